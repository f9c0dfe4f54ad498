"""What may go of a month's budget in a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from delight.domain.surprises.spending import Purse
from delight.domain.surprises.values import Taken

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
SECOND = date(2026, 3, 9)
_money = st.integers(0, 5000)


@pytest.mark.parametrize(
    ("week", "day", "left"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), 800),
        (date(2026, 3, 2), date(2026, 3, 8), 800),
        (date(2026, 3, 9), date(2026, 3, 9), 1500),
        (date(2026, 3, 30), date(2026, 3, 31), 3100),
        (date(2026, 3, 30), date(2026, 4, 1), 516),
        (date(2026, 2, 23), date(2026, 2, 28), 3100),
        (date(2026, 2, 23), date(2026, 3, 1), 100),
    ],
)
def test_as_much_of_the_budget_as_of_the_month_is_over(week, day, left):
    assert Purse(3100, week, {}, ()).left(day) == left


def test_what_was_spent_and_what_waits_is_not_there_any_more():
    waiting = Taken(1, "note", 90, SECOND)
    refused = Taken(2, "note", 90, SECOND, fills=False)
    counted = Taken(3, "note", 90, SECOND, waits=False)
    purse = Purse(3100, SECOND, {MARCH: 400}, (waiting, refused, counted))
    assert purse.left(SECOND) == 1500 - 400 - 90
    purse.pay(SECOND, 10)
    assert purse.left(SECOND) == 1000
    assert Purse(3100, SECOND, {MARCH: 9000}, ()).left(SECOND) == 0


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_never_more_than_the_month_has(budget, spent, day):
    week = day - timedelta(days=day.weekday())
    purse = Purse(budget, week, {day.replace(day=1): spent}, ())
    assert 0 <= purse.left(day) <= max(0, budget - spent)


@given(_money, _money, _money, st.integers(1, 900), st.integers(0, 53))
def test_the_week_it_names_is_the_first_with_enough(budget, this, following, cost, number):
    week = date(2026, 1, 5) + timedelta(weeks=number)
    spent = {week.replace(day=1): this, (week.replace(day=1) + timedelta(days=32)).replace(day=1): following}
    assume(not _enough(Purse(budget, week, spent, ()), week, cost))
    weeks = [week + timedelta(weeks=n) for n in range(1, 15)]
    enough = [later for later in weeks if _enough(Purse(budget, later, spent, ()), later, cost)]
    first = Purse(budget, week, spent, ()).enough_from(cost)
    assert first == (enough[0] if enough else None)


def _enough(purse: Purse, week: date, cost: int) -> bool:
    return any(purse.left(week + timedelta(days=n)) >= cost for n in range(7))
