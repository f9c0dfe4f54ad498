"""What fell into each month of a period, or each year of a long one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import Protocol, TypeVar

from delight.domain.insight.period import Part, Period
from delight.domain.insight.values import Year


class Dated(Protocol):
    """What belongs to a day."""

    @property
    def day(self) -> date:
        """The day."""
        ...


_T = TypeVar("_T")
_D = TypeVar("_D", bound=Dated)
_DAY = attrgetter("day")


class Parts:
    """The months of a period, or its years; ``whole`` of each, whether none of its days is cut off."""

    def __init__(self, period: Period) -> None:
        self.all: tuple[Part, ...] = period.parts()
        self.whole = tuple(_is_whole(part) for part in self.all)
        self._place = {
            part.period.first + timedelta(days=more): place
            for place, part in enumerate(self.all)
            for more in range(part.period.days)
        }

    def counted(self, days: Iterable[date]) -> list[int]:
        """Return how many of ``days`` fall into each; others are passed over."""
        found = [0] * len(self.all)
        for day, count in Counter(days).items():
            if day in self._place:
                found[self._place[day]] += count
        return found

    def shared(self, things: Iterable[tuple[date, _T]]) -> list[list[_T]]:
        """Return what fell into each, in its order; other days are passed over."""
        found: list[list[_T]] = [[] for _ in self.all]
        for day, thing in things:
            if day in self._place:
                found[self._place[day]].append(thing)
        return found


def cut(period: Period, rows: Sequence[_D]) -> list[tuple[Part, Sequence[_D]]]:
    """Return the rows of each month or year; they lie in the order of their days."""
    found: list[tuple[Part, Sequence[_D]]] = []
    for part in period.parts():
        first = bisect_left(rows, part.period.first, key=_DAY)
        found.append((part, rows[first : bisect_right(rows, part.period.last, lo=first, key=_DAY)]))
    return found


def _is_whole(part: Part) -> bool:
    first, after = part.period.first, part.period.last + timedelta(days=1)
    if isinstance(part.label, Year):
        return (first.month, first.day, after.month, after.day) == (1, 1, 1, 1)
    return first.day == after.day == 1
