"""How often something happened in two times of unequal length: whether it has become more, and by how much.

What comes in is counted as if each came by itself. Where it comes in bunches, counts tell less than they
seem to: ``bunching`` learns that from the months, and the other figures are made wider by it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from delight.domain.intervals.normal import Z

_RATE = 0.025
_HALVINGS = 50
_STEPS = 5_000
_TINY = 1e-30


def count_between(count: int, bunches: float = 1.0) -> tuple[float, float]:
    """Return how many usually come in as long a time as the one in which ``count`` came.

    Byar's approximation of a Poisson count's exact limits, within 0.03 of them from none on (Breslow and Day
    1987, "Statistical Methods in Cancer Research", volume II, page 69).
    """
    some = count / bunches
    low = _byar(some, -Z) if some else 0.0
    return max(0.0, low * bunches), _byar(some + 1, Z) * bunches


def ratio_between(
    one: int, days: float, other: int, of_days: float, bunches: float = 1.0
) -> tuple[float, float]:
    """Return how many times as often it is now: ``one`` in ``days`` against ``other`` in ``of_days``.

    Exact: of all that came, how many came in the first time, is binomial whatever the rates are (Przyborowski
    and Wilenski 1940, "Homogeneity of results in testing samples from Poisson series", Biometrika 31), and
    its limits are those of Clopper and Pearson (1934, "The use of confidence or fiducial limits", Biometrika
    26): they hold the truth at least 95 times in a hundred. The upper end is infinite where there was none
    before, the lower 0 where there is none now.
    """
    x, n = one / bunches, (one + other) / bunches
    low = _solve(lambda share: below(share, x, n - x + 1), _RATE) if one else 0.0
    high = _solve(lambda share: below(share, x + 1, n - x), 1 - _RATE) if other else 1.0
    scale = of_days / days
    return _odds(low) * scale, _odds(high) * scale


def chance_of_rates(one: int, days: float, other: int, of_days: float, bunches: float = 1.0) -> float:
    """Return how often chance alone makes two rates as uneven as these: twice the rarer end, at most 1.

    The test that belongs to ``ratio_between``: it is below 0.05 where that leaves out 1.
    """
    x, n, share = one / bunches, (one + other) / bunches, days / (days + of_days)
    as_many = below(share, x, n - x + 1) if one else 1.0
    as_few = 1 - below(share, x + 1, n - x) if other else 1.0
    return min(1.0, 2 * min(as_many, as_few))


def bunching(*times: Sequence[tuple[int, int]]) -> float:
    """Return how much more the counts of months vary than if each came by itself; 1 where they do not.

    Each time is its months: how many came, in how many days. Pearson's statistic over its degrees of freedom
    (McCullagh and Nelder 1989, "Generalized Linear Models", chapter 4.5), each time by its own rate, so that
    a change between them counts as none; ours is that it is never taken for less than 1.
    """
    surprise, freedom = 0.0, 0
    for months in times:
        days = sum(days for _, days in months)
        rate = sum(came for came, _ in months) / days if days else 0.0
        if rate:
            surprise += sum((came - rate * days) ** 2 / (rate * days) for came, days in months)
            freedom += len(months) - 1
    return max(1.0, surprise / freedom) if freedom else 1.0


def below(share: float, a: float, b: float) -> float:
    """Return the part of a beta distribution that lies below ``share``, to ten decimals.

    Its continued fraction by Lentz's way (NIST Handbook of Mathematical Functions, 8.17.22).
    """
    if share <= 0.0 or share >= 1.0:
        return float(share >= 1.0)
    if share > (a + 1) / (a + b + 2):
        return 1.0 - below(1 - share, b, a)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(front + a * math.log(share) + b * math.log1p(-share)) / a / _fraction(share, a, b)


def _fraction(share: float, a: float, b: float) -> float:
    value, c, d = 1.0, 1.0, 0.0
    for step in range(1, _STEPS):
        m = step // 2
        if step % 2:
            part = -(a + m) * (a + b + m) * share / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            part = m * (b - m) * share / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / ((1 + part * d) or _TINY)
        c = (1 + part / c) or _TINY
        value *= c * d
        if abs(c * d - 1) < 1e-12:
            break
    return value


def _byar(some: float, z: float) -> float:
    return some * (1 - 1 / (9 * some) + z / (3 * math.sqrt(some))) ** 3


def _solve(rising: Callable[[float], float], wanted: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf
