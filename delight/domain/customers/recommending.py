"""What a few answers to "would you recommend us?" tell of all customers, with its uncertainty.

The intervals hold the truth 95 times in a hundred over shops of all kinds, and 91 times at least in the most
lopsided one that was tried (``tests/domain/customers/test_recommending.py`` counts).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from statistics import fmean

from delight.domain.customers.pulse import HIGHEST, Answers
from delight.domain.customers.standing import DETRACTOR, PROMOTER
from delight.domain.intervals.normal import Z, student

_END = 0.25
"""How much of an answer is added at either end."""


class Opinion(StrEnum):
    """What an answer says in words."""

    WOULD = "would"
    MIGHT = "might"
    WOULD_NOT = "would-not"

    @property
    def scores(self) -> range:
        """Which answers these are."""
        return _SCORES[self]


_SCORES = {
    Opinion.WOULD: range(PROMOTER, HIGHEST + 1),
    Opinion.MIGHT: range(DETRACTOR + 1, PROMOTER),
    Opinion.WOULD_NOT: range(DETRACTOR + 1),
}


def opinion_of(score: int) -> Opinion:
    """Return what an answer from 0 to 10 says."""
    return next(opinion for opinion, scores in _SCORES.items() if score in scores)


def answers(scores: Sequence[int], *, days: Sequence[date] = (), wanted: int = 0) -> Answers:
    """Return what these answers tell; ``days`` are those on which they were given."""
    if not scores:
        return Answers(count=0, wanted=wanted)
    promoters = sum(score >= PROMOTER for score in scores)
    detractors = sum(score <= DETRACTOR for score in scores)
    mean, net = mean_between(scores), net_between(promoters, detractors, len(scores))
    return Answers(
        count=len(scores),
        wanted=wanted,
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        mean=fmean(scores),
        mean_low=mean[0],
        mean_high=mean[1],
        promoters=promoters,
        passives=len(scores) - promoters - detractors,
        detractors=detractors,
        net=100 * (promoters - detractors) / len(scores),
        net_low=net[0],
        net_high=net[1],
    )


def mean_between(scores: Sequence[int]) -> tuple[float, float]:
    """Return where the mean of all customers lies, from 0 to 10.

    Student's t, as if half a customer more had answered, a quarter of one with 0 and a quarter with 10. Ours,
    in the manner of Agresti and Coull: where nearly all say 10 and one in thirty 0, twenty answers often
    hold nobody of those, and the plain interval holds the truth 48 times in a hundred, this one 95 times.
    """
    n, mean = len(scores), fmean(scores)
    total = n + 2 * _END
    middle = (sum(scores) + _END * HIGHEST) / total
    ends = _END * (middle**2 + (HIGHEST - middle) ** 2)
    spread = (sum((score - middle) ** 2 for score in scores) + ends) / (total - 1)
    half = student(max(1, n - 1)) * math.sqrt(spread / total)
    return max(0.0, min(mean, middle - half)), min(float(HIGHEST), max(mean, middle + half))


def net_between(promoters: int, detractors: int, count: int) -> tuple[float, float]:
    """Return where promoters minus detractors of all customers lies, from -100 to 100.

    The adjusted Wald interval, which is right for small numbers too: as if three more had answered, three
    quarters of one a promoter, as much a detractor, the rest neither (Rocks 2016, "Interval estimation for
    the Net Promoter Score", The American Statistician 70).
    """
    n = count + 3
    up, down = (promoters + 0.75) / n, (detractors + 0.75) / n
    half = Z * math.sqrt((up + down - (up - down) ** 2) / n)
    return max(-100.0, 100 * (up - down - half)), min(100.0, 100 * (up - down + half))


def change_between(first: Answers, now: Answers) -> tuple[float, float]:
    """Return by how much the net figure of all customers has changed, from -200 to 200.

    Of the two intervals, each with its own length to either side (Zou and Donner 2008, "Construction of
    confidence limits about effect measures", Statistics in Medicine 27). Whoever is among both makes it a
    little too wide rather than too narrow.
    """
    change = now.net - first.net
    below = math.hypot(now.net - now.net_low, first.net_high - first.net)
    above = math.hypot(now.net_high - now.net, first.net - first.net_low)
    return change - below, change + above
