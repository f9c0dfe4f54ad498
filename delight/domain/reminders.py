"""When the shop is reminded of what is due, and when it is left in peace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TypeAlias

from delight.domain.days.calendar import local, local_day
from delight.domain.days.schedule import Schedule
from delight.domain.errors import InputError
from delight.domain.shop import CLOCK
from delight.domain.today import TaskKind, TodayRow

AHEAD = timedelta(minutes=30)
"""So long before its moment a promise, or an answer that is due, is called to mind."""
STALE = timedelta(hours=12)
"""What is later than this stands on Today and is no news."""
_FRIDAY = 4
_NOON = time(12)
Mark: TypeAlias = tuple[TaskKind, int, datetime]
"""What a reminder is known again by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderTimes:
    """When reminders come; ``quiet_from`` and ``quiet_to`` may lie on both sides of midnight.

    The same time for both is no quiet at all.
    """

    on: bool
    summary_at: time
    quiet_from: time
    quiet_to: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Soon:
    """What a look at the clock found.

    Attributes:
        now: the moment of the look.
        day: the shop's day.
        rows: open promises, and complaints to acknowledge, due until half an hour from now, late ones too.
        quiet: nobody is to be bothered now: quiet hours, a closed day, or reminders are off.
        summary: the day whose summary is due by now; ``None`` where none is.
    """

    now: datetime
    day: date
    rows: tuple[TodayRow, ...]
    quiet: bool
    summary: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSummary:
    """What the owner is told on Fridays.

    Attributes:
        settled: actions that staff did this week without asking.
        given_minor: what these gave away.
        copy_days: age in days of the newest copy outside this machine; ``None`` where there is none.
        currency: of the amount.
    """

    settled: int
    given_minor: int
    copy_days: int | None
    currency: str


def read_clock(text: str, *, field: str) -> time:
    """Return a time of day written as ``08:00`` (``time.unreadable``)."""
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        raise InputError("time.unreadable", field, text=text)
    return time(int(found[1]), int(found[2]))


def is_quiet(times: ReminderTimes, schedule: Schedule, now: datetime) -> bool:
    """Return whether nobody is to be bothered: reminders are off, it is a closed day or a quiet hour."""
    if not times.on or is_closed(schedule, local_day(now, schedule.zone)):
        return True
    here = local(now, schedule.zone).time()
    if times.quiet_from <= times.quiet_to:
        return times.quiet_from <= here < times.quiet_to
    return here >= times.quiet_from or here < times.quiet_to


def is_closed(schedule: Schedule, day: date) -> bool:
    """Return whether the shop said that it is closed on a day; one that said nothing is open every day."""
    said = bool(schedule.week) or schedule.special_on(day) is not None
    return said and not schedule.on(day)


def summary_day(times: ReminderTimes, schedule: Schedule, now: datetime) -> date | None:
    """Return the day whose morning summary is due by now: not before its time, nor on a closed day."""
    day = local_day(now, schedule.zone)
    early = local(now, schedule.zone).time() < times.summary_at
    return None if not times.on or early or is_closed(schedule, day) else day


def is_morning(now: datetime, zone: tzinfo | None) -> bool:
    """Return whether "Good morning" is what people say now."""
    return local(now, zone).time() < _NOON


def week_day(day: date) -> date:
    """Return the Friday whose summary for the owner belongs to ``day``: that day, or the last one before."""
    return day - timedelta(days=(day.weekday() - _FRIDAY) % 7)


def worth_telling(
    rows: Iterable[TodayRow], told: frozenset[Mark], *, since: datetime, now: datetime
) -> list[TodayRow]:
    """Return what to call to mind, each only once, soonest first.

    However long the machine slept or the clock jumped: what was due before ``since``, when somebody began to
    look, or long ago, stands on Today already.
    """
    oldest = max(since, now - STALE)
    fresh = (row for row in rows if oldest <= row.due_at <= now + AHEAD and mark(row) not in told)
    return sorted(fresh, key=lambda row: row.due_at)


def mark(row: TodayRow) -> Mark:
    """Return what a reminder is known again by: its promise or case, and the day it had then."""
    return row.kind, row.record, row.due_at
