"""Any facts that a small shop could have, well kept or not: for tests of what holds for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from hypothesis import strategies as st

from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.terms import Channel, Failure, Outcome
from delight.domain.gestures import Occasion
from delight.domain.improvements.standards import Met, StandardRow
from delight.domain.improvements.states import Measure, TouchPoint
from delight.domain.insight.facts import (
    ActionFact,
    AnswerFact,
    BroughtFact,
    CaseFact,
    CauseFact,
    CheckFact,
    Facts,
    GestureFact,
    GuessFact,
    Newcomer,
    PromiseFact,
    Renamed,
    Span,
    Visits,
)
from delight.domain.insight.period import Against, Period
from tests.domain.insight.made import BEFORE, TODAY, YEAR, by_case, second

PEOPLE = (None, 1, 2, 3)
STAFF = (None, 1, 2)
HOUR = 3_600


class Draw:
    """Draws facts; what is drawn depends on the seed alone."""

    def __init__(self, seed: int, most: int) -> None:
        self._chance, self._most = Random(seed), most

    def pick(self, *choices: Any) -> Any:
        return self._chance.choice(choices)

    def day(self, period: Period) -> date:
        return period.first + timedelta(days=self._chance.randrange(period.days))

    def amount(self) -> int | None:
        return self.pick(None, 0, 300, 1_250, 49_999)

    def many(self, make: Callable[[], Any]) -> list[Any]:
        return [make() for _ in range(self._chance.randint(0, self._most))]

    def case(self, number: int, period: Period) -> CaseFact:
        day, hour = self.day(period), self._chance.randrange(24)
        received = second(day, hour)
        kind, stage, outcome = self.pick(
            ("complaint", "new", None), ("complaint", "in-progress", None), ("complaint", "resolved", None),
            ("complaint", "closed", Outcome.SETTLED.value), ("complaint", "closed", Outcome.WON_BACK.value),
            ("complaint", "closed", Outcome.NOT_SATISFIED.value), ("compliment", "done", None),
            ("suggestion", "new", None),
        )  # fmt: skip
        said, right = self.pick(None, 0, 5, 200), self.pick(None, 0, 30, 900)
        ended = right is not None and stage not in ("new", "in-progress")
        return CaseFact(
            id=number, kind=kind, stage=stage, customer_id=self.pick(*PEOPLE),
            failure=self.pick(None, *(failure.value for failure in Failure)),
            channel=self.pick(*(channel.value for channel in Channel)), mood=self.pick(None, 1, 2, 5),
            mood_after=self.pick(None, 1, 3, 5), outcome=outcome, day=day, hour=hour, received=received,
            acknowledge_by=self.pick(None, received + 9 * HOUR),
            acknowledged=None if said is None else received + said * HOUR,
            resolve_by=self.pick(None, received + 72 * HOUR),
            resolved=received + right * HOUR if ended else None,
            at_stake=self.amount(), cause=self.pick("", "oven", "rush"), praised_id=self.pick(*STAFF),
            owner_id=self.pick(*STAFF),
        )  # fmt: skip

    def span(self, period: Period, first: int) -> Span:
        ids = count(first)
        cases = sorted(self.many(lambda: self.case(next(ids), period)), key=lambda case: case.received)
        whose = [None, *(case.id for case in cases)]
        occasions = [each.value for each in Occasion]
        return Span(
            period=period,
            cases=cases,
            actions=sorted(self.actions(cases), key=lambda one: one.day),
            answers=self.many(
                lambda: AnswerFact(self.pick(*PEOPLE), self.pick(*range(11)), self.day(period))
            ),
            gestures=self.many(lambda: self.gesture(next(ids), occasions, period)),
            promises=self.many(lambda: self.promise(next(ids), self.pick(*whose), second(self.day(period)))),
            newcomers=dict(self.many(lambda: self.newcomer(period))),
        )

    def gesture(self, number: int, occasions: list[str], period: Period) -> GestureFact:
        name, occasion = self.pick("Note", "Biscuits"), self.pick(*occasions)
        return GestureFact(number, self.pick(*PEOPLE), name, occasion, self.amount(), self.day(period))

    def newcomer(self, period: Period) -> tuple[int, Newcomer]:
        first = self.day(period)
        after = first + timedelta(days=self.pick(1, 80, 200))
        return self.pick(*PEOPLE[1:]), Newcomer(first, after if after <= TODAY else None)

    def promise(self, number: int, case: int | None, due: int) -> PromiseFact:
        how = self.pick("kept", "broken", "open")
        return PromiseFact(number, case, how, due, None if how == "open" else due)

    def actions(self, cases: Sequence[CaseFact]) -> Iterator[ActionFact]:
        for case in cases:
            for place in range(self.pick(0, 1, 2)):
                kind = self.pick(*ActionKind).value
                yield ActionFact(case.id * 10 + place, case.id, kind, self.amount(), case.day)

    def checks(self, cases: Sequence[CaseFact]) -> Iterator[CheckFact]:
        for case in cases:
            if case.kind == "complaint" and self.pick(True, False):
                answers = (self.pick(None, True, False) for _ in range(2))
                yield CheckFact(case.id, case.day + timedelta(days=9), *answers)

    def visits(self) -> Visits:
        days = sorted(set(self.many(lambda: self.day(Period(BEFORE.first, TODAY)))))
        return Visits(tuple(days), tuple(self.amount() for _ in days))

    def standards(self, cases: Sequence[CaseFact]) -> Iterator[StandardRow]:
        for measure in self.pick((), tuple(Measure)):
            tried = tuple(case.id for case in cases if self.pick(True, False))
            some = self._chance.randint(0, len(tried))
            met = Met(met=some, count=len(tried), since=BEFORE.last, case_ids=tried)
            yield StandardRow(
                id=len(measure), uid=measure, touch_point=self.pick(*TouchPoint), words="We answer.",
                measure=measure, within_days=None, sort=1, version=1, measured=met if measure else None,
            )  # fmt: skip

    def facts(self) -> Facts:
        now = self.span(YEAR, 1)
        before = self.pick(None, self.span(BEFORE, 101))
        spans = [span for span in (now, before) if span]
        cases = [case for span in spans for case in span.cases]
        people = PEOPLE[1:]
        visits = {one: known for one in [*people, 11, 12] if (known := self.visits()).days}
        return Facts(
            now=now, before=before, against=self.pick(*Against), today=TODAY, moment=second(TODAY, 12),
            known_since=BEFORE.first, currency="GBP",
            actions_of=by_case([one for span in spans for one in span.actions]),
            checks_of=by_case(list(self.checks(cases))),
            visits=visits, others=[one for one in visits if one > 10],
            first_answers=self.many(
                lambda: AnswerFact(self.pick(*PEOPLE), self.pick(*range(11)), self.day(BEFORE))
            ),
            brought=[BroughtFact(one, 3, self.pick(None, self.day(YEAR))) for one in self.pick((), (1, 2))],
            staff={1: "Mo", 2: "Jo"}, drifting=sorted(set(self.many(lambda: self.pick(*people)))),
            promoters=sorted(set(self.many(lambda: self.pick(*people)))),
            causes={
                "oven": CauseFact("oven", "The oven", self.pick(None, self.day(YEAR)), "A new thermostat"),
                "rush": CauseFact("rush", "Friday rush", None, ""),
            },
            renamed=self.pick(
                [], [Renamed("hurry", "rush", self.day(YEAR), tuple(case.id for case in cases[:1]))]
            ),
            guesses=self.pick([], [GuessFact(1, 8.0, TODAY), GuessFact(2, 9.5, TODAY)]),
            standards=list(self.standards(cases)),
            gone={one: self.pick(date.min, self.day(YEAR)) for one in self.pick((), (2,), (11,))},
            budget=self.amount(), winning_cost=self.amount(), compares_staff=self.pick(True, False),
            unread=self.pick({}, {"ends-before-it-starts": (901,)}),
        )  # fmt: skip


def any_facts(most: int = 12) -> st.SearchStrategy[Facts]:
    """Return facts with at most so many of each thing in the period, and as many before it."""
    return st.builds(lambda seed, few: Draw(seed, few).facts(), st.integers(0, 2**32), st.integers(0, most))
