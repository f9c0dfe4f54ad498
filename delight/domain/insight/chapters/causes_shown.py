"""The tables and charts of what goes wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from delight.domain.insight.changing import Since
from delight.domain.insight.chapter import Chart, ChartKind, Mark, Row, Table
from delight.domain.insight.oftener import Change, Counting, Often
from delight.domain.insight.renaming import CameOver
from delight.domain.insight.saying import POINT_FROM, SHARE_FROM, share, share_range
from delight.domain.insight.values import Behind, Number, Own, Term, Unit, Value

MOST_BARS = 12
"""A chart of more bars is no picture any more; the table has all of them."""
MOST_BY_MONTH = 5
"""So many things are shown by month, the commonest."""
_CODES = ("failures", "causes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A kind of failure or a cause: what it is called, how often it came up, what came over."""

    label: Value
    is_cause: bool
    often: Often
    over: CameOver | None = None

    def with_often(self, often: Often) -> Thing:
        """Return it with whether it changed."""
        return replace(self, often=often)


def tables(
    counting: Counting,
    total: Often,
    things: tuple[Sequence[Thing], Sequence[Thing]],
    changes: Sequence[Since],
) -> tuple[Table, ...]:
    """Return kinds of failure and causes, what came of changes, and all of it by month."""
    found = [_table(code, some, total.count) for code, some in zip(_CODES, things, strict=True)]
    months = [_months(code, often, label, counting) for code, often, label in _by_month(total, things)]
    return tuple(table for table in (*found, _changes(changes), *months) if table.rows)


def charts(
    counting: Counting, total: Often, things: tuple[Sequence[Thing], Sequence[Thing]]
) -> tuple[Chart, ...]:
    """Return bars of kinds of failure and of causes, and columns by month."""
    bars = [_bars(code, some) for code, some in zip(_CODES, things, strict=True)]
    months = [_columns(code, often, label, counting) for code, often, label in _by_month(total, things)]
    return tuple(chart for chart in (*bars, *months) if chart.marks)


def _table(code: str, things: Sequence[Thing], of: int) -> Table:
    over = any(thing.over for thing in things)
    columns = ("what", "n", *(["over"] if over else []), "share", "between", "before", "change")
    return Table(code=code, columns=columns, rows=tuple(_row(thing, of, over=over) for thing in things))


def _row(thing: Thing, of: int, *, over: bool) -> Row:
    often = thing.often
    apart = Number(thing.over.now) if thing.over else None
    cells: tuple[Value, ...] = (
        thing.label,
        Number(often.count),
        *([apart] if over else []),
        share(often.count, of),
        share_range(often.count, of),
        _rounded(often.usual),
        Term("change", often.change.value),
    )
    return Row(cells=cells, behind=often.behind, quiet=of < SHARE_FROM)


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


def _by_month(
    total: Often, things: tuple[Sequence[Thing], Sequence[Thing]]
) -> list[tuple[str, Often, Value]]:
    """Return what is shown by month: all complaints, and the commonest causes, or kinds of failure.

    The kinds stand in where hardly any cause is noted.
    """
    common = [[thing for thing in some if thing.often.count >= POINT_FROM] for some in things]
    top = (common[1] or common[0])[:MOST_BY_MONTH]
    named = [(f"months{place}", thing.often, thing.label) for place, thing in enumerate(top, 1)]
    return [("months", total, None), *named]


def _months(code: str, often: Often, about: Value, counting: Counting) -> Table:
    rows = tuple(
        Row(cells=(part.label, Number(len(ids)), _rounded(usual)), behind=Behind(tuple(ids)))
        for part, ids, usual in counting.by_part(often)
    )
    return Table(code=code, columns=("month", "n", "before"), rows=rows, about=about)


def _columns(code: str, often: Often, about: Value, counting: Counting) -> Chart:
    marks = tuple(
        Mark(label=part.label, value=float(len(ids)), usual=usual, behind=Behind(tuple(ids)))
        for part, ids, usual in counting.by_part(often)
    )
    return Chart(code=code, kind=ChartKind.MONTHS, unit=Unit.COUNT, marks=marks, about=about)


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
