"""Whether surprises bring people back: those who were drawn against those who were drawn and held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean, variance

from delight.domain.intervals.normal import student

WINDOW = timedelta(days=90)
"""Visits in so many days after a week are compared with those in as many days before it."""
FEWEST = 8
"""With fewer on either side nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a surprise changes: visits within 90 days, more or fewer, than without one.

    Attributes:
        surprised, held: how many were drawn and shown, and how many were drawn and held out, at least 90 days
            ago, whose visits are known.
        more: visits more for each who was surprised; ``None`` where they are too few to say.
        low, high: the 95 % interval of it.
        is_on: the hold-out is on now.
    """

    surprised: int
    held: int
    more: float | None = None
    low: float | None = None
    high: float | None = None
    is_on: bool = True


def effect_of(surprised: Sequence[int], held: Sequence[int], *, is_on: bool = True) -> Effect:
    """Return what surprises change, by Welch's interval (Welch 1947).

    Args:
        surprised: for each time that somebody was suggested, visits in the 90 days after the week began,
            less those in the 90 days before; as suggested, not as given, or whom the shop chose would count.
        held: the same of those who were drawn and held out.
        is_on: the hold-out is on now.
    """
    if min(len(surprised), len(held)) < FEWEST:
        return Effect(surprised=len(surprised), held=len(held), is_on=is_on)
    more = fmean(surprised) - fmean(held)
    parts = [variance(some) / len(some) for some in (surprised, held)]
    error = sum(parts) ** 0.5
    reach = error * student(_freedom(parts, (len(surprised), len(held))))
    return Effect(
        surprised=len(surprised), held=len(held), more=more, low=more - reach, high=more + reach, is_on=is_on
    )


def _freedom(parts: Sequence[float], counts: Sequence[int]) -> float:
    """Return the degrees of freedom by Welch and Satterthwaite."""
    below = sum(part**2 / (count - 1) for part, count in zip(parts, counts, strict=True))
    return sum(parts) ** 2 / below if below else sum(counts) - 2
