"""A quiet line inside the note, perhaps with something to press; it never takes the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.work.notices import announce


class Offer(QFrame):
    """Says one thing, and goes when it says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.ACCENT.value)
        self._do: Callable[[], object] = lambda: None
        self.words = label("", wrap=True)
        self.button = push_button("", lambda: self._do(), role="link")
        line = row(self, self.words, self.button, space=8, margins=(12, 6, 8, 6))
        line.setStretch(0, 1)
        self.hide()

    def say(self, words: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """Say this, with a button that does something."""
        self._do = do or (lambda: None)
        if words == self.words.text() and not button:
            self.setVisible(bool(words))
            return
        self.words.setText(words)
        self.setAccessibleName(words)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self.setVisible(bool(words))
        if words:
            announce(self, words)
