"""A shop over years: people come, complain, drift, want no surprises; the planner draws week after week."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from delight.domain.customers.standing import Rhythm, Standing
from delight.domain.surprises.planner import plan
from delight.domain.surprises.values import Person, Plan, Referral, Rules, State, Suggestion, Taken
from tests.domain.surprises.rules import able, broken, tier, waits
from tests.domain.surprises.shops import GIFTS, days_of

START = date(2026, 1, 5)
STANDINGS = [
    *[Standing.CONTENT] * 9, *[Standing.PROMOTER] * 2, *[Standing.UNKNOWN] * 5,
    *[Standing.DRIFTING] * 2, Standing.NEW, Standing.AT_RISK,
]  # fmt: skip
BUDGET = 4_000


@dataclass
class Told:
    """What a shop went through, for the tests to look at.

    Attributes:
        broken: the rules that a plan broke, with the week.
        spent: what planned surprises cost in each month.
        picks: how many were drawn by chance; ``hits`` how many of them each guesser named, ``luck`` how many
            would be named by naming anybody of equal standing.
        fairness: the least share of the longest wait that somebody who was drawn had waited, by quarter.
    """

    broken: list[str] = field(default_factory=list)
    spent: Counter = field(default_factory=Counter)
    picks: int = 0
    luck: float = 0.0
    hits: Counter = field(default_factory=Counter)
    held: int = 0
    occasions: Counter = field(default_factory=Counter)
    fairness: dict[tuple[int, int], float] = field(default_factory=dict)
    times: Counter = field(default_factory=Counter)

    def above_luck(self, guesser: str) -> float:
        """How much more often than by luck a guesser is right: 0.01 is one of a hundred more."""
        return (self.hits[guesser] - self.luck) / max(1, self.picks)


class Years:
    """A made-up shop that is lived through week by week."""

    def __init__(self, count: int, seed: int, rules: Rules | None = None) -> None:
        self.chance = random.Random(seed)
        self.rules = rules or Rules(5, BUDGET, 90, True, START)
        self.people = [self._person(number, self.chance.randrange(400)) for number in range(count)]
        self.given: dict[int, dict[str, date]] = defaultdict(dict)
        self.unliked: dict[int, frozenset[str]] = {}
        self.not_before: dict[int, date] = {}
        self.skips: Counter = Counter()
        self.referrals: list[Referral] = []
        self.waiting: list[Suggestion] = []
        self.recent: list[tuple[int, int]] = []
        self.told = Told()

    def live(self, weeks: int, check: Callable[[State, Plan], list[str]] = broken) -> Told:
        for number in range(weeks):
            week = START + timedelta(weeks=number)
            self._happen(week)
            self._week(week, check)
        return self.told

    def _week(self, week: date, check) -> None:
        state = self._state(week, ())
        found = plan(state, week, "the shop")
        self.told.broken += [f"{week} {rule}" for rule in check(state, found)]
        self._guess(state, found)
        taken = self._decide(week, found)
        if not all(one.fills for one in taken):
            state = self._state(week, taken)
            more = plan(state, week, "the shop")
            self.told.broken += [f"{week} again: {rule}" for rule in check(state, more)]
            self._decide(week, more, skipping=0)
        self._give(week)

    def _state(self, week: date, taken: tuple[Taken, ...]) -> State:
        return State(
            self.people, GIFTS, self.rules, days_of(week), self.given, self.unliked, self.not_before,
            self.skips, dict(self.told.spent), tuple(self.referrals), taken,
        )  # fmt: skip

    def _happen(self, week: date) -> None:
        """What a week brings: newcomers, visits, complaints, a few who drift or want no surprises."""
        count, pick = len(self.people), self.chance.randrange
        for _ in range(max(1, count // 700)):
            self.people.append(self._person(len(self.people), 0, week))
        self.people = [who._replace(lately=0) if who.lately else who for who in self.people]
        for _ in range(count // 20):
            self._change(pick(count), lambda who: {"lately": 1, "visits": who.visits + 1, "last_visit": week})
        for _ in range(max(1, count // 500)):
            self._change(pick(count), lambda who: {"complaint_since": week})
            self._change(pick(count), lambda who: {"standing": self.chance.choice(STANDINGS)})
        self._settle(week)
        self._change(pick(count), lambda who: {"welcome": not who.welcome})
        self.referrals.append(Referral(week.toordinal(), pick(count), pick(count), week))

    def _settle(self, week: date) -> None:
        """Put half of the complaints right that are older than a week; most of those people come back."""
        for who in [who for who in self.people if who.complaint_since]:
            if self.chance.random() < 0.5 and who.complaint_since < week:
                right = {
                    "complaint_since": None,
                    "recovered_on": week - timedelta(days=3),
                    "last_visit": week,
                }
                self._change(who.id, lambda _who, right=right: right)

    def _decide(self, week: date, found: Plan, skipping: float = 0.2) -> tuple[Taken, ...]:
        taken = []
        for one in found.suggestions:
            shown = not one.held and self.chance.random() >= skipping
            if one.held:
                self.told.held += 1
                self._change(one.customer_id, lambda who: {"held_on": week})
            elif shown:
                self._accept(one)
            else:
                self._skip(one, week)
            taken.append(
                Taken(
                    one.customer_id, one.key, one.cost_minor, one.day, one.occasion, shown, False, one.link_id
                )
            )
        return tuple(taken)

    def _accept(self, one: Suggestion) -> None:
        self.told.spent[one.day.replace(day=1)] += one.cost_minor
        self.told.occasions[one.occasion] += 1
        self.told.times[one.customer_id] += 1
        self.given[one.customer_id][one.key] = one.day
        self.referrals = [link for link in self.referrals if link.link_id != one.link_id]
        self.waiting.append(one)
        self._change(one.customer_id, lambda who: {"planned_on": one.day})

    def _skip(self, one: Suggestion, week: date) -> None:
        """Half of the time not now; else not this gesture, and more seldom not this person."""
        why = self.chance.choice(("now", "now", "now", "gesture", "gesture", "person"))
        if why == "gesture":
            self.skips[one.key] += 1
            self.unliked[one.customer_id] = self.unliked.get(one.customer_id, frozenset()) | {one.key}
        else:
            self.not_before[one.customer_id] = week + timedelta(weeks=4 if why == "now" else 26)

    def _give(self, week: date) -> None:
        """Give what was planned, the most of it in its week."""
        late = [one for one in self.waiting if self.chance.random() < 0.1]
        for one in self.waiting:
            if one not in late:
                day = max(one.day, week)
                self.given[one.customer_id][one.key] = day
                self._change(one.customer_id, lambda who, day=day: {"planned_on": None, "surprised_on": day})
        self.waiting = late

    def _guess(self, state: State, found: Plan) -> None:
        """Let guessers name whom they think it is, who know of everybody what the shop knows."""
        drawn = [one for one in found.suggestions if not one.occasion]
        could = {who.id: who for who in able(state, found)}
        equals = [who for who in could.values() if tier(who) == 0]
        names = {one.customer_id for one in drawn if tier(could[one.customer_id]) == 0}
        if not names:
            return
        wait = {who.id: (found.week - waits(state, who)).days for who in equals}
        self.told.picks += len(names)
        self.told.luck += len(names) ** 2 / len(equals)
        for guesser, key in self._guessers(found.week).items():
            self.told.hits[guesser] += len(
                names & set(sorted(wait, key=lambda who: key(who, wait[who]))[: len(names)])
            )
        self.recent = [*self.recent, *((name, wait[name]) for name in names)][-40:]
        quarter = (found.week.year, (found.week.month - 1) // 3)
        longest = max(wait.values())
        least = min(wait[name] for name in names) / longest if longest else 1.0
        self.told.fairness[quarter] = min(least, self.told.fairness.get(quarter, 1.0))

    def _guessers(self, week: date):
        last = self.recent[-1][0] if self.recent else 0
        usual = sum(wait for _name, wait in self.recent) / max(1, len(self.recent))
        tie = {who.id: self.chance.random() for who in self.people}
        return {
            "longest ago": lambda who, wait: (-wait, tie[who]),
            "the next in turn": lambda who, wait: (who - last - 1) % len(self.people),
            "after the usual wait": lambda who, wait: (abs(wait - usual), tie[who]),
        }

    def _person(self, number: int, days: int, week: date = START) -> Person:
        known = week - timedelta(days=days)
        born = date(2000, 1, 1) + timedelta(days=self.chance.randrange(366))
        return Person(
            number,
            self.chance.choice(STANDINGS),
            known,
            since=known - timedelta(days=self.chance.randrange(4000)) if number % 2 else None,
            birthday=born.isoformat() if number % 3 else born.strftime("%m-%d"),
            visits=self.chance.randrange(90),
            last_visit=week - timedelta(days=self.chance.randrange(40)),
            rhythm=Rhythm(usual=9, longest=25),
        )

    def _change(self, number: int, change: Callable[[Person], dict]) -> None:
        self.people[number] = self.people[number]._replace(**change(self.people[number]))
