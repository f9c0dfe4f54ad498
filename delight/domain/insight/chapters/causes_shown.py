"""The tables and charts of what goes wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from delight.domain.insight.changing import Since
from delight.domain.insight.chapter import Chart, ChartKind, Mark, Row, Table
from delight.domain.insight.oftener import Change, Counting, OfPart, Often
from delight.domain.insight.renaming import CameOver
from delight.domain.insight.saying import MOST_BARS, POINT_FROM, SHARE_FROM, share, share_range
from delight.domain.insight.values import Number, Own, Term, Unit, Value

MOST_BY_MONTH = 5
"""So many things are shown by month, the commonest."""
_CODES = ("failures", "causes")
_T = TypeVar("_T")


class Thing(NamedTuple):
    """A kind of failure or a cause: what it is called, how often it came up, what came over."""

    label: Value
    often: Often
    over: CameOver | None = None


Both = tuple[Sequence[Thing], Sequence[Thing]]
"""Kinds of failure and causes, the commonest first."""


class ByMonth(NamedTuple):
    """What is shown by month: the code of its table and chart, what it is about, its months."""

    code: str
    about: Value
    parts: Sequence[OfPart]


def by_month(counting: Counting, total: Often, things: Both) -> list[ByMonth]:
    """Return what is shown by month: all complaints, and the commonest causes, or kinds of failure.

    The kinds stand in where hardly any cause is noted.
    """
    common = [[thing for thing in some if thing.often.count >= POINT_FROM] for some in things]
    top = (common[1] or common[0])[:MOST_BY_MONTH]
    named = [
        ByMonth(f"months{place}", one.label, counting.by_part(one.often)) for place, one in enumerate(top, 1)
    ]
    return [ByMonth("months", None, counting.by_part(total)), *named]


def tables(
    things: Both, total: Often, changes: Sequence[Since], months: Sequence[ByMonth]
) -> tuple[Table, ...]:
    """Return kinds of failure and causes, what came of changes, and all of it by month."""
    found = [_table(code, some, total) for code, some in zip(_CODES, things, strict=True)]
    return tuple(table for table in (*found, _changes(changes), *map(_months, months)) if table.rows)


def charts(things: Both, months: Sequence[ByMonth]) -> tuple[Chart, ...]:
    """Return bars of kinds of failure and of causes, and columns by month."""
    bars = [_bars(code, some) for code, some in zip(_CODES, things, strict=True)]
    return tuple(chart for chart in (*bars, *map(_columns, months)) if chart.marks)


def _table(code: str, things: Sequence[Thing], total: Often) -> Table:
    """Return things with their share, and beside what came before them where anything did."""
    over = any(thing.over for thing in things)
    before = total.usual is not None
    columns = ("what", "n", *_if(over, "over"), "share", "between", *_if(before, "before", "change"))
    rows = tuple(_row(thing, total.count, over=over, before=before) for thing in things)
    return Table(code=code, columns=columns, rows=rows)


def _row(thing: Thing, of: int, *, over: bool, before: bool) -> Row:
    often = thing.often
    cells: tuple[Value, ...] = (
        thing.label,
        Number(often.count),
        *_if(over, Number(thing.over.now) if thing.over else None),
        share(often.count, of),
        share_range(often.count, of),
        *_if(before, _rounded(often.usual), Term("change", often.change.value)),
    )
    return Row(cells=cells, behind=often.behind, quiet=of < SHARE_FROM)


def _if(wanted: object, *some: _T) -> tuple[_T, ...]:
    return some if wanted else ()


def _changes(changes: Sequence[Since]) -> Table:
    rows = tuple(
        Row(
            cells=(
                Own(one.cause.words),
                Own(one.cause.what),
                one.changed_on,
                Number(one.days),
                Number(one.before),
                Number(one.after),
                Term("change", one.change.value),
            ),
            behind=one.behind,
            quiet=one.change in (Change.NONE, Change.TOO_FEW),
        )
        for one in changes
    )
    return Table(code="changes", columns=("cause", "what", "day", "days", "n", "since", "change"), rows=rows)


def _months(shown: ByMonth) -> Table:
    before = any(usual is not None for _, _, usual in shown.parts)
    rows = tuple(
        Row(cells=(part.label, Number(len(mine.ids)), *_if(before, _rounded(usual))), behind=mine)
        for part, mine, usual in shown.parts
    )
    columns = ("month", "n", *_if(before, "before"))
    return Table(code=shown.code, columns=columns, rows=rows, about=shown.about)


def _columns(shown: ByMonth) -> Chart:
    marks = tuple(
        Mark(label=part.label, value=float(len(mine.ids)), usual=usual, behind=mine)
        for part, mine, usual in shown.parts
    )
    return Chart(code=shown.code, kind=ChartKind.MONTHS, unit=Unit.COUNT, marks=marks, about=shown.about)


def _bars(code: str, things: Sequence[Thing]) -> Chart:
    marks = tuple(
        Mark(
            label=thing.label,
            value=float(thing.often.count),
            usual=thing.often.usual,
            behind=thing.often.behind,
        )
        for thing in things[:MOST_BARS]
    )
    return Chart(code=code, kind=ChartKind.BARS, unit=Unit.COUNT, marks=marks)


def _rounded(usual: float | None) -> Value:
    return None if usual is None else Number(round(usual))
