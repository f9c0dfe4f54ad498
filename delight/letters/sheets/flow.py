"""Rows of text on their way to pages: where a page may end, and where each row stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from delight.domain.letters.paper import Picture as Image
from delight.letters.pdf.page import INK, Colour, Item, Picture, Text
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import Line


@dataclass(slots=True)
class Row:
    """One line: the space above it, and whether it holds on to the next one.

    ``image`` is drawn into the space above the line, ``image_size`` points large: a signature.
    """

    line: Line
    gap: float
    leading: float
    size: float
    cut: Cut
    colour: Colour = INK
    keep: bool = False
    image: Image | None = None
    image_size: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where rows may stand: first baseline on the first and on further pages, and the last one; in points."""

    first: float
    next: float
    last: float


def block(
    lines: Sequence[Line], gap: float, leading: float, size: float, cut: Cut, *, keep: bool = False
) -> list[Row]:
    """Return a paragraph's rows; its first two and its last two lines stay together."""
    rows = [Row(line, 0, leading, size, cut) for line in lines]
    if rows:
        rows[0].gap = gap
        rows[-1].keep = keep
        if len(rows) > 1:
            rows[0].keep = rows[-2].keep = True
    return rows


def paginate(rows: list[Row], frame: Frame) -> list[list[Row]]:
    """Part rows into pages at places where no row holds on to the next."""
    pages: list[list[Row]] = []
    start, y, top = 0, frame.first, frame.first
    place = 0
    while place < len(rows):
        row = rows[place]
        y = top if place == start else y + row.gap + row.leading
        if y > frame.last and place > start:
            cut = _last_break(rows, start, place)
            pages.append(rows[start:cut])
            start = place = cut
            top = frame.next
            continue
        place += 1
    return [*pages, rows[start:]]


def height(rows: Sequence[Row]) -> float:
    """Return how far the last baseline of a page lies below its first, in points."""
    return sum(row.gap + row.leading for row in rows[1:])


def placed(rows: Sequence[Row], x: float, top: float) -> list[Item]:
    """Return rows as items, one block of text for lines that follow each other evenly."""
    found: list[Item] = []
    lines: list[Line] = []
    last: Text | None = None
    y = top
    for place, row in enumerate(rows):
        y = y + row.gap + row.leading if place else top
        if row.image:
            width, tall = row.image_size
            found.append(Picture(row.image.data, x, y - row.size * 1.05 - tall, width, tall))
        if last and not row.gap and (last.size, last.cut, last.colour) == (row.size, row.cut, row.colour):
            lines.append(row.line)
        else:
            lines = [row.line]
            last = Text(x, y, row.size, row.leading, row.cut, lines, row.colour)
            found.append(last)
    return found


def _last_break(rows: list[Row], start: int, place: int) -> int:
    """Return the last place up to ``place`` where a page may end, or ``place`` if there is none."""
    for cut in range(place, start, -1):
        if not rows[cut - 1].keep:
            return cut
    return place
