"""What works here: which remedies brought people back, by what had gone wrong (G2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

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
from delight.domain.insight.remedies import FIRST_DAYS, NOTHING, Cell, Works
from delight.domain.insight.remedies import works as work_out
from delight.domain.insight.saying import COMPARED_FROM, SHARE_FROM, share
from delight.domain.insight.values import Behind, Between, Number, Term, TooFew, Unit, Value

SHOWN = ("first", "second", "third")
"""So many kinds of failure have a table and a chart of their own: the most frequent with enough to tell."""
MOST_FOUND = 3
"""So many findings are said; the tables have them all."""
DEFINITION = ("counts", "landmark", "several", "together", "few", "drawn", "works", "in_time", "no_proof")
COLUMNS = ("remedy", "back", "of", "share", "between", "without", "verdict")


def works(facts: Facts) -> Chapter:
    """Return which remedies brought people back."""
    found = work_out(facts)
    own = dict(zip(_told(found.cells), SHOWN, strict=False))
    shown = {code: [cell for cell in found.cells if cell.failure == kind] for kind, code in own.items()}
    rest = [cell for cell in found.cells if cell.failure not in own]
    return Chapter(
        topic=Topic.WORKS,
        figure=_figure(found.found[0]) if found.found else None,
        said=tuple(_said(facts, found)),
        tables=tuple(_tables(found.together, shown, rest)),
        charts=tuple(_charts(found.together, shown)),
        definition=tuple(_definition()),
        apart=tuple(_apart(found)),
        on_visits=True,
        enough=bool(found.asked),
    )


def _told(cells: Sequence[Cell]) -> list[str]:
    """Return the kinds of failure after which a remedy was given often enough to say anything."""
    return list(dict.fromkeys(cell.failure for cell in cells if cell.pooled and cell.is_remedy))


def _tables(
    together: Sequence[Cell], shown: Mapping[str, Sequence[Cell]], rest: Sequence[Cell]
) -> Iterator[Table]:
    if together:
        rows = tuple(_row(cell) for cell in together)
        yield Table(code="together", columns=COLUMNS[:-1], rows=tuple(_without_verdict(row) for row in rows))
    yield from (_table(code, cells) for code, cells in shown.items())
    if rest:
        yield _rest(rest)


def _without_verdict(row: Row) -> Row:
    return replace(row, cells=row.cells[:-1])


def _charts(together: Sequence[Cell], shown: Mapping[str, Sequence[Cell]]) -> Iterator[Chart]:
    if together:
        yield _chart("together", together)
    for code, cells in shown.items():
        yield _chart(code, cells, Term("failure", cells[0].failure))


def _figure(cell: Cell) -> Figure:
    drawn = cell.pooled
    return Figure(
        value=Number(drawn.share, Unit.SHARE) if drawn else None,
        n=cell.of,
        some=cell.back,
        between=Between(drawn.low, drawn.high, Unit.SHARE) if drawn else None,
        usual=Number(cell.others_back / cell.others, Unit.SHARE),
        usual_n=cell.others,
        verdict=Verdict.HIGHER,
        good=True,
        behind=Behind(cell.ids),
        against="without",
    )


def _said(facts: Facts, found: Works) -> Iterator[Said]:
    days: dict[str, Value] = {"first": facts.now.period.first, "last": facts.now.period.last}
    least: dict[str, Value] = {"from": Number(COMPARED_FROM)}
    if not found.of:
        yield Said(code="none_known", values=days)
    elif not found.asked:
        yield Said(code="too_few", values={"n": Number(found.of)})
        yield Said(code="needed", values=least)
    elif not found.found:
        yield Said(code="nothing")
        yield Said(code="asked", values={"n": Number(found.asked)})
    for cell in found.found[:MOST_FOUND]:
        yield _finding(cell)
    if found.found:
        yield Said(code="sure", values={"n": Number(found.asked)})


def _finding(cell: Cell) -> Said:
    without = Number(round(cell.of * cell.others_back / cell.others))
    values: dict[str, Value] = {
        "failure": Term("failure", cell.failure),
        "remedy": Term("remedy", cell.remedy),
        "n": Number(cell.back),
        "of": Number(cell.of),
        "without": without,
    }
    return Said(code="works", values=values, behind=Behind(cell.ids))


def _apart(found: Works) -> Iterator[Said]:
    if found.again:
        yield Said(code="apart.again", values={"n": Number(len(found.again))}, behind=Behind(found.again))
    if found.late:
        values: dict[str, Value] = {"n": Number(len(found.late)), "days": Number(FIRST_DAYS)}
        yield Said(code="apart.late", values=values, behind=Behind(found.late))
    if found.several:
        ids = found.several
        yield Said(code="apart.several", values={"n": Number(len(ids))}, behind=Behind(ids))


def _definition() -> Iterator[Said]:
    values = {"days": Number(FIRST_DAYS), "from": Number(SHARE_FROM)}
    return (Said(code=f"how.{code}", values=values) for code in DEFINITION)


def _table(code: str, cells: Sequence[Cell]) -> Table:
    rows = tuple(_row(cell) for cell in cells)
    return Table(code=code, columns=COLUMNS, rows=rows, about=Term("failure", cells[0].failure))


def _rest(cells: Sequence[Cell]) -> Table:
    """Return the other kinds of failure in one table."""
    rows = tuple(_row(cell, Term("failure", cell.failure)) for cell in cells)
    return Table(code="rest", columns=("failure", *COLUMNS), rows=rows)


def _row(cell: Cell, *first: Value) -> Row:
    drawn = cell.pooled
    return Row(
        cells=(
            *first,
            Term("remedy", cell.remedy),
            Number(cell.back),
            Number(cell.of),
            Number(drawn.share, Unit.SHARE) if drawn else TooFew(cell.back, cell.of),
            Between(drawn.low, drawn.high, Unit.SHARE) if drawn else None,
            share(cell.others_back, cell.others) if cell.others else None,
            _verdict(cell),
        ),
        behind=Behind(cell.ids),
        quiet=drawn is None,
    )


def _verdict(cell: Cell) -> Term | None:
    """Return the word for how it stands to the others; nothing of "nothing", which is no remedy."""
    if cell.remedy != NOTHING:
        return Term("with_it", cell.verdict or "too-few")
    return None


def _chart(code: str, cells: Sequence[Cell], about: Term | None = None) -> Chart:
    return Chart(
        code=code,
        kind=ChartKind.DOTS,
        unit=Unit.SHARE,
        marks=tuple(_mark(cell) for cell in cells),
        about=about,
    )


def _mark(cell: Cell) -> Mark:
    drawn = cell.pooled
    return Mark(
        label=Term("remedy", cell.remedy),
        value=drawn.share if drawn else None,
        low=drawn.low if drawn else None,
        high=drawn.high if drawn else None,
        usual=cell.others_back / cell.others if drawn and cell.others >= SHARE_FROM else None,
        n=cell.of,
        behind=Behind(cell.ids),
        quiet=drawn is None,
    )
