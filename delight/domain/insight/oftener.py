"""Whether things come up more or less often than they did before, many of them asked at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import NamedTuple, Protocol

from delight.domain.cases.stages import CaseKind
from delight.domain.improvements.causes import FEWEST
from delight.domain.insight.chapter import Verdict
from delight.domain.insight.facts import CaseFact, Facts
from delight.domain.insight.parts import cut
from delight.domain.insight.period import Part
from delight.domain.insight.saying import BY_CHANCE
from delight.domain.insight.values import Behind
from delight.domain.intervals.rates import bunching, chance_of_rates
from delight.domain.intervals.shares import by_chance

_ID = itemgetter(CaseFact._fields.index("id"))
_ABOUT: Callable[[CaseFact], tuple[str | None, str]] = attrgetter("failure", "cause")
FAILURE, CAUSE = 0, 1


class Change(StrEnum):
    """Whether something comes up more often than before."""

    NONE = ""
    """It is not compared."""
    TOO_FEW = "too-few"
    SAME = "same"
    MORE = "more"
    FEWER = "fewer"

    @property
    def verdict(self) -> Verdict:
        """The same for a figure."""
        return _VERDICTS.get(self, Verdict.UNSAID)


_VERDICTS = {Change.MORE: Verdict.HIGHER, Change.FEWER: Verdict.LOWER, Change.SAME: Verdict.SAME}


class Asked(Protocol):
    """What may have changed: ``SAME`` where that is asked, with how likely chance is by itself."""

    @property
    def count(self) -> int:
        """How many there are now."""
        ...

    @property
    def usual(self) -> float | None:
        """How many there usually are."""
        ...

    @property
    def chance(self) -> float:
        """How often chance alone makes them as uneven."""
        ...

    @property
    def change(self) -> Change:
        """Whether it is asked."""
        ...


def changes(all_of: Sequence[Asked]) -> list[Change]:
    """Return whether each changed: asked of all at once, so that chance alone says nothing."""
    asked = [place for place, one in enumerate(all_of) if one.change is Change.SAME]
    found = [one.change for one in all_of]
    raised = by_chance([all_of[place].chance for place in asked])
    for place, chance in zip(asked, raised, strict=True):
        if chance < BY_CHANCE:
            more = all_of[place].count > (all_of[place].usual or 0.0)
            found[place] = Change.MORE if more else Change.FEWER
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Often:
    """How often something came up in a period, and how often in as many days of what it is compared with.

    Attributes:
        cases: of the period, in their order; ``behind`` opens them.
        usual: how many came before, scaled to as many days; ``None`` where nothing can be compared.
        chance: how often chance alone makes them as uneven; 1 where they are too few.
        bunches: how much more its months vary than if each came by itself.
    """

    cases: Sequence[CaseFact]
    behind: Behind
    usual: float | None = None
    chance: float = 1.0
    bunches: float = 1.0
    change: Change = Change.NONE

    @property
    def count(self) -> int:
        """How many came up."""
        return len(self.cases)


class OfPart(NamedTuple):
    """A month with its cases, and how many usually come in as many days."""

    part: Part
    behind: Behind
    usual: float | None


class Counting:
    """Counts complaints of a period, and of what it is compared with."""

    def __init__(self, facts: Facts) -> None:
        self.now = facts.now.of_kind(CaseKind.COMPLAINT)
        self.before = facts.before.of_kind(CaseKind.COMPLAINT) if facts.before else []
        self.period = facts.now.period
        self._before = facts.before and facts.before.period
        times = [(self.period, self.now), *([(self._before, self.before)] if self._before else [])]
        self._times = [
            [(Counter(map(_ABOUT, cases)), part.period.days) for part, cases in cut(period, mine)]
            for period, mine in times
        ]

    def total(self) -> Often:
        """Return how many came in at all; whether that changed is the one question asked."""
        months = [[(count.total(), days) for count, days in time] for time in self._times]
        return decided([self._often(self.now, len(self.before), months)])[0]

    def by(self, about: int, apart: Container[str] = ()) -> dict[str, Often]:
        """Return how often each ``FAILURE`` or ``CAUSE`` came up; whether it changed, ``decided`` says.

        Those of which it is not noted are left out; what stands ``apart`` is counted and not compared.
        """
        now: defaultdict[str, list[CaseFact]] = defaultdict(list)
        for case in self.now:
            now[_ABOUT(case)[about] or ""].append(case)
        counts = [[(_only(count, about), days) for count, days in time] for time in self._times]
        before = sum((count for count, _ in counts[1]), Counter[str]()) if self._before else Counter[str]()
        found: dict[str, Often] = {}
        for name in filter(None, dict.fromkeys((*now, *before))):
            mine = now.get(name, [])
            if name in apart:
                found[name] = Often(cases=mine, behind=behind(mine))
            else:
                months = [[(count[name], days) for count, days in time] for time in counts]
                found[name] = self._often(mine, before[name], months)
        return found

    def by_part(self, often: Often) -> list[OfPart]:
        """Return each month with its cases, and how many usually come in as many days."""
        rate = None if often.usual is None else often.usual / self.period.days
        return [
            OfPart(part, behind(cases), None if rate is None else rate * part.period.days)
            for part, cases in cut(self.period, often.cases)
        ]

    def _often(
        self, now: Sequence[CaseFact], before: int, months: Sequence[Sequence[tuple[int, int]]]
    ) -> Often:
        often = Often(cases=now, behind=behind(now))
        if self._before is None:
            return often
        often = replace(often, usual=before * self.period.days / self._before.days, change=Change.TOO_FEW)
        if len(now) + before < FEWEST:
            return often
        bunches = bunching(*months)
        chance = chance_of_rates(len(now), self.period.days, before, self._before.days, bunches)
        return replace(often, chance=chance, bunches=bunches, change=Change.SAME)


def _only(counts: Counter[tuple[str | None, str]], about: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for both, count in counts.items():
        found[both[about] or ""] += count
    return found


def decided(all_of: Sequence[Often]) -> list[Often]:
    """Return things with whether each changed, see ``changes``."""
    return [replace(one, change=change) for one, change in zip(all_of, changes(all_of), strict=True)]


def behind(cases: Sequence[CaseFact]) -> Behind:
    """Return what opens cases."""
    return Behind(tuple(map(_ID, cases)))
