"""Up to which day it is known who came."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.domain.insight.seen import seen_until

END = date(2026, 3, 31)


def days(count, last=END, *, every=1, each=1):
    """Return so many days with visits, the latest one last."""
    return {last - timedelta(days=every * place): each for place in range(count)}


def after(count):
    return END + timedelta(days=count)


def test_of_no_visit_nothing_is_known():
    assert seen_until({}) is None


@pytest.mark.parametrize("each", [1, 5, 200])
def test_where_people_are_noted_as_ever_it_is_known_up_to_the_last_visit(each):
    assert seen_until(days(200, each=each)) == END
    assert seen_until(days(40, every=7, each=each)) == END
    assert seen_until(days(3, every=30, each=each)) == END


def test_a_handful_after_the_last_file_of_sales_does_not_make_it_known_who_came():
    """Fourteen a day from a file; since then three a week at the counter, for ten weeks."""
    counter = {after(day): 1 for week in range(2, 12) for day in (7 * week, 7 * week + 2, 7 * week + 4)}
    assert seen_until({**days(300, each=14), **counter}) == END
    soon = {after(day): 1 for day in (1, 3, 5, 8, 10)}
    found = seen_until({**days(300, each=14), **soon})
    assert found is not None
    assert END <= found <= after(5)


def test_a_new_file_makes_it_known_again():
    gap = {**days(200, each=14), after(20): 1, **days(20, after(60), each=14)}
    assert seen_until(gap) == after(60)


def test_after_half_a_year_the_few_are_what_is_usual():
    counter = {after(7 * week): 2 for week in range(1, 30)}
    assert seen_until({**days(360, each=14), **counter}) == after(7 * 29)


def test_holidays_and_quiet_weeks_are_no_end():
    assert seen_until({**days(200, each=6), **days(9, after(30), each=3)}) == after(30)


def test_where_few_come_a_quiet_week_is_no_end():
    assert seen_until({**days(60, every=2, each=2), after(30): 1}) == after(30)


def test_a_few_weeks_are_too_few_to_say_what_is_usual():
    assert seen_until({**days(30, each=20), after(40): 1}) == after(40)
