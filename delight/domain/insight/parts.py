"""What fell into each month of a period, or each year of a long one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from delight.domain.insight.period import Part, Period
from delight.domain.insight.values import Year

_T = TypeVar("_T")


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


def _is_whole(part: Part) -> bool:
    first, after = part.period.first, part.period.last + timedelta(days=1)
    if isinstance(part.label, Year):
        return (first.month, first.day, after.month, after.day) == (1, 1, 1, 1)
    return first.day == after.day == 1
