"""Cases of some days as facts, and what was done about them; one loop each, since they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import compress
from typing import Any, TypeVar

from delight.data.queries.insight import cases as query
from delight.domain.cases.recovery import PromiseState
from delight.domain.insight.facts import (
    NO_HOUR,
    ActionFact,
    AnswerFact,
    CaseFact,
    CheckFact,
    GestureFact,
    PromiseFact,
)
from delight.domain.insight.period import Period
from delight.domain.insight.timely import HOUR
from delight.services.insight.pieces import Source

BACKWARDS, OTHER_CURRENCY = "ends-before-it-starts", "other-currency"
_RECEIVED, _HEARD, _RIGHT, _KEY, _WORDS, _FIGURE = 9, 11, 13, 15, 18, 19
"""Places among the columns of ``queries.insight.cases``."""
_REPEATED = (1, 2, 4, 5, 8, _KEY)
"""Places of its texts of which there are few: kind, stage, failure, channel, outcome and cause."""

_HOURS = [NO_HOUR if at == 12 * HOUR else at // HOUR for at in range(24 * HOUR)]
"""The hour of each second of a day; of a day without a time its noon is kept, to the second."""

_F = TypeVar("_F", ActionFact, CheckFact)
_Fact = TypeVar("_Fact", CaseFact, ActionFact, CheckFact, AnswerFact, GestureFact, PromiseFact)
Foreign = Mapping[str, frozenset[int]]
"""By table, the rows whose amount is in another currency."""


@dataclass(slots=True)
class Cases:
    """The cases of a stretch of days, with what is wrong with some, and how their causes are written."""

    facts: list[CaseFact] = field(default_factory=list)
    backwards: list[int] = field(default_factory=list)
    spelt: Counter[tuple[str, str]] = field(default_factory=Counter)


class _Same:
    """Gives texts that are alike as one and the same.

    Each row brings texts of its own; where they are the same ones, all chapters together take a sixth less.
    """

    def __init__(self) -> None:
        self._one: dict[str | None, str | None] = {}

    def __call__(self, texts: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(map(self._one.setdefault, texts, texts))


def read_cases(source: Source, period: Period, foreign: Foreign) -> Cases:
    """Return the cases that came in within a period."""
    found, other = Cases(), foreign.get("cases", frozenset())
    same = _Same()
    for columns in source.columns(query.cases, period):
        for place in _REPEATED:
            columns[place] = same(columns[place])
        ids, received, keys = columns[0], columns[_RECEIVED], columns[_KEY]
        ends = zip(ids, received, columns[_HEARD], columns[_RIGHT], strict=True)
        found.backwards += [
            number
            for number, began, heard, right in ends
            if (heard is not None and heard < began) or (right is not None and right < began)
        ]
        found.spelt.update(compress(zip(keys, columns[_WORDS], strict=True), keys))
        days, times = source.clock.days_and_times(received)
        hours = [None if alone else _HOURS[at] for at, alone in zip(times, columns[_FIGURE], strict=True)]
        fields = (*columns[:_RECEIVED], days, hours, *columns[_RECEIVED:_WORDS])
        found.facts += _made(CaseFact, *fields)
    if other:
        found.facts = [one._replace(at_stake=None) if one.id in other else one for one in found.facts]
    return found


def read_actions(source: Source, since: Period, foreign: Foreign) -> list[ActionFact]:
    """Return the recovery actions that were done since a period began, in that order."""
    found: list[ActionFact] = []
    same = _Same()
    for ids, cases, kinds, costs, done, _ in source.columns(query.actions, since):
        costs = _ours(ids, costs, foreign.get("actions", ()))
        found += _made(ActionFact, ids, cases, same(kinds), costs, source.clock.days(done))
    return found


def read_checks(source: Source, since: Period) -> tuple[list[CheckFact], list[AnswerFact]]:
    """Return the follow-ups that were done since a period began, and what was answered in them."""
    checks: list[CheckFact] = []
    answers: list[AnswerFact] = []
    for _, cases, well, back, scores, who, done, _ in source.columns(query.checks, since):
        days = source.clock.days(done)
        checks += _made(CheckFact, cases, days, map(_flag, well), map(_flag, back))
        told = [score is not None for score in scores]
        answers += compress(_made(AnswerFact, who, scores, days), told)
    return checks, answers


def read_gestures(source: Source, period: Period, foreign: Foreign) -> list[GestureFact]:
    """Return the surprises that were given within a period."""
    found: list[GestureFact] = []
    for ids, who, names, occasions, costs, given, _ in source.columns(query.gestures, period):
        costs = _ours(ids, costs, foreign.get("gestures", ()))
        days = source.clock.days(given)
        found += _made(GestureFact, ids, who, names, occasions, costs, days)
    return found


def read_promises(source: Source, period: Period, moment: int) -> list[PromiseFact]:
    """Return the promises that fell due within a period, the first first.

    None whose hour is ahead, kept or not: of those, only what was kept early would be seen.
    """
    found = [
        promise
        for state in PromiseState
        for *columns, _ in source.columns(partial(query.promises, state=state), period)
        for promise in _made(PromiseFact, *columns)
        if promise.due <= moment
    ]
    return sorted(found, key=lambda one: (one.due, one.id))


def by_case(facts: Iterable[_F], cases: Collection[int]) -> dict[int, list[_F]]:
    """Return facts by their case, of some cases."""
    found: dict[int, list[_F]] = {}
    for fact in facts:
        if fact.case_id in cases:
            found.setdefault(fact.case_id, []).append(fact)
    return found


def _ours(ids: Sequence[int], amounts: Sequence[Any], other: Collection[int]) -> Sequence[Any]:
    """Return amounts, without those in another currency."""
    if not other:
        return amounts
    return [None if one in other else amount for one, amount in zip(ids, amounts, strict=True)]


def _made(kind: type[_Fact], *columns: Iterable[Any]) -> Iterator[_Fact]:
    """Return facts of one kind from their columns; ``_make`` of each would take twice as long."""
    return map(partial(tuple.__new__, kind), zip(*columns, strict=True))


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)
