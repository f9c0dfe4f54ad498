"""Kind words and reviews: how many, whether that is more than usual, and what part of all they are (G1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from delight.domain.insight.facts import CaseFact, Facts, Span
from delight.domain.insight.oftener import Change, Counting, Often, decided
from delight.domain.insight.period import Period
from delight.domain.insight.saying import SHARE_FROM, compared, share, share_range
from delight.domain.insight.values import Behind, Number, Term, Unit, Value
from delight.domain.intervals.rates import ratio_between

KIND, KIND_REVIEW = "kind", "kind-review"
ROWS = (KIND, KIND_REVIEW, "complaint-review", "suggestion-review")
VERDICTS = {Change.MORE: Verdict.HIGHER, Change.FEWER: Verdict.LOWER, Change.SAME: Verdict.SAME}
GOOD = {Verdict.HIGHER: True, Verdict.LOWER: False}
DEFINITION = ("kind", "written", "usual", "chance", "bunches", "share")
MONTHS = ("month", "kind", "usual", "all", "share")


def recognition(facts: Facts) -> Chapter:
    """Return how many kind words came in, and whether that is more than usual."""
    counting = Counting(facts)
    now = _kinds(facts.now)
    before = _kinds(facts.before or Span(period=facts.now.period))
    asked = [counting.often(now[row], before[row], compare=bool(now[row] or before[row])) for row in ROWS]
    rows = dict(zip(ROWS, decided(asked), strict=True))
    kind = rows[KIND]
    by_month = counting.now.shared((case.day, case) for case in facts.now.cases)
    return Chapter(
        topic=Topic.RECOGNITION,
        figure=_figure(kind, len(before[KIND]), by_month),
        said=tuple(_said(facts, rows, before)),
        tables=(_came_table(rows, facts), _month_table(facts, counting, kind, by_month)),
        charts=(_chart(facts, counting, kind, by_month),),
        definition=tuple(Said(code=f"how.{code}") for code in DEFINITION),
        enough=bool(facts.now.cases or before[KIND]),
    )


def _kinds(span: Span) -> dict[str, list[CaseFact]]:
    """Return the kind words, and the reviews by what they are."""
    reviews = [case for case in span.cases if case.channel == Channel.REVIEW]
    return {KIND: _of(span.cases, CaseKind.COMPLIMENT)} | {
        row: _of(reviews, kind)
        for row, kind in zip(
            ROWS[1:], (CaseKind.COMPLIMENT, CaseKind.COMPLAINT, CaseKind.SUGGESTION), strict=True
        )
    }


def _of(cases: Sequence[CaseFact], kind: CaseKind) -> list[CaseFact]:
    return [case for case in cases if case.kind == kind]


def _figure(kind: Often, earlier: int, by_month: Sequence[Sequence[CaseFact]]) -> Figure:
    verdict = VERDICTS.get(kind.change, Verdict.UNSAID)
    return Figure(
        value=Number(kind.count),
        n=kind.count,
        usual=None if kind.usual is None else Number(kind.usual),
        usual_n=earlier,
        verdict=verdict,
        good=GOOD.get(verdict),
        behind=kind.behind,
        points=tuple(float(len(_of(cases, CaseKind.COMPLIMENT))) for cases in by_month),
    )


def _said(facts: Facts, rows: dict[str, Often], before: dict[str, list[CaseFact]]) -> Iterator[Said]:
    kind = rows[KIND]
    values: dict[str, Value] = {"n": Number(kind.count)}
    if kind.usual is None:
        yield Said(code="kind", values=values, behind=kind.behind)
    else:
        values |= {"usual": Number(round(kind.usual)), "against": Term("against", facts.against)}
        yield Said(code="kind_usual", values=values, behind=kind.behind)
        yield from _change(facts, kind, len(before[KIND]))
    yield from _part(facts, kind, before[KIND])
    yield from _reviews(rows)


def _change(facts: Facts, kind: Often, earlier: int) -> Iterator[Said]:
    """Yield whether it is more than usual, and how many times as many if it is."""
    if facts.before is None or kind.change is Change.NONE:
        return
    low, high = ratio_between(
        kind.count, facts.now.period.days, earlier, facts.before.period.days, kind.bunches
    )
    code, unit = kind.change.value, Unit.SHARE if kind.change is Change.FEWER else Unit.TIMES
    if kind.change is Change.MORE and not earlier:
        code = "more_than_none"
    ends = {"low": Number(low, unit), "high": Number(high, unit)} if code in ("more", "fewer") else {}
    yield Said(code=f"change.{code}", values=ends)


def _part(facts: Facts, kind: Often, earlier: Sequence[CaseFact]) -> Iterator[Said]:
    """Yield what part of all that came in was kind."""
    of, of_before = len(facts.now.cases), len(facts.before.cases) if facts.before else 0
    values: dict[str, Value] = {"n": Number(of), "some": Number(kind.count)}
    if of < SHARE_FROM:
        if of:
            yield Said(code="part.few", values=values)
        return
    values |= {"share": share(kind.count, of), "between": share_range(kind.count, of)}
    verdict = compared(kind.count, of, len(earlier), of_before)
    if verdict is not Verdict.UNSAID:
        values |= {"usual": share(len(earlier), of_before), "against": Term("against", facts.against)}
    yield Said(code=f"part.{verdict.value or 'alone'}", values=values)


def _reviews(rows: dict[str, Often]) -> Iterator[Said]:
    counts = [rows[row] for row in ROWS[1:]]
    ids = tuple(sorted(one for row in counts for one in row.behind.ids))
    if ids:
        names = ("kind", "complaints", "suggestions")
        values = {name: Number(row.count) for name, row in zip(names, counts, strict=True)}
        yield Said(code="reviews", values={"n": Number(len(ids)), **values}, behind=Behind(ids))


def _came_table(rows: dict[str, Often], facts: Facts) -> Table:
    """Return how many of each kind came in, and how many usually do; reviews only where there were any."""
    shown = [
        Row(
            cells=(Term("came", code), Number(row.count), _rounded(row.usual), Term("change", row.change)),
            behind=row.behind,
            quiet=row.change is Change.TOO_FEW,
        )
        for code, row in rows.items()
        if code == KIND or row.count or row.usual
    ]
    columns = ("what", "now", "usual", "change")
    if facts.before is None:
        columns = ("what", "now")
        shown = [Row(cells=row.cells[:2], behind=row.behind, quiet=row.quiet) for row in shown]
    return Table(code="came", columns=columns, rows=tuple(shown))


def _usual_in(facts: Facts, kind: Often, days: Period) -> float | None:
    """Return how many kind words usually come in some of the period's days."""
    return None if kind.usual is None else kind.usual * days.days / facts.now.period.days


def _rounded(usual: float | None) -> Value:
    return None if usual is None else Number(usual)


def _month_table(
    facts: Facts, counting: Counting, kind: Often, by_month: Sequence[Sequence[CaseFact]]
) -> Table:
    rows: list[Row] = []
    for part, cases in zip(counting.now.all, by_month, strict=True):
        kinds = _of(cases, CaseKind.COMPLIMENT)
        cells = (
            part.label, Number(len(kinds)), _rounded(_usual_in(facts, kind, part.period)),
            Number(len(cases)), share(len(kinds), len(cases)) if cases else None,
        )  # fmt: skip
        rows.append(Row(cells=cells, behind=_ids(kinds)))
    return Table(code="months", columns=MONTHS, rows=tuple(rows))


def _chart(facts: Facts, counting: Counting, kind: Often, by_month: Sequence[Sequence[CaseFact]]) -> Chart:
    marks: list[Mark] = []
    for part, cases in zip(counting.now.all, by_month, strict=True):
        kinds = _of(cases, CaseKind.COMPLIMENT)
        usual = _usual_in(facts, kind, part.period)
        marks.append(Mark(label=part.label, value=len(kinds), usual=usual, n=len(kinds), behind=_ids(kinds)))
    return Chart(code="months", kind=ChartKind.MONTHS, unit=Unit.COUNT, marks=tuple(marks))


def _ids(cases: Sequence[CaseFact]) -> Behind:
    return Behind(tuple(case.id for case in cases))
