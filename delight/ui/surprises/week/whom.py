"""Whom a surprise is for: a customer the shop knows, when they were last surprised, who wants none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.customers.customer import CustomerDetail
from delight.domain.errors import ConflictError
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader
from delight.ui.surprises.words.gestures import last_surprise
from delight.ui.surprises.words.saying import tr


class WhomField(Field):
    """Asks for a customer; below it stands what to know of them."""

    taken = Signal()
    """Somebody was chosen."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        finds, hint = finder(tools, known_only=True), tr("Name, phone or e-mail")
        box = SuggestBox(finds, tools.tasks, name=tr("Who?"), placeholder=hint)
        super().__init__(tr("Who?"), box, parent=parent)
        self.box = box
        self._tools, self._loader = tools, Loader(tools.tasks, self)
        self.is_welcome = True
        self.box.taken.connect(self._on_taken)
        self.box.edited.connect(lambda _text: self._forget())

    def show_customer(self, customer: CustomerDetail) -> None:
        """Say when they were surprised last, or that they want no surprises."""
        self.is_welcome = customer.surprises_welcome
        self.say_hint(last_surprise(customer, self._tools.now()))
        if self.is_welcome:
            self.show_problem("")
        else:
            self.refuse()

    def refuse(self) -> None:
        """Say that they want no surprises."""
        self.is_welcome = False
        error = ConflictError("gesture.not_welcome", name=self.box.text().strip())
        self.show_problem(f"{words_for(error).what} {tr('A kind word is always welcome.')}")

    def begin(self) -> None:
        """Ask about nobody yet."""
        self.box.set_taken(None, "")
        self.box.setEnabled(True)
        self.say_hint("")
        self.is_welcome = True

    def _on_taken(self, customer_id: int | None) -> None:
        if customer_id is not None:
            self._loader.load(
                lambda: self._tools.services.customers.get(customer_id),
                self.show_customer,
                lambda _error: None,
            )
        self.taken.emit()

    def _forget(self) -> None:
        self._loader.drop()
        self.is_welcome = True
        self.say_hint("")
        self.show_problem("")
