"""Paints the shapes of ``domain.charts`` with Qt: on the screen, into pictures, in the colours of a theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from delight.domain.charts.shapes import (
    DASH,
    FINE,
    OUTLINE,
    RING,
    SPACE,
    Area,
    Dot,
    Drawing,
    Hatch,
    Line,
    Rect,
    Role,
    Shape,
    Text,
)
from delight.domain.charts.sketch import Lettering
from delight.ui.kit.look.theme import Tokens, colour, small_font

_HALO = 4.0
_PALE, _WATER = 0.32, 0.1
_ASIDES = tuple(QPointF(x, y) for x in (-1.5, 0, 1.5) for y in (-1.5, 0, 1.5) if x or y)
Colours = Mapping[Role, QColor]


def colours_of(tokens: Tokens, ground: str = "") -> Colours:
    """Return what colour each role has in a theme, on a ground (by default that of a card)."""
    under = ground or tokens.card
    return {
        Role.INK: colour(tokens.ink),
        Role.QUIET: colour(tokens.quiet),
        Role.HAIR: colour(tokens.hairline),
        Role.TRACK: colour(tokens.hover),
        Role.ACCENT: colour(tokens.accent),
        Role.PALE: mixed(tokens.accent, under, _PALE),
        Role.FEW: colour(tokens.border),
        Role.WATER: mixed(tokens.accent, under, _WATER),
        Role.USUAL: colour(tokens.quiet),
        Role.GROUND: colour(under),
    }


def mixed(one: str, other: str, share: float) -> QColor:
    """Return a colour with so much of one and the rest of the other."""
    a, b = colour(one), colour(other)
    pairs = ((a.redF(), b.redF()), (a.greenF(), b.greenF()), (a.blueF(), b.blueF()))
    return QColor.fromRgbF(*(own * share + its * (1 - share) for own, its in pairs))


def chart_font(*, strong: bool = False) -> QFont:
    """Return the font of a chart's letters."""
    return small_font(strong=strong)


def lettering(plain: QFont, strong: QFont) -> Lettering:
    """Return how wide and high letters of two fonts are; what was measured is kept."""
    metrics = QFontMetricsF(plain), QFontMetricsF(strong)
    known: dict[tuple[str, bool], float] = {}

    def width(words: str, is_strong: bool) -> float:  # noqa: FBT001 - as ``Lettering`` asks
        key = (words, is_strong)
        if key not in known:
            known[key] = metrics[is_strong].horizontalAdvance(words)
        return known[key]

    return Lettering(metrics[0].ascent(), metrics[0].descent(), width)


class Brushwork:
    """Paints drawings in the colours and fonts it was given.

    The ground about words is their outline where they are ``outlined``. On the screen it is the words
    themselves, set a little aside to all sides: that takes a tenth of the time.
    """

    def __init__(self, colours: Colours, plain: QFont, strong: QFont, *, outlined: bool = False) -> None:
        self._colours, self._plain, self._strong, self._outlined = colours, plain, strong, outlined

    def paint(self, painter: QPainter, drawing: Drawing) -> None:
        """Paint all shapes of a drawing, the first first."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in drawing.shapes:
            _PAINTERS[type(shape)](self, painter, shape)

    def _rect(self, painter: QPainter, shape: Rect) -> None:
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        if shape.hollow:
            half = OUTLINE / 2
            self._outline(painter, shape.role)
            painter.drawRect(box.adjusted(half, half, -half, -half))
        else:
            painter.fillRect(box, self._colours[shape.role])

    def _line(self, painter: QPainter, shape: Line) -> None:
        painter.setPen(self._pen(shape.role, shape.weight, dashed=shape.dashed))
        ends = QLineF(shape.x1, shape.y1, shape.x2, shape.y2)
        straight = shape.x1 == shape.x2 or shape.y1 == shape.y2
        painter.drawLine(_crisp(ends, shape.weight) if straight else ends)

    def _dot(self, painter: QPainter, shape: Dot) -> None:
        ring = min(RING, shape.radius)
        small = shape.radius <= RING and not shape.hollow  # a ring would hide the line it lies on
        role = shape.role if shape.hollow else Role.GROUND
        painter.setPen(Qt.PenStyle.NoPen if small else self._pen(role, ring))
        painter.setBrush(self._colours[Role.GROUND if shape.hollow else shape.role])
        inner = shape.radius - ring / 2 if shape.hollow else shape.radius
        painter.drawEllipse(QPointF(shape.x, shape.y), inner, inner)

    def _area(self, painter: QPainter, shape: Area) -> None:
        if shape.hollow:
            self._outline(painter, shape.role)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colours[shape.role])
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))

    def _hatch(self, painter: QPainter, shape: Hatch) -> None:
        painter.setPen(self._pen(shape.role, FINE))
        painter.drawLines([QLineF(*line) for line in shape.lines])

    def _text(self, painter: QPainter, shape: Text) -> None:
        font = self._strong if shape.strong else self._plain
        at = QPointF(shape.left, shape.y)
        painter.setFont(font)
        if shape.halo and self._outlined:
            path = QPainterPath()
            path.addText(at, font, shape.words)
            painter.strokePath(path, self._pen(Role.GROUND, _HALO))
        elif shape.halo:
            painter.setPen(self._colours[Role.GROUND])
            for aside in _ASIDES:
                painter.drawText(at + aside, shape.words)
        painter.setPen(self._colours[shape.role])
        painter.drawText(at, shape.words)

    def _outline(self, painter: QPainter, role: Role) -> None:
        painter.setPen(self._pen(role, OUTLINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _pen(self, role: Role, weight: float, *, dashed: bool = False) -> QPen:
        pen = QPen(QBrush(self._colours[role]), weight)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setDashPattern([DASH / weight, SPACE / weight])
        return pen


def _crisp(line: QLineF, weight: float) -> QLineF:
    """Return an upright or level line that covers whole pixels, so that fine ones are not grey."""
    half = 0.5 if round(weight) % 2 else 0.0
    if line.x1() == line.x2():
        x = round(line.x1() - half) + half
        return QLineF(x, line.y1(), x, line.y2())
    y = round(line.y1() - half) + half
    return QLineF(line.x1(), y, line.x2(), y)


_PAINTERS: dict[type[Shape], Callable[[Brushwork, QPainter, Any], None]] = {
    Rect: Brushwork._rect,  # noqa: SLF001
    Line: Brushwork._line,  # noqa: SLF001
    Dot: Brushwork._dot,  # noqa: SLF001
    Area: Brushwork._area,  # noqa: SLF001
    Hatch: Brushwork._hatch,  # noqa: SLF001
    Text: Brushwork._text,  # noqa: SLF001
}
