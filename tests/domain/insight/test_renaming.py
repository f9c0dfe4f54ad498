"""Causes that got another name by hand."""

from __future__ import annotations

from datetime import date

from delight.domain.insight.facts import Renamed
from delight.domain.insight.renaming import CameOver, came_over
from tests.domain.insight.made import BEFORE, case, facts

DAY = date(2026, 2, 3)


def found(before, now, *renamed):
    return came_over(facts(now, before, renamed=renamed), (before, now))


def test_what_came_over_is_counted_in_both_times():
    before = [case(date(2025, 1, 2), cause="rush") for _ in range(3)]
    now = [case(cause="rush") for _ in range(4)]
    moved = (before[0].id, now[1].id, now[2].id, 99_999)
    assert found(before, now, Renamed("hurry", "rush", DAY, moved)) == {
        "rush": CameOver("hurry", DAY, moved[:3], 7, 2)
    }


def test_what_was_renamed_before_the_days_compared_was_always_called_so():
    now = [case(cause="rush")]
    assert found([], now, Renamed("hurry", "rush", BEFORE.first, (now[0].id,)))
    assert found([], now, Renamed("hurry", "rush", date(2023, 6, 30), (now[0].id,))) == {}


def test_cases_that_have_another_cause_by_now_have_not_come_over():
    now = [case(cause="oven"), case(cause="rush")]
    assert found([], now, Renamed("hurry", "rush", DAY, (now[0].id,))) == {}


def test_of_two_names_the_last_is_told_and_both_are_counted():
    now = [case(cause="rush"), case(cause="rush")]
    one = Renamed("hurry", "rush", DAY, (now[0].id,))
    other = Renamed("friday", "rush", date(2026, 5, 1), (now[1].id,))
    came = found([], now, other, one)["rush"]
    assert (came.was, came.day, came.ids) == ("friday", other.day, (now[0].id, now[1].id))
