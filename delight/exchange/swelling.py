"""How far the cells of a worksheet reach, read off its XML before anything makes room for them.

A library that keeps cells as a rectangle needs room for all of it: two cells in opposite corners of a
worksheet would take hundreds of gigabytes.
"""

from __future__ import annotations

import re
from itertools import pairwise

from delight.domain.errors import DelightError

MOST_ROWS, MOST_COLUMNS = 250_000, 16_384
_LAST_ROW = 1_048_576
_MOST_CELLS = 6_000_000
_TAIL = 400
_QUICK_AT = re.compile(rb'<c r="([A-Z]+)')
_QUICK_NUMBER = re.compile(rb' r="[A-Z]*(\d+)"')
"""As nearly every program writes it; the others cost more time."""
_AT = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*?\s)?r\s*=\s*["']([A-Za-z]+)\d""")
_NUMBER = re.compile(rb"""\sr\s*=\s*["'][A-Za-z]*(\d+)""")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_COUNT = re.compile(rb"""ount\s*=\s*["'](\d{7,20})""")
"""How many strings, styles or merged cells there are to come: room is made for as many as it says."""
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_ODS_ROW = re.compile(rb"<(?:[\w-]+:)?table-row(?=[\s/>])([^>]*)>")
_ODS_CELL = re.compile(rb"<(?:[\w-]+:)?(?:covered-)?table-cell(?=[\s/>])[^>]*>")
_ODS_TABLE = re.compile(rb"<(?:[\w-]+:)?table[\s>]")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,12})""")
_FILLED = re.compile(rb"value(?:-type)?\s*=|<(?:[\w-]+:)?p[\s/>]")
_LONGEST_ROW = 16 * 1024 * 1024


def check_extent(rows: int, columns: int) -> None:
    """Refuse cells that reach further than a shop's list does (``import.too_large``, ``import.sparse``)."""
    if columns > MOST_COLUMNS or rows > _LAST_ROW or (rows * columns > _MOST_CELLS):
        raise DelightError("import.sparse", rows=rows, columns=columns)
    if rows > MOST_ROWS:
        raise DelightError("import.too_large")


class XlsxExtent:
    """The rectangle around the cells of one part of an XLSX file, fed bit by bit."""

    def __init__(self) -> None:
        self._tail = b""
        self._numbers: set[int] = set()
        self._letters: set[bytes] = set()
        self._cells = self._named = self._rows = 0
        self._widest = self._in_row = 0

    def feed(self, chunk: bytes) -> None:
        """Look at the next piece; what may be half a tag waits for its other half."""
        text = self._tail + chunk
        cut = text.rfind(b"<")
        cut = cut if len(text) - cut < _TAIL else len(text)
        self._tail, text = text[cut:], text[:cut]
        self._look(text)

    def check(self) -> None:
        """Refuse what reaches too far (``import.too_large``, ``import.sparse``)."""
        self._look(self._tail)
        if not self._cells:
            return
        implied = self._cells > self._named
        rows = _reach(self._numbers, _LAST_ROW) + (self._rows if implied else 0)
        columns = _reach(set(map(_column, self._letters)), MOST_COLUMNS)
        check_extent(rows, columns + (max(self._widest, self._in_row) if implied else 0))

    def _look(self, text: bytes) -> None:
        if any(int(count) > _MOST_CELLS for count in _COUNT.findall(text)):
            raise DelightError("import.swells")
        cells, named = text.count(b"<c") + text.count(b":c"), _QUICK_AT.findall(text)
        quick = len(named) == cells
        if not quick:
            cells, named = len(_CELL.findall(text)), _AT.findall(text)
        self._cells += cells
        self._rows += text.count(b"<row") + text.count(b":row")
        self._named += len(named)
        self._letters.update(named)
        numbers = set((_QUICK_NUMBER if quick else _NUMBER).findall(text))
        if numbers:
            found = {int(number) for number in numbers} | self._numbers
            self._numbers = {min(found), max(found)}
        if len(named) < cells:
            self._count_rows(text)

    def _count_rows(self, text: bytes) -> None:
        """Count cells that do not say where they stand, row by row."""
        first, *rows = _ROW.split(text)
        self._in_row += len(_CELL.findall(first))
        self._widest = max(self._widest, self._in_row)
        for row in rows:
            self._in_row = len(_CELL.findall(row))
            self._widest = max(self._widest, self._in_row)


class OdsExtent:
    """The rectangle around the cells of all worksheets of an ODS file, with repeated ones counted out."""

    def __init__(self) -> None:
        self._tail = b""
        self._rows = self._empty = self._widest = 0

    def feed(self, chunk: bytes) -> None:
        """Look at the next piece; the row that it ends in waits for its end."""
        *rows, self._tail = _parted(self._tail + chunk)
        for row in rows:
            self._look(row)
        if len(self._tail) > _LONGEST_ROW:
            raise DelightError("import.swells")

    def check(self) -> None:
        """Refuse what reaches too far (``import.too_large``, ``import.sparse``)."""
        self._look(self._tail)
        check_extent(self._rows, self._widest)

    def _look(self, row: bytes) -> None:
        match = _ODS_ROW.match(row)
        if match:
            self._take(row, _times(match[1]))
        if _ODS_TABLE.search(row):
            self._rows = self._empty = self._widest = 0

    def _take(self, row: bytes, times: int) -> None:
        if not _FILLED.search(row):  # rows at the end that only carry a format are no rows
            self._empty += times
            return
        self._rows += self._empty + times
        self._empty = 0
        cells = _ODS_CELL.findall(row)
        if cells and cells[-1].endswith(b"/>") and not _FILLED.search(cells[-1]):
            cells.pop()
        self._widest = max(self._widest, sum(map(_times, cells)))
        check_extent(self._rows, self._widest)


def _reach(numbers: set[int], last: int) -> int:
    """Return how many numbers lie between the first and the last, or the last if there is no such row."""
    if not numbers:
        return 0
    return max(numbers) if max(numbers) > last else max(numbers) - min(numbers) + 1


def _parted(text: bytes) -> list[bytes]:
    starts = [match.start() for match in _ODS_ROW.finditer(text)]
    return [text[start:end] for start, end in pairwise([0, *starts, len(text)])]


def _times(tag: bytes) -> int:
    match = _REPEATED.search(tag)
    return int(match[1]) if match else 1


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number
