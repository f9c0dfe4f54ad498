"""Everything as one workbook: a worksheet for each table, real days and numbers, texts that stay texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import MINYEAR, date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from delight.domain.exports import PROGRAM, CellKind, CutCell, ExportColumn, ExportTable
from delight.domain.money import minor_digits
from delight.exchange.cells_out import Cell, Style, has_money, titles
from delight.exchange.defuse import defused

LONGEST_CELL = 32_767
"""Characters, counted as UTF-16, as Excel does; more than that damages the workbook."""
MOST_ROWS = 1_048_575
"""Rows of a worksheet below its heading."""
_FIRST_YEAR = 1900
_WIDTHS = {
    CellKind.TEXT: 22, CellKind.NUMBER: 12, CellKind.MONEY: 14, CellKind.DAY: 12, CellKind.MOMENT: 18,
    CellKind.YES_NO: 10,
}  # fmt: skip
_WIDE = frozenset({"what", "text", "body", "note", "know", "address", "words", "source", "rule", "result"})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Workbook:
    """A workbook that is open for writing; its rows are kept on the disk at ``scratch``, not in memory."""

    def __init__(self, path: Path, style: Style, scratch: Path, long_texts: Path) -> None:
        self._style, self._long = style, long_texts
        options = {"constant_memory": True, "tmpdir": str(scratch), "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.use_zip64()
        self._book.set_properties({"author": PROGRAM})
        self._head = self._book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        digits = minor_digits(style.head.currency)
        money = "#,##0" + ("." + "0" * digits if digits else "")
        formats = {CellKind.MONEY: money, CellKind.DAY: "yyyy-mm-dd", CellKind.MOMENT: "yyyy-mm-dd hh:mm"}
        self._formats = {kind: self._book.add_format({"num_format": f}) for kind, f in formats.items()}
        self._stings = self._book.add_format()
        self._stings.set_quote_prefix()  # so it stays a text when somebody edits it
        self.cut: list[CutCell] = []

    def add(self, table: ExportTable, rows: Iterable[list[Cell]]) -> int:
        """Write a table, on as many worksheets as it needs, and return how many rows it has."""
        count, found = 0, iter(rows)
        for number in range(1, 10_000):
            first = next(found, None)
            if first is None and number > 1:
                break
            sheet = self._sheet(table, number)
            count += self._fill(sheet, table, _up_to(first, found), count)
        return count

    def close(self) -> None:
        """Put the workbook together.

        Raises:
            OSError: where the disk takes no more.
        """
        try:
            self._book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else None
            raise (cause if isinstance(cause, OSError) else OSError(str(error))) from error

    def _sheet(self, table: ExportTable, number: int) -> Worksheet:
        sheet = self._book.add_worksheet(table.title[:28] if number == 1 else f"{table.title[:24]} {number}")
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(table.columns):
            wide = 48 if column.key in _WIDE else max(_WIDTHS[column.kind], len(column.title) + 2)
            sheet.set_column(at, at, wide)
        for at, title in enumerate(titles(table.columns)):
            sheet.write_string(0, at, title, self._head)
        return sheet

    def _fill(self, sheet: Worksheet, table: ExportTable, rows: Iterator[list[Cell]], before: int) -> int:
        count = 0
        for row in rows:
            count += 1
            for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                if cell is not None:
                    self._write(sheet, (count, at), (table, before + count), column, cell)
            if has_money(table.columns):
                sheet.write_string(count, len(table.columns), self._style.head.currency)
        return count

    def _write(
        self,
        sheet: Worksheet,
        at: tuple[int, int],
        where: tuple[ExportTable, int],
        column: ExportColumn,
        cell: Any,
    ) -> None:
        """Write one cell; each kind by its own call, since ``write`` would guess formulas and links."""
        if column.kind is CellKind.MONEY:
            sheet.write_number(*at, float(self._style.decimal(cell)), self._formats[column.kind])
        elif isinstance(cell, date) and cell.year >= _FIRST_YEAR and cell.year > MINYEAR:
            moment = self._style.moment(cell).replace(tzinfo=None) if isinstance(cell, datetime) else cell
            sheet.write_datetime(*at, moment, self._formats[column.kind])  # pyright: ignore[reportArgumentType]
        elif isinstance(cell, int) and not isinstance(cell, bool):
            sheet.write_number(*at, cell)
        else:
            text = self._fitting(self._style.text(column, cell), where, column)
            sheet.write_string(*at, text, self._stings if defused(text) != text else None)

    def _fitting(self, text: str, where: tuple[ExportTable, int], column: ExportColumn) -> str:
        """Return a text that a cell takes; one that is too long goes whole into a file, as the cell says."""
        text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
        if _utf16(text) <= LONGEST_CELL:
            return text
        table, row = where
        name = f"{table.key}-{row}-{column.key}.txt"
        self._long.mkdir(exist_ok=True)
        (self._long / name).write_text(text, encoding="utf-8")
        self.cut.append(
            CutCell(table=table.key, row=row, column=column.title, file=Path(self._long.name) / name)
        )
        told = f" … (all of it: {self._long.name}/{name})"
        return _shortened(text, LONGEST_CELL - _utf16(told)) + told


def _up_to(first: list[Cell] | None, rows: Iterator[list[Cell]]) -> Iterator[list[Cell]]:
    return iter(()) if first is None else chain([first], islice(rows, MOST_ROWS - 1))


def _utf16(text: str) -> int:
    return len(text) + sum(c > "\uffff" for c in text)


def _shortened(text: str, most: int) -> str:
    """Return the beginning of a text, at most so long, with no character taken apart."""
    used = 0
    for at, character in enumerate(text):
        used += 1 + (character > "\uffff")
        if used > most:
            end = at
            while end and unicodedata.combining(text[end]):
                end -= 1
            return text[:end]
    return text
