"""One quiet line: what was not saved is back. Words that fit no form any more stand below, to be copied."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from delight.ui.kit.fields.forms import TextArea
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.work.notices import announce


class BackBar(QWidget):
    """Stands above what scrolls: whoever opens a case is to see at once why a form is open."""

    closed = Signal()
    """The loose words were let go."""

    def __init__(self, *, inset: int = 0, parent: QWidget | None = None) -> None:
        """Make the bar; ``inset`` is how many pixels stay free around it, where it stands alone."""
        super().__init__(parent)
        self.came_back = label(self.tr("What you wrote and had not saved is back."), "quiet", wrap=True)
        self.words = TextArea(name=self.tr("What you wrote before"), least=1, most=6)
        self.words.setReadOnly(True)
        self.copy_button = push_button(self.tr("Copy what I typed"), self._copy, icon="copy")
        self.leave_button = push_button(self.tr("It is not needed any more"), self._let_go, role="quiet")
        self.loose = QFrame()
        self.loose.setProperty("role", "banner")
        self.loose.setProperty("tone", Tone.DUE.value)
        self._why = label(
            self.tr("You wrote this and had not saved it. What it was about has changed since then."),
            wrap=True,
        )
        buttons = row(None, self.copy_button, self.leave_button, None, space=8)
        column(self.loose, self._why, self.words, buttons, space=8, margins=(14, 10, 14, 10))
        column(self, self.came_back, self.loose, space=8, margins=(inset, inset // 2, inset, inset // 3))
        self.close_form()

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return bool(self.words.toPlainText())

    def say(self, *, back: bool, loose: str = "") -> None:
        """Say that words are ``back`` in their forms, and show those that are in none."""
        self.came_back.setVisible(back)
        self.words.setPlainText(loose)
        self.loose.setVisible(bool(loose))
        self.setVisible(back or bool(loose))
        if back:
            announce(self, self.came_back.text())
        if loose:
            announce(self, self._why.text())

    def rest(self) -> None:
        """Nothing of what came back is unfinished any more; loose words stay."""
        self.came_back.hide()
        self.setVisible(self.is_typed)

    def close_form(self) -> None:
        """Say nothing any more."""
        self.say(back=False)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.toPlainText())

    def _let_go(self) -> None:
        self.words.clear()
        self.loose.hide()
        self.setVisible(not self.came_back.isHidden())
        self.closed.emit()
