"""Another way to reach somebody: type it, and it is seen what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from delight.domain.customers.reaches import Reach, ReachKind, kind_of
from delight.domain.errors import ConflictError
from delight.ui.customers.strips import Strip
from delight.ui.kit.fields.forms import Field, Form, LineField, TextArea
from delight.ui.kit.keys import ENTERS, is_ctrl_enter
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.messages import words_for


class WayStrip(Strip):
    """Enter saves a number or an e-mail, Ctrl+Enter an address as well; Escape closes."""

    saved = Signal(object, int)
    """A ``Reach``, and the id of the one it was before, or 0."""

    def __init__(self) -> None:
        super().__init__()
        self._reach_id = 0
        self._kind: ReachKind | None = None
        self.value = _Value(self.tr("Number, e-mail or address"))
        self.label = LineField(placeholder=self.tr("Work, mobile, holiday flat …"))
        self.form = Form(
            value=Field(self.tr("Phone, e-mail or address"), self.value),
            label=Field(self.tr("Which one is it?"), self.label),
        )
        self.kind = label("", "small")
        self.add = push_button("", self.save, role="primary")
        cancel = push_button(self.tr("Cancel"), self.leave, role="quiet")
        for field in self.form.fields.values():
            self.body.addWidget(field)
        self.body.addLayout(row(None, self.add, cancel, self.kind, None))
        self.value.textChanged.connect(self._tell)
        self.value.entered.connect(self.save)
        self.label.returnPressed.connect(self.save)

    def start(self, *, has_some: bool) -> None:
        """Begin with nothing; a label is asked for where there are others already."""
        self._begin(0, None, "", "", self.tr("Add"))
        self.form.fields["label"].setVisible(has_some)

    def edit(self, reach_id: int, reach: Reach) -> None:
        """Begin with one that is there; it stays what it is."""
        self._begin(reach_id, reach.kind, reach.value, reach.label, self.tr("Save"))
        self.form.fields["label"].show()

    def show_error(self, error: Exception) -> bool:
        """Say what is wrong where it is; ``False`` if it belongs elsewhere."""
        if isinstance(error, ConflictError):
            self.form.fields["value"].show_problem(words_for(error).what)
            return True
        return self.form.show_error(error)

    @override
    def save(self) -> None:
        """Save what was typed."""
        text = self.value.toPlainText()
        reach = Reach(kind=self._kind or kind_of(text), value=text, label=self.label.text())
        self.saved.emit(reach, self._reach_id)

    @override
    def saves(self, event: QKeyEvent) -> bool:
        return is_ctrl_enter(event)

    def _begin(self, reach_id: int, kind: ReachKind | None, value: str, which: str, words: str) -> None:
        self._reach_id, self._kind = reach_id, kind
        self.value.setPlainText(value)
        self.label.setText(which)
        self.add.setText(words)
        self.form.clear_problems()
        self._tell()
        self.show()
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        text = self.value.toPlainText().strip()
        self.kind.setText(label_of(self._kind or kind_of(text)) if text else "")


class _Value(TextArea):
    entered = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, least=1, most=6)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter saves what is one line by nature, and goes to the next line of an address."""
        enter = event.key() in ENTERS and not event.modifiers()
        if is_ctrl_enter(event) or (enter and kind_of(self.toPlainText()) is not ReachKind.ADDRESS):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
