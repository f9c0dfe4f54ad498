"""What a share among a few says of the share among all, and whether two shares differ."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from delight.domain.intervals.normal import Z

_WORTH = 1e-18


def share_between(some: int, count: int) -> tuple[float, float]:
    """Return where the share among all lies, from 0 to 1, if it is ``some`` of ``count``.

    Wilson's interval, which is right near none and near all, too (Wilson 1927, "Probable inference, the law
    of succession, and statistical inference", Journal of the American Statistical Association 22).
    """
    if not count:
        return 0.0, 1.0
    share, weight = some / count, Z**2 / count
    middle = (share + weight / 2) / (1 + weight)
    half = Z * math.sqrt(share * (1 - share) / count + weight / (4 * count)) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)


def difference_between(some: int, count: int, others: int, of: int) -> tuple[float, float]:
    """Return where the difference of two shares lies, the first less the second, from -1 to 1.

    Newcombe's hybrid of two Wilson intervals (Newcombe 1998, "Interval estimation for the difference between
    independent proportions", Statistics in Medicine 17, method 10).
    """
    if not count or not of:
        return -1.0, 1.0
    one, other = some / count, others / of
    low, high = share_between(some, count)
    least, most = share_between(others, of)
    below = math.hypot(one - low, most - other)
    above = math.hypot(high - one, other - least)
    return one - other - below, one - other + above


def chance_of(some: int, count: int, others: int, of: int) -> float:
    """Return how often chance alone makes two shares as uneven as these, or more so: Fisher's exact test.

    Fisher 1935, "The logic of inductive inference", Journal of the Royal Statistical Society 98; two-sided,
    by adding up all tables that are no likelier than this one.
    """
    together, total = some + others, count + of
    least, most = max(0, together - of), min(together, count)
    base = _log_choose(total, together)

    def likely(k: int) -> float:
        return _log_choose(count, k) + _log_choose(of, together - k) - base

    mode = min(most, max(least, (together + 1) * (count + 1) // (total + 2)))
    mine = likely(some) + 1e-7
    if likely(mode) <= mine:
        return 1.0
    below = least + bisect_right(range(least, mode), mine, key=likely) - 1
    above = most - bisect_right(range(most - mode), mine, key=lambda steps: likely(most - steps)) + 1
    apart = of - together
    down = ((k, apart + k, count - k + 1, together - k + 1) for k in range(below, least, -1))
    up = ((count - k, together - k, k + 1, apart + k + 1) for k in range(above, most))
    first = likely(below) if below >= least else None, likely(above) if above <= most else None
    return min(1.0, math.fsum(chain(_tail(first[0], down), _tail(first[1], up))))


def _tail(first: float | None, steps: Iterable[tuple[int, int, int, int]]) -> Iterator[float]:
    """Yield chances from a table on, away from the likeliest, each by the one before it.

    Only as far as they are worth adding: tables may be large. The chance of the first is a logarithm,
    ``None`` where there is none.
    """
    if first is None:
        return
    chance = math.exp(first)
    yield chance
    for more, times, fewer, by in steps:
        chance *= more * times / (fewer * by)
        if chance < _WORTH:
            return
        yield chance


def even_chance(some: int, others: int) -> float:
    """Return how often chance alone splits so many as unevenly, or more so, if either side is as likely.

    The sign test (Arbuthnott 1710; exact, two-sided, by the binomial distribution).
    """
    count = some + others
    tail = math.fsum(
        math.exp(_log_choose(count, k) - count * math.log(2)) for k in range(min(some, others) + 1)
    )
    return min(1.0, 2 * tail)


def by_chance(chances: Sequence[float]) -> list[float]:
    """Return chances of several questions asked at once, each raised so that all together may be believed.

    Holm's procedure: if there is nothing to any of them, one below 0.05 comes up in at most five of a hundred
    tables (Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
    Statistics 6).
    """
    raised, highest = [0.0] * len(chances), 0.0
    for rank, place in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        highest = max(highest, min(1.0, chances[place] * (len(chances) - rank)))
        raised[place] = highest
    return raised


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
