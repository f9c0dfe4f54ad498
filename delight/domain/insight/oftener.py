"""Whether things come up more or less often than they did before, many of them asked at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from delight.domain.improvements.causes import FEWEST
from delight.domain.insight.facts import CaseFact, Facts
from delight.domain.insight.parts import Parts
from delight.domain.insight.period import Part
from delight.domain.insight.values import Behind
from delight.domain.intervals.rates import bunching, chance_of_rates
from delight.domain.intervals.shares import by_chance

BY_CHANCE = 0.05
"""In so many of all pages at most is anything called more or fewer that is neither."""


class Change(StrEnum):
    """Whether something comes up more often than before."""

    NONE = ""
    """It is not compared."""
    TOO_FEW = "too-few"
    SAME = "same"
    MORE = "more"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Often:
    """How often something came up in a period, and how often in as many days of what it is compared with.

    Attributes:
        cases: of the period.
        usual: how many came before, scaled to as many days; ``None`` where nothing can be compared.
        chance: how often chance alone makes them as uneven; 1 where they are too few.
        bunches: how much more its months vary than if each came by itself.
    """

    cases: Sequence[CaseFact]
    usual: float | None = None
    chance: float = 1.0
    bunches: float = 1.0
    change: Change = Change.NONE

    @property
    def count(self) -> int:
        """How many came up."""
        return len(self.cases)

    @property
    def behind(self) -> Behind:
        """Their cases."""
        return Behind(tuple(case.id for case in self.cases))


class Counting:
    """Counts things in a period and in what it is compared with."""

    def __init__(self, facts: Facts) -> None:
        self.now = Parts(facts.now.period)
        self._days = facts.now.period.days
        self._before = facts.before and facts.before.period
        self._times = [self.now, *([Parts(self._before)] if self._before else [])]

    def often(self, now: Sequence[CaseFact], before: Sequence[CaseFact], *, compare: bool = True) -> Often:
        """Return how often something came up; whether it changed is said by ``decided`` or ``alone``."""
        if self._before is None or not compare:
            return Often(cases=now)
        usual = len(before) * self._days / self._before.days
        if len(now) + len(before) < FEWEST:
            return Often(cases=now, usual=usual, change=Change.TOO_FEW)
        bunches = bunching(*map(_by_part, self._times, (now, before)))
        chance = chance_of_rates(len(now), self._days, len(before), self._before.days, bunches)
        return Often(cases=now, usual=usual, chance=chance, bunches=bunches, change=Change.SAME)

    def by_part(self, often: Often) -> list[tuple[Part, list[int], float | None]]:
        """Return each month with the ids of its cases, and how many usually come in as many days."""
        ids = self.now.shared((case.day, case.id) for case in often.cases)
        rate = None if often.usual is None else often.usual / self._days
        return [
            (part, mine, None if rate is None else rate * part.period.days)
            for part, mine in zip(self.now.all, ids, strict=True)
        ]


def alone(often: Often) -> Often:
    """Return something with whether it changed, where that is the one question asked."""
    return decided([often])[0]


def decided(all_of: Sequence[Often]) -> list[Often]:
    """Return things with whether each changed: asked of all at once, so that chance alone says nothing."""
    asked = [place for place, often in enumerate(all_of) if often.change is Change.SAME]
    found = list(all_of)
    raised = by_chance([all_of[place].chance for place in asked])
    for place, chance in zip(asked, raised, strict=True):
        if chance < BY_CHANCE:
            often = all_of[place]
            more = often.count > (often.usual or 0.0)
            found[place] = replace(often, change=Change.MORE if more else Change.FEWER)
    return found


def grouped(cases: Sequence[CaseFact], key: Callable[[CaseFact], str | None]) -> Mapping[str, list[CaseFact]]:
    """Return cases by what they are about; those of which that is not noted are under an empty text."""
    found: defaultdict[str, list[CaseFact]] = defaultdict(list)
    for case in cases:
        found[key(case) or ""].append(case)
    return found


def _by_part(parts: Parts, cases: Sequence[CaseFact]) -> list[tuple[int, int]]:
    counts = parts.counted(case.day for case in cases)
    return [(count, part.period.days) for count, part in zip(counts, parts.all, strict=True)]


def days_of(cases: Sequence[CaseFact]) -> list[date]:
    """Return the days on which cases came in."""
    return [case.day for case in cases]
