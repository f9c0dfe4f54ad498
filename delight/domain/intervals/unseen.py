"""How many there were whom nobody saw, if of how many one is seen is known: from those who were seen.

Of so many people each is seen with the same chance. How many are passed over until the n-th is seen is spread
as the negative binomial distribution has it (Johnson, Kemp and Kotz 2005, "Univariate Discrete
Distributions", chapter 5), so the numbers that fit what was seen are quantiles of it, as those of Clopper and
Pearson are for a share: they hold the truth 95 times in a hundred at least.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, exp, lgamma, log, sqrt
from typing import NamedTuple

from delight.domain.intervals.normal import Z

_RATE = 0.025
_EXACT_TO = 100
"""With more that were seen, the expansion of Cornish and Fisher is off by one, or one in a thousand."""
_FAR = 8
"""So many standard deviations below its mean the distribution begins for us: the rest is below 1e-14."""


class Unseen(NamedTuple):
    """Where the number of those whom nobody saw lies, 95 times in a hundred."""

    low: int
    high: int


def unseen_between(seen: int, lowest: float, highest: float) -> Unseen:
    """Return how many nobody saw if ``seen`` were, and the chance to be seen is between two (above 0, to 1).

    The low end takes the highest chance and the high one the lowest; each leaves room for luck as well.
    """
    return Unseen(_quantile(seen, highest, _RATE), _quantile(seen + 1, lowest, 1 - _RATE))


def unseen_in_all(groups: Sequence[tuple[int, float, float]]) -> Unseen:
    """Return the same of several groups together: ``(seen, lowest, highest)`` each.

    Ends of what is taken for granted are added, since they may be off in all groups at once; luck is not,
    since it evens out: the distributions of the groups are (by their cumulants). As for one group, the high
    end takes one more as seen, where fewest are.
    """
    if len(groups) == 1:
        return unseen_between(*groups[0])
    low = _expanded([_cumulants(seen, highest) for seen, _, highest in groups], -Z)
    more = (1, min(lowest for _, lowest, _ in groups), 1.0)
    high = _expanded([_cumulants(seen, lowest) for seen, lowest, _ in (*groups, more)], Z)
    return Unseen(low, high)


@lru_cache(maxsize=512)
def _quantile(seen: int, chance: float, wanted: float) -> int:
    """Return the smallest number of which so many or fewer were passed over as often as ``wanted``."""
    if chance >= 1 or not seen:
        return 0
    if seen > _EXACT_TO:
        return _expanded([_cumulants(seen, chance)], Z if wanted > _RATE else -Z)
    mean, spread = seen * (1 - chance) / chance, sqrt(seen * (1 - chance)) / chance
    number = max(0, int(mean - _FAR * spread))
    part = exp(_log_choose(seen + number - 1, number) + seen * log(chance) + number * log(1 - chance))
    reached = part
    while reached < wanted:
        number += 1
        part *= (seen + number - 1) / number * (1 - chance)
        reached += part
    return number


class _Cumulants(NamedTuple):
    mean: float
    spread: float
    lean: float
    tails: float


def _cumulants(seen: int, chance: float) -> _Cumulants:
    rest = 1 - chance
    each = seen * rest / chance
    return _Cumulants(
        each, each / chance, each * (1 + rest) / chance**2, each * (chance**2 + 6 * rest) / chance**3
    )


def _expanded(parts: Sequence[_Cumulants], z: float) -> int:
    """Return a quantile of a sum, by the expansion of Cornish and Fisher (Abramowitz & Stegun 26.2.49)."""
    mean, spread, lean, tails = (sum(column) for column in zip(*parts, strict=True))
    if not spread:
        return 0
    skew, kurtosis = lean / spread**1.5, tails / spread**2
    point = z + (z**2 - 1) * skew / 6 + (z**3 - 3 * z) * kurtosis / 24 - (2 * z**3 - 5 * z) * skew**2 / 36
    return max(0, ceil(mean + point * sqrt(spread) - 0.5))


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
