"""Charts on paper: the same shapes as on the screen, as items of a page that any printer can make in grey."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from delight.domain.charts import draw as shapes_of
from delight.domain.charts.shapes import Area, Dot, Drawing, Hatch, Line, Rect, Role, Text
from delight.domain.charts.shapes import Shape as Drawn
from delight.domain.charts.sketch import Canvas, Lettering
from delight.domain.charts.words import ChartWords
from delight.domain.insight.period import Period
from delight.letters.pdf import page
from delight.letters.pdf.page import INK, SOFT, Box, Colour, Item, Rule, Shape, readable
from delight.letters.type import scripts
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import set_plain

SIZE = 8.5
"""How large letters of a chart are, in points."""
_ASCENT, _DESCENT = 0.9, 0.3
_ENDLESS = 1e6
_PALE, _WATER = 0.3, 0.09
_HAIR: Colour = (0.86, 0.86, 0.86)
_TRACK: Colour = (0.94, 0.94, 0.94)
_FEW: Colour = (0.45, 0.45, 0.45)
_WHITE: Colour = (1.0, 1.0, 1.0)
_HATCH, _OUTLINE, _RING = 0.45, 0.7, 1.2
_THINNER = 0.7
"""A line is so much as heavy as on the screen, where it is read from farther away."""
_CORNERS = 28
_TURN = tuple(
    (math.cos(2 * math.pi * n / _CORNERS), math.sin(2 * math.pi * n / _CORNERS)) for n in range(_CORNERS)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStyle:
    """How charts look on a page.

    Attributes:
        cut: face and language of their words; strong ones are heavier.
        accent: the shop's colour; it is darkened until it can be read on white.
        size: how large their words are, in points.
        days: the period, whose first and last month may be there in part.
    """

    cut: Cut
    accent: Colour
    size: float = SIZE
    days: Period | None = None


def chart_height(words: ChartWords, width: float, style: ChartStyle) -> float:
    """Return how high a chart of a width would like to be, in points."""
    return shapes_of.natural_height(words.chart, lettering(style), width, words)


def chart_items(
    words: ChartWords, x: float, y: float, width: float, style: ChartStyle, *, height: float | None = None
) -> list[Item]:
    """Return a chart as items of a page.

    Args:
        words: the chart, and what it says.
        x: where its left edge stands, in points.
        y: where its upper edge stands.
        width: how wide it is.
        style: face, colour and size.
        height: how high it is; by default as it would like to be.

    Raises:
        DelightError: ``letters.characters``.
    """
    canvas = Canvas(
        width=width,
        height=chart_height(words, width, style) if height is None else height,
        lettering=lettering(style),
        right_to_left=scripts.is_right_to_left(style.cut.language),
        days=style.days,
    )
    return drawing_items(shapes_of.draw(words.chart, canvas, words), x, y, style)


def drawing_items(drawing: Drawing, x: float, y: float, style: ChartStyle) -> list[Item]:
    """Return shapes as items of a page, from an upper left corner on."""
    setter = _Setter(style, x, y)
    return [item for shape in drawing.shapes for item in _SETTERS[type(shape)](setter, shape)]


def lettering(style: ChartStyle) -> Lettering:
    """Return how wide and high the words of a chart are."""
    known: dict[tuple[str, bool], float] = {}

    def width(words: str, strong: bool) -> float:  # noqa: FBT001 - as ``Lettering`` asks
        key = (words, strong)
        if key not in known:
            lines = (
                set_plain(words, _cut(style, strong=strong), style.size, _ENDLESS) if words.strip() else ()
            )
            known[key] = sum(line.width for line in lines)
        return known[key]

    return Lettering(style.size * _ASCENT, style.size * _DESCENT, width)


def _cut(style: ChartStyle, *, strong: bool) -> Cut:
    return replace(style.cut, weight=600) if strong else style.cut


def _colours(accent: Colour) -> Mapping[Role, Colour]:
    dark = readable(accent)
    return {
        Role.INK: INK,
        Role.QUIET: SOFT,
        Role.HAIR: _HAIR,
        Role.TRACK: _TRACK,
        Role.ACCENT: dark,
        Role.PALE: _paler(dark, _PALE),
        Role.FEW: _FEW,
        Role.WATER: _paler(dark, _WATER),
        Role.USUAL: SOFT,
        Role.GROUND: _WHITE,
    }


def _paler(shade: Colour, share: float) -> Colour:
    red, green, blue = (part * share + 1 - share for part in shade)
    return red, green, blue


class _Setter:
    """Turns shapes into items, moved to where the chart stands."""

    def __init__(self, style: ChartStyle, x: float, y: float) -> None:
        self._style, self._x, self._y = style, x, y
        self._colours = _colours(style.accent)

    def rect(self, shape: Rect) -> list[Item]:
        colour = self._colours[shape.role]
        inset = _OUTLINE / 2 if shape.hollow else 0.0
        place = (self._x + shape.x + inset, self._y + shape.y + inset)
        size = max(0.0, shape.width - 2 * inset), max(0.0, shape.height - 2 * inset)
        if shape.hollow:
            return [Box(*place, *size, weight=_OUTLINE, colour=colour)]
        return [Box(*place, *size, weight=0.0, fill=colour)]

    def line(self, shape: Line) -> list[Item]:
        ends = (self._x + shape.x1, self._y + shape.y1, self._x + shape.x2, self._y + shape.y2)
        dash = (2.4, 1.8) if shape.dashed else ()
        return [Rule(*ends, shape.weight * _THINNER, self._colours[shape.role], dash)]

    def dot(self, shape: Dot) -> list[Item]:
        ring = self._colours[shape.role if shape.hollow else Role.GROUND]
        fill = self._colours[Role.GROUND if shape.hollow else shape.role]
        radius = shape.radius - _RING / 2 if shape.hollow else shape.radius
        around = tuple((radius * across, radius * down) for across, down in _TURN)
        return [Shape(self._x + shape.x, self._y + shape.y, (around,), _RING, ring, fill)]

    def area(self, shape: Area) -> list[Item]:
        colour = self._colours[shape.role]
        weight, fill = (_OUTLINE, None) if shape.hollow else (0.0, colour)
        return [Shape(self._x, self._y, (shape.points,), weight, colour, fill)]

    def hatch(self, shape: Hatch) -> list[Item]:
        """One item however many lines there are: an outline of two corners is a line."""
        strokes = tuple(((x1, y1), (x2, y2)) for x1, y1, x2, y2 in shape.lines)
        return [Shape(self._x, self._y, strokes, _HATCH, self._colours[shape.role])] if strokes else []

    def text(self, shape: Text) -> list[Item]:
        size, cut = self._style.size, _cut(self._style, strong=shape.strong)
        lines = tuple(replace(line, x=0.0) for line in set_plain(shape.words, cut, size, _ENDLESS))
        left, y = self._x + shape.left, self._y + shape.y
        made: Item = page.Text(left, y, size, size, cut, lines, self._colours[shape.role])
        if not shape.halo:
            return [made]
        behind = Box(left - 1, y - size * 0.78, shape.width + 2, size * 0.86, weight=0.0, fill=_WHITE)
        return [behind, made]


_SETTERS: dict[type[Drawn], Callable[[_Setter, Any], list[Item]]] = {
    Rect: _Setter.rect,
    Line: _Setter.line,
    Dot: _Setter.dot,
    Area: _Setter.area,
    Hatch: _Setter.hatch,
    Text: _Setter.text,
}
