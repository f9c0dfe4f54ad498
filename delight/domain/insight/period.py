"""The days that figures are about, those they are compared with, and a year before."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from delight.domain.days.calendar import EARLIEST
from delight.domain.errors import InputError
from delight.domain.insight.values import Month, Year

USUAL_MONTHS, BUSY_MONTHS = 24, 12
"""So long before a period is what is usual: shops change. A busy one tells it in a year, seasons and all."""
BUSY_FROM = 10_000
"""With so many cases in the year before a period, a second one tells nothing that the first does not."""
LEAST_USUAL_DAYS = 90
"""A shorter time before tells nothing of what is usual."""
MOST_MONTHS = 36
"""A longer period is told by years: more points than that nobody reads."""


class Span(StrEnum):
    """Periods that have a name."""

    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    THREE_MONTHS = "three-months"
    TWELVE_MONTHS = "twelve-months"
    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"
    ALL = "all"


class Against(StrEnum):
    """What figures are compared with."""

    USUAL = "usual"
    """Up to two years before."""
    LAST_YEAR = "last-year"
    """The same days a year before."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days of the shop, the first and the last of them included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def parts(self) -> tuple[Part, ...]:
        """Return its months, or its years where they are many; the first and the last may be cut."""
        by_year = (self.last - self.first).days > MOST_MONTHS * 31
        start = self.first.replace(day=1, month=1 if by_year else self.first.month)
        found: list[Part] = []
        while start <= self.last:
            following = _months_on(start, 12 if by_year else 1)
            label = Year(start) if by_year else Month(start)
            found.append(
                Part(label, Period(max(start, self.first), min(following - timedelta(days=1), self.last)))
            )
            start = following
        return tuple(found)

    def year_before(self) -> Period:
        """Return the same days a year before; 29 February is the 28th there."""
        return Period(_months_on(self.first, -12), _months_on(self.last, -12))

    def usual(self, known_since: date, months: int = USUAL_MONTHS) -> Period | None:
        """Return the time before, by which one sees what is usual: up to so many ``months``.

        ``None`` where the shop wrote nothing down so long before, see ``LEAST_USUAL_DAYS``.
        """
        if known_since >= self.first:
            return None
        before = Period(max(known_since, _months_on(self.first, -months)), self.first - timedelta(days=1))
        return before if before.days >= LEAST_USUAL_DAYS else None


class Part(NamedTuple):
    """A month or a year of a period: what it is called, and its days."""

    label: Month | Year
    period: Period


def compared_with(
    period: Period, against: Against, known_since: date, *, busy: bool = False
) -> Period | None:
    """Return the days that a period is compared with; ``busy`` where ``BUSY_FROM`` came in the year before.

    ``None`` where too little was written down then, or where they would be among the period's own days.
    """
    if against is Against.USUAL:
        return period.usual(known_since, BUSY_MONTHS if busy else USUAL_MONTHS)
    before = period.year_before()
    return before if known_since <= before.first and before.last < period.first else None


def named(span: Span, today: date, known_since: date) -> Period:
    """Return the period with a name; what is still to come of it is left out."""
    month = today.replace(day=1)
    year = month.replace(month=1)
    yesterday = timedelta(days=1)
    found = {
        Span.THIS_MONTH: (month, today),
        Span.LAST_MONTH: (_months_on(month, -1), month - yesterday),
        Span.THREE_MONTHS: (_months_on(today, -3) + yesterday, today),
        Span.TWELVE_MONTHS: (_months_on(today, -12) + yesterday, today),
        Span.THIS_YEAR: (year, today),
        Span.LAST_YEAR: (_months_on(year, -12), year - yesterday),
        Span.ALL: (min(known_since, today), today),
    }
    return Period(*found[span])


def opening(today: date, known_since: date, can_tell: Callable[[Period, Period], bool]) -> Span:
    """Return the period that one begins with: a year, as soon as what is usual is known from before it.

    Until then three months, where ``can_tell`` says that enough came in in them and in the time before. Else
    a year after all, which is all there is.
    """
    months = named(Span.THREE_MONTHS, today, known_since)
    before = months.usual(known_since)
    if before is None or named(Span.TWELVE_MONTHS, today, known_since).usual(known_since) is not None:
        return Span.TWELVE_MONTHS
    return Span.THREE_MONTHS if can_tell(months, before) else Span.TWELVE_MONTHS


def compared_from(known_since: date) -> date:
    """Return the first day on which three months can be compared with what is usual."""
    earliest = known_since + timedelta(days=LEAST_USUAL_DAYS)
    day = _months_on(earliest - timedelta(days=1), 3)
    while named(Span.THREE_MONTHS, day, known_since).first < earliest:
        day += timedelta(days=1)  # a month was shorter
    return day


def checked(first: date | None, last: date | None, today: date) -> Period:
    """Return the period between two days; without a last one up to today, without a first one a year.

    Raises:
        InputError: ``period.backwards``; ``period.future`` where none of it has come yet; ``date.too_early``.
    """
    for field, day in (("from", first), ("to", last)):
        if day is not None and day < EARLIEST:
            raise InputError("date.too_early", field)
    first = first or max(_months_on(last or today, -12) + timedelta(days=1), EARLIEST)
    if last is not None and first > last:
        raise InputError("period.backwards", "from", first=first, last=last)
    if first > today:
        raise InputError("period.future", "from", first=first)
    return Period(first, min(last or today, today))


def _months_on(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it has no such day.

    The calendar begins with the year 1: earlier days are its first.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
