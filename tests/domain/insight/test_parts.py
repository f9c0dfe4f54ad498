"""Months and years of a period, and what falls into each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from delight.domain.insight.parts import Parts, cut
from delight.domain.insight.period import Period
from delight.domain.insight.values import Month, Year


class Dated(NamedTuple):
    number: int
    day: date


days = st.dates(date(2019, 1, 1), date(2026, 12, 31))


def test_days_are_counted_by_month_and_those_outside_passed_over():
    parts = Parts(Period(date(2026, 1, 15), date(2026, 3, 31)))
    some = [date(2026, 1, 14), date(2026, 1, 15), date(2026, 2, 28), date(2026, 3, 1), date(2026, 4, 1)]
    assert parts.counted(some) == [1, 1, 1]
    assert parts.shared(zip(some, "abcde", strict=True)) == [["b"], ["c"], ["d"]]


def test_a_cut_month_is_not_whole():
    parts = Parts(Period(date(2026, 1, 15), date(2026, 3, 31)))
    assert parts.whole == (False, True, True)
    assert Parts(Period(date(2026, 2, 1), date(2026, 2, 28))).whole == (True,)


def test_a_long_period_goes_by_years_of_which_the_last_may_be_cut():
    parts = Parts(Period(date(2020, 1, 1), date(2026, 6, 30)))
    assert [part.label for part in parts.all[:2]] == [Year(date(2020, 1, 1)), Year(date(2021, 1, 1))]
    assert parts.whole == (True,) * 6 + (False,)
    assert Parts(Period(date(2026, 1, 1), date(2026, 12, 31))).all[0].label == Month(date(2026, 1, 1))


@given(days, days, st.lists(days, max_size=40))
def test_cutting_rows_in_order_tells_the_same_as_counting_them(one, other, some):
    period = Period(min(one, other), max(one, other))
    rows = [Dated(number, day) for number, day in enumerate(sorted(some))]
    pieces = cut(period, rows)
    assert [part for part, _ in pieces] == list(Parts(period).all)
    assert [len(mine) for _, mine in pieces] == Parts(period).counted(row.day for row in rows)
    assert [row for _, mine in pieces for row in mine] == [row for row in rows if row.day in period]


@given(days, st.integers(0, 4_000))
def test_each_day_of_a_period_is_in_one_part(first, more):
    period = Period(first, first + timedelta(days=more))
    assert sum(Parts(period).counted(first + timedelta(days=n) for n in range(more + 1))) == more + 1
