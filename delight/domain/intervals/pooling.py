"""Shares of several small groups, each drawn towards all of them as far as they are alike.

Three lucky cases of three are no hundred percent. Each group's share is thought to come from one spread of
shares; how wide that is, the groups tell together (a beta-binomial model, Gelman et al. 2013, "Bayesian Data
Analysis", chapter 5), averaged over what it may be rather than set to its likeliest.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from math import exp, lgamma, log
from operator import add
from typing import NamedTuple

from delight.domain.intervals.shares import share_between

_MEANS = tuple((place + 0.5) / 20 for place in range(20))
_ALIKE = tuple(2**power for power in range(9))
"""How alike groups may be: as if each share were known from so many cases beforehand."""
_POINTS = 200
_LEAST_WEIGHT = 1e-6
_ENOUGH_ALONE = 1_000
"""With so many of its own, what others say of a group is less than a point; nor are points fine enough."""


class Pooled(NamedTuple):
    """A group's share, drawn towards the others, and where it lies 95 times in a hundred."""

    share: float
    low: float
    high: float


def pooled(groups: Sequence[tuple[int, int]], least: int = 0) -> list[Pooled | None]:
    """Return the share of each group; a group is how many, and of how many.

    A group of fewer than ``least`` helps to tell the others, and is ``None`` itself. Spreads that keep groups
    apart weigh more beforehand (by the root of how alike): with an even weight the intervals of groups that
    really differ held the truth 93 times in a hundred, so 94 to 99 times.
    """
    if not any(count >= least for _, count in groups):
        return [None] * len(groups)
    fits = [[_fit(prior, *group) for group in groups] for prior in _priors()]
    whole = [prior.weight + sum(fit) for prior, fit in zip(_priors(), fits, strict=True)]
    return [
        _one(group, [all_ - fit[place] for all_, fit in zip(whole, fits, strict=True)])
        if group[1] >= least
        else None
        for place, group in enumerate(groups)
    ]


class _Prior(NamedTuple):
    yes: float
    no: float
    base: float
    weight: float
    density: tuple[float, ...]


@cache
def _grid() -> tuple[tuple[float, float, float], ...]:
    points = [(place + 0.5) / _POINTS for place in range(_POINTS)]
    return tuple((point, log(point), log(1 - point)) for point in points)


@cache
def _priors() -> tuple[_Prior, ...]:
    return tuple(_prior(mean, alike) for mean in _MEANS for alike in _ALIKE)


def _prior(mean: float, alike: float) -> _Prior:
    yes, no = mean * alike, (1 - mean) * alike
    base = lgamma(alike) - lgamma(yes) - lgamma(no)
    density = tuple(exp(base + (yes - 1) * up + (no - 1) * down) for _, up, down in _grid())
    return _Prior(yes, no, base, -log(alike) / 2, density)


def _fit(prior: _Prior, some: int, count: int) -> float:
    """Return the logarithm of how likely a group is where shares are spread so."""
    more, fewer = prior.yes + some, prior.no + count - some
    return prior.base + lgamma(more) + lgamma(fewer) - lgamma(more + fewer)


def _one(group: tuple[int, int], others: Sequence[float]) -> Pooled:
    """Return a group's share, by its own cases and by what the ``others`` say of each spread."""
    some, count = group
    if count >= _ENOUGH_ALONE:
        return Pooled(some / count, *share_between(some, count))
    best = max(others)
    density = [0.0] * _POINTS
    for prior, fit in zip(_priors(), others, strict=True):
        weight = exp(fit - best)
        if weight > _LEAST_WEIGHT:
            density = list(map(add, density, (weight * part for part in prior.density)))
    logs = [some * up + (count - some) * down for _, up, down in _grid()]
    top = max(logs)
    mass = [part * exp(one - top) for part, one in zip(density, logs, strict=True)]
    return _between(mass)


def _between(mass: Sequence[float]) -> Pooled:
    total = sum(mass)
    sums = [0.0, *accumulate(part / total for part in mass)]
    mean = sum(part * point for part, (point, _, _) in zip(mass, _grid(), strict=True)) / total
    return Pooled(mean, _quantile(sums, 0.025), _quantile(sums, 0.975))


def _quantile(sums: Sequence[float], wanted: float) -> float:
    place = next(place for place, reached in enumerate(sums) if reached >= wanted)
    before, reached = sums[place - 1], sums[place]
    return (place - 1 + (wanted - before) / (reached - before)) / _POINTS
