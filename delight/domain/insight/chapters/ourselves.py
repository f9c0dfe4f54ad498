"""How the shop sees itself: what those who work here guess, against what customers answer (G10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from delight.domain.customers.pulse import ENOUGH
from delight.domain.customers.recommending import mean_between
from delight.domain.insight.answered import each_once
from delight.domain.insight.chapter import (
    Chapter,
    Chart,
    ChartKind,
    Figure,
    Mark,
    Row,
    Said,
    Table,
    Topic,
    Verdict,
)
from delight.domain.insight.facts import AnswerFact, Facts, GuessFact
from delight.domain.insight.saying import GOOD, verdict
from delight.domain.insight.values import Behind, Between, Number, Own, Term, Things, Unit, Value

COLUMNS = ("who", "score", "between", "day")
DEFINITION = ("guess", "answers", "chance", "enough", "names")


@dataclass(frozen=True, slots=True)
class _Answers:
    """What customers answered, each of them once: their mean, and where that of all customers lies."""

    mean: float
    low: float
    high: float
    count: int
    behind: Behind

    @property
    def between(self) -> Between:
        return Between(self.low, self.high, Unit.SCORE)


def ourselves(facts: Facts) -> Chapter:
    """Return how far what is guessed here is from what customers answer."""
    guesses, given = facts.guesses, each_once(facts.now.answers)
    answers = _answers(given) if guesses and len(given) >= ENOUGH else None
    return Chapter(
        topic=Topic.OURSELVES,
        figure=None if answers is None else _figure(guesses, answers),
        said=tuple(_said(guesses, given, answers)),
        tables=() if answers is None else (_table(facts, answers),),
        charts=() if answers is None else (_chart(facts, answers),),
        definition=tuple(Said(code=f"how.{code}") for code in DEFINITION),
        enough=answers is not None,
    )


def _answers(given: Sequence[AnswerFact]) -> _Answers:
    scores = [one.score for one in given]
    return _Answers(fmean(scores), *mean_between(scores), len(scores), _behind(given))


def _figure(guesses: Sequence[GuessFact], answers: _Answers) -> Figure:
    """Return what customers answer, beside what is guessed; well it is only where they answer more."""
    found = _verdict(guesses, answers)
    return Figure(
        value=_score(answers.mean),
        n=answers.count,
        between=answers.between,
        usual=_score(_mean(guesses)),
        usual_n=len(guesses),
        against="guess",
        verdict=found,
        good=GOOD.get(found),
        behind=answers.behind,
    )


def _verdict(guesses: Sequence[GuessFact], answers: _Answers) -> Verdict:
    """Return how customers' answers stand to the guess, which is known and has no interval of its own."""
    guess = _mean(guesses)
    return verdict(answers.low - guess, answers.high - guess)


def _said(
    guesses: Sequence[GuessFact], given: Sequence[AnswerFact], answers: _Answers | None
) -> Iterator[Said]:
    if not guesses:
        yield Said(code="nobody")
        return
    if answers is None:
        yield Said(code="guessed", values={"n": Number(len(guesses))})
        yield Said(code="too_few", values={"n": Number(len(given)), "enough": Number(ENOUGH)})
        return
    yield from _gap(guesses, answers)
    owners, others = _by_role(guesses)
    if owners and others:
        values: dict[str, Value] = {"owners": _score(_mean(owners)), "others": _score(_mean(others))}
        yield Said(code="roles", values=values)


def _gap(guesses: Sequence[GuessFact], answers: _Answers) -> Iterator[Said]:
    """Yield how far they are apart; the interval of the gap only where there is one."""
    guess, found = _mean(guesses), _verdict(guesses, answers)
    values = {"guess": _score(guess), "mean": _score(answers.mean), "n": Number(len(guesses))}
    yield Said(code=found.value, values=values)
    if found is Verdict.SAME:
        yield Said(code="between", values={"low": _score(answers.low), "high": _score(answers.high)})
        return
    ends = sorted((abs(answers.low - guess), abs(answers.high - guess)))
    yield Said(
        code="gap",
        values={
            "gap": _score(abs(answers.mean - guess)), "low": _score(ends[0]), "high": _score(ends[1]),
            "n": Number(answers.count),
        },
    )  # fmt: skip


def _table(facts: Facts, answers: _Answers) -> Table:
    customers = Row(
        cells=(Term("guesser", "customers"), _score(answers.mean), answers.between, None),
        behind=answers.behind,
    )
    together = (Row(cells=(label, score, None, None)) for label, score in _together(facts.guesses))
    each = (Row(cells=(_name(facts, one), _score(one.score), None, one.day)) for one in facts.guesses)
    return Table(code="guesses", columns=COLUMNS, rows=(customers, *together, *each))


def _chart(facts: Facts, answers: _Answers) -> Chart:
    customers = Mark(
        label=Term("guesser", "customers"), value=answers.mean, low=answers.low, high=answers.high,
        n=answers.count, behind=answers.behind,
    )  # fmt: skip
    together = (Mark(label=label, value=score.value) for label, score in _together(facts.guesses))
    each = (Mark(label=_name(facts, one), value=one.score) for one in facts.guesses)
    return Chart(
        code="guesses", kind=ChartKind.DOTS, unit=Unit.SCORE, marks=(customers, *together, *each),
        level=answers.mean,
    )  # fmt: skip


def _together(guesses: Sequence[GuessFact]) -> Iterator[tuple[Term, Number]]:
    """Yield the mean of all guesses, and of those of a role, where they are of more than one."""
    if len(guesses) > 1:
        yield Term("guesser", "all"), _score(_mean(guesses))
    owners, others = _by_role(guesses)
    for code, own, other in (("owners", owners, others), ("others", others, owners)):
        if len(own) > 1 and other:
            yield Term("guesser", code), _score(_mean(own))


def _by_role(guesses: Sequence[GuessFact]) -> tuple[list[GuessFact], list[GuessFact]]:
    return [one for one in guesses if one.owner], [one for one in guesses if not one.owner]


def _name(facts: Facts, guess: GuessFact) -> Value:
    """Return whose guess it is; whoever works alone needs no name here."""
    name = None if facts.alone else facts.staff.get(guess.staff_id or 0)
    return Own(name) if name else Term("guesser", "you")


def _mean(guesses: Sequence[GuessFact]) -> float:
    return fmean(one.score for one in guesses)


def _score(value: float) -> Number:
    return Number(value, Unit.SCORE)


def _behind(given: Sequence[AnswerFact]) -> Behind:
    return Behind(tuple(one.customer_id for one in given if one.customer_id is not None), Things.CUSTOMERS)
