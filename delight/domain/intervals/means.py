"""What the average of a few says of the average of all, where a few large ones count for much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from delight.domain.intervals.normal import student

FEWEST = 10
"""With fewer the interval holds the average of all clearly less often than it says, see ``mean_between``."""


def mean_between(values: Iterable[float] | Counter[int]) -> tuple[float, float, float] | None:
    """Return the average of values, and where the average of all lies; or of a count of each value.

    Hall's transformation takes out the skewness of amounts, with Student's quantiles (Hall 1992, "On the
    removal of skewness by transformation", Journal of the Royal Statistical Society B 54). Of costs of which
    two in five are nothing and the others lognormal (sigma 0.8), it holds the truth in 93 of a hundred trials
    at 10 and in 94 from 20 on; Student's interval does so in 88 and 90.

    ``None`` where they are fewer than ``FEWEST``, or all alike: of how they are spread nothing is known then.
    """
    counts = Counter(values)
    count = counts.total()
    if count < FEWEST:
        return None
    mean = math.fsum(value * times for value, times in counts.items()) / count
    offs = [(value - mean, times) for value, times in counts.items()]
    spread = math.sqrt(math.fsum(off * off * times for off, times in offs) / (count - 1))
    if spread <= abs(mean) * 1e-12:
        return None
    skew = math.fsum(off**3 * times for off, times in offs) / count / spread**3
    reach = student(count - 1) / math.sqrt(count)
    return mean, mean - spread * _bent(reach, skew, count), mean - spread * _bent(-reach, skew, count)


def difference_of(one: tuple[float, float, float], other: tuple[float, float, float]) -> tuple[float, float]:
    """Return where the difference of two averages lies, each with its interval: the first less the second.

    The method of variance estimates recovery (Zou and Donner 2008, "Construction of confidence limits about
    effect measures: a general approach", Statistics in Medicine 27).
    """
    (mean, low, high), (mean2, low2, high2) = one, other
    apart = mean - mean2
    return apart - math.hypot(mean - low, high2 - mean2), apart + math.hypot(high - mean, mean2 - low2)


def _bent(at: float, skew: float, count: int) -> float:
    """Return the point of the studentised mean that Hall's cubic takes to ``at``."""
    lifted = at - skew / (6 * count)
    if abs(skew) < 1e-9:
        return lifted
    cube = 1 + skew * lifted
    return 3 * (math.copysign(abs(cube) ** (1 / 3), cube) - 1) / skew
