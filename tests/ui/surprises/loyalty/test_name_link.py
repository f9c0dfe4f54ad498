"""Whose a voucher and a stamp card are, however long the name and however large the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.ui.surprises.loyalty.kinds import Kind
from tests import factories
from tests.fitting import unfit
from tests.qt_helpers import press, settle, wait_for

_LONG = "Wolfeschlegelsteinhausenbergerdorff & Featherstonehaugh-Cholmondeley of Sandmouth"


@pytest.fixture
def show(view, services):
    """Return a function that shows a customer's voucher or card, and gives the link to them."""

    def show_(kind, name):
        customer = factories.customer(services, name)
        services.vouchers.issue(VoucherDraft(customer_id=customer, value_minor=1500))
        services.stamp_cards.open(StampCardDraft(customer_id=customer, reward="a coffee", needed=5))
        view.refresh()
        view.kind.take(kind)
        view.kind.changed.emit()
        settle(view.tools)
        view.list.setCurrentIndex(view.model.index(0, 0))
        settle(view.tools)
        pane = view.voucher if kind is Kind.VOUCHERS else view.card
        wait_for(lambda: pane.isVisible())
        return pane.whose

    return show_


@pytest.mark.parametrize("kind", Kind)
def test_a_long_name_ends_in_an_ellipsis_and_is_told_whole(doubled, view, show, kind):
    whose = show(kind, _LONG)
    shown = whose.button.text().replace("&&", "&")
    assert shown.endswith("…")
    assert _LONG.startswith(shown[:-1].rstrip())
    assert whose.button.fontMetrics().horizontalAdvance(shown) <= whose.button.width()
    assert _LONG.replace("&", "&amp;") in whose.button.toolTip()
    assert _LONG in whose.button.accessibleName()
    assert view.side.horizontalScrollBar().maximum() == 0
    right = whose.button.mapTo(view.side.viewport(), whose.button.rect().topRight()).x()
    assert right <= view.side.viewport().width()
    assert unfit(view) == []


@pytest.mark.parametrize("kind", Kind)
def test_a_name_that_fits_is_shown_whole_and_leads_to_them(view, show, kind):
    whose, opened = show(kind, "Tom & Ann Lee"), []
    view.open_customer_requested.connect(opened.append)
    assert whose.button.text() == "Tom && Ann Lee"
    QTest.mouseClick(whose.button, Qt.MouseButton.LeftButton)
    press(whose.button, "Return")
    assert len(opened) == 2


def test_more_room_shows_more_of_it(view, show):
    whose = show(Kind.VOUCHERS, _LONG)
    before = whose.button.text()
    view.resize(1900, 900)
    wait_for(lambda: len(whose.button.text()) > len(before))
