"""Whose visits are known at all: said beside everything that rests on visits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from delight.domain.insight.returned import Returned

from delight.domain.cases.stages import CaseKind
from delight.domain.insight.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Of the complaints of a period, whose customers' visits are known.

    Attributes:
        complaints: how many came in.
        named: of those, how many are of a customer who is known.
        visits_known: of those, how many of a customer with a visit on the day or before it.
    """

    complaints: int
    named: int
    visits_known: int


def coverage(facts: Facts) -> Coverage:
    """Return whose visits are known, of the complaints of the period."""
    complaints = facts.now.of_kind(CaseKind.COMPLAINT)
    named = [case for case in complaints if case.customer_id is not None]
    visits = facts.visits
    known = sum(
        (theirs := visits.get(case.customer_id or 0)) is not None and theirs.days[0] <= case.day
        for case in named
    )
    return Coverage(complaints=len(complaints), named=len(named), visits_known=known)


def coverage_of(returned: Returned) -> Coverage:
    """Return whose visits are known, of the complaints that ``returned.returned`` looked at."""
    named = len(returned.seen)
    known = sum(one.earlier > 0 for one in returned.seen)
    return Coverage(complaints=named + len(returned.nobody), named=named, visits_known=known)
