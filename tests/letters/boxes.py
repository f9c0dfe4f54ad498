"""Where the things on a page are, and which of them touch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from delight.letters.pdf.page import Page, Shape, Text
from delight.letters.sheets import qr

Box = tuple[float, float, float, float]


def texts(page: Page) -> list[tuple[str, Box]]:
    """Return each line of text with the box of its letters."""
    found = []
    for item in page.all_items:
        if isinstance(item, Text):
            for place, line in enumerate(item.lines):
                base, left = item.y + place * item.leading, item.x + line.x
                said = "".join(word.text for word in line.words).strip()
                box = (left, base - 0.7 * item.size, left + line.width, base + 0.2 * item.size)
                found += [(said, box)] if said else []
    return found


def square(page: Page) -> Box:
    """Return the box of the only square for scanners, its white included."""
    (found,) = squares(page)
    return found


def squares(page: Page) -> list[Box]:
    """Return the boxes of all squares for scanners."""
    return [_white(item) for item in page.all_items if isinstance(item, Shape) and len(item.outlines) > 50]


def _white(item: Shape) -> Box:
    dark = max(x for outline in item.outlines for x, _y in outline)
    side = dark * qr.WHOLE / (qr.WHOLE - qr.QUIET)
    return item.x, item.y, item.x + side, item.y + side


def touching(page: Page) -> list[tuple[str, str]]:
    """Return the pairs of lines that lie over each other, and those that reach into a square's white."""
    named = [*texts(page), *(("the square", box) for box in squares(page))]
    return [(a, b) for (a, one), (b, other) in combinations(named, 2) if overlap(one, other)]


def outside(page: Page, edge: float) -> Iterator[str]:
    """Yield the lines that come nearer than ``edge`` points to the edge of the paper."""
    for said, (left, top, right, bottom) in [*texts(page), *(("the square", box) for box in squares(page))]:
        if left < edge or top < edge or right > page.width - edge or bottom > page.height - edge:
            yield said


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than a hair."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > 0.3
        and min(one[3], other[3]) - max(one[1], other[1]) > 0.3
    )
