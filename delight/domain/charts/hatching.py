"""Hatching: fine slanting lines within an outline, so that a chart can be read without colours."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]


def hatch(
    outline: Sequence[Point], distance: float, *, falling: bool = False
) -> tuple[tuple[float, float, float, float], ...]:
    """Return lines at 45 degrees within a closed outline of any shape.

    Args:
        outline: its corners.
        distance: between two lines, measured across.
        falling: from top left to bottom right, else from bottom left to top right.
    """
    slope = -1.0 if falling else 1.0
    # A line of the hatching is where x + slope * y has the same value all along.
    levels = [x + slope * y for x, y in outline]
    step = max(distance, 0.5)
    level = (min(levels) // step + 1) * step
    found: list[tuple[float, float, float, float]] = []
    while level < max(levels):
        crossed = _crossings(outline, level, slope)
        found += [(*one, *other) for one, other in zip(crossed[::2], crossed[1::2], strict=False)]
        level += step
    return tuple(found)


def _crossings(outline: Sequence[Point], level: float, slope: float) -> list[Point]:
    """Return where a line of the hatching goes in and out, from left to right."""
    found: list[Point] = []
    for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True):
        one, other = x1 + slope * y1, x2 + slope * y2
        if (one < level) != (other < level):
            part = (level - one) / (other - one)
            found.append((x1 + (x2 - x1) * part, y1 + (y2 - y1) * part))
    return sorted(found)
