"""Days and deadlines: stored in UTC, counted in the shop's own days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from delight.domain.errors import InputError

EARLIEST = date(1900, 1, 1)
DAWN = time(6)
"""What is due in the night until then belongs to the evening before."""
SLIP = timedelta(minutes=5)
"""Two clocks in one shop may differ by this much before "now" counts as the future."""


class Urgency(StrEnum):
    """How near a deadline is."""

    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"
    NONE = "none"


def local(moment: datetime, zone: tzinfo | None) -> datetime:
    """Return ``moment`` on the shop's clock; no zone means the clock of this machine."""
    return moment.astimezone(zone)


def local_day(moment: datetime, zone: tzinfo | None) -> date:
    """Return the shop's day at ``moment``."""
    return local(moment, zone).date()


def at_local(day: date, clock: time, zone: tzinfo | None, *, last: bool = False) -> datetime:
    """Return the moment, in UTC, at which the shop's clock shows ``clock`` on ``day``.

    A time that a night skips, when clocks go forward, comes as much later as is skipped. A time that comes
    twice, when they go back, is the first of both, or the ``last``: a deadline is never an hour too soon.
    """
    there = datetime.combine(day, clock)
    first = _in_zone(there, zone)
    return max(first, _in_zone(there.replace(fold=1), zone)) if last else first


def end_of(day: date, zone: tzinfo | None) -> datetime:
    """Return the last second of the shop's ``day``, in UTC."""
    return at_local(day, time(23, 59, 59), zone, last=True)


def evening_of(moment: datetime, zone: tzinfo | None) -> date:
    """Return the day that a deadline belongs to as people say it: until ``DAWN`` it is the evening before."""
    return local_day(moment - timedelta(hours=DAWN.hour), zone)


def tonight(now: datetime, zone: tzinfo | None) -> datetime:
    """Return the moment until which something is due today: six in the morning, since a bar closes at two."""
    return at_local(local_day(now, zone) + timedelta(days=1), DAWN, zone)


def due_after(moment: datetime, days: int, zone: tzinfo | None) -> datetime:
    """Return the end of the shop's day ``days`` calendar days after ``moment``; 0 is the same day."""
    return end_of(local_day(moment, zone) + timedelta(days=days), zone)


def urgency(due: datetime | None, now: datetime, zone: tzinfo | None) -> Urgency:
    """Return how near ``due`` is at ``now``."""
    if due is None:
        return Urgency.NONE
    if due < now:
        return Urgency.OVERDUE
    return Urgency.TODAY if due <= tonight(now, zone) else Urgency.LATER


def check_past(moment: datetime | None, now: datetime, *, field: str) -> None:
    """Refuse a moment that has not come yet, or that lies before anyone alive.

    Raises:
        InputError: ``date.future`` or ``date.too_early``.
    """
    if moment is None:
        return
    if moment > now + SLIP:
        raise InputError("date.future", field)
    if moment.date() < EARLIEST:
        raise InputError("date.too_early", field)


def check_future(moment: datetime | None, now: datetime, *, field: str) -> None:
    """Refuse a day by which something is promised that is already over, or that nobody will live to see.

    Raises:
        InputError: ``date.past`` or ``date.too_late``.
    """
    if moment is None:
        return
    if moment < now - SLIP:
        raise InputError("date.past", field)
    if moment > now + timedelta(days=3660):
        raise InputError("date.too_late", field)


def _in_zone(there: datetime, zone: tzinfo | None) -> datetime:
    return (there.replace(tzinfo=zone) if zone else there.astimezone()).astimezone(UTC)
