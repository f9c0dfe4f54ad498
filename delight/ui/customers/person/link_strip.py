"""Who belongs to a customer, and how: say what they are to each other, and type the other's name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from delight.domain.customers.customer import CustomerDetail
from delight.domain.errors import ConflictError, InputError
from delight.ui.customers.person.relations import Relation, asked, relations_for
from delight.ui.customers.strips import Strip
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox, Suggestion
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import row
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Tools


class LinkStrip(Strip):
    """Choosing the other one links the two; Escape closes."""

    chosen = Signal(object, int, str)
    """A ``Relation``, the other's id and name."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._who = 0
        self._find = finder(tools, known_only=True)
        self.relations = OneOf(
            [(relation, asked(relation)) for relation in Relation],
            tabs=True,
            name=self.tr("How do they belong together?"),
        )
        self.other = SuggestBox(
            self._others, tools.tasks, name=self.tr("Who?"), placeholder=self.tr("Type a name")
        )
        self.field = Field("", self.other)
        self.body.addWidget(self.relations)
        self.body.addWidget(self.field)
        self.body.addLayout(row(None, push_button(self.tr("Cancel"), self.leave, role="quiet"), None))
        self.other.taken.connect(self._take)
        self.other.edited.connect(lambda _text: self.field.show_problem(""))
        self.relations.changed.connect(self._to_other)

    def start(self, who: CustomerDetail) -> None:
        """Begin for a customer."""
        self._who = who.id
        offered = relations_for(organisation=who.organisation)
        for relation in Relation:
            self.relations.chip(relation).setVisible(relation in offered)
        self.relations.take(offered[0])
        self.other.clear()
        self.field.show_problem("")
        self.show()
        self._to_other()

    def show_error(self, error: Exception) -> bool:
        """Say what is wrong below the field; ``False`` if it belongs elsewhere."""
        if not isinstance(error, ConflictError | InputError):
            return False
        self.field.show_problem(words_for(error).what)
        self._to_other()
        return True

    @override
    def saves(self, event: QKeyEvent) -> bool:
        return False  # choosing somebody does

    def _others(self, text: str) -> list[Suggestion]:
        return [found for found in self._find(text) if found.value != self._who]

    def _to_other(self) -> None:
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, other_id: int) -> None:
        self.chosen.emit(self.relations.value(), other_id, self.other.text())
