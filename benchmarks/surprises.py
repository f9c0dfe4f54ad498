"""A week of surprises for 100,000 customers, beside sorting the same people by how long they wait."""

from __future__ import annotations

import random
from datetime import date, timedelta

from benchmarks.processor import median_ms
from benchmarks.table import Speed
from delight.domain.customers.standing import Rhythm, Standing
from delight.domain.surprises.planner import plan, why_not
from delight.domain.surprises.values import Gift, Person, Rules, State

CUSTOMERS, ROUNDS = 100_000, 5
SLOWEST, TIMES = 1000.0, 20.0
"""Milliseconds for a week; how many times a bare sort it may take."""
WEEK = date(2026, 3, 2)
_STANDINGS = {
    Standing.CONTENT: 40,
    Standing.PROMOTER: 10,
    Standing.UNKNOWN: 30,
    Standing.NEW: 5,
    Standing.DRIFTING: 10,
    Standing.AT_RISK: 5,
}
_GIFTS = [Gift(f"gift-{n}", note=n < 4, cost_minor=50 * n, interval=60 + 30 * (n % 4)) for n in range(20)]
_RHYTHM = Rhythm(usual=9, longest=25)


def measure() -> list[Speed]:
    """Return how long a week takes, and how long it takes to say why somebody is not in it."""
    state = shop(CUSTOMERS)
    week = plan(state, WEEK, "seed")
    ours = median_ms(lambda: plan(state, WEEK, "seed"), ROUNDS)
    bare = median_ms(lambda: sorted(state.people, key=_waits_since)[: state.rules.a_week], ROUNDS)
    why = median_ms(lambda: why_not(state, week, CUSTOMERS - 1), ROUNDS)
    return [
        Speed(name="surprises: a week", ours=ours, unit="ms", limit=bare, ratio=ours / bare, target=TIMES),
        Speed(
            name="surprises: … within a second",
            ours=ours,
            unit="ms",
            limit=SLOWEST,
            ratio=ours / SLOWEST,
            target=1.0,
            peers={"why not": why},
        ),
    ]


def shop(count: int, seed: int = 6) -> State:
    """Return a shop of so many customers, always the same; one in twenty was surprised before."""
    chance = random.Random(seed)
    standings = chance.choices(list(_STANDINGS), list(_STANDINGS.values()), k=count)
    people = [_person(chance, number, standing) for number, standing in enumerate(standings)]
    given = {who.id: {chance.choice(_GIFTS).key: who.surprised_on} for who in people if who.surprised_on}
    rules = Rules(a_week=5, budget_minor=3000, cool_down=90, hold_out=True, first_day=_ago(900))
    return State(people, _GIFTS, rules, tuple(WEEK + timedelta(days=n) for n in range(6)), given)


def _person(chance: random.Random, number: int, standing: Standing) -> Person:
    known = chance.randrange(1500)
    visits = chance.randrange(80)
    return Person(
        number,
        standing,
        _ago(known),
        since=_ago(known + chance.randrange(3000)) if chance.random() < 0.5 else None,
        birthday=_ago(chance.randrange(25_000)).isoformat() if chance.random() < 0.3 else "",
        visits=visits,
        lately=int(visits > 0 and chance.random() < 0.5),
        last_visit=_ago(chance.randrange(1, 40)),
        rhythm=_RHYTHM,
        surprised_on=_ago(chance.randrange(1, 500)) if chance.random() < 0.05 else None,
    )


def _ago(days: int) -> date:
    return WEEK - timedelta(days=days)


def _waits_since(who: Person) -> date:
    return who.surprised_on or who.known_since
