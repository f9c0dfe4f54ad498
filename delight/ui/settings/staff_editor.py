"""Name, role, what somebody may decide, and that they have left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from delight.domain.errors import InputError
from delight.domain.staff.staff import Role, StaffDraft, StaffRow
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import AmountField, Field, Form, LineField
from delight.ui.kit.keys import is_ctrl_enter
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.meanwhile import Both, tell_clashes
from delight.ui.kit.rows.pressable import Leavable
from delight.ui.kit.words.formats import money_text
from delight.ui.kit.words.labels import label_of
from delight.ui.settings.aside import Typed, clashes, typed_on
from delight.ui.settings.group import Pairs
from delight.ui.settings.values import narrow

_DRAFT_NAMES = {"amount": "authority_minor"}
"""How a ``StaffDraft`` calls a field, where the form calls it otherwise."""


class StaffEditor(Leavable):
    """The fields of one person; Enter saves, Escape closes."""

    saved = Signal(object)
    """A ``StaffDraft`` to store."""
    left = Signal()
    """This person does not work here any more."""
    pin_wanted = Signal()
    """Their PIN is to be set, changed or taken away."""
    typed = Signal()
    """Something was typed or chosen."""

    def __init__(
        self, currency: str, person: StaffRow, *, is_last_owner: bool, has_pin: bool, is_alone: bool = False
    ) -> None:
        """Show the fields of ``person``; of somebody who works alone, the name alone."""
        super().__init__()
        self.person = person
        self._currency, self._before = currency, {}
        self._make_fields(currency)
        self.save_button = push_button(self.tr("Save"), self.save, role="primary", tip=self.tr("Enter"))
        cancel = push_button(self.tr("Cancel"), self.escaped.emit, role="quiet", tip=self.tr("Esc"))
        gone = push_button(self.tr("Has left"), self.left.emit, role="danger")
        gone.setToolTip(self.tr("What they did stays signed by them"))
        fields = self.form.fields
        foot = row(None, self.save_button, cancel, None, gone)
        words = self.tr("The only owner. Make somebody else one first, then they can leave or change roles.")
        only = label(words, "small", wrap=True)
        pairs = Pairs(fields["role"], fields["authority"])
        pin, pin_row = QWidget(), self._pin_row(has_pin=has_pin)
        pin_row.setContentsMargins(0, 0, 0, 0)
        pin.setLayout(pin_row)
        column(self, fields["name"], pairs, pin, only, foot, space=12)
        gone.setVisible(not is_last_owner)
        only.setVisible(is_last_owner and not is_alone)
        for part in (pairs, pin):
            part.setHidden(is_alone)
        self.role.setEnabled(not is_last_owner)
        self._fill(person)
        self._said_of_stored = self.kept()
        for line in (self.name, self.amount):
            line.textChanged.connect(lambda _text: self.typed.emit())
        self.role.currentIndexChanged.connect(lambda _index: self.typed.emit())

    @property
    def is_typed(self) -> bool:
        """Whether the fields differ from what is stored."""
        return bool(self._typed())

    def kept(self) -> dict[str, str]:
        """Return the fields as they are typed."""
        return {
            "name": self.name.text(), "role": str(self.role.value()), "amount": self.amount.text(),
        }  # fmt: skip

    def unsaved(self) -> Typed:
        """Return what would be lost, of this person."""
        return typed_on(self.person.uid, self._typed(), self._stored(), self._before)

    def _stored(self) -> dict[str, Any]:
        person = self.person
        return {"name": person.name, "role": str(person.role), "amount": person.authority_minor}

    def _typed(self) -> dict[str, str]:
        typed = {name: text for name, text in self.kept().items() if text != self._said_of_stored[name]}
        if "amount" in typed and self._is_same_amount():
            del typed["amount"]  # as "25" for "25.00"
        return typed

    def _is_same_amount(self) -> bool:
        try:
            return self.amount.minor() == self.person.authority_minor
        except InputError:
            return False

    def show_kept(self, kept: Mapping[str, Any]) -> None:
        """Show what was typed before, as far as it is known, and what somebody else wrote there since."""
        self._before = kept.get("before", {})
        self.role.set_value(Role(kept["role"]) if "role" in kept else self.role.value())
        self.name.setText(kept.get("name", self.name.text()))
        self.amount.setText(kept.get("amount", self.amount.text()))
        self._show_amount()
        self._tell_since(go=False)

    def _tell_since(self, *, go: bool) -> None:
        since = clashes(self._typed(), self._stored(), self._before)
        told = {_DRAFT_NAMES.get(name, name): value for name, value in since.items()}
        self._tell(told, go=go)

    def _tell(self, theirs: Mapping[str, Any], *, go: bool) -> None:
        """Say what they wrote at its field; an amount that is hidden, at the role that hides it."""
        words = {name: self._said(name, value) for name, value in theirs.items()}
        if "authority_minor" in words and self.form.fields["authority"].isHidden():
            amount = words.pop("authority_minor")
            words["role"] = ", ".join(filter(None, (label_of(self.person.role), amount)))
        tell_clashes(self.form, words, lambda _name, said: said, go=go)

    def show_both(self, both: Both, theirs: StaffRow) -> None:
        """Say what somebody else wrote meanwhile; saved again, what stands here takes its place."""
        self._before = {**self._stored(), **self._before}
        self.person = theirs
        self._fill(theirs)
        self._said_of_stored = self.kept()
        self._fill(both.draft)
        self._tell(both.clashes, go=True)

    def save(self) -> None:
        """Ask for what was typed to be stored, or say what cannot be read."""
        self.form.clear_problems()
        try:
            authority = self.amount.minor() if self.role.value() is Role.FRONT_DESK else None
        except InputError as error:
            self.form.show_error(error)
            return
        self.saved.emit(StaffDraft(name=self.name.text(), role=self.role.value(), authority_minor=authority))

    def start(self) -> None:
        """Take the keyboard, at what somebody else changed since it was typed here, if anything."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()
        self._tell_since(go=True)

    def _make_fields(self, currency: str) -> None:
        self.name, self.role = LineField(), narrow(Choice(Role))
        self.amount = AmountField(currency, field="authority")
        authority = Field(
            self.tr("May decide up to"), self.amount, hint=self.tr("Without asking; may stay empty.")
        )
        self.form = Form(
            name=Field(self.tr("Name"), self.name),
            role=Field(self.tr("Role"), self.role),
            authority=authority,
            authority_minor=authority,
        )
        self.role.currentIndexChanged.connect(lambda _index: self._show_amount())
        for line in (self.name, self.amount):
            line.returnPressed.connect(self.save)

    def show_pin(self, *, has_pin: bool) -> None:
        """Say whether they have a PIN; the keyboard and what is typed stay."""
        words = self.tr("Has a PIN.") if has_pin else self.tr("No PIN: anybody can sit down in this name.")
        self._pin_words.setText(words)
        self.pin_button.setText(self.tr("Another PIN …") if has_pin else self.tr("Set a PIN …"))
        self.pin_button.setAccessibleName(self.pin_button.text())

    def _pin_row(self, *, has_pin: bool) -> QBoxLayout:
        self.pin_button = push_button("", self.pin_wanted.emit, icon="lock")
        self._pin_words = label("", "small", wrap=True)
        self.show_pin(has_pin=has_pin)
        line = row(None, self.pin_button, self._pin_words, space=12)
        line.setStretch(1, 1)
        return line

    def _said(self, name: str, value: Any) -> str:
        if name == "authority_minor":
            return "" if value is None else money_text(value, self._currency)
        return label_of(Role(value)) if name == "role" else str(value)

    def _fill(self, person: StaffRow | StaffDraft) -> None:
        self.role.set_value(person.role)
        self.name.setText(person.name)
        self.amount.set_minor(person.authority_minor)
        self._show_amount()

    def _show_amount(self) -> None:
        self.form.fields["authority"].setVisible(self.role.value() is Role.FRONT_DESK)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if is_ctrl_enter(event):
            self.save()
        else:
            super().keyPressEvent(event)
