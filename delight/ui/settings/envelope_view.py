"""A small drawing of the envelope, with its window where the address must stand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.letters.paper import Envelope
from delight.ui.kit.look.theme import colour, tokens
from delight.ui.kit.words.labels import label_of

_WIDTH, _HEIGHT, _FLAP = 180, 90, 0.32
_WINDOWS = {
    Envelope.DIN5008_A: (0.09, 0.36, 0.41, 0.41),
    Envelope.DIN5008_B: (0.09, 0.45, 0.41, 0.41),
    Envelope.UK_DL: (0.09, 0.48, 0.41, 0.32),
    Envelope.FR: (0.45, 0.45, 0.46, 0.41),
    Envelope.CH: (0.48, 0.45, 0.43, 0.41),
    Envelope.CH_LEFT: (0.09, 0.45, 0.43, 0.41),
    Envelope.US_10: (0.09, 0.46, 0.44, 0.27),
}
"""Left, top, width and height of the window, as parts of the envelope."""
_NO_WINDOW = (0.36, 0.5, 0.4, 0.36)
_LINES = (0.62, 0.8, 0.5)


class EnvelopeView(QWidget):
    """The front of an envelope with an address on it or in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._envelope = Envelope.NONE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_envelope(self, envelope: str) -> None:
        """Draw another one."""
        self._envelope = Envelope(envelope) if envelope in set(Envelope) else Envelope.NONE
        self.setAccessibleName(label_of(self._envelope))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + 4, _HEIGHT + 4)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, now = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        envelope = QRectF(2, 2, _WIDTH, _HEIGHT)
        painter.setPen(QPen(colour(now.border), 1))
        painter.setBrush(colour(now.paper))
        painter.drawRoundedRect(envelope, 4, 4)
        painter.setPen(QPen(colour(now.hairline), 1.5))
        tip = QPointF(envelope.center().x(), envelope.top() + _HEIGHT * _FLAP)
        painter.drawPolyline(QPolygonF([envelope.topLeft(), tip, envelope.topRight()]))
        self._paint_address(painter, envelope)
        painter.end()

    def _paint_address(self, painter: QPainter, envelope: QRectF) -> None:
        part, now = _WINDOWS.get(self._envelope), tokens()
        left, top, wide, high = part or _NO_WINDOW
        place = QRectF(
            envelope.left() + left * _WIDTH, envelope.top() + top * _HEIGHT, wide * _WIDTH, high * _HEIGHT
        )
        if part:
            painter.setPen(QPen(colour(now.accent), 1.5))
            painter.setBrush(colour(now.card))
            painter.drawRoundedRect(place, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(now.border))
        step = (place.height() - 6) / len(_LINES)
        for number, length in enumerate(_LINES):
            at = place.top() + 3 + (number + 0.5) * step - 1.25
            painter.drawRect(QRectF(place.left() + 8, at, (place.width() - 16) * length, 2.5))
