"""How many of whatever comes in came in a period, and whether that is more than before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from delight.domain.improvements.causes import FEWEST
from delight.domain.insight.facts import Facts
from delight.domain.insight.oftener import Change, changes
from delight.domain.insight.parts import Dated, cut
from delight.domain.insight.period import Period
from delight.domain.intervals.rates import bunching, chance_of_rates, ratio_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """How many came in a period, and how many did before.

    Attributes:
        usual: how many came before, scaled to as many days; ``None`` where nothing can be compared.
        chance: how often chance alone makes them as uneven; 1 where they are too few.
        times: between how many times as often they come now, 95 times in a hundred.
    """

    count: int
    before: int = 0
    usual: float | None = None
    chance: float = 1.0
    times: tuple[float, float] = (0.0, 0.0)
    change: Change = Change.NONE


def came(facts: Facts, now: Sequence[Dated], before: Sequence[Dated]) -> Came:
    """Return how many came; both lie in the order of their days. Whether it changed, ``decided`` says."""
    if facts.before is None:
        return Came(count=len(now))
    earlier, days = facts.before.period, facts.now.period.days
    counts = (len(now), days, len(before), earlier.days)
    found = Came(count=len(now), before=len(before), usual=len(before) * days / earlier.days)
    if not counts[0] + counts[2]:
        return found
    if counts[0] + counts[2] < FEWEST:
        return replace(found, change=Change.TOO_FEW)
    bunches = bunching(_months(facts.now.period, now), _months(earlier, before))
    chance, times = chance_of_rates(*counts, bunches), ratio_between(*counts, bunches)
    return replace(found, chance=chance, times=times, change=Change.SAME)


def decided(all_of: Sequence[Came]) -> list[Came]:
    """Return things with whether each changed, see ``changes``."""
    return [replace(one, change=change) for one, change in zip(all_of, changes(all_of), strict=True)]


def _months(period: Period, rows: Sequence[Dated]) -> list[tuple[int, int]]:
    return [(len(some), part.period.days) for part, some in cut(period, rows)]
