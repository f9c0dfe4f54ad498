"""Worksheets of XLSX, XLS and ODS as rows of text, as a spreadsheet shows them and ISO writes days.

The reader is python-calamine; it never sees a file that ``archive`` and ``compound`` have not looked through.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

import python_calamine as calamine

from delight.domain.errors import DelightError
from delight.domain.imports.importing import Remark
from delight.exchange.archive import checked_archive
from delight.exchange.compound import check_compound
from delight.exchange.delimited import Row
from delight.exchange.header import find_header, fitted
from delight.exchange.kinds import OLE
from delight.exchange.table import FileKind, Score, Sheet

_T = TypeVar("_T")
_LOOKED_AT = 40
_MOST_SHEETS = 30
_MOST_MERGED = 300_000
"""Rows that merged cells reach over, all together."""


def read_workbook(data: bytes, score: Score, *, sheet: str = "", header_row: int | None = None) -> Sheet:
    """Return a worksheet as a table: the one whose header names most columns, unless ``sheet`` names one.

    Raises:
        DelightError: ``import.protected``, ``import.damaged``, ``import.swells``, ``import.sparse``,
            ``import.too_large``, ``import.too_wide``, ``import.no_sheet``, ``import.empty``, ``import.is_…``.
    """
    if data.startswith(OLE):
        check_compound(data)
        kind = FileKind.XLS
    else:
        kind = checked_archive(data)
    book = _guarded(lambda: calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)))
    names = [m.name for m in book.sheets_metadata if m.typ is calamine.SheetTypeEnum.WorkSheet]
    worksheet = _worksheet(book, _named(sheet, names)) if sheet else _best(book, names, score)
    rows, chosen = _rows(worksheet), worksheet.name
    header = find_header(rows, score, told=header_row)
    columns, lines, remarks = fitted(rows, header)
    others = [name for name in names if name != chosen]
    told = [Remark(code="import.sheet_chosen", details={"sheet": chosen, "others": others})] if others else []
    return Sheet(
        kind=kind,
        header=columns,
        header_row=header.row,
        lines=lines,
        name=chosen,
        names=tuple(names),
        remarks=(*([] if sheet else told), *header.remarks, *remarks),
    )


def _guarded(read: Callable[[], _T]) -> _T:
    """Return what ``read`` returns; what the library says of a file it cannot read is put in our words."""
    try:
        return read()
    except calamine.PasswordError as error:
        raise DelightError("import.protected") from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise DelightError("import.damaged") from error
    except BaseException as error:
        if (
            type(error).__name__ != "PanicException"
        ):  # Rust gave up on a broken file; it derives from nothing better
            raise
        raise DelightError("import.damaged") from error


def _named(sheet: str, names: Sequence[str]) -> str:
    """Return the worksheet that a person means (``import.no_sheet`` if there is none)."""
    folded = sheet.strip().casefold()
    found = [name for name in names if name == sheet] or [
        name for name in names if name.strip().casefold() == folded
    ]
    if not found:
        raise DelightError("import.no_sheet", sheet=sheet, sheets=list(names))
    return found[0]


def _worksheet(book: calamine.CalamineWorkbook, name: str) -> calamine.CalamineSheet:
    return _guarded(lambda: book.get_sheet_by_name(name))


def _best(book: calamine.CalamineWorkbook, names: Sequence[str], score: Score) -> calamine.CalamineSheet:
    """Return the worksheet whose rows name most columns, else a visible one, else the one with most rows."""
    hidden = {m.name for m in book.sheets_metadata if m.visible is not calamine.SheetVisibleEnum.Visible}
    best, found = (-1, False, -1), None
    for name in names[:_MOST_SHEETS]:
        worksheet = _worksheet(book, name)
        start = _cells(worksheet, _LOOKED_AT) if worksheet.height else []
        rank = (max(map(score, start), default=0), name not in hidden, worksheet.height)
        if rank > best:
            best, found = rank, worksheet
    if found is None:
        raise DelightError("import.empty")
    return found


def _rows(worksheet: calamine.CalamineSheet) -> list[Row]:
    """Return the rows from row 1 on, without the empty columns at the left."""
    if worksheet.start is None:
        return []
    rows: list[Row] = [()] * worksheet.start[0]
    rows += _cells(worksheet)
    return _filled_down(rows, worksheet)


def _filled_down(rows: list[Row], worksheet: calamine.CalamineSheet) -> list[Row]:
    """Say in each row what a cell says that reaches over several rows."""
    left = worksheet.start[1] if worksheet.start else 0
    room = _MOST_MERGED
    for (top, first), (bottom, last) in worksheet.merged_cell_ranges or []:
        column, end = first - left, min(bottom + 1, len(rows))
        text = _cell(rows[top], column) if top < len(rows) else ""
        if first != last or not text:
            continue
        room -= end - top
        if room < 0:
            break
        for at in range(top + 1, end):
            row = rows[at]
            if row and column < len(row) and not row[column]:
                rows[at] = (*row[:column], text, *row[column + 1 :])
    return rows


def _cell(row: Row, column: int) -> str:
    return row[column] if row and 0 <= column < len(row) else ""


def _cells(worksheet: calamine.CalamineSheet, most: int | None = None) -> list[tuple[str, ...]]:
    return [_texts(row) for row in _guarded(lambda: worksheet.to_python(nrows=most))]


def _texts(row: Sequence[Any]) -> tuple[str, ...]:
    return tuple(cell if type(cell) is str and "\r" not in cell else _TEXT[type(cell)](cell) for cell in row)


def _number(number: float) -> str:
    """Return a number as it was typed: a whole one without a point, others with the digits Excel keeps."""
    if number.is_integer() and abs(number) < _MOST_WHOLE:
        return str(int(number))
    return format(number, ".15g")


_MOST_WHOLE = 1e21


def _span(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"


_TEXT: dict[type, Callable[[Any], str]] = {
    str: lambda text: text.replace("\r\n", "\n").replace("\r", "\n"),
    float: _number,
    int: str,
    bool: lambda value: "TRUE" if value else "FALSE",
    date: date.isoformat,
    datetime: lambda moment: moment.isoformat(sep=" ", timespec="seconds"),
    time: lambda moment: moment.isoformat(timespec="seconds"),
    timedelta: _span,
}
