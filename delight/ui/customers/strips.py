"""Small forms inside the page: what they have in common, and a new customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from delight.domain.customers.customer import CustomerDraft
from delight.domain.duplicates.pairs import Warned
from delight.ui.kit.actions import ActionDef, action_button, add_actions
from delight.ui.kit.fields.forms import Field, Form, LineField
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.words.like_words import reason_words
from delight.ui.kit.work.tasks import Loader, Tasks

_WAIT_MS = 150


class Strip(Card):
    """A form of a few fields that comes up inside the page: Enter saves, Escape closes."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(margin=12)

    def leave(self) -> None:
        """Close; the keyboard goes back to where it came from."""
        self.hide()
        self.closed.emit()

    def save(self) -> None:
        """Save what was typed."""

    def saves(self, event: QKeyEvent) -> bool:
        """Return whether a key means that what was typed is to be kept."""
        return event.key() in ENTERS

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif self.saves(event):
            self.save()
        else:
            super().keyPressEvent(event)


class Newcomer(Strip):
    """A new customer: the name is enough; says so if somebody who may be meant is here already."""

    saved = Signal(object)
    known_chosen = Signal(int)
    turned = Signal()
    """It came up, or went."""

    def __init__(self, warn: Callable[[CustomerDraft], Sequence[Warned]], tasks: Tasks) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._warn, self._loader = warn, Loader(tasks, self)
        self._known: Warned | None = None
        self.name, self.phone = LineField(), LineField()
        self.form = Form(
            name=Field(self.tr("Name"), self.name, hint=self.tr("The name is enough.")),
            phone=Field(self.tr("Phone"), self.phone),
        )
        self.warning = label("", "small", wrap=True)
        self.warning.setProperty("tone", "due")
        same = self.tr("It is the same person")
        take = ActionDef(name="same", text=same, do=self._open_known, key="Alt+Return", icon="check")
        self._keys = add_actions(self, take)
        self.open_known = action_button(self._keys["same"])
        self.add = push_button(self.tr("Add"), self.save, role="primary")
        cancel = push_button(self.tr("Cancel"), self.leave, role="quiet")
        self.body.addWidget(self.form.fields["name"])
        self.body.addWidget(self.form.fields["phone"])
        self.body.addWidget(self.warning)
        self.body.addLayout(row(None, self.open_known, None))
        self.body.addLayout(row(None, self.add, cancel, None))
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._look)
        for field in (self.name, self.phone):
            field.textEdited.connect(lambda _text: self._timer.start())
        self._show_known(None)
        self.hide()

    def start(self, name: str = "") -> None:
        """Begin with a name, perhaps."""
        self.name.setText(name)
        self.phone.clear()
        self.form.clear_problems()
        self.show()
        self._show_known(None)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        if name:
            self._look()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.turned.emit()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self.turned.emit()

    @override
    def save(self) -> None:
        self.saved.emit(CustomerDraft(name=self.name.text(), phone=self.phone.text()))

    def _look(self) -> None:
        draft = CustomerDraft(name=self.name.text(), phone=self.phone.text())
        self._loader.load(lambda: self._warn(draft), self._on_found, lambda _error: self._show_known(None))

    def _on_found(self, found: Sequence[Warned]) -> None:
        self._show_known(found[0] if found else None)

    def _show_known(self, known: Warned | None) -> None:
        self._known = known
        self.warning.setVisible(known is not None)
        self.open_known.setVisible(known is not None)
        self._keys["same"].setEnabled(known is not None)
        if known is not None:
            who = self.tr("{name} of {town}") if known.town else "{name}"
            reasons = reason_words(known.likeness.reasons)
            words = self.tr("{who} is here already. {reasons}: is it the same person?")
            self.warning.setText(
                words.format(who=who.format(name=known.name, town=known.town), reasons=reasons)
            )
        self.form.fields["name"].hint.setVisible(known is None)
        self.body.activate()
        high = self.body.totalHeightForWidth(self.width()) if self.isVisible() else 0
        self.setMinimumHeight(max(high, self.sizeHint().height()))  # it is never squeezed: the list gives way

    def _open_known(self) -> None:
        if self._known is not None:
            self.hide()
            self.known_chosen.emit(self._known.id)
