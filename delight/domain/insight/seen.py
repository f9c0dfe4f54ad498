"""Up to which day it is known who came: after a file of sales ends, the few noted later are not all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import accumulate
from statistics import median

LOOKED_AT = timedelta(days=2 * 365)
"""Visits of so many days before the latest one are looked at."""
LEAST = 1 / 3
"""A week with a smaller part of the visits of a usual one is none of which it is known who came; ours."""
FEW = 10
"""Where fewer come in a usual week, any visit is as good as another: chance alone makes quiet weeks; ours."""
_WEEKS, _FEWEST = 52, 8
"""A usual week is the middle one of so many, where as many as the fewest have any visits."""
_WEEK = 7


class _Days:
    """How many visits are known of any stretch of days."""

    def __init__(self, counts: Mapping[date, int]) -> None:
        self.days = sorted(counts)
        self._sums = [0, *accumulate(counts[day] for day in self.days)]

    def week(self, last: date) -> int:
        """Return how many visits are known of a day and the six before it."""
        start = bisect_left(self.days, last - timedelta(days=_WEEK - 1))
        return self._sums[bisect_right(self.days, last)] - self._sums[start]

    def usual(self, last: date) -> float:
        """Return how many are known of a usual week before that one; 0 where that is too few to tell."""
        weeks = (self.week(last - timedelta(days=_WEEK * place)) for place in range(1, _WEEKS + 1))
        some = [count for count in weeks if count]
        usual = median(some) if len(some) >= _FEWEST else 0.0
        return usual if usual >= FEW else 0.0


def seen_until(counts: Mapping[date, int]) -> date | None:
    """Return up to which day it is known who came, ``None`` where nobody is known to have come.

    It is the last day with a visit whose week, that day and the six before it, has at least a third of the
    visits of a usual week of the year before it. So a handful that was noted after the last file of sales
    does not make everybody else stay away; where few are noted for half a year, that is what is usual.

    Args:
        counts: how many visits are known of each day that has any.
    """
    known = _Days(counts)
    enough = (day for day in reversed(known.days) if known.week(day) >= LEAST * known.usual(day))
    return next(enough, known.days[-1] if known.days else None)
