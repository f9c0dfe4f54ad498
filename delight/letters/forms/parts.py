"""The parts of a form: words and lines to write on; each knows how high it is and draws itself.

Everything is in points. A line for a hand is never less than 8 mm below the one before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from delight.domain.letters.paper import Typeface
from delight.letters.pdf.page import INK, SOFT, Colour, Item, Rule, Text
from delight.letters.sheets import head
from delight.letters.sheets.paper import MM
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain

LINE: Colour = (0.55, 0.55, 0.56)
HAND = 8.5 * MM
"""From one line to write on to the next."""

_LEADING = 1.3
_STRETCHES = 2.0 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The column a form stands in, and the size of its text; ``centred`` like the heads of cards."""

    left: float
    right: float
    typeface: Typeface
    size: float
    accent: Colour
    centred: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def plain(self) -> Cut:
        return Cut(typeface=self.typeface)

    @property
    def bold(self) -> Cut:
        return Cut(typeface=self.typeface, weight=600)


@dataclass(slots=True)
class Part:
    """Something that stands between two others: ``draw`` takes its top and how much higher it has become.

    ``stretch`` parts take the room that is left over, a line at a time.
    """

    height: float
    draw: Callable[[float, float], list[Item]]
    before: float = 0.0
    stretch: bool = False
    extra: float = field(default=0.0)


def set_parts(parts: Sequence[Part], top: float, bottom: float) -> list[Item] | None:
    """Return the parts below each other from ``top`` to ``bottom``, or ``None`` if they do not fit."""
    spare = bottom - top - sum(part.before + part.height for part in parts)
    if spare < 0:
        return None
    elastic = [part for part in parts if part.stretch]
    while elastic and spare >= HAND * len(elastic):
        for part in elastic:
            part.extra += HAND
        spare -= HAND * len(elastic)
    for part in elastic:
        if spare >= HAND:
            part.extra += HAND
            spare -= HAND
    gaps = max(1, sum(1 for part in parts[1:] if part.before >= _STRETCHES))
    wider = min(spare / gaps, 3.5 * MM)
    items, y = list[Item](), top
    for place, part in enumerate(parts):
        y += part.before + (wider if place and part.before >= _STRETCHES else 0.0)
        items += part.draw(y, part.extra)
        y += part.height + part.extra
    return items


def text(
    words: str, area: Area, size: float, *, before: float, cut: Cut | None = None, shade: Colour = INK
) -> Part:
    """Return words over the width of the form."""
    cut = cut or area.plain
    lines, step = set_plain(words, cut, size, area.width), size * _LEADING

    def draw(y: float, _: float) -> list[Item]:
        return [Text(area.left, y + size * 0.95, size, step, cut, lines, shade)]

    return Part(len(lines) * step, draw, before)


def heading(
    words: str, area: Area, size: float, *, before: float, cut: Cut | None = None, shade: Colour = INK
) -> Part:
    """Return words as the head of the form stands: in the middle on cards, in lines of about one length."""
    if not area.centred:
        return text(words, area, size, before=before, cut=cut, shade=shade)
    cut = cut or area.plain
    lines, step = head.balanced(words, cut, size, area.width), size * _LEADING

    def draw(y: float, _: float) -> list[Item]:
        return [
            Text(
                area.left + (area.width - line.width) / 2,
                y + size * 0.95 + place * step,
                size,
                step,
                cut,
                [line],
                shade,
            )
            for place, line in enumerate(lines)
        ]

    return Part(len(lines) * step, draw, before)


def entry(label: str, value: str, area: Area, *, column: float = 0.0, rows: int = 1) -> Part:
    """Return a label with lines beside it, and what is known already standing on them.

    Args:
        label: what belongs there.
        value: what is known.
        area: where it stands.
        column: how far right the lines begin; labels below each other share it.
        rows: how many lines at least.
    """
    small = area.size * 0.9
    words = set_plain(label, area.plain, small, 1e9)
    start = area.left + max(column, sum(line.width for line in words) + 2.5 * MM)
    known = set_plain(tidy(value), area.plain, area.size, area.right - start) if value else ()
    count = max(rows, len(known))

    def draw(y: float, _: float) -> list[Item]:
        first = y + HAND - 1.6 * MM
        items: list[Item] = [Text(area.left, first, small, small, area.plain, words, SOFT)]
        items += _ruled(known, count, start, area, first)
        return items

    return Part(count * HAND, draw)


def two_entries(first: tuple[str, str], second: tuple[str, str], area: Area, column: float) -> list[Part]:
    """Return two short entries beside each other, or below each other where one would be too narrow."""
    middle = area.left + area.width * 0.5
    halves = (_between(area, area.left, middle - 3 * MM), _between(area, middle + 3 * MM, area.right))
    narrow = halves[0].width < 60 * MM
    if narrow or any(_too_wide(*words, half) for words, half in zip((first, second), halves, strict=True)):
        return [entry(*first, area, column=column), entry(*second, area, column=column)]
    left = entry(*first, halves[0], column=column)
    right = entry(*second, halves[1])
    return [Part(max(left.height, right.height), lambda y, _: left.draw(y, 0) + right.draw(y, 0))]


def writing(value: str, area: Area, rows: int, *, stretch: bool = True) -> Part:
    """Return lines over the whole width, with what is known already on the first; the more room, the more."""
    known = set_plain(tidy(value), area.plain, area.size, area.width) if value else ()
    count = max(rows, len(known) + 1 if known else 0)

    def draw(y: float, extra: float) -> list[Item]:
        return _ruled(known, count + round(extra / HAND), area.left, area, y + HAND - 1.6 * MM)

    return Part(count * HAND, draw, stretch=stretch)


def column_of(labels: Sequence[str], area: Area) -> float:
    """Return how far right the lines of entries begin, so that they stand below each other."""
    widths = (sum(line.width for line in set_plain(w, area.plain, area.size * 0.9, 1e9)) for w in labels)
    return max(widths) + 4 * MM


def _ruled(known: Sequence[Line], count: int, start: float, area: Area, first: float) -> list[Item]:
    """Return ``count`` lines to write on, the first ones with what is known above them."""
    items: list[Item] = [
        Rule(start, first + n * HAND + 1.6 * MM, area.right, first + n * HAND + 1.6 * MM, 0.4, LINE)
        for n in range(count)
    ]
    if known:
        items.append(Text(start, first, area.size, HAND, area.plain, known))
    return items


def _between(area: Area, left: float, right: float) -> Area:
    return Area(left=left, right=right, typeface=area.typeface, size=area.size, accent=area.accent)


def _too_wide(label: str, value: str, area: Area) -> bool:
    small = sum(line.width for line in set_plain(label, area.plain, area.size * 0.9, 1e9))
    known = sum(line.width for line in set_plain(tidy(value), area.plain, area.size, 1e9)) if value else 0
    return small + 4 * MM + max(known, 25 * MM) > area.width
