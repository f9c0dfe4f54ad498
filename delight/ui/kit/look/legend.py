"""What a colour of a painted bar stands for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.look.theme import colour, tokens

_DOT = 9


class Legend(QWidget):
    """A dot in a colour of the theme, and words."""

    def __init__(self, tint: str) -> None:
        super().__init__()
        self.words = label("", "small")
        row(self, _Dot(tint), self.words, space=6)

    def say(self, words: str) -> None:
        """Say what it stands for."""
        self.words.setText(words)


class _Dot(QWidget):
    def __init__(self, tint: str) -> None:
        super().__init__()
        self._tint = tint
        self.setFixedSize(_DOT, _DOT)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(getattr(tokens(), self._tint)))
        painter.drawEllipse(QRectF(self.rect()))
        painter.end()
