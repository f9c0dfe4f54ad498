"""Who came back after something was put right, and who comes back that had not complained (G3)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from math import ceil
from typing import NamedTuple
from weakref import WeakKeyDictionary

from delight.domain.cases.stages import CaseKind
from delight.domain.cases.terms import Outcome
from delight.domain.customers.standing import RECENT_DAYS
from delight.domain.insight.facts import OTHERS, CaseFact, Facts, draw
from delight.domain.insight.returned import Seen, left_before, returned
from delight.domain.insight.returning import Return, came_back, own_patience
from delight.domain.insight.saying import COMPARED_FROM
from delight.domain.intervals.alike import Alike, Class, alike

PUT_RIGHT = frozenset({Outcome.WON_BACK.value, Outcome.SETTLED.value})
"""Outcomes after which a complaint counts as recovered."""
_CLASSES = (4, 10)
"""By the days on which somebody had come: 1 to 3, 4 to 9, or more."""


_KNOWN = (Return.BACK, Return.AWAY)
_GOLDEN = (5**0.5 - 1) / 2
_ALL = 2**32


class Once(NamedTuple):
    """Somebody at one time.

    Attributes:
        id: of the complaint, or of the customer where there is none.
        earlier: on how many days they had come by then.
        back: they came again.
        lag: how long after their latest visit that was, as a part of how long they may stay away.
    """

    id: int
    earlier: int
    back: bool
    lag: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Customers by what they went through in the period; who was let down counts once in a group.

    Attributes:
        put_right: let down once, and it was put right.
        all: let down once, whatever came of it.
        twice: let down again within ``RECENT_DAYS``; counted from the second time.
        others: had not complained by then; counted from a visit, so that one person may be there twice.
    """

    put_right: Sequence[Once]
    all: Sequence[Once]
    twice: Sequence[Once]
    others: Sequence[Once]


_worked_out: WeakKeyDictionary[Facts, Groups] = WeakKeyDictionary()
"""Two chapters ask for the same; it goes when its facts go."""


def remembered(facts: Facts) -> object:
    """Return what is remembered of the facts so far."""
    return _worked_out.get(facts)


def groups(facts: Facts) -> Groups:
    """Return who came back of those who were let down, and of those who never complained.

    Only visits count here: what somebody said at a follow-up nobody asks of the others. Whoever had stayed
    away for longer than their own rhythm when they complained was gone already, and is left out.
    """
    found = _worked_out.get(facts)
    if found is None:
        found = _worked_out[facts] = _work_out(facts)
    return found


def _work_out(facts: Facts) -> Groups:
    found = returned(facts, facts.now)
    second = _second(facts)
    first: list[tuple[Seen, float]] = []
    again: list[tuple[Seen, float]] = []
    for one in found.seen:
        if one.earlier and one.came in _KNOWN:
            lag = (
                one.case.day - facts.visits[one.case.customer_id or 0].days[one.earlier - 1]
            ).days / one.within
            if lag > 1:
                continue
            if one.case.id in second:
                again.append((one, lag))
            elif not one.again:
                first.append((one, lag))
    put_right = _each_once([(one, lag) for one, lag in first if is_put_right(one.case)])
    return Groups(
        put_right=put_right,
        all=_each_once(first),
        twice=_each_once(again),
        others=_others(facts, found.patience, sorted(one.lag for one in put_right)),
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
    for case in (*_just_before(facts), *facts.now.of_kind(CaseKind.COMPLAINT)):
        if case.customer_id is not None:
            day = case.day.toordinal()
            if day - latest.get(case.customer_id, -RECENT_DAYS) < RECENT_DAYS:
                found.add(case.id)
            latest[case.customer_id] = day
    return found


def _just_before(facts: Facts) -> list[CaseFact]:
    """Return the complaints of the last days before the period."""
    since = facts.now.period.first - timedelta(days=RECENT_DAYS)
    cases = facts.just_before or (facts.before.cases if facts.before else ())
    latest = list(takewhile(lambda case: case.day >= since, reversed(cases)))
    return [case for case in reversed(latest) if case.kind == CaseKind.COMPLAINT]


def _each_once(seen: Iterable[tuple[Seen, float]]) -> list[Once]:
    """Return each customer's first: several of one person would count as if they were several people."""
    first: dict[int | None, Once] = {}
    for one, lag in seen:
        case = one.case
        if case.customer_id not in first:
            first[case.customer_id] = Once(case.id, one.earlier, one.came is Return.BACK, lag)
    return list(first.values())


def _others(facts: Facts, patience: int, lags: Sequence[float]) -> list[Once]:
    """Return visits by people who had not complained by then, each from as long after it as complaints come.

    As many visits as there are people, every so many-th of all their visits: whoever comes often complains
    more often, too. How long after, as a part of their own patience, goes through all the ``lags`` in turn;
    where somebody came again sooner, the next visit is tried.
    """
    known = list(_quiet(facts))
    step = max(1.0, sum(count for *_, count in known) / len(known)) if known else 1.0
    found: list[Once] = []
    passed, picked = 0, 0
    for customer, days, start, count in known:
        passed += count
        while (picked + 0.5) * step < passed:
            place = start + count - ceil(passed - (picked + 0.5) * step)
            lag = lags[int(len(found) * _GOLDEN % 1 * len(lags))] if lags else 0.0
            picked += 1
            within = own_patience(days, place + 1) or patience
            day = days[place] + timedelta(days=round(lag * within))
            came, earlier, _ = came_back(days, day, facts.known_until, patience)
            if customer in facts.gone and left_before(
                facts, customer, days[earlier : earlier + 1], day.toordinal() + within
            ):
                continue
            if came is not Return.WAITING and earlier == place + 1:
                found.append(Once(customer, earlier, came is Return.BACK))
    return found


def _quiet(facts: Facts) -> Iterator[tuple[int, Sequence[date], int, int]]:
    """Yield customers with their days, and which of them were in the period and before any complaint.

    Those who complained later are among them, drawn as the others are: only with them is it everybody who had
    not complained by then. Who never does so, ever, are mostly those who came less often (risk-set sampling:
    Lubin & Gail 1984, "Biased selection of controls for case-control analyses of cohort studies", Biometrics
    40).
    """
    complaints = (case for span in facts.spans for case in reversed(span.of_kind(CaseKind.COMPLAINT)))
    complained = {case.customer_id: case.day for case in complaints if case.customer_id is not None}
    most = max(map(draw, facts.others)) if len(facts.others) >= OTHERS else _ALL
    drawn = [one for one in complained if draw(one) <= most]
    first, last = facts.now.period.first, facts.now.period.last
    for customer in sorted({*facts.others, *drawn}):
        visits = facts.visits.get(customer)
        days = visits.days if visits else ()
        start = bisect_left(days, first)
        end = bisect_right(days, last)
        if customer in complained:
            end = min(end, bisect_left(days, complained[customer]))
        if end > start:
            yield customer, days, start, end - start
