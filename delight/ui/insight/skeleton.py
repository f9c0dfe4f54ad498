"""What is seen while a report is worked out: where its cards will stand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.ui.insight.words import tr
from delight.ui.kit.look.theme import RADIUS, colour, tokens, type_sizes

_SPACE, _LEFT, _RIGHT, _USUAL_BASE = 12, 24, 22, 14
_ROWS = ((4, 190), (4, 120), (4, 120), (3, 120))


class Skeleton(QWidget):
    """Calm: nothing on it moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("The figures are being worked out."))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        grown, y = type_sizes().base / _USUAL_BASE, 4.0
        inner = self.width() - _LEFT - _RIGHT
        for count, high in _ROWS:
            wide = (inner - _SPACE * (count - 1)) / count
            for n in range(count):
                self._paint_card(painter, QRectF(_LEFT + n * (wide + _SPACE), y, wide, high * grown))
            y += high * grown + _SPACE
        painter.end()

    def _paint_card(self, painter: QPainter, card: QRectF) -> None:
        painter.setBrush(colour(tokens().card))
        painter.drawRoundedRect(card, RADIUS, RADIUS)
        painter.setBrush(colour(tokens().hover))
        for top, share, high in ((16, 0.4, 10), (42, 0.75, 12)):
            bone = QRectF(card.left() + 14, card.top() + top, (card.width() - 28) * share, high)
            painter.drawRoundedRect(bone, 4, 4)
