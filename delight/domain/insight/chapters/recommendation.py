"""Whether customers would recommend the shop, against its own first answers; whom others brought (G1, D6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from delight.domain.customers.pulse import BASELINE, ENOUGH, Answers
from delight.domain.customers.recommending import Opinion, answers, change_between
from delight.domain.insight.answered import each_once
from delight.domain.insight.brought import Brought, brought, said_of, table_of
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
from delight.domain.insight.facts import AnswerFact, Facts
from delight.domain.insight.parts import cut
from delight.domain.insight.saying import GOOD, share, share_range, verdict
from delight.domain.insight.values import Behind, Between, Number, Term, Things, Unit, Value
from delight.domain.intervals.shares import share_between

FIRST = "first"
DEFINITION = ("asked", "latest", "balance", "mean", "first", "enough", "brought", "again")


@dataclass(frozen=True, slots=True)
class _Told:
    """The answers of the period, the first ones of all, and what sets them apart."""

    latest: Sequence[AnswerFact]
    now: Answers
    first: Answers
    overlap: bool
    verdict: Verdict

    @property
    def behind(self) -> Behind:
        return _who(self.latest)


def recommendation(facts: Facts) -> Chapter:
    """Return whether customers would recommend the shop, and whom they brought."""
    told, came = _told(facts), brought(facts)
    tables = (_opinion_table(told), _month_table(facts), table_of(came))
    return Chapter(
        topic=Topic.RECOMMENDATION,
        figure=_figure(facts, told),
        said=(*_said(told), *said_of(facts, came)),
        tables=tuple(table for table in tables if table),
        charts=() if told.now.is_too_few else (_chart(told),),
        definition=tuple(Said(code=f"how.{code}") for code in DEFINITION),
        apart=tuple(_apart(told, came)),
        enough=not told.now.is_too_few,
    )


def _told(facts: Facts) -> _Told:
    latest = each_once(facts.now.answers)
    now, first = _answers(latest), _answers(facts.first_answers)
    overlap = any(one.day >= facts.now.period.first for one in facts.first_answers)
    if overlap or now.is_too_few or first.is_too_few:
        return _Told(latest, now, first, overlap, Verdict.UNSAID)
    return _Told(latest, now, first, overlap, verdict(*change_between(first, now)))


def _answers(some: Sequence[AnswerFact]) -> Answers:
    return answers([one.score for one in some], wanted=BASELINE)


def _figure(facts: Facts, told: _Told) -> Figure:
    now, beside = told.now, told.verdict is not Verdict.UNSAID
    enough = not now.is_too_few
    return Figure(
        value=Number(now.net, Unit.NET) if enough else None,
        n=now.count,
        between=Between(now.net_low, now.net_high, Unit.NET) if enough else None,
        usual=Number(told.first.net, Unit.NET) if beside else None,
        usual_n=told.first.count if beside else 0,
        against=FIRST,
        verdict=told.verdict,
        good=GOOD.get(told.verdict),
        behind=told.behind,
        points=tuple(None if some.is_too_few else some.net for some in _by_month(facts)),
        unit=Unit.NET,
    )


def _by_month(facts: Facts) -> list[Answers]:
    in_order = sorted(facts.now.answers, key=attrgetter("day"))
    return [_answers(each_once(some)) for _, some in cut(facts.now.period, in_order)]


def _said(told: _Told) -> Iterator[Said]:
    now = told.now
    if now.is_too_few:
        values = {"n": Number(now.count), "enough": Number(ENOUGH)}
        yield Said(code="few", values=values, behind=told.behind)
        return
    counts = {"n": now.promoters, "might": now.passives, "not": now.detractors, "of": now.count}
    values = {name: Number(count) for name, count in counts.items()}
    yield Said(code="answers", values=values, behind=told.behind)
    yield Said(code="balance", values=_balance(now))
    yield _since(told)
    ends = {"mean": now.mean, "low": now.mean_low, "high": now.mean_high}
    yield Said(code="mean", values={name: Number(end, Unit.SCORE) for name, end in ends.items()})


def _balance(some: Answers) -> dict[str, Value]:
    ends = {"net": some.net, "low": some.net_low, "high": some.net_high}
    return {name: Number(end, Unit.NET) for name, end in ends.items()}


def _since(told: _Told) -> Said:
    """Return how it stands to the shop's first answers, or why that is not said."""
    first = told.first
    if told.overlap:
        return Said(code="since.overlap", values={"n": Number(first.count)})
    if first.is_too_few:
        return Said(code="since.few", values={"n": Number(first.count)})
    return Said(code=f"since.{told.verdict.value}", values={"n": Number(first.count), **_balance(first)})


def _opinion_table(told: _Told) -> Table | None:
    """Return how many answered what, at first and now; ``None`` where they are too few to say."""
    if told.now.is_too_few:
        return None
    rows = [
        Row(
            cells=(
                Term("opinion", opinion),
                Number(count),
                share(count, told.now.count),
                share_range(count, told.now.count),
                None if told.first.is_too_few else share(first, told.first.count),
            ),
            behind=_who(_that(told.latest, opinion)),
        )
        for (opinion, count), (_, first) in zip(_parts(told.now), _parts(told.first), strict=True)
    ]
    return Table(code="opinions", columns=("what", "n", "share", "between", "first"), rows=tuple(rows))


def _month_table(facts: Facts) -> Table | None:
    if not facts.now.answers:
        return None
    rows = [
        Row(cells=(part.label, *(Number(count) for _, count in _parts(some))), quiet=some.is_too_few)
        for part, some in zip(facts.now.period.parts(), _by_month(facts), strict=True)
    ]
    return Table(code="months", columns=("month", *(opinion.value for opinion in Opinion)), rows=tuple(rows))


def _chart(told: _Told) -> Chart:
    marks = [_mark(told, opinion, count) for opinion, count in _parts(told.now)]
    return Chart(code="opinions", kind=ChartKind.SPLIT, unit=Unit.SHARE, marks=tuple(marks))


def _mark(told: _Told, opinion: Opinion, count: int) -> Mark:
    low, high = share_between(count, told.now.count)
    return Mark(
        label=Term("opinion", opinion),
        value=count / told.now.count,
        low=low,
        high=high,
        n=told.now.count,
        behind=_who(_that(told.latest, opinion)),
    )


def _apart(told: _Told, came: Brought) -> Iterator[Said]:
    unknown = sum(one.customer_id is None for one in told.latest)
    if unknown:
        yield Said(code="apart.unknown", values={"n": Number(unknown)})
    if came.undated:
        yield Said(code="apart.undated", values={"n": Number(came.undated)})


def _parts(some: Answers) -> tuple[tuple[Opinion, int], ...]:
    counts = (some.promoters, some.passives, some.detractors)
    return tuple(zip((Opinion.WOULD, Opinion.MIGHT, Opinion.WOULD_NOT), counts, strict=True))


def _that(some: Sequence[AnswerFact], opinion: Opinion) -> list[AnswerFact]:
    return [one for one in some if one.score in opinion.scores]


def _who(some: Sequence[AnswerFact]) -> Behind:
    return Behind(tuple(one.customer_id for one in some if one.customer_id is not None), Things.CUSTOMERS)
