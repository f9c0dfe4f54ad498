"""Tables in text files of other programs: which encoding, which delimiter, where the header stands."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from delight.domain.errors import DelightError
from delight.exchange.table import Line, Score, Sheet

DELIMITERS = ",;\t|"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TOLD = re.compile(r"sep=(.)\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LOOKED_AT = 100_000
_MOST_CONTROLS = 200
"""A text has fewer than one control character in this many."""
_HEADER_WITHIN = 30
_MOST_LINES = 250_000
_LONGEST_LINE = 250_000
"""More than that is no list of a shop's customers, and would take minutes to look at."""
_LONGEST_RECORD = 400
"""A quoted cell that runs over more lines than this was never closed."""


def read_sheet(data: bytes, score: Score) -> Sheet:
    """Return the table in ``data``.

    The delimiter and the header are those under which most cells of a row are known names of columns.

    Raises:
        DelightError: ``import.not_text``, ``import.too_large``, ``import.empty``;
            ``import.nothing_recognised`` where none of the first thirty rows names a known column.
    """
    text, encoding = decoded(data)
    lines = _lines(text)
    told = _TOLD.fullmatch(lines[0]) if lines else None
    first = 1 if told else 0
    if not any(line.strip() for line in lines[first:]):
        raise DelightError("import.empty")
    best, found = 0, (",", Line(row=0, cells=()))
    for delimiter in told[1] if told else DELIMITERS:
        for line in islice(_records(lines, first, delimiter), _HEADER_WITHIN):
            known = score(line.cells or ())
            if known > best:
                best, found = known, (delimiter, line)
    delimiter, header = found
    if not best:
        raise DelightError("import.nothing_recognised")
    below = (line for line in _records(lines, first, delimiter) if line.row > header.row and not line.blank)
    return Sheet(
        encoding=encoding,
        delimiter=delimiter,
        header_row=header.row,
        header=header.cells or (),
        lines=tuple(below),
    )


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of ``data`` and its encoding: by its mark, else UTF-8, else Windows-1252.

    Raises:
        DelightError: ``import.not_text``.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        start = text[:_LOOKED_AT]
        if len(_CONTROL.findall(start)) * _MOST_CONTROLS <= len(start):
            return text, encoding.removesuffix("-sig")
    raise DelightError("import.not_text")


def _lines(text: str) -> list[str]:
    if max(text.count("\n"), text.count("\r")) > _MOST_LINES:
        raise DelightError("import.too_large")
    lines = list(io.StringIO(text, newline=""))
    if max(map(len, lines), default=0) > _LONGEST_LINE:
        raise DelightError("import.too_large")
    return lines


def _records(lines: Sequence[str], first: int, delimiter: str) -> Iterator[Line]:
    """Yield every row, one broken row never taking others with it."""
    at, row = first, first
    while at < len(lines):
        row += 1
        cells, taken = _record(lines, at, delimiter)
        yield Line(row=row, cells=cells)
        at += taken


def _record(lines: Sequence[str], at: int, delimiter: str) -> tuple[tuple[str, ...] | None, int]:
    """Return the cells of the row that begins at line ``at``, and how many lines it takes."""
    alone = lines[at].count('"') % 2 == 0
    window = [lines[at]] if alone else lines[at : at + _LONGEST_RECORD]
    reader = csv.reader(window, delimiter=delimiter, strict=not alone)
    try:
        cells = next(reader)
    except csv.Error:  # an open quote, text after a closed one, an endless cell
        return None, 1
    return tuple(cells), reader.line_num
