"""A page as it rests: soft shapes where its parts stand, which tell nothing of what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget

from delight.ui.kit.guest import paint_bar
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.look.theme import RADIUS, colour, tokens

_LEAST, _THIN, _ROW, _STEP, _PILL = 8, 9, 56, 48, 64
_FLAT = frozenset({"quiet", "link"})
"""Roles of buttons without a frame."""
_SHARES = (0.62, 0.48, 0.74, 0.55)
"""How much of its room a bar takes, one after the other: never as much as the words would."""


class Shape(Enum):
    """What a part of a page becomes."""

    SHEET = auto()
    WORDS = auto()
    PRESS = auto()
    FACE = auto()
    ROWS = auto()


_SHAPES: tuple[tuple[type[QWidget], Shape], ...] = (
    (Card, Shape.SHEET),
    (QLabel, Shape.WORDS),
    (Pill, Shape.WORDS),
    (Avatar, Shape.FACE),
    (QAbstractButton, Shape.PRESS),
    (QLineEdit, Shape.PRESS),
    (QAbstractItemView, Shape.ROWS),
)


@dataclass(frozen=True, slots=True)
class Bone:
    """One part of a resting page, in the pixels of what lies over it."""

    at: QRect
    shape: Shape
    lines: int = 1


def bone_of(widget: QWidget, over: QWidget) -> Bone | None:
    """Return what a widget becomes; nothing for what only holds others, or is scrolled away."""
    shape = _shape_of(widget)
    if shape is None:
        return None
    seen = widget.visibleRegion().boundingRect()
    if seen.width() < _LEAST or seen.height() < _LEAST:
        return None
    if shape is Shape.WORDS:
        seen.setWidth(_told_by_nothing(widget, seen.width()))
    wraps = isinstance(widget, QLabel) and widget.wordWrap()
    lines = max(1, round(seen.height() / widget.fontMetrics().lineSpacing())) if wraps else 1
    return Bone(seen.translated(widget.mapTo(over, QPoint(0, 0))), shape, lines)


def paint_bones(painter: QPainter, bones: Iterable[Bone]) -> None:
    """Paint a resting page; sheets lie below what stands on them."""
    bones = list(bones)
    for bone in bones:
        if bone.shape is Shape.SHEET:
            _sheet(painter, QRectF(bone.at))
    for number, bone in enumerate(bone for bone in bones if bone.shape is not Shape.SHEET):
        _PAINT[bone.shape](painter, bone, number)


def _shape_of(widget: QWidget) -> Shape | None:
    if isinstance(widget, QLabel) and not widget.text():
        return None
    if isinstance(widget, QAbstractButton) and widget.property("role") in _FLAT:
        return Shape.WORDS if widget.text() else None
    return next((shape for kind, shape in _SHAPES if isinstance(widget, kind)), None)


def _told_by_nothing(widget: QWidget, wide: int) -> int:
    """Return a width from which nobody guesses the words: pills are all alike, others go by large steps."""
    return _PILL if isinstance(widget, Pill) else max(_STEP // 2, wide // _STEP * _STEP)


def _sheet(painter: QPainter, at: QRectF) -> None:
    painter.setPen(colour(tokens().hairline))
    painter.setBrush(colour(tokens().card))
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _words(painter: QPainter, bone: Bone, number: int) -> None:
    at = QRectF(bone.at)
    for line in range(bone.lines):
        middle = at.top() + at.height() * (line + 0.5) / bone.lines
        share = _SHARES[number % 4] if line == bone.lines - 1 else 0.94
        wide = min(max(_LEAST * 3, at.width() * share), at.width())
        _bar(painter, at, middle, wide, _THIN + 2 * (number % 2))


def _press(painter: QPainter, bone: Bone, _number: int) -> None:
    at = QRectF(bone.at)
    painter.setPen(colour(tokens().hairline))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _face(painter: QPainter, bone: Bone, _number: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tokens().hairline))
    painter.drawEllipse(bone.at)


def _rows(painter: QPainter, bone: Bone, _number: int) -> None:
    at = QRectF(bone.at)
    for row in range(int(at.height() // _ROW)):
        middle = at.top() + row * _ROW + _ROW / 2
        inner = at.adjusted(14, 0, -14, 0)
        _bar(painter, inner, middle - 9, inner.width() * _SHARES[row % 4] * 0.6, 11)
        _bar(painter, inner, middle + 9, inner.width() * _SHARES[(row + 1) % 4], 9)


def _bar(painter: QPainter, at: QRectF, middle: float, wide: float, high: float) -> None:
    left = at.left()
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        left = at.right() - wide
    paint_bar(painter, QRectF(left, middle - high / 2, wide, high))


_PAINT = {Shape.WORDS: _words, Shape.PRESS: _press, Shape.FACE: _face, Shape.ROWS: _rows}
