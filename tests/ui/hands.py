"""Hands and eyes before the real window: keys in, words on the screen out."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.letters.page import LettersPage
from delight.ui.main_window import MainWindow
from tests.qt_helpers import press, settle, spoken_name, type_text, wait_for
from tests.ui.letters.helpers import calm


class Hands:
    """Somebody at the keyboard: keys go where the keyboard is, eyes read what is on the screen."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.keys = 0
        """How many keys were pressed besides the words."""

    def press(self, *keys: str) -> None:
        """Press keys one after the other; the window comes to rest after each."""
        for key in keys:
            press(self._at(), key)
            self.keys += 1
            self.rest()

    def type(self, text: str) -> None:
        """Type words into whatever has the keyboard."""
        type_text(self._at(), text)
        self.rest()

    def choose(self, text: str) -> None:
        """Type the beginning of something that is known, and take the first suggestion."""
        self.type(text)
        field = self._at()
        assert isinstance(field, SuggestBox)
        wait_for(field.popup.isVisible)
        self.press("Return")

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is on what a screen reader calls ``name``."""
        seen = []
        while not self.is_at(name):
            assert len(seen) < 60, f"Tab never comes to {name!r}, but to {seen}"
            press(self._at(), "Tab")
            self.keys += 1
            seen.append(spoken_name(self._at()))

    def is_at(self, name: str) -> bool:
        """Whether the keyboard is on what a screen reader calls ``name``."""
        return spoken_name(self._at()).startswith(name)

    def sees(self, words: str) -> bool:
        """Whether these words stand on the screen."""
        return any(words in text for text in _texts(self.window))

    def rest(self) -> None:
        """Wait until everything asked for has been done and drawn."""
        settle(self.window.tools)
        page = self.window.places.currentWidget()
        if isinstance(page, LettersPage):
            calm(page)

    @staticmethod
    def _at() -> QWidget:
        at = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
        assert at is not None, "the keyboard is nowhere"
        return at


def _texts(window: QWidget) -> Iterator[str]:
    """Yield every text that is shown in ``window``."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield spoken_name(widget)
            for name in ("text", "toPlainText", "currentText"):
                told = getattr(widget, name, "")
                yield str(told() if callable(told) else told)
            if isinstance(widget, QAbstractItemView) and widget.model():
                rows = [widget.model().index(n, 0) for n in range(widget.model().rowCount())]
                yield from (str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows)
