"""Curves out of short strokes: a page knows straight lines only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from delight.letters.pdf.page import Colour, Item, Rule

Point = tuple[float, float]


def circle(x: float, y: float, radius: float, weight: float, shade: Colour) -> list[Item]:
    """Return a circle around ``x``, ``y``."""
    return arc(x, y, radius, (0, 360), weight, shade)


def dot(x: float, y: float, radius: float, shade: Colour) -> list[Item]:
    """Return a filled circle: strips across it that lie a little over each other."""
    strips = 9
    high = 2 * radius / strips
    found: list[Item] = []
    for strip in range(strips):
        away = (strip - (strips - 1) / 2) * high
        reach = math.sqrt(radius**2 - away**2)
        found.append(Rule(x - reach, y + away, x + reach, y + away, high * 1.3, shade))
    return found


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
