"""Pieces of a booklet on their way to pages: what holds on to what, and where a page ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from delight.letters.pdf.page import Item

_ROOMY = 0.45
"""A section that does not fit begins on what is left of a page if that is so much of it."""


@dataclass(slots=True, kw_only=True)
class Piece:
    """What no page end parts.

    Attributes:
        height: how high it is, in points.
        draw: returns what it looks like, its upper left corner at ``x``, ``y``.
        gap: room above it, but not at the top of a page.
        keep: the next one stands on the same page.
        again: what is drawn once more above it where it comes first on a page, such as a table's heading.
    """

    height: float
    draw: Callable[[float, float], Iterable[Item]]
    gap: float = 0.0
    keep: bool = False
    again: Piece | None = None


@dataclass(slots=True, kw_only=True)
class Section:
    """A part of a booklet: what the contents call it, and its pieces; ``page`` is where it begins."""

    name: str
    pieces: Sequence[Piece]
    page: int = 0


@dataclass(slots=True)
class Filled:
    """A page that is filled from above: its pieces with their distance from the top of the text."""

    placed: list[tuple[float, Piece]] = field(default_factory=list)
    used: float = 0.0

    def needs(self, group: Sequence[Piece]) -> float:
        """Return how far down a group would reach."""
        first = group[0]
        gaps = sum(piece.gap for piece in group[1:]) + (first.gap if self.placed else 0.0)
        again = first.again.height if first.again and not self.placed else 0.0
        return self.used + gaps + again + sum(piece.height for piece in group)

    def put(self, group: Sequence[Piece]) -> None:
        """Put a group below what is there."""
        for piece in group:
            if not self.placed and piece.again:
                self._put(piece.again, 0.0)
            self._put(piece, piece.gap if self.placed else 0.0)

    def _put(self, piece: Piece, gap: float) -> None:
        self.placed.append((self.used + gap, piece))
        self.used += gap + piece.height

    def items(self, x: float, top: float) -> Iterator[Item]:
        """Yield what stands on it."""
        for down, piece in self.placed:
            yield from piece.draw(x, top + down)


def filled(sections: Sequence[Section], room: float, first: int) -> list[Filled]:
    """Return pages of ``room`` points with all sections; each is told on which it begins.

    A section begins on a new page, unless all of it fits below what is there, or much of the page is free.
    ``first`` is the number of the first page.
    """
    pages: list[Filled] = []
    for section in sections:
        if not pages or not _goes_on(pages[-1], section.pieces, room):
            pages.append(Filled())
        begins = True
        for group in _groups(section.pieces, room):
            if pages[-1].placed and pages[-1].needs(group) > room:
                pages.append(Filled())
            pages[-1].put(group)
            if begins:
                section.page, begins = first + len(pages) - 1, False
    return pages


def beside(left: Sequence[Piece], right: Sequence[Piece], across: float) -> Piece:
    """Return two columns as one piece; the right one begins ``across`` points from the left edge."""
    both = []
    for x, pieces in ((0.0, left), (across, right)):
        column = Filled()
        column.put(pieces)
        both.append((x, column))

    def draw(x: float, y: float) -> Iterator[Item]:
        for more, column in both:
            yield from column.items(x + more, y)

    return Piece(height=max(column.used for _x, column in both), draw=draw)


def columns(pieces: Sequence[Piece], room: float, count: int, *, above: float) -> list[list[Filled]]:
    """Return pages of so many columns; those of the first page begin ``above`` points lower.

    The columns of the last page are about equally long.
    """
    found = _in_columns(pieces, room, count, above)
    pages = [found[start : start + count] for start in range(0, len(found), count)]
    return [*pages[:-1], _level(pages[-1], room - (above if len(pages) == 1 else 0.0), count)]


def _in_columns(pieces: Sequence[Piece], room: float, count: int, above: float) -> list[Filled]:
    found = [Filled()]
    for group in _groups(pieces, room - above):
        high = room - above if len(found) <= count else room
        if found[-1].placed and found[-1].needs(group) > high:
            found.append(Filled())
        found[-1].put(group)
    return found


def _level(page: Sequence[Filled], room: float, count: int) -> list[Filled]:
    """Return the columns of a last page about equally long."""
    pieces = [piece for column in page for _down, piece in column.placed]
    high = sum(column.used for column in page) / count
    while high < room:
        found = _in_columns(pieces, high, count, 0.0)
        if len(found) <= count:
            return found
        high += 6.0
    return list(page)


def _goes_on(page: Filled, pieces: Sequence[Piece], room: float) -> bool:
    return page.needs(pieces) <= room or page.used <= room * (1 - _ROOMY)


def _groups(pieces: Sequence[Piece], room: float) -> Iterator[list[Piece]]:
    """Yield pieces that hold on to each other; more than a page holds are parted after all."""
    group: list[Piece] = []
    for piece in pieces:
        if group and sum(one.gap + one.height for one in (*group, piece)) > room:
            yield group
            group = []
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group
