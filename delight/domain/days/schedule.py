"""When the shop is open, and what its days make of a deadline: its week, its special days, its holidays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from delight.domain.days.calendar import at_local, due_after, local_day
from delight.domain.days.hours import DAY, Stretches, Week, read_stretches, stretches_text
from delight.domain.errors import InputError
from delight.domain.text import clean_line

AS_USUAL = "usual"
"""Hours of a special day that are those of its weekday: a holiday on which the shop is open all the same."""
FARTHEST = 400
"""A shop that does not open for so many days is not waited for: its days are those of the calendar."""
_MOST_DAYS = 1100
_FRIDAY, _LATE = 4, time(17)
HolidaysOf = Callable[[int], Mapping[date, str]]
"""Tells the holidays of a year, each with its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDraft:
    """Days with hours of their own, the last included: none is closed, ``AS_USUAL`` as on that weekday."""

    first: date
    last: date | None = None
    name: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialRow:
    """Special days as stored."""

    id: int
    uid: str
    version: int
    first: date
    last: date
    name: str
    hours: str

    @property
    def days(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRow:
    """A holiday that is coming; ``kept``: the shop keeps holidays, ``special``: what it said of that day."""

    day: date
    name: str
    kept: bool
    special: SpecialRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What the hours mean for one complaint: received then, acknowledged by then, put right by then.

    If it is put right on that day, ``check_on`` and ``return_on`` are when the shop asks and looks.
    """

    received: datetime
    acknowledge_by: datetime
    resolve_by: datetime
    check_on: date
    return_on: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of a country with holidays of its own."""

    code: str
    name: str


def no_holidays(_year: int) -> Mapping[date, str]:
    """Return that a year has none."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A shop's days.

    Attributes:
        week: its opening hours; none where it has not said, and then every day of the calendar counts.
        special: days that differ.
        holidays: of a year.
        zone: the shop's clock; ``None`` is the one of this machine.
    """

    week: Week = ()
    special: tuple[SpecialRow, ...] = ()
    holidays: HolidaysOf = no_holidays
    zone: tzinfo | None = None

    def special_on(self, day: date) -> SpecialRow | None:
        """Return what the shop said of a day: of several the shortest, and of those what was said last."""
        fits = [row for row in self.special if row.first <= day <= row.last]
        return min(fits, key=lambda row: (row.days, -row.id), default=None)

    def on(self, day: date) -> Stretches:
        """Return when the shop is open on a day, which may go on past midnight; nothing is closed."""
        special = self.special_on(day)
        if special is not None and special.hours != AS_USUAL:
            return read_stretches(special.hours)
        if not self.week or (special is None and day in self.holidays(day.year)):
            return ()
        return self.week[day.weekday()]


def opens_at(schedule: Schedule, day: date) -> datetime | None:
    """Return when a day's business begins, in UTC; ``None`` where the shop is closed."""
    stretches = schedule.on(day)
    return _moment(day, stretches[0].opens, schedule.zone) if stretches else None


def closes_at(schedule: Schedule, day: date) -> datetime | None:
    """Return when a day's business ends, in UTC, be it past midnight; ``None`` where the shop is closed."""
    stretches = schedule.on(day)
    return _moment(day, max(s.closes for s in stretches), schedule.zone, last=True) if stretches else None


def business_day(schedule: Schedule, moment: datetime) -> date | None:
    """Return the opening day that a moment counts for: an evening lasts until it closes, past midnight too.

    What comes after closing, or on a day without business, counts for the next opening day. ``None`` where
    none comes within ``FARTHEST`` days.
    """
    for day in _days_from(local_day(moment, schedule.zone) - timedelta(days=1)):
        end = closes_at(schedule, day)
        if end is not None and end > moment:
            return day
    return None


def due_in(schedule: Schedule, moment: datetime, days: int) -> datetime:
    """Return the end of the opening day ``days`` opening days after the one ``moment`` counts for.

    Without opening hours, and where the shop does not open again, they are days of the calendar.
    """
    day = business_day(schedule, moment) if schedule.week else None
    for _ in range(days):
        day = _next_day(schedule, day) if day is not None else None
    end = closes_at(schedule, day) if day is not None else None
    return end or due_after(moment, days, schedule.zone)


def busy_hour(schedule: Schedule, now: datetime) -> datetime:
    """Return an hour before closing on the coming Friday, or on the next open day where it is none."""
    today = local_day(now, schedule.zone)
    friday = today + timedelta(days=(_FRIDAY - today.weekday() - 1) % 7 + 1)
    end = closes_at(schedule, friday) or closes_at(schedule, _next_day(schedule, friday) or friday)
    return end - timedelta(hours=1) if end else at_local(friday, _LATE, schedule.zone)


def is_open(schedule: Schedule, moment: datetime) -> bool:
    """Return whether the shop is open at a moment, the minute in which it closes included."""
    here = local_day(moment, schedule.zone)
    return any(
        _moment(day, one.opens, schedule.zone) <= moment <= _moment(day, one.closes, schedule.zone, last=True)
        for day in (here - timedelta(days=1), here)
        for one in schedule.on(day)
    )


def morning(schedule: Schedule, day: date, otherwise: time) -> datetime:
    """Return when work begins on a day: at opening; at ``otherwise`` where it is closed or did not say."""
    return opens_at(schedule, day) or at_local(day, otherwise, schedule.zone)


def open_day(schedule: Schedule, day: date) -> date:
    """Return the first day from ``day`` on that the shop is open on; ``day`` where it never is again."""
    return day if schedule.on(day) else _next_day(schedule, day) or day


def checked_special(draft: SpecialDraft) -> tuple[date, date, str, str]:
    """Return first and last day, name and hours, tidied.

    Raises:
        InputError: ``special.order``, ``special.too_long``, ``hours.unreadable``, ``hours.overlap``.
    """
    last = draft.last or draft.first
    if last < draft.first:
        raise InputError("special.order", "last")
    if (last - draft.first).days >= _MOST_DAYS:
        raise InputError("special.too_long", "last")
    said = draft.hours.strip().casefold()
    hours = (
        AS_USUAL if said in {AS_USUAL, "open", "as usual"} else stretches_text(read_stretches(draft.hours))
    )
    return draft.first, last, clean_line(draft.name, field="name", longest=120), hours


def _next_day(schedule: Schedule, day: date) -> date | None:
    return next((d for d in _days_from(day + timedelta(days=1)) if schedule.on(d)), None)


def _days_from(day: date) -> Iterator[date]:
    return (day + timedelta(days=n) for n in range(FARTHEST))


def _moment(day: date, minute: int, zone: tzinfo | None, *, last: bool = False) -> datetime:
    there = day + timedelta(days=minute // DAY)
    return at_local(there, time(minute % DAY // 60, minute % 60), zone, last=last)
