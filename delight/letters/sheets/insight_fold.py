"""A booklet to be folded: two pages side by side on a sheet, in the order in which they are printed.

The sheet lies across. Print on both sides, flipped on the short edge, lay the sheets on each other as they
come out, and fold them in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence

from delight.letters.pdf.page import PALE, Page, Rule
from delight.letters.sheets.fold import moved
from delight.letters.sheets.paper import MM

PAGES = 4
"""A sheet has so many pages."""
_MARK = 3.0 * MM


def order(count: int) -> list[tuple[int, int]]:
    """Return which pages, counted from 0, stand left and right on each side; the outermost sheet comes first.

    ``count`` is a multiple of four.
    """
    sides: list[tuple[int, int]] = []
    for first in range(0, count // 2, 2):
        last = count - 1 - first
        sides += [(last, first), (first + 1, last - 1)]
    return sides


def imposed(pages: Sequence[Page]) -> list[Page]:
    """Return the sides of the sheets, with small marks where each is folded."""
    made = []
    for left, right in order(len(pages)):
        width, height = pages[left].width, pages[left].height
        side = Page(2 * width, height, [*pages[left].items, *moved(pages[right].items, width)])
        side.items += [
            Rule(width, 0, width, _MARK, 0.35, PALE),
            Rule(width, height - _MARK, width, height, 0.35, PALE),
        ]
        made.append(side)
    return made
