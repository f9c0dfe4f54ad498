"""Cards, headings, empty states: what a page is put together from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.icons import pixmap, put_icon
from delight.ui.kit.look.layouts import Item, column, label, row
from delight.ui.kit.look.theme import type_sizes

_SENTENCE_WIDTH, _USUAL_TEXT = 340, 14


class Card(QFrame):
    """A white sheet with a hairline around it; add to it with ``body``."""

    def __init__(self, *items: Item, space: int = 8, margin: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = column(self, *items, space=space, margins=(margin, margin, margin, margin))


class Heading(QWidget):
    """A small heading over a list, with a count and what may stand at its right."""

    def __init__(self, text: str, *right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(text, "heading")
        self.count = label("", "small")
        row(self, self.title, self.count, None, *right)
        self.count.hide()

    def set_count(self, count: int | None) -> None:
        """Show how many follow; ``None`` shows nothing."""
        self.count.setVisible(count is not None)
        self.count.setText("" if count is None else self.locale().toString(count))


class EmptyState(QWidget):
    """What a list says instead of nothing: one sentence and one button."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        button: str = "",
        on_button: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture, self._icon = QLabel(), icon
        self.sentence = label(sentence, "quiet", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = push_button(button, on_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 32, 24, 32)
        box.setSpacing(12)
        box.addStretch(2)
        for widget in (self._picture, self.sentence, self.button):
            box.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self.button.setVisible(bool(button))
        self._picture.setPixmap(pixmap(icon, "border", 40))
        self._picture.setAccessibleName("")

    def say(self, sentence: str, button: str | None = None) -> None:
        """Say another sentence, and put other words on the button."""
        self.sentence.setText(sentence)
        self._fit()
        if button is not None:
            self.button.setText(button)
            self.button.setVisible(bool(button))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the sentence all the lines it needs: a box lays wrapped text out as wide as itself."""
        words = self.sentence
        needed = words.fontMetrics().horizontalAdvance(words.text()) + 8
        liked = round(_SENTENCE_WIDTH * type_sizes().base / _USUAL_TEXT)
        words.setFixedWidth(max(120, min(liked, needed, self.width() - 32)))
        words.setMinimumHeight(max(0, words.heightForWidth(words.width())))


class _Button(QPushButton):
    """Qt presses a button again and again while Enter is held; here it is pressed once."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.isAutoRepeat() and event.key() in ENTERS:
            event.accept()
        else:
            super().keyPressEvent(event)


def push_button(
    text: str, on_click: Callable[[], object] | None = None, *, role: str = "", icon: str = "", tip: str = ""
) -> QPushButton:
    """Return a button; see ``actions.action_button`` for one that has a key.

    Args:
        text: the words on it.
        on_click: what it does.
        role: ``primary``, ``quiet``, ``danger``, ``link`` or nothing.
        icon: name of an icon before the words.
        tip: tooltip.
    """
    button = _Button(text)
    button.setProperty("role", role)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setToolTip(tip)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.setAutoDefault(True)  # Enter presses it where the keyboard is, as the space bar does
    if icon:
        put_icon(button, icon, _tint(role), 18)
    if on_click is not None:
        button.clicked.connect(lambda _checked=False: on_click())
    return button


def set_role(button: QPushButton, role: str) -> None:
    """Give a button another role, as where another one is the first thing to do."""
    button.setProperty("role", role)
    button.style().unpolish(button)
    button.style().polish(button)
    name = button.property("iconName")
    if name:
        put_icon(button, str(name), _tint(role), 18)


def _tint(role: str) -> str:
    return {"primary": "on_accent", "danger": "overdue", "link": "accent"}.get(role, "ink")
