"""A scanner types a code, each key with its moment as a desktop sends it, wherever the keyboard rests."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from delight.domain.codes import CodeKind
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft, VoucherState
from delight.ui.kit.work.page import Place
from delight.ui.surprises.loyalty.kinds import Kind
from tests.qt_helpers import settle
from tests.ui.surprises.loyalty.kinds import new
from tests.ui.typing import at


@pytest.fixture
def view(open_window, services):
    """Vouchers and stamp cards in the whole window, with a voucher that is looked at."""
    looked_at = services.vouchers.issue(VoucherDraft(item="A slice of cake")).record
    window = open_window(services)
    page = window.go(Place.SURPRISES)
    page.show_code(CodeKind.VOUCHER, looked_at)
    settle(window.tools)
    return page.loyalty


def scan(view, code, where, *, shift=True):
    """Scan a code while ``where`` has the keyboard, by a scanner that sends Enter twice."""
    where.setFocus()
    settle(view.tools)
    for number, letter in enumerate(code):
        at(10_000 + number * 5, letter, shift=shift and letter.isalpha())
    for again in range(2):
        at(10_050 + again * 5, "Return")
    settle(view.tools)


@pytest.mark.parametrize("where", ["list", "button"])
def test_a_voucher_is_shown_and_none_is_taken(view, services, where):
    voucher = services.vouchers.get(services.vouchers.issue(VoucherDraft(value_minor=700)).record)
    assert view.voucher.isVisible()
    assert view.voucher.voucher.code != voucher.code
    scan(view, voucher.code, view.list if where == "list" else view.voucher.take)
    assert view.voucher.voucher.code == voucher.code
    assert {row.state for row in services.vouchers.page()} == {VoucherState.OPEN}


@pytest.mark.parametrize("shift", [True, False])
def test_a_stamp_card_is_shown_and_no_form_is_opened(view, services, shift):
    card = services.stamp_cards.get(services.stamp_cards.open(StampCardDraft(reward="A coffee")).record)
    scan(view, card.code if shift else card.code.lower(), view.list, shift=shift)
    assert view.card.isVisible()
    assert view.card.card.code == card.code
    assert "hand_out" not in vars(view.forms) or view.forms.hand_out.isHidden()
    assert QApplication.focusWidget() is view.line.line


@pytest.mark.parametrize("kind", list(Kind))
def test_plus_makes_what_is_listed(view, kind):
    new(view, kind)
    forms = {Kind.CARDS: "hand_out", Kind.VOUCHERS: "issue"}
    shown = [
        one for one in forms.values() if one in vars(view.forms) and getattr(view.forms, one).isVisible()
    ]
    assert shown == [forms[kind]]
