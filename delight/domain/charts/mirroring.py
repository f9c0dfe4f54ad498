"""A drawing for those who read from right to left."""

from __future__ import annotations

from typing import assert_never

from delight.domain.charts.shapes import Anchor, Area, Dot, Drawing, Hatch, Line, Rect, Shape, Text

_OTHER = {Anchor.LEFT: Anchor.RIGHT, Anchor.MIDDLE: Anchor.MIDDLE, Anchor.RIGHT: Anchor.LEFT}


def mirrored(drawing: Drawing) -> Drawing:
    """Return a drawing with left and right changed; words stay as they are read."""
    width = drawing.width
    spots = (spot._replace(x=width - spot.x - spot.width) for spot in drawing.spots)
    return Drawing(
        width=width,
        height=drawing.height,
        shapes=tuple(_turned(shape, width) for shape in drawing.shapes),
        spots=tuple(spots),
    )


def _turned(shape: Shape, width: float) -> Shape:
    match shape:
        case Rect():
            return shape._replace(x=width - shape.x - shape.width)
        case Line():
            return shape._replace(x1=width - shape.x1, x2=width - shape.x2)
        case Dot():
            return shape._replace(x=width - shape.x)
        case Area():
            return shape._replace(points=tuple((width - x, y) for x, y in shape.points))
        case Hatch():
            lines = tuple((width - x1, y1, width - x2, y2) for x1, y1, x2, y2 in shape.lines)
            return shape._replace(lines=lines)
        case Text():
            return shape._replace(x=width - shape.x, anchor=_OTHER[shape.anchor])
        case _:
            assert_never(shape)
