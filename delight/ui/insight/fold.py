"""What is read once: a heading that one key opens and closes."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from delight.ui.kit.actions import tip_text
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, row


class Fold(QWidget):
    """A button, and below it what it opens; ``key`` is what does the same, if any does."""

    opened = Signal()
    """It is open and has its place."""

    def __init__(self, words: str, key: str, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.button = push_button(words, self.turn, role="link", tip=tip_text(words, key) if key else "")
        self.button.setProperty("flush", "true")
        self.inner = QWidget()
        column(self.inner, *parts, space=8)
        column(self, row(None, self.button, None), self.inner, space=4)
        self.open(on=False)

    def say(self, words: str) -> None:
        """Call it otherwise."""
        self._words = words
        self.button.setText(words)
        self.open(on=not self.inner.isHidden())

    def turn(self) -> None:
        """Open it, or close it."""
        on = self.inner.isHidden()
        self.open(on=on)
        if on:
            QTimer.singleShot(0, self, self.opened.emit)

    def open(self, *, on: bool) -> None:
        """Open or close it."""
        self.inner.setVisible(on)
        put_icon(self.button, "up" if on else "down", "accent", 16)
        state = self.tr("open") if on else self.tr("closed")
        self.button.setAccessibleName(f"{self._words}, {state}")
