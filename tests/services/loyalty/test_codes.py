"""One field takes the codes of vouchers, stamp cards and reply slips, and knows which is which."""

from __future__ import annotations

import pytest

from delight.domain.codes import CodeKind, new_code, spaced
from delight.domain.errors import DelightError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.replies import new_code as new_slip
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from tests import factories


def test_a_voucher(services):
    row = services.vouchers.get(services.vouchers.issue(VoucherDraft(value_minor=100)).record)
    found = services.loyalty_codes.what_is(f"{spaced(row.code).lower()}\r")
    assert (found.kind, found.code, found.record) == (CodeKind.VOUCHER, row.code, row.id)


def test_a_stamp_card(services):
    row = services.stamp_cards.get(services.stamp_cards.open(StampCardDraft(reward="a coffee")).record)
    found = services.loyalty_codes.what_is(row.code)
    assert (found.kind, found.record) == (CodeKind.STAMP_CARD, row.id)


def test_a_reply_slip(services):
    request = LetterRequest(wording="apology", case_id=resolved(services), reply_slip=True)
    letter = services.letters.get(services.letters.issue(request).record)
    found = services.loyalty_codes.what_is(spaced(letter.reply_code))
    assert (found.kind, found.record) == (CodeKind.SLIP, letter.id)
    with pytest.raises(DelightError, match=r"reply\.unknown"):
        services.loyalty_codes.what_is(new_slip())


def resolved(services):
    case = factories.case(services, factories.customer(services))
    services.cases.move(case, "resolved")
    return case


@pytest.mark.parametrize(
    ("kind", "code"), [(CodeKind.VOUCHER, "voucher.unknown"), (CodeKind.STAMP_CARD, "card.unknown")]
)
def test_never_given_out(services, kind, code):
    with pytest.raises(DelightError) as caught:
        services.loyalty_codes.what_is(new_code(kind, services.shop.row().uid))
    assert caught.value.code == code


def test_no_code_at_all(services):
    for typed, code in (("", "code.nothing"), ("hello", "code.too_short"), ("V" * 30, "code.too_long")):
        with pytest.raises(DelightError) as caught:
            services.loyalty_codes.what_is(typed)
        assert caught.value.code == code
