"""Months are counted back by the calendar, and rules that make no sense are refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.retention import RetentionRule, checked_rule, cut_off
from delight.domain.errors import InputError


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 600))
def test_it_lies_that_many_months_back_and_never_in_a_later_month(today, months):
    day = cut_off(today, months)
    assert (today.year * 12 + today.month) - (day.year * 12 + day.month) == months
    assert day.day == today.day or (day.day < today.day and day.day >= 28)


def test_before_the_calendar_begins_everything_is_kept():
    assert cut_off(date(2026, 3, 11), 40_000) == date.min


@pytest.mark.parametrize("name", ["customers", "cases", "letters"])
def test_the_field_that_is_wrong_is_named(name):
    with pytest.raises(InputError) as caught:
        checked_rule(RetentionRule(**{name: 0}))
    assert caught.value.details["field"] == name


def test_a_rule_without_months_is_off():
    assert RetentionRule().is_off
    assert not RetentionRule(letters=1).is_off
