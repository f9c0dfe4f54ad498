"""Tables of a report as CSV: figures that a spreadsheet reckons with, words as the page has them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from delight.domain.insight.chapter import Chapter, Report, Table
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Between, Month, Number, Unit, Value, Year
from delight.domain.money import plain_amount
from delight.exchange.defuse import defused
from delight.services.files import write_folder
from delight.services.insight.as_json import PLACES, rounded
from delight.services.ours import Made, check_free

_RANGES = frozenset({"between", "mean_between", "lies", "rate", "silent"})
"""Columns of where the truth lies: two in each file, whether anything can be said or not."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A table as CSV (RFC 4180): the ``name`` of its file without an ending, and what stands in it."""

    name: str
    text: str


def csv_tables(report: Report, teller: Teller) -> list[CsvTable]:
    """Return every table of a report."""
    return [
        csv_table(report, chapter, table, teller) for chapter in report.chapters for table in chapter.tables
    ]


def contents(report: Report, teller: Teller) -> CsvTable:
    """Return what says of each file of ``csv_tables`` which table it is, and about which days."""
    codes = ("file", "chapter", "table", "first", "last", "cases")
    about = (report.period.first.isoformat(), report.period.last.isoformat(), str(report.cases))
    rows = [
        (f"{_name(chapter, table)}.csv", teller.title(chapter.topic), teller.heading(chapter.topic, table))
        for chapter in report.chapters
        for table in chapter.tables
    ]
    heads = [teller.common("csv", code) for code in codes]
    return CsvTable("contents", _written([heads, *((*map(defused, row), *about) for row in rows)]))


def csv_table(report: Report, chapter: Chapter, table: Table, teller: Teller) -> CsvTable:
    """Return one table.

    Shares are from 0 to 1, amounts decimals in the currency that their heading names, times in hours, days
    ISO 8601. Where the truth lies takes two columns. Each heading stands once. Formulas that hide in words
    are defused.
    """
    cells = _Cells(teller, report.currency)
    columns = list(zip(*(row.cells for row in table.rows), strict=True)) or [()] * len(table.columns)
    titles = _titles(
        [teller.text(chapter.topic, "table", table.code, "column", code) for code in table.columns]
    )
    found = [
        part
        for code, title, column in zip(table.columns, titles, columns, strict=True)
        for part in cells.column(title, column, is_range=code in _RANGES)
    ]
    return CsvTable(_name(chapter, table), _written(zip(*found, strict=True)))


def save_tables(report: Report, teller: Teller, folder: Path, *, replace: bool = False) -> list[str]:
    """Write all tables into a folder, and what names them; return the names of the files.

    Raises:
        StorageError: see ``ours.check_free``, ``files.write_folder``; nothing is half there then.
    """
    files = list(csv_files(report, teller))
    for name, _ in files:
        check_free(folder / name, Made.COPY, replace=replace)
    return write_folder(folder, files)


def csv_files(report: Report, teller: Teller) -> Iterator[tuple[str, bytes]]:
    """Yield each table as a file, with the mark that spreadsheets look for; the last one names them."""
    for table in (*csv_tables(report, teller), contents(report, teller)):
        yield f"{table.name}.csv", table.text.encode("utf-8-sig")


def _name(chapter: Chapter, table: Table) -> str:
    return f"{chapter.topic.value}-{table.code}"


def _titles(titles: Sequence[str]) -> list[str]:
    """Return titles of columns; one that stood before is told by the column that it is about."""
    return [
        f"{titles[at - 1]}: {title}" if title in titles[:at] else title for at, title in enumerate(titles)
    ]


def _written(rows: Iterable[Sequence[str]]) -> str:
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Cells:
    teller: Teller
    currency: str

    def column(self, title: str, values: tuple[Value, ...], *, is_range: bool) -> Iterator[list[str]]:
        """Yield a column, or two where it may hold ranges: its heading first."""
        if unit := self._named({_unit(value) for value in values}):
            title = f"{title} ({unit})"
        if not is_range and not any(isinstance(value, Between) for value in values):
            yield [defused(title), *map(self.cell, values)]
            return
        ends = [self._ends(value) for value in values]
        for place, word in enumerate(("from", "to")):
            yield [defused(f"{title}: {self.teller.common('csv', word)}"), *(end[place] for end in ends)]

    def cell(self, value: Value) -> str:
        """Return what stands in a cell; nothing where it is not known."""
        match value:
            case None:
                return ""
            case Number():
                return self._number(value)
            case Month(first):
                return f"{first:%Y-%m}"
            case Year(first):
                return f"{first:%Y}"
            case date():
                return value.isoformat()
            case _:
                return defused(self.teller.cell(value))

    def _named(self, units: set[Unit | None]) -> str:
        """Return the unit that a heading has to name, if it has."""
        if Unit.AMOUNT in units:
            return self.currency
        return self.teller.common("csv", "hours") if Unit.HOURS in units else ""

    def _ends(self, value: Value) -> tuple[str, str]:
        if not isinstance(value, Between):
            return self.cell(value), ""
        low, high = (self._number(Number(end, value.unit)) for end in value[:2])
        return low, high

    def _number(self, number: Number) -> str:
        value, unit = number
        if unit is Unit.COUNT:
            return str(round(value))
        if unit is Unit.AMOUNT:
            return plain_amount(round(value), self.currency)
        return f"{rounded(value):.{PLACES}f}".rstrip("0").rstrip(".")


def _unit(value: Value) -> Unit | None:
    return value.unit if isinstance(value, Number | Between) else None
