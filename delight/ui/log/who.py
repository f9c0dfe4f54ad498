"""Whom it happened to: a known customer, a name, or nobody who said who they are; and the card beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from delight.ui.kit.fields.forms import Field
from delight.ui.kit.fields.people import finder, named_in
from delight.ui.kit.fields.suggest import SuggestBox, Suggestion
from delight.ui.kit.look.layouts import row
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader
from delight.ui.log.card import CustomerCard
from delight.ui.log.note import Note


class Who(QObject):
    """The line, its chip for nobody by name, and the customer card, kept in step.

    Whoever comes to the line while it is empty is offered whom the words name; nothing is filled in.
    """

    edited = Signal()

    def __init__(self, tools: Tools, words: Callable[[], str], parent: QObject) -> None:
        """Make the line; ``words`` returns what happened, as it stands there by now."""
        super().__init__(parent)
        self._tools, self._words = tools, words
        self.line = SuggestBox(
            finder(tools), tools.tasks, name=self.tr("Who?"), placeholder=self.tr("Name, phone or e-mail")
        )
        self.anonymous = QPushButton(self.tr("Anonymous"))
        self.anonymous.setCheckable(True)
        self.anonymous.setProperty("role", "chip")
        self.anonymous.setToolTip(self.tr("They did not say who they are"))
        self.anonymous.setAccessibleName(self.tr("Anonymous"))
        self.card = CustomerCard(tools)
        both = QWidget()
        row(both, self.line, self.anonymous).setStretch(0, 1)
        both.setFocusProxy(self.line)
        self.field = Field(self.tr("Who?"), both)
        self.field.label.setBuddy(self.line)
        self._named = Loader(tools.tasks, self)
        self.line.installEventFilter(self)
        self.line.edited.connect(self._on_typed)
        self.line.taken.connect(self._on_taken)
        self.card.met.connect(self._name_them)
        self.anonymous.toggled.connect(self._on_anonymous)

    def show_note(self, note: Note) -> None:
        """Show whom a note is about; the card follows once ``meet`` asks for it."""
        self.line.set_taken(note.customer_id, note.who)
        self.anonymous.setChecked(note.anonymous)
        self.line.setEnabled(not note.anonymous)
        self._pass_by()

    def meet(self) -> None:
        """Show the card of whoever is chosen."""
        self.card.show_customer(None if self.anonymous.isChecked() else self.line.value())

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.FocusIn and not self.line.text() and not self._tools.guest.is_on:
            text = self._words()
            self._named.load(lambda: named_in(self._tools, text), self._offer, lambda _error: None)
        return False

    def _offer(self, found: Sequence[Suggestion]) -> None:
        if found and self.line.hasFocus() and not self.line.text():
            self.line.popup.set_hint(self.tr("Named in the words. Enter takes it, typing goes on."))
            self.line.popup.offer(found)

    def _on_typed(self, _text: str) -> None:
        if self.line.is_open:
            self.line.popup.set_hint("")
        self.card.show_customer(None)
        self._pass_by()
        self.edited.emit()

    def _pass_by(self) -> None:
        """Tab goes past "Anonymous" while somebody is named: what is typed next would fall into nowhere."""
        named = bool(self.line.text().strip()) and not self.anonymous.isChecked()
        self.anonymous.setFocusPolicy(Qt.FocusPolicy.ClickFocus if named else Qt.FocusPolicy.StrongFocus)

    def _on_taken(self, customer_id: int | None) -> None:
        self.card.show_customer(customer_id)
        self._pass_by()
        self.edited.emit()

    def _name_them(self, customer_id: int, name: str) -> None:
        """Whoever was known by id alone gets the name that the shop knows."""
        if self.line.value() == customer_id and not self.line.text():
            self.line.set_taken(customer_id, name)

    def _on_anonymous(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.line.setEnabled(not on)
        self.meet()
        self.edited.emit()
