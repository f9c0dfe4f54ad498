"""What is pressed like a button and looks like a row or a card; and what Escape leaves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.theme import RADIUS, colour, tokens

_PRESSES = ENTERS | {Qt.Key.Key_Space}


class Pressable(QFrame):
    """Enter, Space or a click presses it; painted again when mouse or keyboard come or go."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _PRESSES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():  # a key that is held presses once
                self.pressed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        self.update()


class HoverRow(Pressable):
    """A row that looks like text until mouse or keyboard come."""

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not (self.underMouse() or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(tokens().accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens().hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()


class Leavable(QWidget):
    """Fields that Escape leaves, wherever in them the keyboard is."""

    escaped = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
