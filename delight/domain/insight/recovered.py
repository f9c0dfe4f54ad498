"""Who came back after something was put right, and who comes back that never complained (G3)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zlib import crc32

from delight.domain.cases.stages import CaseKind
from delight.domain.cases.terms import Outcome
from delight.domain.customers.standing import RECENT_DAYS
from delight.domain.insight.facts import CaseFact, Facts
from delight.domain.insight.returned import Seen, returned
from delight.domain.insight.returning import Return, came_back
from delight.domain.insight.saying import COMPARED_FROM
from delight.domain.intervals.alike import Alike, Class, alike

PUT_RIGHT = frozenset({Outcome.WON_BACK.value, Outcome.SETTLED.value})
"""Outcomes after which a complaint counts as recovered."""
_CLASSES = (4, 10)
"""By the days on which somebody had come: 1 to 3, 4 to 9, or more."""


class Once(NamedTuple):
    """One customer, counted once: on how many days they had come by then, and whether they came again.

    ``id`` is that of the complaint, or of the customer where there is none.
    """

    id: int
    earlier: int
    back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Customers by what they went through in the period; each counts once in a group.

    Attributes:
        put_right: let down once, and it was put right.
        all: let down once, whatever came of it.
        twice: let down again within ``RECENT_DAYS``; counted from the second time.
        others: never complained; counted from one of their visits, drawn by lot.
    """

    put_right: Sequence[Once]
    all: Sequence[Once]
    twice: Sequence[Once]
    others: Sequence[Once]


def groups(facts: Facts) -> Groups:
    """Return who came back of those who were let down, and of those who never complained.

    Only visits count here: what somebody said at a follow-up nobody asks of the others.
    """
    found = returned(facts, facts.now)
    second = _second(facts)
    known = [one for one in found.seen if one.earlier and one.came in (Return.BACK, Return.AWAY)]
    first = [one for one in known if one.case.id not in second and not one.again]
    return Groups(
        put_right=_each_once(one for one in first if is_put_right(one.case)),
        all=_each_once(first),
        twice=_each_once(one for one in known if one.case.id in second),
        others=_others(facts, found.patience),
    )


def is_put_right(case: CaseFact) -> bool:
    """Return whether a complaint was recovered: resolved, and the customer won back or content with it."""
    return case.resolved is not None and case.outcome in PUT_RIGHT


def likewise(some: Sequence[Once], others: Sequence[Once]) -> Alike | None:
    """Return how two groups came back, each class of the first held against the same class of the others.

    Whoever comes often comes back more often, complaint or not: so the others are weighted as the first are.
    ``None`` where either is too few to compare, or where they have too few people of a kind in common.
    """
    counts = [Counter(map(_class, group)) for group in (some, others)]
    back = [Counter(_class(one) for one in group if one.back) for group in (some, others)]
    found = alike([Class(back[0][key], counts[0][key], back[1][key], counts[1][key]) for key in counts[0]])
    return found if found and min(found.n, found.of) >= COMPARED_FROM else None


def _class(one: Once) -> int:
    return bisect_right(_CLASSES, one.earlier)


def _second(facts: Facts) -> set[int]:
    """Return the complaints of people who had complained within ``RECENT_DAYS`` before."""
    latest: dict[int, int] = {}
    found: set[int] = set()
    for span in reversed(facts.spans):
        for case in span.of_kind(CaseKind.COMPLAINT):
            if case.customer_id is not None:
                day = case.day.toordinal()
                if day - latest.get(case.customer_id, -RECENT_DAYS) < RECENT_DAYS:
                    found.add(case.id)
                latest[case.customer_id] = day
    return found


def _each_once(seen: Iterable[Seen]) -> list[Once]:
    """Return each customer's first: several of one person would count as if they were several people."""
    first: dict[int, Seen] = {}
    for one in seen:
        first.setdefault(one.case.customer_id or 0, one)
    return [Once(one.case.id, one.earlier, one.came is Return.BACK) for one in first.values()]


def _others(facts: Facts, patience: int) -> list[Once]:
    period, found = facts.now.period, list[Once]()
    for customer in facts.others:
        known = facts.visits.get(customer)
        days = known.days if known else ()
        start = bisect_left(days, period.first)
        visits = bisect_right(days, period.last) - start
        if visits:
            day = days[start + crc32(str(customer).encode()) % visits]
            came, earlier, _ = came_back(days, day, facts.today, patience)
            if came is not Return.WAITING:
                found.append(Once(customer, earlier, came is Return.BACK))
    return found
