"""Shops whose truth is known: people come by their own rhythm, complain by chance, and come back or do not.

After each visit somebody comes again with a chance that is set, after a pause of 0.7 to 1.3 times their own;
a complaint at a visit may change that chance, by what went wrong, what was done, and when it was. So whoever
had complained and whoever had not are the same people but for that, and what a chapter says can be held
against the chances that were set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import count
from random import Random

from delight.domain.insight.facts import ActionFact, CaseFact, CheckFact, Facts, Span, Visits
from delight.domain.insight.period import Period
from delight.domain.insight.returned import Seen
from tests.domain.insight.made import BEFORE, TODAY, YEAR, action, by_case, case, check, facts

FIRST = BEFORE.first - timedelta(days=400)
DAYS = tuple(FIRST + timedelta(days=day) for day in range((TODAY - FIRST).days + 1))
STARTS = (BEFORE.first - FIRST).days
LOYAL = {14: 0.88, 20: 0.82, 30: 0.75}
"""How likely somebody comes again, by their usual pause in days: who comes often also comes more surely."""
FAILURES = ("late", "faulty", "rude")
REMEDIES = ("apology", "refund", "replacement")

Effect = Callable[[date, str, str], float]
"""By how much a complaint changes that chance: by its day, what went wrong, and what was done."""


def no_effect(day: date, failure: str, remedy: str) -> float:
    """Change nothing."""
    del day, failure, remedy
    return 0.0


@dataclass(kw_only=True)
class Shop:
    """A simulated shop.

    Attributes:
        usual: how many days usually pass between somebody's visits, by complaint.
        chance: how likely they were to come again at all, by complaint, and without the complaint.
    """

    facts: Facts
    usual: dict[int, int] = field(default_factory=dict)
    chance: dict[int, tuple[float, float]] = field(default_factory=dict)

    def truth(self, one: Seen, *, without: bool = False) -> float:
        """Return how likely whoever complained was to come back in time, or had they not complained."""
        return self.of(one.case.id, one.within, without=without)

    def of(self, number: int, within: int, *, without: bool = False) -> float:
        """Return the same of a complaint by its number, and the days they had."""
        in_time = (within / self.usual[number] - 0.7) / 0.6
        return self.chance[number][without] * min(1.0, max(0.0, in_time))


@dataclass(frozen=True, kw_only=True)
class Habits:
    """What sort of shop it is.

    Attributes:
        people: how many customers begin to come, over four years.
        complains: how likely a visit brings a complaint.
        unrecorded: of whom no visit is ever noted; ``noted_after`` those of whom it is only from their first
            complaint on; ``nameless`` complaints of nobody.
        asked: how likely somebody with a complaint is asked afterwards whether they came back.
    """

    people: int = 500
    complains: float = 0.08
    unrecorded: float = 0.0
    noted_after: float = 0.0
    nameless: float = 0.05
    asked: float = 0.0
    effect: Effect = no_effect


@dataclass
class _Draft:
    chance: Random
    habits: Habits
    ids: Iterator[int] = field(default_factory=partial(count, 1))
    cases: list[CaseFact] = field(default_factory=list)
    actions: list[ActionFact] = field(default_factory=list)
    checks: list[CheckFact] = field(default_factory=list)
    visits: dict[int, Visits] = field(default_factory=dict)
    others: list[int] = field(default_factory=list)
    shop: Shop = field(default_factory=lambda: Shop(facts=facts()))


def shop(seed: int, habits: Habits) -> Shop:
    """Return a shop; the same seed gives the same one."""
    draft = _Draft(Random(seed), habits)
    for customer in range(1, habits.people + 1):
        _live(draft, customer)
    found = sorted(draft.cases, key=lambda one: (one.received, one.id))
    now, before = ([one for one in found if one.day in days] for days in (YEAR, BEFORE))
    draft.shop.facts = facts(
        now=_span(YEAR, now),
        before=before,
        actions_of=by_case(draft.actions),
        checks_of=by_case(draft.checks),
        visits=draft.visits,
        others=draft.others,
    )
    return draft.shop


def _span(period: Period, cases: Sequence[CaseFact]) -> Span:
    return Span(period=period, cases=cases)


def _live(draft: _Draft, customer: int) -> None:
    """Let one customer come until they stay away."""
    chance, habits = draft.chance, draft.habits
    usual = chance.choice(tuple(LOYAL))
    kind = chance.random()
    day, came, complained = chance.randrange(len(DAYS)), list[date](), False
    while day < len(DAYS):
        likely = LOYAL[usual]
        pause = round(usual * chance.uniform(0.7, 1.3))
        if not habits.unrecorded <= kind < habits.unrecorded + habits.noted_after or complained:
            came.append(DAYS[day])
        back = chance.random()
        if day >= STARTS and chance.random() < habits.complains:
            likely = _complain(draft, customer, DAYS[day], usual, back, pause)
            complained = True
        if back >= likely:
            break
        day += pause
    if kind >= habits.unrecorded and came:
        draft.visits[customer] = Visits(tuple(came), (None,) * len(came))
        if not complained:
            draft.others.append(customer)


def _complain(draft: _Draft, customer: int, day: date, usual: int, back: float, pause: int) -> float:
    """Log a complaint and return how likely they come again after it."""
    chance, habits, shop = draft.chance, draft.habits, draft.shop
    failure, remedy = chance.choice(FAILURES), chance.choice((*REMEDIES, ""))
    likely = min(0.99, max(0.01, LOYAL[usual] + habits.effect(day, failure, remedy)))
    number = next(draft.ids)
    nameless = chance.random() < habits.nameless
    draft.cases.append(
        case(
            day, id=number, customer_id=None if nameless else customer, failure=failure,
            outcome=chance.choice(("settled", "won-back", "not-satisfied")),
        )
    )  # fmt: skip
    if remedy:
        draft.actions.append(action(number, remedy, day=day + timedelta(days=chance.randrange(4))))
    if chance.random() < habits.asked:
        asked_on = day + timedelta(days=90)
        if asked_on <= TODAY:
            draft.checks.append(check(number, came_back=back < likely and pause <= 60, day=asked_on))
    shop.usual[number], shop.chance[number] = usual, (likely, LOYAL[usual])
    return likely
