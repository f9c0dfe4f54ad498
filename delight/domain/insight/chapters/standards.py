"""The shop's own standards, and how often each was met (B11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from delight.domain.improvements.standards import MEASURED_DAYS, Met, StandardRow
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
from delight.domain.insight.facts import Facts
from delight.domain.insight.saying import SHARE_FROM, compared, share, share_range
from delight.domain.insight.values import Behind, Number, Own, Term, Unit, Value
from delight.domain.intervals.shares import share_between

COLUMNS = ("words", "where", "measure", "met", "count", "share", "between")
DEFINITION = ("days", "due", "at_once", "closed", "between")


class _Measured(NamedTuple):
    row: StandardRow
    met: Met

    @property
    def share(self) -> float:
        return self.met.met / self.met.count

    @property
    def firm(self) -> bool:
        return self.met.count >= SHARE_FROM


def standards(facts: Facts) -> Chapter:
    """Return how often the shop did what it holds itself to, in the last 90 days."""
    rows = facts.standards
    measured = [_Measured(row, row.measured) for row in rows if row.measured is not None]
    firm = sorted((one for one in measured if one.firm), key=lambda one: one.share)
    shown = bool(measured)
    return Chapter(
        topic=Topic.STANDARDS,
        figure=_figure(firm),
        said=tuple(_said(rows, measured, firm)),
        tables=(_table(rows),) if rows else (),
        charts=(_chart(measured),) if shown else (),
        definition=tuple(
            Said(code=f"how.{code}", values={"n": Number(MEASURED_DAYS)}) for code in DEFINITION
        ),
        enough=bool(firm),
    )


def _figure(firm: Sequence[_Measured]) -> Figure | None:
    """Return the standard that is met least: the one to look at."""
    if not firm:
        return None
    met = firm[0].met
    return Figure(
        value=Number(firm[0].share, Unit.SHARE),
        n=met.count,
        some=met.met,
        between=share_range(met.met, met.count),
        behind=Behind(met.case_ids),
    )


def _said(
    rows: Sequence[StandardRow], measured: Sequence[_Measured], firm: Sequence[_Measured]
) -> Iterator[Said]:
    if not rows:
        yield Said(code="none")
        return
    if firm:
        yield _one("least" if len(firm) > 1 else "only", firm[0])
    if len(firm) > 1:
        yield _one("most", firm[-1])
        if _alike(firm):
            yield Said(code="alike")
    few = [one for one in measured if not one.firm and one.met.count]
    yield from (_one("once" if one.met.count == 1 else "few", one) for one in few)
    yield from _quiet("untried", [one.row for one in measured if not one.met.count])
    yield from _quiet("in_mind", [row for row in rows if row.measured is None])


def _one(code: str, one: _Measured) -> Said:
    values: dict[str, Value] = {
        "words": Own(one.row.words.rstrip(".")), "n": Number(one.met.met), "of": Number(one.met.count),
        "since": one.met.since,
    }  # fmt: skip
    return Said(code=code, values=values, behind=Behind(one.met.case_ids))


def _quiet(code: str, rows: Sequence[StandardRow]) -> Iterator[Said]:
    if rows:
        values: dict[str, Value] = {"n": Number(len(rows)), "words": Own(rows[0].words.rstrip("."))}
        yield Said(code=code, values=values)


def _alike(firm: Sequence[_Measured]) -> bool:
    """Return whether the standard met least and the one met most do not differ by more than chance."""
    worst, best = firm[0].met, firm[-1].met
    return compared(worst.met, worst.count, best.met, best.count) is Verdict.SAME


def _table(rows: Sequence[StandardRow]) -> Table:
    return Table(code="standards", columns=COLUMNS, rows=tuple(map(_row, rows)))


def _row(row: StandardRow) -> Row:
    met = row.measured
    about = (Own(row.words), Term("touch_point", row.touch_point), Term("measure", row.measure))
    if met is None or not met.count:
        return Row(cells=(*about, None, None if met is None else Number(0), None, None), quiet=True)
    return Row(
        cells=(
            *about, Number(met.met), Number(met.count),
            share(met.met, met.count), share_range(met.met, met.count),
        ),
        behind=Behind(met.case_ids),
        quiet=met.count < SHARE_FROM,
    )  # fmt: skip


def _chart(measured: Sequence[_Measured]) -> Chart:
    return Chart(code="standards", kind=ChartKind.DOTS, unit=Unit.SHARE, marks=tuple(map(_mark, measured)))


def _mark(one: _Measured) -> Mark:
    met = one.met
    low, high = share_between(met.met, met.count) if one.firm else (None, None)
    return Mark(
        label=Own(one.row.words), value=one.share if one.firm else None, low=low, high=high, n=met.count,
        behind=Behind(met.case_ids), quiet=not one.firm,
    )  # fmt: skip
