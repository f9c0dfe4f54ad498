"""Tables of a booklet: as small as they must be, and never wider than the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from delight.domain.insight.chapter import Row, Table, Topic
from delight.domain.insight.values import Month, Own, Term, Value
from delight.letters.pdf.page import INK, PALE, SOFT, Colour, Item, Rule, Text
from delight.letters.sheets.insight_flow import Piece
from delight.letters.sheets.insight_parts import Parts
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import Line, set_plain

_GAP, _WIDE_GAP = 9.0, 20.0
"""Room between columns, in points: at least, and where there is enough."""
_SMALLEST = 6.2
_LEADING = 1.25
_INK = 0.78
_AIR = 0.42
"""Above and below the words of a row, in sizes."""
_FEW_MORE, _MONTHS = 3, 24
_TOGETHER = 3
"""So many rows at least stand together, at the start of a table and at its end."""
_WORDY = 0.17
"""A column of words never gets less than so much of the page."""
_ENDLESS = 1e6


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns of a table that fit: their widths, which of them are numbers, size of the words, the gap."""

    widths: tuple[float, ...]
    numbers: tuple[bool, ...]
    size: float
    gap: float

    @property
    def width(self) -> float:
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


def table_pieces(parts: Parts, topic: Topic, table: Table, *, title: bool = True) -> Iterator[Piece]:
    """Yield a table with its heading; of many rows the first, and a line that says so.

    Columns in which nothing is known are left out.
    """
    if not table.rows:
        return
    teller, shown = parts.teller, _shown(table, parts.looks.sizes.most)
    said = [place for place, column in enumerate(_columns(shown)) if any(cell is not None for cell in column)]
    heads = [teller.text(topic, "table", table.code, "column", table.columns[place]) for place in said]
    cells = [[teller.cell(row.cells[place]) for place in said] for row in shown]
    numbers = tuple(_is_number(_columns(shown)[place]) for place in said)
    columns = _fitting(parts, heads, cells, numbers)
    notes = _notes(parts, table, len(shown), cut=len(columns.widths) < len(said))
    if title:
        yield from parts.heading(teller.heading(topic, table))
    above = _row(parts, columns, heads, parts.looks.bold, SOFT, strong=True)
    above.gap, above.keep = 5.0, True
    yield above
    for place, (words, row) in enumerate(zip(cells, shown, strict=True)):
        made = _row(parts, columns, words, parts.looks.plain, SOFT if row.quiet else INK)
        made.again = above
        ends = place >= len(cells) - _TOGETHER and (place < len(cells) - 1 or bool(notes))
        made.keep = place < _TOGETHER - 1 or ends
        yield made
    for words in notes:
        yield from parts.paragraph(words, parts.looks.sizes.tiny, shade=SOFT, gap=4.0)


def _shown(table: Table, most: int) -> Sequence[Row]:
    """Return the rows that are shown: not all but a few, as who sees those wants the few.

    Of two years all months are shown: the first of them alone would tell nothing.
    """
    if table.rows and isinstance(table.rows[0].cells[0], Month):
        most = max(most, _MONTHS)
    return table.rows if len(table.rows) <= most + _FEW_MORE else table.rows[:most]


def _columns(rows: Sequence[Row]) -> list[tuple[Value, ...]]:
    return list(zip(*(row.cells for row in rows), strict=True))


def _notes(parts: Parts, table: Table, rows: int, *, cut: bool) -> list[str]:
    found = []
    if rows < len(table.rows):
        found.append(parts.rows_cut(rows, len(table.rows)))
    if cut:
        found.append(parts.words.of("columns"))
    return found


def _is_number(column: Sequence[Value]) -> bool:
    """Whether a column stands at its right edge."""
    return not any(isinstance(value, Own | Term | date) for value in column)


def _fitting(
    parts: Parts, heads: Sequence[str], cells: Sequence[Sequence[str]], numbers: tuple[bool, ...]
) -> _Columns:
    """Return columns that fit: in smaller letters if need be, else without the last ones."""
    looks = parts.looks
    numbers = (False, *numbers[1:])
    for count in range(len(heads), 0, -1):
        size = looks.sizes.small
        while size >= _SMALLEST:
            found = _tried(parts, heads[:count], [row[:count] for row in cells], numbers[:count], size)
            if found:
                return found
            size -= 0.4
    return _Columns((looks.measure,), (False,), _SMALLEST, 0.0)


def _tried(
    parts: Parts, heads: Sequence[str], cells: Sequence[Sequence[str]], numbers: tuple[bool, ...], size: float
) -> _Columns | None:
    """Return columns in letters of a size, or ``None`` where they do not fit side by side."""
    looks = parts.looks
    least, natural = [], []
    for place, head in enumerate(heads):
        words = [row[place] for row in cells]
        wide = max((_width(one, looks.plain, size) for one in words), default=0.0)
        long = max((_width(one, looks.bold, size) for one in head.split()), default=0.0)
        natural.append(max(wide, long, min(_width(head, looks.bold, size), long * 1.9)))
        wordy = min(wide, looks.measure * _WORDY)
        least.append(max(long, wide if numbers[place] else wordy))
    room = looks.measure - _GAP * (len(heads) - 1)
    if sum(least) > room:
        return None
    spare = room - sum(least)
    wanted = [full - few for full, few in zip(natural, least, strict=True)]
    share = min(1.0, spare / sum(wanted)) if sum(wanted) else 0.0
    widths = tuple(few + more * share + 0.01 for few, more in zip(least, wanted, strict=True))
    rest = looks.measure - sum(widths)
    gap = min(_WIDE_GAP, rest / (len(heads) - 1)) if len(heads) > 1 else 0.0
    return _Columns(widths, numbers, size, gap)


def _row(
    parts: Parts,
    columns: _Columns,
    words: Sequence[str],
    cut: Cut,
    shade: Colour,
    *,
    strong: bool = False,
) -> Piece:
    """Return one row with a fine line below it."""
    size, step = columns.size, columns.size * _LEADING
    texts = [set_plain(one, cut, size, wide) for one, wide in zip(words, columns.widths, strict=False)]
    most = max(map(len, texts))
    height = (most - 1) * step + size * (1 + 2 * _AIR)

    def draw(x: float, y: float) -> Iterator[Item]:
        left = x
        for lines, wide, number in zip(texts, columns.widths, columns.numbers, strict=True):
            down = y + size * (_AIR + _INK) + ((most - len(lines)) * step if strong else 0.0)
            yield Text(
                left, down, size, step, cut, [_placed(line, wide, right=number) for line in lines], shade
            )
            left += wide + columns.gap
        weight, line = (0.6, parts.looks.accent) if strong else (0.35, PALE)
        yield Rule(x, y + height, x + columns.width, y + height, weight, line)

    return Piece(height=height, draw=draw)


def _placed(line: Line, width: float, *, right: bool) -> Line:
    return replace(line, x=width - line.width if right else 0.0)


def _width(words: str, cut: Cut, size: float) -> float:
    return sum(line.width for line in set_plain(words, cut, size, _ENDLESS)) if words.strip() else 0.0
