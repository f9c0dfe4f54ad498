"""Whether two groups differ once people of one kind are compared with people of the same kind."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, sqrt
from typing import NamedTuple

from delight.domain.intervals.shares import share_between

LEAST_SHARED = 0.8
"""Nothing is compared where more of the first group are of a kind that the second group has nobody of."""


class Class(NamedTuple):
    """People of one kind: how many, and of how many, in the first group, and in the second."""

    some: int
    n: int
    others: int
    of: int


class Alike(NamedTuple):
    """The shares of two groups as if the second were made up as the first is.

    ``least`` and ``most`` are where the share of the second lies 95 times in a hundred, ``low`` and ``high``
    where the difference does, the first less the second; ``n`` and ``of`` are how many each rests on: those
    of kinds that both groups have.
    """

    share: float
    other: float
    least: float
    most: float
    low: float
    high: float
    n: int
    of: int


def alike(classes: Sequence[Class]) -> Alike | None:
    """Return two groups compared class by class, weighted as the first is made up (direct standardisation).

    Each share has Wilson's interval; those of the classes are put together, and the two groups held against
    each other, by recovering variances from their limits (Zou & Donner 2008, "Construction of confidence
    limits about effect measures: a general approach", Statistics in Medicine 27; for classes Yan & Su 2010,
    "Stratified Wilson and Newcombe confidence intervals for multiple binomial proportions", Statistics in
    Biopharmaceutical Research 2). ``None`` where the groups have too few kinds of people in common.
    """
    both = [one for one in classes if one.n and one.of]
    count = sum(one.n for one in both)
    if not count or count < LEAST_SHARED * sum(one.n for one in classes):
        return None
    some = sum(one.some for one in both)
    share, (low, high) = some / count, share_between(some, count)
    other, least, most = _weighted([(one.n / count, one.others, one.of) for one in both])
    return Alike(
        share=share,
        other=other,
        least=max(0.0, least),
        most=min(1.0, most),
        low=max(-1.0, share - other - hypot(share - low, most - other)),
        high=min(1.0, share - other + hypot(high - share, other - least)),
        n=count,
        of=sum(one.of for one in both),
    )


def _weighted(parts: Sequence[tuple[float, int, int]]) -> tuple[float, float, float]:
    """Return a weighted mean of shares and where it lies; a part is its weight, how many, of how many."""
    mean, below, above = 0.0, 0.0, 0.0
    for weight, some, of in parts:
        share, (low, high) = some / of, share_between(some, of)
        mean += weight * share
        below += (weight * (share - low)) ** 2
        above += (weight * (high - share)) ** 2
    return mean, mean - sqrt(below), mean + sqrt(above)
