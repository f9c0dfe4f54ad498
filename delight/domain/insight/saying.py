"""When something is said at all: below these limits a figure is only counted. All of them are ours.

They are stated beside each figure ("How this is counted") and in docs/insight.md with what they cost: at ten
a share's interval is still up to 53 points wide, below it a percentage says more than is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from delight.domain.insight.chapter import Verdict
from delight.domain.insight.values import Between, Number, TooFew, Unit, Value
from delight.domain.intervals.middles import FEWEST
from delight.domain.intervals.shares import difference_between, share_between

SHARE_FROM = 10
"""A percentage is said from so many on; fewer are counted: "2 of 3"."""
COMPARED_FROM = 10
"""Two shares are compared where each rests on so many."""
MEDIAN_FROM = FEWEST
"""A median is said from so many on: with fewer nothing is known of where it lies."""
POINT_FROM = 5
"""A month is a point of a line with so many."""
JOINED_FROM = 4
"""So many points make a line."""
OPEN_MOST = 0.2
"""With a larger part still open, the median of what has ended would be the median of what was easy; nor is
said what a complaint with a remedy costs where that is not known of a larger part."""
BY_CHANCE = 0.05
"""Of all that is asked at once, anything that is not so is said to be so less often than this."""
MOST_BARS = 12
"""A chart of more bars is no picture any more; the table has all of them."""
GOOD = {Verdict.HIGHER: True, Verdict.LOWER: False}
"""Whether it is well that something is higher or lower, where more of it is better."""


def share(some: int, of: int) -> Value:
    """Return a share as it may be said: a percentage, or only how many of how many."""
    return Number(some / of, Unit.SHARE) if of >= SHARE_FROM else TooFew(some, of)


def share_range(some: int, of: int) -> Between | None:
    """Return where a share lies; ``None`` where it may not be said."""
    return Between(*share_between(some, of), Unit.SHARE) if of >= SHARE_FROM else None


def compared(some: int, of: int, others: int, of_others: int) -> Verdict:
    """Return whether a share differs from another one by more than chance does, 95 times in a hundred."""
    if min(of, of_others) < COMPARED_FROM:
        return Verdict.UNSAID
    low, high = difference_between(some, of, others, of_others)
    return verdict(low, high)


def verdict(low: float, high: float) -> Verdict:
    """Return what the interval of a difference says: it is one only where zero lies outside."""
    if low > 0:
        return Verdict.HIGHER
    return Verdict.LOWER if high < 0 else Verdict.SAME


def may_join(counts: Sequence[int]) -> bool:
    """Return whether points resting on so many each may be joined by a line."""
    return sum(count >= POINT_FROM for count in counts) >= JOINED_FROM


def points(some: Sequence[int], of: Sequence[int]) -> tuple[float | None, ...]:
    """Return the shares of months for a small line; ``None`` where a month has too few."""
    return tuple(one / all_ if all_ >= POINT_FROM else None for one, all_ in zip(some, of, strict=True))
