"""A customer as typed, cleaned and read back."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.customer import CustomerDraft, checked_birthday, checked_customer, draft_of
from delight.domain.errors import InputError
from tests.factories import customer


def test_what_is_stored_comes_back_as_it_would_be_typed(services):
    draft = CustomerDraft(name="Zoë Brontë", phone="01632 960111", know="rye", birthday="03-14", likes="plum")
    detail = services.customers.get(services.customers.add(draft).record)
    assert draft_of(detail) == draft
    assert {field.name for field in fields(CustomerDraft)} <= {*dir(detail)}


def test_nothing_changes_where_nothing_was_changed(services):
    zoe = customer(services)
    assert services.customers.edit(zoe, draft_of(services.customers.get(zoe))).touched == frozenset()


@given(st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(name):
    try:
        once = checked_customer(CustomerDraft(name=name))
    except InputError as error:
        assert error.code in {"customer.name_missing", "text.too_long"}  # noqa: PT017 - which of the two
    else:
        assert checked_customer(once) is once


@pytest.mark.parametrize(
    ("typed", "kept"), [("3-14", "03-14"), ("1980-3-14", "1980-03-14"), ("02-29", "02-29")]
)
def test_birthdays(typed, kept):
    assert checked_birthday(typed) == kept
    for wrong in ("14.3.", "02-30", "1981-02-29", "13-01"):
        with pytest.raises(InputError, match=r"birthday\.unreadable"):
            checked_birthday(wrong)
