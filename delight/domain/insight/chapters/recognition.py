"""Kind words and reviews: how many, whether that is more than usual, and what part of all they are (G1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from delight.domain.cases.stages import CaseKind
from delight.domain.cases.terms import Channel
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
from delight.domain.insight.coming import Came, came, decided
from delight.domain.insight.facts import CaseFact, Facts, Span
from delight.domain.insight.oftener import Change
from delight.domain.insight.parts import cut
from delight.domain.insight.period import Part
from delight.domain.insight.saying import GOOD, SHARE_FROM, compared, share
from delight.domain.insight.values import Behind, Number, Term, Unit, Value
from delight.domain.intervals.shares import share_between

KIND = "kind"
REVIEWS = {
    "kind-review": CaseKind.COMPLIMENT,
    "complaint-review": CaseKind.COMPLAINT,
    "suggestion-review": CaseKind.SUGGESTION,
}
DEFINITION = ("kind", "written", "usual", "chance", "bunches", "share")
MONTHS = ("month", "kind", "usual", "all", "share")


@dataclass(frozen=True, slots=True)
class _Kind:
    """What came in of one kind: its cases of the period, and how many there were."""

    cases: Sequence[CaseFact]
    came: Came

    @property
    def behind(self) -> Behind:
        return _ids(self.cases)


@dataclass(frozen=True, slots=True)
class _Month:
    """A month: its kind words, how many there usually are, and how many of whatever came in."""

    part: Part
    kind: list[CaseFact]
    usual: float | None
    all: int


def recognition(facts: Facts) -> Chapter:
    """Return how many kind words came in, and whether that is more than usual."""
    rows = _rows(facts)
    kind = rows[KIND]
    months = _months(facts, kind.came)
    return Chapter(
        topic=Topic.RECOGNITION,
        figure=_figure(kind, months),
        said=tuple(_said(facts, rows)),
        tables=(_came_table(facts, rows), _month_table(months)),
        charts=(_chart(months),),
        definition=tuple(Said(code=f"how.{code}") for code in DEFINITION),
        enough=bool(facts.now.cases or kind.came.before),
    )


def _rows(facts: Facts) -> dict[str, _Kind]:
    """Return the kind words, and the reviews by what they are."""
    now, before = _kinds(facts.now), _kinds(facts.before or Span(period=facts.now.period))
    asked = decided([came(facts, cases, before[row]) for row, cases in now.items()])
    return {row: _Kind(now[row], one) for row, one in zip(now, asked, strict=True)}


def _kinds(span: Span) -> dict[str, list[CaseFact]]:
    reviews = [case for case in span.cases if case.channel == Channel.REVIEW]
    kinds = {row: [case for case in reviews if case.kind == kind] for row, kind in REVIEWS.items()}
    return {KIND: span.of_kind(CaseKind.COMPLIMENT), **kinds}


def _months(facts: Facts, kind: Came) -> list[_Month]:
    rate = None if kind.usual is None else kind.usual / facts.now.period.days
    return [
        _Month(
            part,
            [case for case in cases if case.kind == CaseKind.COMPLIMENT],
            None if rate is None else rate * part.period.days,
            len(cases),
        )
        for part, cases in cut(facts.now.period, facts.now.cases)
    ]


def _figure(kind: _Kind, months: Sequence[_Month]) -> Figure:
    verdict = kind.came.change.verdict
    return Figure(
        value=Number(kind.came.count),
        n=kind.came.count,
        usual=_number(kind.came.usual),
        usual_n=kind.came.before,
        verdict=verdict,
        good=GOOD.get(verdict),
        behind=kind.behind,
        points=tuple(float(len(month.kind)) for month in months),
    )


def _said(facts: Facts, rows: Mapping[str, _Kind]) -> Iterator[Said]:
    kind = rows[KIND]
    values: dict[str, Value] = {"n": Number(kind.came.count)}
    if kind.came.change is Change.NONE:
        yield Said(code="kind", values=values, behind=kind.behind)
    else:
        values |= {"usual": Number(round(kind.came.usual or 0)), "against": Term("against", facts.against)}
        yield Said(code="kind_usual", values=values, behind=kind.behind)
        yield _change(kind.came)
    yield from _part(facts, kind.came)
    yield from _reviews(rows)


def _change(kind: Came) -> Said:
    """Return whether it is more than usual, and how many times as many if it is."""
    code, unit = kind.change.value, Unit.SHARE if kind.change is Change.FEWER else Unit.TIMES
    if kind.change is Change.MORE and not kind.before:
        code = "more_than_none"
    low, high = (Number(end, unit) for end in kind.times)
    told = code in (Change.MORE, Change.FEWER)
    return Said(code=f"change.{code}", values={"low": low, "high": high} if told else {})


def _part(facts: Facts, kind: Came) -> Iterator[Said]:
    """Yield what part of all that came in was kind."""
    of, of_before = len(facts.now.cases), len(facts.before.cases) if facts.before else 0
    if of < SHARE_FROM:
        if of:
            yield Said(code="part.few", values={"n": Number(kind.count), "of": Number(of)})
        return
    values: dict[str, Value] = {"n": Number(of)}
    low, high = (Number(end, Unit.SHARE) for end in share_between(kind.count, of))
    values |= {"share": share(kind.count, of), "low": low, "high": high}
    verdict = compared(kind.count, of, kind.before, of_before)
    if verdict is not Verdict.UNSAID:
        values |= {"usual": share(kind.before, of_before), "against": Term("against", facts.against)}
    yield Said(code=f"part.{verdict.value or 'alone'}", values=values)


def _reviews(rows: Mapping[str, _Kind]) -> Iterator[Said]:
    names = dict(zip(REVIEWS, ("kind", "complaints", "suggestions"), strict=True))
    ids = tuple(sorted(one for row in names for one in rows[row].behind.ids))
    if ids:
        values = {name: Number(rows[row].came.count) for row, name in names.items()}
        yield Said(code="reviews", values={"n": Number(len(ids)), **values}, behind=Behind(ids))


def _came_table(facts: Facts, rows: Mapping[str, _Kind]) -> Table:
    """Return how many of each kind came in, and how many usually do; reviews only where there were any."""
    columns = ("what", "now", "usual", "change")[: 4 if facts.before else 2]
    shown = [
        Row(
            cells=(
                Term("came", code),
                Number(row.came.count),
                _number(row.came.usual),
                Term("change", row.came.change),
            )[: len(columns)],
            behind=row.behind,
            quiet=row.came.change is Change.TOO_FEW,
        )
        for code, row in rows.items()
        if code == KIND or row.came.count or row.came.before
    ]
    return Table(code="came", columns=columns, rows=tuple(shown))


def _month_table(months: Sequence[_Month]) -> Table:
    rows = [
        Row(
            cells=(
                month.part.label,
                Number(len(month.kind)),
                _number(month.usual),
                Number(month.all),
                share(len(month.kind), month.all) if month.all else None,
            ),
            behind=_ids(month.kind),
        )
        for month in months
    ]
    return Table(code="months", columns=MONTHS, rows=tuple(rows))


def _chart(months: Sequence[_Month]) -> Chart:
    marks = [
        Mark(
            label=month.part.label,
            value=len(month.kind),
            usual=month.usual,
            n=len(month.kind),
            behind=_ids(month.kind),
        )
        for month in months
    ]
    return Chart(code="months", kind=ChartKind.MONTHS, unit=Unit.COUNT, marks=tuple(marks))


def _number(usual: float | None) -> Number | None:
    return None if usual is None else Number(usual)


def _ids(cases: Sequence[CaseFact]) -> Behind:
    return Behind(tuple(case.id for case in cases))
