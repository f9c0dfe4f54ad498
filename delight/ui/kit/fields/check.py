"""A tick box that shows its box in every theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from delight.ui.kit.look.theme import colour, tokens
from delight.ui.kit.look.touch import target

_BOX, _GAP, _ROUND = 18, 8, 4
_SHORT, _LEAST = 30, 20
"""So many letters never wrap; a longer text has lines of so many at least."""
_LAID = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_TICK = ((4.5, 9.5), (7.5, 12.5), (13.5, 5.5))


class Check(QCheckBox):
    """A box to tick, and its words, on as many lines as they need."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._fit()

    @override
    def setText(self, text: str, /) -> None:
        super().setText(text)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(
            _BOX + _GAP + metrics.horizontalAdvance(self.text()) + 4, max(target(), metrics.height() + 8)
        )

    @override
    def minimumSizeHint(self) -> QSize:
        """A short text stays on its line: only one that is longer than that wraps."""
        short = _BOX + _GAP + self.fontMetrics().averageCharWidth() * _LEAST
        wraps = len(self.text()) > _SHORT
        return QSize(
            min(short, self.sizeHint().width()) if wraps else self.sizeHint().width(),
            self.sizeHint().height(),
        )

    @override
    def heightForWidth(self, width: int, /) -> int:
        room = QRect(0, 0, max(1, width - _BOX - _GAP), 16_777_215)
        metrics = self.fontMetrics()
        high = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text()).height()
        return max(target(), high + 8)

    def _fit(self) -> None:
        """Only what wraps may be higher: Qt gives no height for a width to what is always as high."""
        if len(self.text()) <= _SHORT:
            return
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, now = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        line = max(target(), self.fontMetrics().height() + 8)
        box = QRectF(self.width() - _BOX - 1 if rtl else 1, (line - _BOX) / 2, _BOX, _BOX)
        ticked, focused = self.isChecked(), self.hasFocus()
        edge = now.accent if ticked or focused or self.underMouse() else now.border
        painter.setPen(QPen(colour(now.ink if ticked and focused else edge), 2 if focused else 1))
        painter.setBrush(colour(now.accent if ticked else now.card))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        if ticked:
            painter.setPen(
                QPen(colour(now.on_accent), 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
            )
            painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x, y) for x, y in _TICK]))
        painter.setPen(colour(now.ink if self.isEnabled() else now.border))
        words = (
            self.rect().adjusted(0, 0, -_BOX - _GAP, 0) if rtl else self.rect().adjusted(_BOX + _GAP, 0, 0, 0)
        )
        painter.drawText(words, _LAID, self.text())
        painter.end()
