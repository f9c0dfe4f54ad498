"""Whose visits are known at all: said beside everything that rests on visits."""

from __future__ import annotations

from dataclasses import dataclass

from delight.domain.insight.facts import Facts
from delight.domain.insight.returned import returned


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
    found = returned(facts, facts.now)
    named = len(found.seen)
    known = sum(one.earlier > 0 for one in found.seen)
    return Coverage(complaints=named + len(found.nobody), named=named, visits_known=known)
