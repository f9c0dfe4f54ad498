"""What the median of a few says of the median of all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp, lgamma, log

from delight.domain.intervals.normal import Z

FEWEST = 6
"""With fewer no two of them enclose the median of all 95 times in a hundred."""
_EXACT_TO = 2_000
_RATE = 0.025


def median_between(ordered: Sequence[float]) -> tuple[float, float, float] | None:
    """Return the median of values in their order, and where the median of all lies.

    Exact: between two of the values themselves, whichever way they are spread (Thompson 1936, "On confidence
    ranges for the median", Annals of Mathematical Statistics 7); ``None`` where they are too few.
    """
    place = _place(len(ordered))
    if place is None:
        return None
    half = len(ordered) // 2
    middle = ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
    return middle, ordered[place], ordered[-1 - place]


@lru_cache(maxsize=256)
def _place(n: int) -> int | None:
    """Return how many values from either end still enclose the median; ``None`` below six."""
    if n < FEWEST:
        return None
    if n > _EXACT_TO:
        return int((n - 1) / 2 - Z * n**0.5 / 2)  # less half a value: never fewer than 95 times
    below, place = 0.0, 0
    while True:
        below += exp(lgamma(n + 1) - lgamma(place + 1) - lgamma(n - place + 1) - n * log(2))
        if below > _RATE:
            return place - 1
        place += 1
