"""Reads the columns of a report's tables by what each row is about."""

from __future__ import annotations

from delight.domain.insight.chapter import Chapter, Figure, Report, Row, Topic
from delight.domain.insight.values import Month, Number, Own, Term, Year


def chapter_of(report: Report, topic: Topic) -> Chapter:
    """Return a chapter that has to be there."""
    found = report.chapter(topic)
    assert found is not None
    return found


def figure_of(report: Report, topic: Topic) -> Figure:
    """Return the figure on a chapter's card, which has to be there."""
    found = chapter_of(report, topic).figure
    assert found is not None
    return found


def numbers(report: Report, topic: Topic, code: str, column: str) -> dict[str, float]:
    """Return a column of a table by what each row is about; cells without a number are left out."""
    table = next(table for table in chapter_of(report, topic).tables if table.code == code)
    cells = ((row, row.cells[table.columns.index(column)]) for row in table.rows)
    return {name(row): cell.value for row, cell in cells if isinstance(cell, Number)}


def name(row: Row) -> str:
    """Return what a row is about, as a file would have it."""
    what = row.cells[0]
    if isinstance(what, Term):
        return what.key
    if isinstance(what, Year):
        return f"{what.first:%Y}"
    if isinstance(what, Number):
        return f"{what.value:g}"
    if isinstance(what, Own):
        return what.words
    assert isinstance(what, Month)
    return f"{what.first:%Y-%m}"
