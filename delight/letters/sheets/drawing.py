"""Curves out of short strokes: a page knows straight lines and corners only."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from delight.letters.pdf.page import INK, Colour, Item, Outline, Rule, Shape

Point = tuple[float, float]


def circle(x: float, y: float, radius: float, weight: float, shade: Colour) -> list[Item]:
    """Return a circle around ``x``, ``y``."""
    return arc(x, y, radius, (0, 360), weight, shade)


def shift(items: Iterable[Item], x: float, y: float) -> None:
    """Move items right and down, in points."""
    for item in items:
        if isinstance(item, Rule):
            item.x1, item.x2, item.y1, item.y2 = item.x1 + x, item.x2 + x, item.y1 + y, item.y2 + y
        else:
            item.x, item.y = item.x + x, item.y + y


def disc(
    x: float,
    y: float,
    radius: float,
    fill: Colour | None,
    *,
    weight: float = 0.0,
    shade: Colour = INK,
    dash: tuple[float, ...] = (),
) -> Shape:
    """Return a filled circle around ``x``, ``y``, or a ring ``weight`` points wide, or both."""
    return Shape(x, y, [_around(radius)], weight, shade, fill, dash)


@lru_cache(maxsize=64)
def _around(radius: float) -> Outline:
    """Return corners so close to a circle that no printer shows them."""
    angles = (2 * math.pi * step / 60 for step in range(60))
    return tuple((radius * math.cos(angle), radius * math.sin(angle)) for angle in angles)


def star(x: float, y: float, radius: float, shade: Colour) -> Shape:
    """Return a filled star with five points around ``x``, ``y``, one of them upwards."""
    ends = ((radius * (1, 0.45)[step % 2], math.pi * (step / 5 - 0.5)) for step in range(10))
    return Shape(x, y, [tuple((far * math.cos(a), far * math.sin(a)) for far, a in ends)], fill=shade)


def tick(x: float, y: float, size: float, shade: Colour) -> Shape:
    """Return a filled tick around ``x``, ``y`` that reaches ``size`` to each side."""
    corners = ((-1, 0.05), (-0.7, -0.27), (-0.3, 0.13), (0.72, -0.78), (1, -0.48), (-0.3, 0.75))
    return Shape(x, y, [tuple((size * across, size * down) for across, down in corners)], fill=shade)


def arc(
    x: float, y: float, radius: float, degrees: tuple[float, float], weight: float, shade: Colour
) -> list[Item]:
    """Return a part of a circle; degrees run clockwise from the right."""
    start, end = degrees
    steps = max(6, int(abs(end - start) / 12))
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    points = [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]
    return _strokes(points, weight, shade)


def curve(start: Point, bend: Point, end: Point, weight: float, shade: Colour) -> list[Item]:
    """Return a curve pulled towards ``bend`` (a quadratic Bézier curve)."""
    steps = 10
    points = [_between(start, bend, end, step / steps) for step in range(steps + 1)]
    return _strokes(points, weight, shade)


def _between(start: Point, bend: Point, end: Point, t: float) -> Point:
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]


def _strokes(points: Sequence[Point], weight: float, shade: Colour) -> list[Item]:
    return [Rule(*a, *b, weight, shade) for a, b in pairwise(points)]
