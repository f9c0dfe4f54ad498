from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.days.schedule import Schedule, SpecialRow
from delight.domain.errors import InputError
from delight.domain.reminders import (
    AHEAD,
    ReminderTimes,
    is_quiet,
    mark,
    read_clock,
    summary_day,
    week_day,
    worth_telling,
)
from delight.domain.today import TaskKind
from tests.ui.today.rows import row

TIMES = ReminderTimes(on=True, summary_at=time(8), quiet_from=time(20), quiet_to=time(7, 30))
ALWAYS = Schedule(zone=UTC)
NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)


def promise(number, due):
    from dataclasses import replace

    return replace(row(TaskKind.PROMISE), record=number, due_at=due)


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [("07:29", True), ("07:30", False), ("19:59", False), ("20:00", True), ("23:59", True), ("00:00", True)],
)
def test_quiet_hours_go_past_midnight(clock, quiet):
    now = datetime.combine(date(2026, 3, 11), read_clock(clock, field="x"), UTC)
    assert is_quiet(TIMES, ALWAYS, now) is quiet


def test_quiet_hours_within_a_day_and_none_at_all():
    siesta = ReminderTimes(on=True, summary_at=time(8), quiet_from=time(13), quiet_to=time(16))
    assert is_quiet(siesta, ALWAYS, NOW.replace(hour=14))
    assert not is_quiet(siesta, ALWAYS, NOW.replace(hour=16))
    none = ReminderTimes(on=True, summary_at=time(8), quiet_from=time(0), quiet_to=time(0))
    assert not any(is_quiet(none, ALWAYS, NOW.replace(hour=hour)) for hour in range(24))


def test_closed_days_are_quiet_and_have_no_summary():
    first, last = date(2026, 3, 11), date(2026, 3, 12)
    shut = Schedule(
        special=(SpecialRow(id=1, uid="u", version=1, first=first, last=last, name="", hours=""),), zone=UTC
    )
    assert is_quiet(TIMES, shut, NOW)
    assert summary_day(TIMES, shut, NOW) is None
    assert summary_day(TIMES, shut, NOW + timedelta(days=2)) == date(2026, 3, 13)


def test_the_summary_comes_at_its_time_and_not_before():
    assert summary_day(TIMES, ALWAYS, NOW.replace(hour=7, minute=59)) is None
    assert summary_day(TIMES, ALWAYS, NOW.replace(hour=8)) == date(2026, 3, 11)
    off = ReminderTimes(on=False, summary_at=time(8), quiet_from=time(20), quiet_to=time(7))
    assert summary_day(off, ALWAYS, NOW) is None


def test_the_week_of_a_day_ended_on_its_friday():
    assert week_day(date(2026, 3, 13)) == date(2026, 3, 13)
    assert week_day(date(2026, 3, 16)) == date(2026, 3, 13)
    assert week_day(date(2026, 3, 12)) == date(2026, 3, 6)


@pytest.mark.parametrize("text", ["24:00", "8", "", "08:60", "eight"])
def test_what_is_no_time_of_day_is_refused(text):
    with pytest.raises(InputError, match=r"time\.unreadable"):
        read_clock(text, field="summary_at")


minutes = st.integers(-3_000, 3_000)


@given(st.lists(minutes, max_size=8), st.lists(st.integers(-600, 600), min_size=1, max_size=40))
def test_however_the_clock_jumps_each_promise_is_told_at_most_once_and_in_its_time(dues, jumps):
    rows = [promise(n, NOW + timedelta(minutes=due)) for n, due in enumerate(dues)]
    told, now = set(), NOW
    for jump in jumps:
        now += timedelta(minutes=jump)
        for fresh in worth_telling(rows, frozenset(told), since=NOW, now=now):
            assert mark(fresh) not in told
            assert NOW <= fresh.due_at <= now + AHEAD
            told.add(mark(fresh))


@given(st.lists(st.integers(1, 600), min_size=1, max_size=8), st.integers(1, 25))
def test_while_somebody_looks_every_half_minute_nothing_is_missed(dues, step):
    rows = [promise(n, NOW + timedelta(minutes=due)) for n, due in enumerate(dues)]
    told, now = set(), NOW
    while now < NOW + timedelta(minutes=660):
        told.update(mark(one) for one in worth_telling(rows, frozenset(told), since=NOW, now=now))
        now += timedelta(minutes=step)
    assert len(told) == len(rows)


def test_after_a_long_sleep_there_is_no_storm():
    rows = [promise(n, NOW + timedelta(hours=n)) for n in range(1, 40)]
    woken = NOW + timedelta(hours=30)
    fresh = worth_telling(rows, frozenset(), since=NOW, now=woken)
    assert [one.record for one in fresh] == list(range(18, 31))
