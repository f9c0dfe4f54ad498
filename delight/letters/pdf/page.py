"""What stands on a page: set lines, rules, boxes and pictures, in points from the top left."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from delight.domain.letters.letter import ACCENT
from delight.letters.type.fonts import Cut, Stack, Word, stack
from delight.letters.type.typeset import Line, set_plain

Colour = tuple[float, float, float]

INK: Colour = (0.12, 0.12, 0.13)
SOFT: Colour = (0.38, 0.38, 0.40)
PALE: Colour = (0.72, 0.72, 0.72)


@dataclass(slots=True)
class Text:
    """Lines of one size below each other; ``y`` is the first baseline."""

    x: float
    y: float
    size: float
    leading: float
    cut: Cut
    lines: Sequence[Line]
    colour: Colour = INK

    @property
    def stack(self) -> Stack:
        return stack(self.cut)

    @property
    def words(self) -> Iterable[Word]:
        return (word for line in self.lines for word in line.words)


@dataclass(slots=True)
class Rule:
    """A straight line of ``weight`` points; ``dash`` is how long a stroke and the gap after it are."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    colour: Colour
    dash: tuple[float, ...] = ()


@dataclass(slots=True)
class Box:
    """A rectangle: stroked ``weight`` points wide (0: not at all), filled if ``fill`` is given."""

    x: float
    y: float
    width: float
    height: float
    weight: float = 0.6
    colour: Colour = INK
    fill: Colour | None = None
    dash: tuple[float, ...] = ()


Outline = Sequence[tuple[float, float]]
"""The corners of a closed outline, in points from where its shape stands."""


@dataclass(slots=True)
class Shape:
    """Closed outlines: stroked ``weight`` points wide (0: not at all), filled if ``fill`` is given."""

    x: float
    y: float
    outlines: Sequence[Outline]
    weight: float = 0.0
    colour: Colour = INK
    fill: Colour | None = None
    dash: tuple[float, ...] = ()


@dataclass(slots=True)
class Picture:
    """An image (PNG or JPEG bytes) stretched over a rectangle; what is see-through stays so."""

    data: bytes = field(repr=False)
    x: float
    y: float
    width: float
    height: float


Item = Text | Rule | Box | Shape | Picture
"""What can stand on a page; later items are drawn over earlier ones."""


@dataclass(frozen=True, slots=True, eq=False)
class Stationery:
    """What stands alike on many pages, such as a letterhead: a file of many letters holds it once."""

    items: tuple[Item, ...]


@dataclass(slots=True)
class Page:
    """One page of ``width`` by ``height`` points; its own items are drawn over its stationery."""

    width: float
    height: float
    items: list[Item] = field(default_factory=list)
    stationery: Stationery | None = None

    @property
    def all_items(self) -> list[Item]:
        """What the page shows, its stationery first."""
        return [*self.stationery.items, *self.items] if self.stationery else self.items


def text_line(text: str, x: float, y: float, size: float, cut: Cut, colour: Colour = INK) -> Text:
    """Return ``text`` on one line that begins at ``x``, however long it is."""
    return Text(x, y, size, size, cut, set_plain(text, cut, size, 1e9), colour)


def right_line(text: str, right: float, y: float, size: float, cut: Cut, colour: Colour = INK) -> Text:
    """Return ``text`` on one line that ends at ``right``."""
    item = text_line(text, right, y, size, cut, colour)
    item.x -= sum(line.width for line in item.lines)
    return item


def colour(value: str) -> Colour:
    """Return ``#RRGGBB`` as a colour; anything else is the house's own accent."""
    digits = value if re.fullmatch(r"#[0-9a-fA-F]{6}", value) else ACCENT
    red, green, blue = bytes.fromhex(digits[1:])
    return red / 255, green / 255, blue / 255


def readable(shade: Colour) -> Colour:
    """Return ``shade``, darkened until letters in it can be read on white (WCAG contrast 4.5)."""
    hue, light, saturation = colorsys.rgb_to_hls(*shade)
    while _contrast(colorsys.hls_to_rgb(hue, light, saturation)) < 4.5:
        light *= 0.93
    return colorsys.hls_to_rgb(hue, light, saturation)


def _contrast(shade: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shade)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
