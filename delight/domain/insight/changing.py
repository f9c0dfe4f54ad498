"""Whether causes come up less often since something was changed about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from delight.domain.improvements.causes import FEWEST, days_around, span_around
from delight.domain.insight.facts import CaseFact, CauseFact, Facts
from delight.domain.insight.oftener import Change, behind, changes
from delight.domain.insight.period import Period
from delight.domain.insight.values import Behind
from delight.domain.intervals.rates import chance_of_rates


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """How often a cause came up in ``days`` before and as many since ``changed_on``.

    ``chance`` is how often chance alone makes as much; ``change`` is ``NONE`` within the first fortnight, or
    where no cases are known so long before it.
    """

    cause: CauseFact
    changed_on: date
    days: int
    before: int
    after: int
    behind: Behind
    change: Change
    chance: float = 1.0

    @property
    def count(self) -> int:
        """How often it came up since."""
        return self.after

    @property
    def usual(self) -> float:
        """How often it did before."""
        return self.before


def since_changes(facts: Facts, renamed: frozenset[str]) -> list[Since]:
    """Return what became of causes since they were changed, those changed last first.

    Counted as on the page of improvements: cases of all kinds, at most a year on either side. Causes that
    were ``renamed`` are passed over, and those changed outside of the days at hand.
    """
    changed = {cause.key: cause for cause in facts.causes.values() if cause.changed_on}
    cases: dict[str, list[CaseFact]] = {key: [] for key in changed if key not in renamed}
    for span in facts.spans if cases else ():
        for case in span.cases:
            if case.cause in cases:
                cases[case.cause].append(case)
    found = [_since(facts, changed[key], mine) for key, mine in cases.items()]
    known = [one for one in found if one is not None]
    told = [replace(one, change=change) for one, change in zip(known, changes(known), strict=True)]
    return sorted(told, key=lambda one: (one.changed_on, one.cause.key), reverse=True)


def _since(facts: Facts, cause: CauseFact, of_cause: Sequence[CaseFact]) -> Since | None:
    changed_on = cause.changed_on
    whole = next((stretch for stretch in _stretches(facts) if changed_on and changed_on in stretch), None)
    if whole is None or changed_on is None:
        return None
    days, too_early = span_around(changed_on, whole.last, whole.first)
    first, end = days_around(changed_on, days)
    cases = [case for case in of_cause if first <= case.day < end]
    before = sum(case.day < changed_on for case in cases)
    change = Change.NONE if too_early else Change.TOO_FEW if len(cases) < FEWEST else Change.SAME
    return Since(
        cause=cause,
        changed_on=changed_on,
        days=days,
        before=before,
        after=len(cases) - before,
        behind=behind(cases),
        change=change,
        chance=chance_of_rates(len(cases) - before, days, before, days) if change is Change.SAME else 1.0,
    )


def _stretches(facts: Facts) -> list[Period]:
    """Return the days at hand, in one piece where nothing lies between."""
    first, last = facts.now.period.first, facts.now.period.last
    now = Period(min(max(first, facts.known_since), last), last)
    before = facts.before and facts.before.period
    if before is None:
        return [now]
    if before.last + timedelta(days=1) == first:
        return [Period(before.first, last)]
    return [before, now]
