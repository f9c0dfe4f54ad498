"""A small form that opens in place: what every page asks in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from delight.domain.errors import DelightError, InputError
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.forms import Form
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import Item, column, label, row
from delight.ui.kit.remarks import GuardBox
from delight.ui.kit.words.messages import words_for


class NotYetError(InputError):
    """Something still has to be chosen: the words stand at its field."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__("", field)
        self.words = words


class Composer(QFrame):
    """A small form in place: Ctrl+Enter, or Enter in a line, saves; Escape closes.

    While it is saved it holds still: what is typed goes once it is stored, and not before, whatever is
    pressed. If that fails it says why, and every word stays.
    """

    opened = Signal()
    closed = Signal()
    giving_way = Signal()
    """What is typed is about to make room for something else; it may be put aside now."""

    def __init__(self, save_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sheet")
        self.form = Form()
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.save_button = push_button(save_words, self.submit, role="primary")
        self.cancel_button = push_button(self.tr("Cancel"), self.cancel, role="quiet", tip="Esc")
        for button in (self.save_button, self.cancel_button):
            button.setAutoDefault(True)
        self._busy = False
        self._next: Callable[[], object] | None = None
        self.guard: GuardBox | None = None
        """Remarks on what is being decided; Escape closes them before it closes the form."""
        key = add_actions(
            self, ActionDef(name="composer-save", text=save_words, do=self.submit, key="Ctrl+Return")
        )["composer-save"]
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.hide()

    def fill(self, *items: Item, form: Form | None = None) -> None:
        """Lay the fields out, with the buttons below."""
        self.form = form or Form()
        foot = row(None, self.save_button, self.cancel_button, None)
        column(self, *items, self.problem, foot, space=12, margins=(16, 12, 16, 12))
        for typed in self.findChildren(QLineEdit):
            typed.returnPressed.connect(self.submit)
        for said in self.findChildren(SentenceField):
            said.entered.connect(self.submit)

    def begin(self) -> None:
        """Open, and put the keyboard into the first field."""
        self.say_problem("")
        self.form.clear_problems()
        self.show()
        self.opened.emit()
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def when_free(self, go_on: Callable[[], object], *, about: int = 0) -> None:
        """Go on now, or once what is being saved is stored; not where that fails and has to be looked at.

        Args:
            go_on: asks about something else.
            about: the id of what it asks about, if it is there already: what is just being saved is answered.
        """
        if not self._busy:
            go_on()
        elif not about or about != self.record.get("id"):
            self._next = go_on

    def give_way(self) -> None:
        """Make room for something else to be asked about."""
        if not self.isHidden():
            self.giving_way.emit()

    def stay(self) -> None:
        """Let what could not be stored be looked at."""
        self._hold(busy=False)
        go_on, self._next = self._next, None
        if go_on is not None and self.isHidden():
            go_on()

    @property
    def record(self) -> dict[str, Any]:
        """What is asked about, as plain values: it can be asked about again after a crash."""
        return {}

    def first_field(self) -> QWidget:
        """Return the field where typing begins."""
        raise NotImplementedError

    def clear(self) -> None:
        """Empty the fields."""
        raise NotImplementedError

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        """Do the deed (may raise ``InputError`` for what cannot be read)."""
        raise NotImplementedError

    def submit(self) -> None:
        """Save what was entered, once."""
        if self._busy or self.isHidden():
            return
        self.say_problem("")
        self.form.clear_problems()
        self._hold(busy=True)
        try:
            self.send(self.failed, self._saved)
        except InputError as error:
            self.failed(error)

    def failed(self, error: Exception) -> None:
        """Say at its field what is wrong, and go on."""
        self.stay()
        if isinstance(error, NotYetError):
            self.form.fields[error.details["field"]].show_problem(error.words)
        elif not self.form.show_error(error):
            self.say_problem(_sentence(error))

    def cancel(self) -> None:
        """Close without saving, as somebody wants; what is being saved closes once it is stored."""
        if not self._busy:
            self.close_form()

    def close_form(self) -> None:
        """Close without saving: what it asks about is not shown any more, or is gone."""
        self.clear()
        self.hide()
        self.closed.emit()

    def say_problem(self, words: str) -> None:
        """Say what is wrong with the whole."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _saved(self, _changes: Any) -> None:
        self._hold(busy=False)
        self.close_form()
        self.stay()

    def _hold(self, *, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.guard is None or not self.guard.dismiss():
                self.cancel()
        else:
            super().keyPressEvent(event)


def _sentence(error: Exception) -> str:
    plain = words_for(error)
    return str(plain) if isinstance(error, DelightError) else plain.what
