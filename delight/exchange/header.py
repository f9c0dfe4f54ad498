"""Where the names of the columns stand, and the rows below brought to their width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, count, islice, repeat

from delight.domain.errors import DelightError
from delight.domain.imports.importing import Remark
from delight.exchange.delimited import Row
from delight.exchange.secrets import is_secret_number
from delight.exchange.table import Line, Score

_WITHIN = 30
_MOST_COLUMNS = 1_000
_LONGEST_NAME = 60
_TOLD_CELLS, _TOLD = 3, 80
_LONGEST_DATA = 400
"""The rest of a longer cell says nothing more of what it is, and would take minutes to look at."""
_DATA = re.compile(
    r"\S+@\S+\.\w+"  # an e-mail address
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b.*"  # a day
    r"|\+?[\d\s().,/'-]*\d\d[\d\s().,/'-]*"  # a number of at least two figures: a phone, an amount, an id
    r"|[$£€¥]\s?[\d.,]+|[\d.,]+\s?[$£€¥]"
    r"|https?://\S+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The names of the columns and what is odd about them.

    Attributes:
        row: number of the row they stand in, 0 where nothing names them.
        last: number of the last row that belongs to the header.
    """

    row: int
    names: tuple[str, ...]
    last: int
    remarks: tuple[Remark, ...] = field(default=())


def find_header(rows: Sequence[Row], score: Score, *, told: int | None = None) -> Header:
    """Return the header of ``rows``; ``rows[0]`` is row 1.

    It is the row most of whose cells are known names of columns; where none is known, the first that is as
    wide as the table and does not look like what stands below it. A second row of names is passed over, and a
    row of groups above ("Billing", "Delivery") is joined to names that would be double without it.

    Args:
        rows: cells by row.
        score: how many cells are known names.
        told: the number of the row that a person says it is; 0 for none.

    Raises:
        DelightError: ``import.empty``, ``import.too_wide``; ``import.no_such_row`` where ``told`` is none.
    """
    if not any(row and _filled(row) for row in rows):
        raise DelightError("import.empty")
    start = rows[:_WITHIN]
    if max(map(len, filter(None, rows)), default=0) > _MOST_COLUMNS:
        raise DelightError("import.too_wide", most=_MOST_COLUMNS)
    if told is not None and told > len(rows):
        raise DelightError("import.no_such_row", row=told)
    known = max((score(row) for row in start if row), default=0)
    at = told - 1 if told is not None else _known(start, score) if known else _unknown(start)
    if at < 0:
        width = max((_filled_width(row) for row in rows if row), default=0)
        names = tuple(f"Column {number}" for number in range(1, width + 1))
        return Header(row=0, names=names, last=0, remarks=(Remark(code="import.no_header_row"),))
    names = list(rows[at] or ())
    return _whole(rows, at, names, score, guessed=told is None and not known)


def fitted(
    rows: Sequence[Row], header: Header
) -> tuple[tuple[str, ...], tuple[Line, ...], tuple[Remark, ...]]:
    """Return the names of the columns, the lines below that hold anything, and remarks.

    Short rows are filled up. A row with more cells than the header cannot be taken, unless what is too much
    is empty. The header again, as programs print it on every page, is no row.
    """
    names = header.names
    lines, again = _lines(rows[header.last :], header.last + 1, names)
    remarks = (
        [Remark(code="import.header_again", row=again[0], details={"count": len(again)})] if again else []
    )
    width = len(names)
    while width > 1 and not names[width - 1].strip() and not any(_cell(line, width - 1) for line in lines):
        width -= 1
    if width < len(names):
        lines = [line._replace(cells=line.cells and line.cells[:width]) for line in lines]
    return names[:width], tuple(lines), tuple(remarks)


def _cell(line: Line, at: int) -> str:
    return line.cells[at].strip() if line.cells else ""


def _lines(rows: Sequence[Row], first: int, names: tuple[str, ...]) -> tuple[list[Line], list[int]]:
    """Return rows as lines, from number ``first`` on, and the numbers of those that only say the names again.

    Most rows need nothing done to them, and pass at the speed of C.
    """
    width, name = len(names), names[0] if names else ""
    odd = [
        at
        for at, row in enumerate(rows)
        if not row or len(row) != width or not row[0].strip() or row[0] == name
    ]
    lines: list[Line | None] = list(map(_make, zip(count(first), rows, repeat(""), repeat(""))))
    again = []
    for at in odd:
        line = _line(first + at, rows[at], width)
        if line and line.cells == names:
            again.append(first + at)
        lines[at] = None if line and line.cells == names else line
    return [line for line in lines if line], again


_make = partial(tuple.__new__, Line)


def _line(number: int, cells: Row, width: int) -> Line | None:
    """Return a row as a line of ``width`` cells, or ``None`` where nothing stands in it."""
    if cells is None:
        return Line(row=number, cells=None, code="import.row_unreadable")
    if not any(cell.strip() for cell in cells):
        return None
    if any(cell.strip() for cell in cells[width:]):
        return Line(row=number, cells=None, code="import.row_too_long", told=_first_words(cells))
    return Line(row=number, cells=(*cells[:width], *[""] * (width - len(cells))))


def _first_words(cells: Sequence[str]) -> str:
    """Return the first cells of a row that hold anything, by which a person finds it; no secret ones."""
    filled = (text for cell in cells if (text := cell.strip()) and not is_secret_number(text))
    return " · ".join(islice(filled, _TOLD_CELLS))[:_TOLD]


def _known(start: Sequence[Row], score: Score) -> int:
    """Return the place of the first row that names most columns, or -1 where rows of data stand above it."""
    best, found = 0, -1
    for at, row in enumerate(start):
        known = score(row) if row else 0
        if row and known < 2 and _is_data(row):
            if best:
                break
        elif known > best:
            best, found = known, at
    above = [row for row in start[:found] if row and len(row) == len(start[found] or ()) and _is_data(row)]
    filled = sum(1 for cell in start[found] or () if cell.strip())
    return -1 if best == 1 and filled > 1 and above else found


def _unknown(start: Sequence[Row]) -> int:
    """Return the place of the row that looks like names of columns that we do not know, or -1."""
    widths = Counter(_filled_width(row) for row in start if row and _filled(row))
    if not widths:
        return -1
    usual = max(widths.items(), key=lambda item: (item[1], item[0]))[0]
    wide = (at for at, row in enumerate(start) if row and _filled(row) * 2 >= usual)
    at = next(wide, None)
    if at is None:
        return -1
    row = start[at] or ()
    names = [cell.strip() for cell in row if cell.strip()]
    below = [other for other in start[at + 1 :] if other]
    if _is_data(row) or any(_cannot_name(name) for name in names):
        return -1
    if usual == 1 and not _stands_apart(
        names[0], [cell.strip() for other in below for cell in other if cell]
    ):
        return -1
    repeated = any(name in (c.strip() for c in other) for name in names for other in below)
    return -1 if len(set(names)) < len(names) or repeated else at


def _stands_apart(name: str, below: Sequence[str]) -> bool:
    """Return whether one word stands above a column of other things; else it may be the first of a list."""
    others = sum(_cannot_name(cell) or " " in cell for cell in below)
    return " " not in name and others * 2 > len(below)


def _cannot_name(cell: str) -> bool:
    return len(cell) > _LONGEST_NAME or bool(_DATA.fullmatch(cell)) or cell.lstrip("-+").isdecimal()


def _is_data(row: Sequence[str]) -> bool:
    """Return whether a row holds e-mails, days, numbers: at least a cell in five of those filled."""
    filled = [text[:_LONGEST_DATA] for cell in row if (text := cell.strip())]
    return 5 * sum(bool(_DATA.fullmatch(text)) for text in filled) >= max(len(filled), 1)


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _filled_width(row: Sequence[str]) -> int:
    """Return how many cells a row has up to the last one that is not empty."""
    return next((at + 1 for at in range(len(row) - 1, -1, -1) if row[at].strip()), 0)


def _whole(rows: Sequence[Row], at: int, names: list[str], score: Score, *, guessed: bool) -> Header:
    remarks = [Remark(code="import.header_guessed", row=at + 1)] if guessed else []
    joined = _joined(rows[at - 1] or (), names) if at else names
    if score(joined) < score(names):
        joined = names
    if joined != names:
        remarks.append(Remark(code="import.header_joined", row=at))
    last = at + 1
    under = rows[last] or () if last < len(rows) else ()
    if not guessed and _names_again(under, names, score):
        remarks.append(Remark(code="import.header_double", row=last + 1))
        last += 1
    return Header(row=at + 1, names=tuple(joined), last=last, remarks=tuple(remarks))


def _names_again(under: Sequence[str], names: Sequence[str], score: Score) -> bool:
    """Return whether a row names the columns once more, in other words."""
    return list(under) != list(names) and score(under) > max(1, score(names) // 2) and not _is_data(under)


def _joined(groups: Sequence[str], names: list[str]) -> list[str]:
    """Return names that stand there twice with the group above them, which reaches to the next group."""
    bare = [name.strip() for name in names]
    doubles = {name for name, count in Counter(bare).items() if name and count > 1}
    if not doubles or _filled(groups) < 2 or len(groups) > len(names):
        return names
    wide = [*groups, *[""] * (len(names) - len(groups))]
    reach = list(accumulate(wide, lambda before, here: here.strip() or before))
    return [
        f"{group} {name}".strip() if name in doubles else name
        for group, name in zip(reach, bare, strict=True)
    ]
