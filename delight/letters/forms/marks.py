"""What is marked on a form instead of written: boxes to tick, faces to circle, a scale from 0 to 10."""

from __future__ import annotations

import math
from collections.abc import Sequence

from delight.letters.forms.parts import HAND, LINE, Area, Part
from delight.letters.pdf.page import INK, SOFT, Box, Item, Rule, Text
from delight.letters.sheets import drawing
from delight.letters.sheets.paper import MM
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain

_TICK = 3.8 * MM
_BETWEEN_OPTIONS = 9.0 * MM
_OPENINGS = {1: 35.0, 2: 66.0}
"""Half of the arc that a mouth is, in degrees."""


def ticks(options: Sequence[str], area: Area, *, ticked: int = -1, line_after: str | None = None) -> Part:
    """Return boxes to tick, as many in a row as the width allows.

    Args:
        options: the words beside each box.
        area: where they stand.
        ticked: which one is known already.
        line_after: if given, the last option has a line of its own to write on, with this on it.
    """
    set_options = [set_plain(option, area.plain, area.size, area.width - 7 * MM) for option in options]
    rows = _rows(set_options, area, alone=line_after is not None)
    heights = [max(HAND * 0.88, max(len(words) for _, words, _ in row) * area.size * 1.25) for row in rows]
    if line_after is not None:
        heights[-1] = HAND

    def draw(y: float, _: float) -> list[Item]:
        items = list[Item]()
        for row, height in zip(rows, heights, strict=True):
            base = y + height - 2.0 * MM
            for place, words, x in row:
                items += _option(words, x, base, area, ticked=place == ticked)
            y += height
        if line_after is not None:
            items += _last_line(set_options[-1], line_after, area, y - 2.0 * MM)
        return items

    return Part(sum(heights), draw)


def faces(low: str, high: str, area: Area) -> Part:
    """Return five faces from sad to glad, and what the first and the last mean."""
    radius = min(7.5 * MM, area.width / 14)
    small = area.size * 0.85
    step = (area.width - 2 * radius) / 4

    def draw(y: float, _: float) -> list[Item]:
        items = list[Item]()
        for mood in range(-2, 3):
            x = area.left + radius + (mood + 2) * step
            items += _face(x, y + radius, radius, mood)
        base = y + 2 * radius + small * 1.35
        first, last = (set_plain(words, area.plain, small, area.width / 2) for words in (low, high))
        items.append(Text(area.left, base, small, small * 1.2, area.plain, first, SOFT))
        x = area.right - max(line.width for line in last)
        items.append(Text(x, base, small, small * 1.2, area.plain, last, SOFT))
        return items

    return Part(2 * radius + small * 1.6, draw)


def scale(low: str, high: str, area: Area) -> Part:
    """Return eleven boxes from 0 to 10."""
    side = min(8.0 * MM, area.width / 11 * 0.86)
    step = (area.width - side) / 10
    small = area.size * 0.85

    def draw(y: float, _: float) -> list[Item]:
        items = list[Item]()
        for number in range(11):
            x = area.left + number * step
            (digits,) = set_plain(str(number), area.plain, area.size, 1e9)
            items.append(Box(x, y, side, side, 0.6, LINE))
            middle = x + (side - digits.width) / 2
            base = y + side / 2 + area.size * 0.34
            items.append(Text(middle, base, area.size, area.size, area.plain, [digits], SOFT))
        base = y + side + small * 1.35
        first, last = (set_plain(words, area.plain, small, area.width / 2) for words in (low, high))
        items.append(Text(area.left, base, small, small * 1.2, area.plain, first, SOFT))
        x = area.right - max(line.width for line in last)
        items.append(Text(x, base, small, small * 1.2, area.plain, last, SOFT))
        return items

    return Part(side + small * 1.6, draw)


def _rows(
    options: Sequence[Sequence[Line]], area: Area, *, alone: bool
) -> list[list[tuple[int, Sequence[Line], float]]]:
    """Part options into one row, or into rows of equal columns.

    The last stands alone where it has a line to write on.
    """
    many = len(options) - 1 if alone else len(options)
    widths = [max(line.width for line in words) + 6.5 * MM + _BETWEEN_OPTIONS for words in options[:many]]
    last = [[(many, options[many], area.left)]] if alone else []
    if sum(widths) - _BETWEEN_OPTIONS <= area.width:
        starts = [area.left + sum(widths[:n]) for n in range(many)]
        return [[(n, options[n], starts[n]) for n in range(many)], *last]
    most = max(1, int((area.width + _BETWEEN_OPTIONS) / max(widths)))
    columns = -(-many // -(-many // most))
    step = area.width / columns
    rows = [
        [(n, options[n], area.left + (n - start) * step) for n in range(start, min(many, start + columns))]
        for start in range(0, many, columns)
    ]
    return [*rows, *last]


def _option(words: Sequence[Line], x: float, base: float, area: Area, *, ticked: bool) -> list[Item]:
    top = base - area.size * 0.33 - _TICK / 2
    items: list[Item] = [Box(x, top, _TICK, _TICK, 0.7)]
    if ticked:
        near, far = 0.7 * MM, _TICK - 0.7 * MM
        items.append(Rule(x + near, top + near, x + far, top + far, 1.1, INK))
        items.append(Rule(x + near, top + far, x + far, top + near, 1.1, INK))
    return [*items, Text(x + 6.5 * MM, base, area.size, area.size * 1.25, area.plain, words)]


def _last_line(words: Sequence[Line], known: str, area: Area, base: float) -> list[Item]:
    start = area.left + 6.5 * MM + max(line.width for line in words) + 3 * MM
    items: list[Item] = [Rule(start, base + 1.6 * MM, area.right, base + 1.6 * MM, 0.4, LINE)]
    lines = set_plain(tidy(known), area.plain, area.size, area.right - start)[:1] if known else ()
    return [*items, Text(start, base, area.size, HAND, area.plain, lines)] if lines else items


def _face(x: float, y: float, radius: float, mood: int) -> list[Item]:
    """Return a face; ``mood`` runs from -2 to 2, sad to glad."""
    items = drawing.circle(x, y, radius, 0.8, SOFT)
    for side in (-1, 1):
        items.append(drawing.disc(x + side * radius * 0.34, y - radius * 0.22, radius * 0.1, SOFT))
    reach, mouth = radius * 0.48, y + radius * 0.38
    if not mood:
        return [*items, Rule(x - reach, mouth, x + reach, mouth, 1.0, SOFT)]
    opening = _OPENINGS[abs(mood)]
    bow = reach / math.sin(math.radians(opening))
    height = bow * (1 - math.cos(math.radians(opening)))
    side, lowest = (1, 90) if mood > 0 else (-1, 270)
    middle = mouth + side * (height / 2 - bow)
    return items + drawing.arc(x, middle, bow, (lowest - opening, lowest + opening), 1.0, SOFT)
