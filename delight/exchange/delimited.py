"""Tables in text: what parts the cells, and the rows, of which a broken one takes no other with it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from delight.domain.errors import DelightError
from delight.exchange.table import Score

Row = tuple[str, ...] | None
"""The cells of a row; ``None`` where they cannot be told apart."""

DELIMITERS = "\t;|,"
"""The one that stands in ordinary text least comes first."""
SPACES = " "
"""Columns that only spaces part, as old programs print them."""
_ONE_COLUMN = "\x1f"
"""What csv is given where there is nothing to part."""
_TOLD = re.compile(r"\ufeff?\"?sep=(.)\"?\s*", re.IGNORECASE)
_LOOKED_AT = 40
_LINES_LOOKED_AT = 4 * _LOOKED_AT
_MOST_LINES = 250_000
_LONGEST_LINE = 250_000
"""More than that is no list of a shop's customers, and would take minutes to look at."""
_LONGEST_RECORD = 400
"""A quoted cell that runs over more lines than this was never closed."""
_MOST_SCORED = 500
_EVEN = 0.5
"""Share of rows of one width below which nothing parts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows of a text: ``rows[0]`` is row 1; ``delimiter`` is empty where there is one column only."""

    rows: Sequence[Row]
    delimiter: str


def grid(text: str, score: Score) -> Grid:
    """Return the rows of a table in text.

    The delimiter is the one under which most cells of a row are known names of columns; where none is known,
    the one under which most rows have as many cells.

    Raises:
        DelightError: ``import.too_large``, ``import.empty``.
    """
    lines = _lines(text)
    told = _TOLD.fullmatch(lines[0]) if lines else None
    if not any(line.strip() for line in lines[1 if told else 0 :]):
        raise DelightError("import.empty")
    delimiter = told[1] if told and told[1] not in '"\r\n' else _delimiter(lines, score)
    if told:
        return Grid(rows=[(), *_rows(lines[1:], delimiter)], delimiter=delimiter)
    rows = _rows(lines, delimiter)
    if delimiter == _ONE_COLUMN and lines[0].startswith('"') and (inner := _unwrapped(rows, score)):
        return inner
    return Grid(rows=rows, delimiter=delimiter.replace(_ONE_COLUMN, ""))


def _unwrapped(rows: Sequence[Row], score: Score) -> Grid | None:
    """Return the table inside of rows that were quoted whole, as a list that a spreadsheet did not part."""
    cells = [row[0] if row else "" for row in rows]
    if any("\n" in cell or "\r" in cell for cell in cells) or any(row and len(row) > 1 for row in rows):
        return None
    inner = [f"{cell}\n" for cell in cells]
    delimiter = _delimiter(inner, score)
    return (
        None
        if delimiter in {_ONE_COLUMN, SPACES}
        else Grid(rows=_rows(inner, delimiter), delimiter=delimiter)
    )


def _lines(text: str) -> list[str]:
    if max(text.count("\n"), text.count("\r")) > _MOST_LINES:
        raise DelightError("import.too_large")
    lines = list(io.StringIO(text, newline=""))
    if max(map(len, lines), default=0) > _LONGEST_LINE:
        raise DelightError("import.too_large")
    return lines


def _delimiter(lines: Sequence[str], score: Score) -> str:
    """Return what parts the cells, as known names of columns or an even width tell."""
    start = lines[:_LINES_LOOKED_AT]
    ranked = []
    for delimiter in DELIMITERS:
        rows = [row for row in islice(_one_by_one(start, delimiter), _LOOKED_AT) if row]
        best = max(rows, key=lambda row: score(row[:_MOST_SCORED]), default=())
        known = score(best[:_MOST_SCORED])
        ranked.append((known if len(best) > 1 else 0, _evenness(rows), delimiter))
        if known and len(best) == 1 and not _split_elsewhere("".join(best), lines, score):
            return _ONE_COLUMN
    known, even, delimiter = max(ranked, key=lambda rank: rank[:2])
    if known or even >= _EVEN:
        return delimiter
    return SPACES if _columns_of_spaces(start) else _ONE_COLUMN


def _split_elsewhere(cell: str, lines: Sequence[str], score: Score) -> bool:
    """Return whether a row parted by some delimiter names more columns than ``cell``, which stands alone."""
    start = [line for line in lines[:_LOOKED_AT] if line.strip() != cell.strip()]
    return any(score(line.split(delimiter)[:_MOST_SCORED]) > 1 for line in start for delimiter in DELIMITERS)


def _evenness(rows: Sequence[Sequence[str]]) -> float:
    """Return the share of rows that have as many cells as most, 0 where most have only one."""
    widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    if not widths:
        return 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count / widths.total() if width > 1 else 0


def _columns_of_spaces(lines: Sequence[str]) -> bool:
    """Return whether every line splits at spaces into as many cells, three or more, figures among them."""
    filled = [line.split() for line in lines if line.strip()]
    widths = {len(cells) for cells in filled}
    figures = all(any(cell[0].isdigit() for cell in cells) for cells in filled[1:])
    return len(filled) > 1 and len(widths) == 1 and min(widths) > 2 and figures


def _rows(lines: Sequence[str], delimiter: str) -> Sequence[Row]:
    """Return every row; the whole at once where all quotation marks match, else one by one."""
    if delimiter == SPACES:
        return [tuple(line.split()) for line in lines]
    spaced = bool(lines) and re.search(rf'(?<!""){re.escape(delimiter)} "(?!")', lines[0]) is not None
    for style in ({}, {"escapechar": "\\", "doublequote": False}):
        if style and not any('\\"' in line for line in lines):
            break
        try:
            reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=spaced, strict=True, **style)
            rows = list(map(tuple, reader))  # at once: tuples of text cost the garbage collector nothing
        except csv.Error:  # an open quote, text after a closed one, an endless cell
            continue
        if len(rows) == len(lines) or not _swallowed(rows, delimiter):
            return rows
    width = _usual(row for row in _one_by_one(lines, delimiter) if row)
    return list(_one_by_one(lines, delimiter, width))


def _usual(rows: Iterable[Sequence[str]]) -> int:
    """Return how many cells most rows have."""
    return next((width for width, _ in Counter(map(len, rows)).most_common(1)), 0)


def _swallowed(rows: Sequence[Sequence[str]], delimiter: str) -> bool:
    """Return whether a cell holds what looks like rows of its own, as an open quote makes it."""
    width = _usual(rows)
    return any(_holds_rows(row, delimiter, width) for row in rows)


def _holds_rows(row: Sequence[str], delimiter: str, width: int) -> bool:
    """Return whether a row of another width than most has a line in a cell that would be a row by itself."""
    if len(row) == width or width < 2:
        return False
    inner = (line for cell in row if "\n" in cell or "\r" in cell for line in cell.splitlines()[1:])
    return any(line.count(delimiter) >= width - 1 for line in inner)


def _one_by_one(lines: Sequence[str], delimiter: str, width: int = 0) -> Iterator[Row]:
    """Yield every row, one broken row never taking others with it; ``width`` is what most rows have."""
    at = 0
    while at < len(lines):
        cells, taken = _record(lines, at, delimiter, width)
        yield cells
        at += taken


def _record(lines: Sequence[str], at: int, delimiter: str, width: int) -> tuple[Row, int]:
    """Return the cells of the row that begins at line ``at``, and how many lines it takes."""
    alone = lines[at].count('"') % 2 == 0
    window = [lines[at]] if alone else lines[at : at + _LONGEST_RECORD]
    reader = csv.reader(window, delimiter=delimiter, strict=not alone)
    try:
        cells = next(reader)
    except csv.Error:
        return None, 1
    if reader.line_num > 1 and _holds_rows(cells, delimiter, width):
        return None, 1
    return tuple(cells), reader.line_num
