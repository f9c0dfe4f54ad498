"""A sentence or a few: a field of one line that grows while it is filled, up to a few lines."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.text import LONGEST_TEXT
from delight.ui.kit.fields.forms import TextArea
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.theme import base_font

_MOST_LINES = 5
_BREAKS = re.compile(r"[ \t]*[\r\n\u2028\u2029]+[ \t]*")
_INSET = 24
"""Border, padding and the document's own margin at both sides, in pixels."""


class SentenceField(TextArea):
    """Words that run on and never break a line by hand: like ``LineField``, but nothing typed is hidden.

    Enter says that it is done, as in a line; line breaks that are pasted become spaces.
    """

    edited = Signal(str)
    """A person changed it (not the program)."""
    entered = Signal()
    left = Signal()
    """Enter was pressed, or the keyboard went elsewhere."""

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        longest: int = LONGEST_TEXT,
        parent: QWidget | None = None,
    ) -> None:
        self._longest = longest
        super().__init__(text, name=name, placeholder=placeholder, least=1, most=_MOST_LINES, parent=parent)
        self.textChanged.connect(self._on_edited)

    def text(self) -> str:
        """Return what is typed."""
        return self.toPlainText()

    def setText(self, text: str) -> None:  # noqa: N802 - as in ``LineField``
        """Show these words, without emitting ``edited``."""
        with QSignalBlocker(self):
            self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._grow()

    @override
    def insertFromMimeData(self, source: QMimeData, /) -> None:
        plain = QMimeData()
        plain.setText(_BREAKS.sub(" ", source.text().strip("\r\n")))
        super().insertFromMimeData(plain)
        self._cut()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent, /) -> None:
        super().inputMethodEvent(event)
        self._cut()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() not in ENTERS:
            super().keyPressEvent(event)
            self._cut()
        elif event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        else:
            self.entered.emit()
            self.left.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def _height(self) -> int:
        """Return a height that shows the example whole, too."""
        metrics = QFontMetrics(base_font())
        room = QRect(0, 0, max(1, self.width() - _INSET), 10_000)
        example = "" if self.toPlainText() else self.placeholderText()
        lines = (
            metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, example).height() // metrics.lineSpacing()
        )
        return super()._height() + max(0, lines - 1) * metrics.lineSpacing()

    def _on_edited(self) -> None:
        if len(self.toPlainText()) <= self._longest:
            self.edited.emit(self.toPlainText())

    def _cut(self) -> None:
        """Keep no more than the longest; not while Qt is still about to put its cursor behind the words."""
        if len(self.toPlainText()) > self._longest:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._longest)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
