"""A stamp card as it is held in the hand: a circle for each stamp, those that are on filled."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QCoreApplication, QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.ui.kit.look.theme import colour, motion_is_welcome, tokens

_GAP, _MS, _LEAST_SIZE = 0.3, 320, 10
_ACROSS = 10
"""At most so many circles in a row, and rows as long as each other."""


class StampCircles(QWidget):
    """So many circles, so many of them stamped; the newest ones fill while one looks on."""

    def __init__(self, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._needed, self._stamps, self._seen = size, 0, 0, 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._show)

    def show_card(self, stamps: int, needed: int, *, before: int | None = None) -> None:
        """Show a card; ``before`` is how many were on it until now."""
        self._needed, self._stamps = needed, stamps
        self.setAccessibleName(stamps_words(stamps, needed))
        self._motion.stop()
        self.updateGeometry()
        if before is not None and before < stamps and motion_is_welcome():
            self._motion.setStartValue(float(before))
            self._motion.setEndValue(float(stamps))
            self._motion.start()
        else:
            self._show(float(stamps))

    @property
    def stamps(self) -> int:
        """How many are on the card."""
        return self._stamps

    @override
    def sizeHint(self) -> QSize:
        across, rows = self._across(), self._rows()
        step = self._size * (1 + _GAP)
        return QSize(ceil(across * step), ceil(rows * step))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._across() * _LEAST_SIZE, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, now = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self._across()
        step = min(self._size * (1 + _GAP), self.width() / max(1, across))
        radius = step / (1 + _GAP) / 2 - 1
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for number in range(self._needed):
            x = (number % across + 0.5) * step
            at = QPointF(self.width() - x if rtl else x, (number // across + 0.5) * step)
            full = max(0.0, min(1.0, self._seen - number))
            painter.setPen(QPen(colour(now.accent if full else now.border), 2 if full else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, radius, radius)
            if full:
                painter.setBrush(colour(now.accent))
                painter.drawEllipse(at, radius * full, radius * full)
                _tick(painter, QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius), full)
        painter.end()

    def _show(self, seen: float) -> None:
        self._seen = seen
        self.update()

    def _rows(self) -> int:
        return max(1, ceil(self._needed / _ACROSS))

    def _across(self) -> int:
        return max(1, ceil(self._needed / self._rows()))


def stamps_words(stamps: int, needed: int) -> str:
    """Return how far a card is, in words."""
    return QCoreApplication.translate("StampCircles", "{stamps} of {needed} stamps").format(
        stamps=stamps, needed=needed
    )


def _tick(painter: QPainter, box: QRectF, full: float) -> None:
    """Draw a check mark, so that a stamp is told by more than its colour."""
    if full < 1 or box.width() < _LEAST_SIZE:
        return
    painter.setPen(
        QPen(
            colour(tokens().on_accent),
            max(1.5, box.width() / 12),
            c=Qt.PenCapStyle.RoundCap,
            j=Qt.PenJoinStyle.RoundJoin,
        )
    )
    x, y, wide = box.left(), box.top(), box.width()
    painter.drawPolyline(
        [
            QPointF(x + 0.28 * wide, y + 0.52 * wide),
            QPointF(x + 0.44 * wide, y + 0.68 * wide),
            QPointF(x + 0.72 * wide, y + 0.36 * wide),
        ]
    )
