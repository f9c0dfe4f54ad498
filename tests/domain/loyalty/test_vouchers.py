"""What a voucher may be worth, and how much of it can be taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import ConflictError, InputError
from delight.domain.loyalty.vouchers import (
    MOST_VOUCHERS,
    VoucherDraft,
    VoucherRow,
    VoucherState,
    amount_taken,
    check_open,
    checked_stack,
    checked_voucher,
)
from delight.domain.text import is_blank

TODAY = date(2026, 3, 11)
AMOUNTS = st.none() | st.integers(-5, 10**12)
DRAFTS = st.builds(
    VoucherDraft,
    value_minor=AMOUNTS,
    item=st.text(max_size=250),
    until=st.none() | st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=3)),
    note=st.text(max_size=50),
)
ROW = VoucherRow(
    id=1,
    uid="u",
    code="VK72NPXR4",
    customer_id=None,
    customer_name="",
    value_minor=1000,
    item="",
    left_minor=1000,
    until=None,
    note="",
    issued_at=datetime(2026, 3, 1, tzinfo=UTC),
    staff="",
    cancelled_at=None,
    cancel_why="",
    gesture_id=None,
    case_id=None,
    state=VoucherState.OPEN,
)


def test_a_voucher_is_cleaned():
    made = checked_voucher(VoucherDraft(item="  a tea\nand cake ", note=" for the rain \n"), TODAY)
    assert (made.item, made.note) == ("a tea and cake", "for the rain")


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({}, "voucher.worth_missing", "value"),
        ({"value_minor": 0}, "voucher.worth_missing", "value"),
        ({"value_minor": 0, "item": "\u200b"}, "voucher.worth_missing", "value"),
        ({"value_minor": 0, "item": "tea"}, "voucher.worth_twice", "value"),
        ({"value_minor": 1, "item": "tea"}, "voucher.worth_twice", "value"),
        ({"value_minor": -1}, "amount.negative", "value"),
        ({"value_minor": 1, "until": TODAY - timedelta(days=1)}, "voucher.until_past", "until"),
        ({"item": "x" * 201}, "text.too_long", "item"),
        ({"value_minor": 1, "note": "x" * 200_001}, "text.too_long", "note"),
    ],
)
def test_what_cannot_be_is_refused(fields, code, field):
    with pytest.raises(InputError) as refused:
        checked_voucher(VoucherDraft(**fields), TODAY)
    assert (refused.value.code, refused.value.details["field"]) == (code, field)


@given(DRAFTS)
def test_whatever_is_taken_is_worth_one_thing_and_can_be_used_today(draft):
    try:
        made = checked_voucher(draft, TODAY)
    except InputError:
        return
    assert (made.value_minor is None) != (made.item == "")
    assert made.value_minor is None or made.value_minor > 0
    assert made.item == "" or not is_blank(made.item)
    assert "\n" not in made.item
    assert len(made.item) <= 200
    assert made.until is None or made.until >= TODAY
    assert checked_voucher(made, TODAY) == made


@given(st.integers(1, 10**6), st.none() | st.integers(-10, 10**6 + 10))
def test_never_more_is_taken_than_there_is_and_never_nothing(left, asked):
    row = replace(ROW, value_minor=10**6, left_minor=left)
    if asked is None or 0 < asked <= left:
        assert amount_taken(row, asked, "GBP") == (left if asked is None else asked)
    else:
        with pytest.raises(InputError):
            amount_taken(row, asked, "GBP")


def test_of_an_item_all_is_taken_and_no_amount():
    row = replace(ROW, value_minor=None, left_minor=None, item="a loaf")
    assert amount_taken(row, None, "GBP") is None
    with pytest.raises(InputError, match=r"voucher\.item_whole"):
        amount_taken(row, 100, "GBP")


@pytest.mark.parametrize("state", set(VoucherState) - {VoucherState.USED})
@pytest.mark.parametrize("anyway", [False, True])
def test_only_what_is_over_is_taken_anyway(state, anyway):
    row = replace(ROW, state=state, until=TODAY)
    if state is VoucherState.OPEN or (anyway and state is VoucherState.EXPIRED):
        check_open(row, anyway=anyway)
    else:
        with pytest.raises(ConflictError, match=rf"voucher\.{state}"):
            check_open(row, anyway=anyway)


@pytest.mark.parametrize("count", [1, 2, MOST_VOUCHERS])
def test_a_stack_is_as_large_as_was_asked(count):
    assert checked_stack(count) == count


@pytest.mark.parametrize("count", [0, -3, MOST_VOUCHERS + 1])
def test_a_stack_of_none_or_of_far_too_many_is_refused(count):
    with pytest.raises(InputError, match=r"voucher\.count") as caught:
        checked_stack(count)
    assert caught.value.details["most"] == MOST_VOUCHERS
