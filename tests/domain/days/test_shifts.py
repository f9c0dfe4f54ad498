from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.days.calendar import local
from delight.domain.days.shifts import Shifts

FIRST, LAST = date(2015, 1, 1), date(2027, 12, 31)
ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu")
KNOWN = {name: Shifts(ZoneInfo(name), FIRST, LAST) for name in ZONES}


def second(*at: int) -> int:
    return int(datetime(*at, tzinfo=UTC).timestamp())


def hours(shifts, moments):
    days, found = shifts.days_and_times(moments)
    assert days == shifts.days(moments)
    return [at // 3_600 for at in found]


@given(st.sampled_from(ZONES), st.lists(st.integers(second(2015, 1, 2), second(2027, 12, 30)), max_size=5))
def test_days_and_times_are_those_that_the_zone_says(name, moments):
    there = [local(datetime.fromtimestamp(one, UTC), ZoneInfo(name)) for one in moments]
    assert KNOWN[name].days(moments) == [one.date() for one in there]
    times = [(one.hour * 60 + one.minute) * 60 + one.second for one in there]
    assert KNOWN[name].days_and_times(moments)[1] == times


def test_the_clock_changes_at_the_second():
    london = KNOWN["Europe/London"]
    forward, back = second(2026, 3, 29, 1), second(2026, 10, 25, 1)
    assert hours(london, [forward - 1, forward]) == [0, 2]
    assert hours(london, [back - 1, back]) == [1, 1]
    assert london.days([second(2026, 6, 30, 22, 59, 59), second(2026, 6, 30, 23)]) == [
        date(2026, 6, 30),
        date(2026, 7, 1),
    ]


def test_beyond_its_days_the_clock_is_as_at_their_ends():
    shifts = Shifts(ZoneInfo("Europe/London"), date(2026, 1, 5), date(2026, 1, 10))
    assert hours(shifts, [second(2020, 7, 1, 10), second(2026, 7, 1, 10)]) == [10, 10]


def test_no_moments_have_no_days():
    assert KNOWN["Europe/London"].days([]) == []


def test_an_odd_offset_counts_its_minutes():
    shifts = Shifts(timezone(timedelta(hours=5, minutes=45)), FIRST, FIRST)
    assert shifts.days([second(2015, 1, 1, 18, 14), second(2015, 1, 1, 18, 15)]) == [
        date(2015, 1, 1),
        date(2015, 1, 2),
    ]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this machine's clock cannot be set for a test")
def test_no_zone_is_the_clock_of_this_machine(monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert hours(Shifts(None, FIRST, LAST), [second(2026, 1, 5, 12), second(2026, 7, 5, 12)]) == [7, 8]
    finally:
        monkeypatch.undo()
        time.tzset()
