"""What was spent on putting things right: by remedy, and by complaint.

A large shop has 90,000 complaints in the days at hand, so whole columns are counted at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from delight.domain.cases.stages import CaseKind
from delight.domain.insight.facts import ActionFact, CaseFact, Span
from delight.domain.insight.saying import OPEN_MOST
from delight.domain.insight.timely import is_open
from delight.domain.insight.values import Behind
from delight.domain.intervals.means import mean_between
from delight.domain.intervals.middles import median_between
from delight.domain.playbooks.playbook import FREE

_FREE = frozenset(kind.value for kind in FREE)
_CASE, _COST = (itemgetter(ActionFact._fields.index(name)) for name in ("case_id", "cost"))
_ID, _FAILURE = (itemgetter(CaseFact._fields.index(name)) for name in ("id", "failure"))
Range = tuple[float, float, float]
"""A figure, and between which two that of all lies."""


def is_unknown(action: ActionFact) -> bool:
    """Return whether nobody noted what a remedy cost; one that takes only time costs nothing then."""
    return action.cost is None and action.kind not in _FREE


class Sum(NamedTuple):
    """What remedies cost: how many, of how many that is not known, what the others cost in all."""

    done: int
    unknown: int
    total: int
    behind: Behind

    @property
    def known(self) -> int:
        """Of how many the cost is known."""
        return self.done - self.unknown


def summed(actions: Sequence[ActionFact]) -> Sum:
    """Return what remedies cost, to the cent."""
    unknown = sum([action.kind not in _FREE for action in actions if action.cost is None])
    return Sum(len(actions), unknown, total_of(actions), Behind(tuple(dict.fromkeys(map(_CASE, actions)))))


def total_of(actions: Iterable[ActionFact]) -> int:
    """Return what remedies cost in all, as far as that is known."""
    return sum(filter(None, map(_COST, actions)))


def known_costs(actions: Iterable[ActionFact]) -> list[int]:
    """Return what remedies cost whose cost is known, the least first."""
    return sorted([one.cost or 0 for one in actions if one.cost is not None or one.kind in _FREE])


class CaseCosts:
    """What was spent on each complaint, whenever that was done; ``noted`` are those with a remedy at all."""

    def __init__(self, actions_of: Mapping[int, Sequence[ActionFact]]) -> None:
        self.of: defaultdict[int, int] = defaultdict(int)
        self.noted = actions_of.keys()
        self.unknown: set[int] = set()
        for _, case_id, kind, cost, _ in chain.from_iterable(actions_of.values()):
            if cost:
                self.of[case_id] += cost
            elif cost is None and kind not in _FREE:
                self.unknown.add(case_id)


@dataclass(frozen=True)
class PerCase:
    """Complaints that came in at a time and are resolved, in their order, each with what it cost.

    Attributes:
        known: those whose cost is known; ``costs`` and ``kinds`` are theirs, in the same order, ``behind``
            opens them.
        unknown: those with a remedy of which nobody noted what it cost.
        bare: those of which no remedy is noted: they may have cost nothing, or nobody wrote it down.
        open: those not yet resolved.

    Who closed a complaint without ever putting it right has not ended it at a cost: that is in none of them.
    """

    known: Sequence[CaseFact]
    costs: Sequence[int]
    kinds: Sequence[str | None]
    behind: Behind
    unknown: Sequence[CaseFact]
    bare: Sequence[CaseFact]
    open: Sequence[CaseFact]

    @property
    def ended(self) -> int:
        """How many are resolved, whether their cost is known or not."""
        return len(self.known) + len(self.unknown) + len(self.bare)

    @property
    def is_over(self) -> bool:
        """Whether so few are still open that those which ended stand for all."""
        return _is_small(len(self.open), len(self.open) + self.ended)

    @property
    def is_noted(self) -> bool:
        """Whether of so few with a remedy the cost is missing that the others stand for them."""
        return _is_small(len(self.unknown), len(self.known) + len(self.unknown))

    @property
    def stands_for_all(self) -> bool:
        """Whether an average may be said of those whose cost is known."""
        return self.is_over and self.is_noted

    @cached_property
    def told(self) -> frozenset[str]:
        """The kinds of failure of which an average may be said."""
        known, missing, still, bare = (
            Counter([one.failure or "" for one in some])
            for some in (self.known, self.unknown, self.open, self.bare)
        )
        return frozenset(
            kind
            for kind, count in known.items()
            if _is_small(missing[kind], count + missing[kind])
            and _is_small(still[kind], count + missing[kind] + bare[kind] + still[kind])
        )

    @cached_property
    def mean(self) -> Range | None:
        """What one costs on average."""
        return mean_of(Counter(self.costs))

    @cached_property
    def middle(self) -> Range | None:
        """What half of them cost at most."""
        return median_between(sorted(self.costs))

    def by_failure(self) -> dict[str, Counter[int]]:
        """Return how often each cost came up, by kind of failure."""
        found: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for (kind, cost), times in Counter(zip(self.kinds, self.costs, strict=True)).items():
            found[kind or ""][cost] += times
        return found


def _is_small(part: int, of: int) -> bool:
    return part <= OPEN_MOST * of


def mean_of(costs: Counter[int]) -> Range | None:
    """Return the average of costs by how often each came up; its interval never goes below nothing."""
    found = mean_between(costs)
    return (found[0], max(0.0, found[1]), found[2]) if found else None


def per_case(span: Span, costs: CaseCosts) -> PerCase:
    """Return what the complaints of a time cost."""
    cases, missing, cost_of = span.of_kind(CaseKind.COMPLAINT), costs.unknown, costs.of.get
    ended = [case for case in cases if case.resolved is not None]
    noted = [case for case in ended if case.id in costs.noted]
    known = [case for case in noted if case.id not in missing] if missing else noted
    ids = tuple(map(_ID, known))
    return PerCase(
        known=known,
        costs=[cost_of(number, 0) for number in ids],
        kinds=[*map(_FAILURE, known)],
        behind=Behind(ids),
        unknown=[case for case in noted if case.id in missing] if missing else [],
        bare=[case for case in ended if case.id not in costs.noted] if len(noted) < len(ended) else [],
        open=[case for case in cases if case.resolved is None and is_open(case)],
    )
