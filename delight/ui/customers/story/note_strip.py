"""A note, written quickly or changed later: words, Ctrl+Enter, done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from delight.domain.timeline import TimelineEntry
from delight.ui.customers.strips import Strip
from delight.ui.kit.fields.forms import Field, Form, TextArea
from delight.ui.kit.keys import is_ctrl_enter
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.words.formats import date_text
from delight.ui.kit.words.signing import by_whom


class NoteStrip(Strip):
    """The words of a note; what was typed and not saved is still there when it is opened again."""

    saved = Signal(str, int)
    """The words, and the id of the note they change, or 0."""
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._note_id, self._customer_id = 0, 0
        self._kept: dict[int, str] = {}
        self.heading = label("", "small")
        self.text = _Words(placeholder=self.tr("What is worth remembering?"), least=2, most=10)
        self.form = Form(text=Field(self.tr("Note"), self.text))
        self.add = push_button(self.tr("Save"), self.save, role="primary", tip=self.tr("Save  (Ctrl+Enter)"))
        self.drop = push_button(self.tr("Remove"), self._remove, role="quiet", icon="trash")
        cancel = push_button(self.tr("Cancel"), self.leave, role="quiet")
        self.body.addWidget(self.form.fields["text"])
        self.body.addLayout(row(None, self.add, cancel, self.drop, None, self.heading))
        self.hide()

    def start(self, customer_id: int) -> None:
        """Begin a note; opened a second time it closes."""
        if self.isVisible() and not self._note_id:
            self.leave()
            return
        self._begin(customer_id, 0, self._kept.get(customer_id, ""), "")

    def edit(self, customer_id: int, entry: TimelineEntry, words: str, today: date) -> None:
        """Change the note of an entry, whose ``words`` may be cut on the timeline."""
        day = date_text(entry.at.date(), today)
        who = by_whom(entry.staff)
        signed = self.tr("{day}, {name}").format(day=day, name=who) if who else day
        self._begin(customer_id, entry.record, words, signed)

    def put_away(self) -> None:
        """Close without a word, as when somebody else is shown; a new note that was begun is kept."""
        self._keep()
        self.hide()

    def done(self) -> None:
        """Close: it was saved."""
        self._kept.pop(self._customer_id, None)
        self.text.clear()
        self.hide()
        self.closed.emit()

    @override
    def save(self) -> None:
        """Save what was typed."""
        self.saved.emit(self.text.toPlainText(), self._note_id)

    @override
    def leave(self) -> None:
        """Close; the keyboard goes back to where it came from."""
        self.put_away()
        self.closed.emit()

    @override
    def saves(self, event: QKeyEvent) -> bool:
        return is_ctrl_enter(event)

    def _begin(self, customer_id: int, note_id: int, words: str, signed: str) -> None:
        self._keep()
        self._customer_id, self._note_id = customer_id, note_id
        self.text.setPlainText(words)
        self.heading.setText(signed)
        self.drop.setVisible(bool(note_id))
        self.form.clear_problems()
        self.show()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        words = self.text.toPlainText()
        if self._customer_id and not self._note_id:
            self._kept[self._customer_id] = words

    def _remove(self) -> None:
        self.removed.emit(self._note_id)


class _Words(TextArea):
    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape or is_ctrl_enter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
