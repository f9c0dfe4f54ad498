"""A short text to read before it is copied: small, above the buttons, closed by Escape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from delight.domain.letters.wordings import ShortText
from delight.ui.kit.fields.forms import TextArea
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.work.notices import announce

_WIDTH, _AWAY, _ABOVE = 420, 8, 48


class Reader(QFrame):
    """Shows the words as they will be copied; Enter copies them."""

    copy_requested = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host, self._text = host, ""
        self.setProperty("role", "sheet")
        self.title, self.hint = label("", "heading"), label("", "small", wrap=True)
        self.words = TextArea(name=self.tr("What will be copied"), least=4, most=14)
        self.words.setReadOnly(True)
        self.problem = label("", "problem", wrap=True)
        self.copy_button = push_button(self.tr("Copy"), self._copy, role="primary", icon="copy")
        self.close_button = push_button(self.tr("Close"), self.close_up, role="quiet")
        buttons = row(None, None, self.close_button, self.copy_button)
        self._box = column(
            self, self.title, self.hint, self.words, self.problem, buttons, margins=(16, 12, 12, 12)
        )
        self.words.document().documentLayout().documentSizeChanged.connect(lambda _size: self._place())
        host.installEventFilter(self)
        self.hide()

    def show_text(self, which: ShortText, text: str) -> None:
        """Show a text that is ready to be copied."""
        self._name(which)
        self._text = text
        self.words.setPlainText(text)
        self._open(ready=True)
        self.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, which: ShortText, words: str) -> None:
        """Say why there is no such text."""
        self._name(which)
        self.problem.setText(words)
        self._open(ready=False)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def close_up(self) -> None:
        """Close; nothing is copied."""
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        if had_keyboard:
            self._host.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _name(self, which: ShortText) -> None:
        message = which is ShortText.MESSAGE
        self.title.setText(self.tr("As a message") if message else self.tr("As a public reply"))
        self.hint.setText(
            self.tr("For a messenger, an SMS or a booking portal.")
            if message
            else self.tr("For everybody to read: no name, nothing about what happened.")
        )

    def _open(self, *, ready: bool) -> None:
        for part in (self.words, self.hint, self.copy_button):
            part.setVisible(ready)
        self.problem.setVisible(not ready)
        self.setAccessibleName(self.title.text())
        self._place()
        self.show()
        self.raise_()
        self._place()

    def _place(self) -> None:
        host = self._host
        wide = min(_WIDTH, host.width() - 2 * _AWAY)
        self.setFixedWidth(wide)
        self._box.activate()
        high = min(self._box.totalHeightForWidth(wide), host.height() - 2 * _AWAY)
        self.resize(wide, high)
        self.move(QPoint(host.width() - wide, max(_AWAY, host.height() - _ABOVE - high)))

    def _copy(self) -> None:
        self.copy_requested.emit(self._text)
