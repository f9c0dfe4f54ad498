"""Which copies stay: by number, whatever the clock says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.backups import LEAST_GOOD, Mark, is_due, to_keep

DAYS = st.dates(date(1970, 1, 1), date(2199, 12, 31))
FIRST = date(2026, 3, 11)


def marks(days):
    return [Mark(number=number, day=day) for number, day in enumerate(days, 1)]


@given(st.lists(DAYS, max_size=80))
def test_the_latest_stay_whatever_the_clock_says(days):
    kept = to_keep(marks(days))
    assert set(range(max(1, len(days) - 4), len(days) + 1)) <= kept
    assert len(kept) >= min(len(days), LEAST_GOOD)


@given(st.lists(DAYS, min_size=1, max_size=80), st.randoms())
def test_the_order_in_which_a_folder_lists_them_is_nothing(days, chance):
    shuffled = marks(days)
    chance.shuffle(shuffled)
    assert to_keep(shuffled) == to_keep(marks(days))


@given(st.integers(1, 400), DAYS, st.integers(1, 400))
def test_one_copy_from_another_time_prunes_hardly_anything(count, wrong, at):
    """A clock that is years out for one copy takes up one place of each span and no more."""
    right = [FIRST + timedelta(days=n) for n in range(count)]
    lied = [wrong if n + 1 == at else day for n, day in enumerate(right)]
    assert len(to_keep(marks(right)) - to_keep(marks(lied)) - {at}) <= 3


def thinned(days):
    """Return which copies are left if the folder is thinned out after each copy, as it is."""
    kept: set[int] = set()
    for number in range(1, len(days) + 1):
        kept = to_keep([Mark(number=n, day=days[n - 1]) for n in sorted({*kept, number})])
    return kept


def test_after_a_year_of_days_there_are_days_weeks_and_months():
    kept = thinned([FIRST + timedelta(days=n) for n in range(365)])
    days = sorted(FIRST + timedelta(days=n - 1) for n in kept)
    assert days[-7:] == [FIRST + timedelta(days=n) for n in range(358, 365)]
    assert len({(day.year, day.month) for day in days}) >= 12
    assert len(kept) <= 5 + 7 + 4 + 12 + 4


def test_ten_copies_a_day_leave_a_week_of_days():
    kept = thinned([FIRST + timedelta(days=n // 10) for n in range(300)])
    assert len({FIRST + timedelta(days=(n - 1) // 10) for n in kept}) >= 7


def test_a_clock_that_stands_still_leaves_older_copies_too():
    kept = thinned([FIRST] * 60)
    assert {30, 40, 50, 60} <= kept
    assert {56, 57, 58, 59, 60} <= kept


@given(st.lists(DAYS, min_size=1, max_size=60))
def test_thinning_out_again_and_again_never_goes_below_the_latest(days):
    kept = thinned(days)
    assert set(range(max(1, len(days) - 4), len(days) + 1)) <= kept


NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("newest", "due"),
    [
        (None, True),
        (NOW - timedelta(hours=1), False),
        (NOW - timedelta(hours=19), False),
        (NOW - timedelta(hours=21), True),
        (NOW + timedelta(days=3650), True),
        (NOW - timedelta(days=3650), True),
    ],
)
def test_a_copy_is_due_once_a_day_and_when_a_clock_lied(newest, due):
    assert is_due(newest, NOW) is due
