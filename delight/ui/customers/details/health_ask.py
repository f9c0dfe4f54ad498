"""Health notes need a yes: asks whether there is one, and notes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.work.page import Tools


class HealthAsk(QWidget):
    """One quiet line with a button, in the place of the field."""

    agreed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._who = tools, 0
        self.words = label(
            self.tr("Allergies and health are kept only where they have agreed to it."), "small", wrap=True
        )
        self.yes = push_button(self.tr("They agreed"), self._agree)
        row(self, self.words, self.yes, space=12).setStretch(0, 1)

    def ask_for(self, customer_id: int, *, allowed: bool) -> None:
        """Ask about a customer, unless they have agreed already."""
        self._who = customer_id
        self.setVisible(not allowed)

    def _agree(self) -> None:
        draft = ConsentDraft(about=ConsentAbout.HEALTH, given=True, source=self.tr("Asked in person"))
        who, tools = self._who, self._tools

        def noted(changes: Changes) -> None:
            tools.bus.changed.emit(changes)
            if who == self._who:
                self.agreed.emit()

        tools.tasks.run(lambda: tools.services.consents.note(who, draft), noted, owner=self)
