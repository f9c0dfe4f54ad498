"""Where they were sent, and what the shop does not have: asked with the ends that need it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.cases.elsewhere import LACKING_ENDS
from delight.domain.cases.terms import Outcome
from delight.domain.text import fold
from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.fields.suggest import SuggestBox, Suggestion
from delight.ui.kit.look.layouts import row
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.work.page import Tools


class SentOn(QWidget):
    """Two lines beside each other; a place that is not known yet is kept for next time."""

    changed = Signal()

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        where = self.tr("Where did you send them?")
        self.place = SuggestBox(self._places, tools.tasks, name=where, placeholder=self.tr("Miller’s Bakery"))
        self.lacked = LineField(placeholder=self.tr("gluten-free cakes"))
        self.place_field = Field(where, self.place)
        self.lacked_field = Field(self.tr("What do we not have?"), self.lacked)
        line = row(self, self.place_field, self.lacked_field, space=16)
        for at in range(2):
            line.setStretch(at, 1)
        for field in (self.place, self.lacked):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.hide()

    def follow(self, outcome: Outcome) -> None:
        """Ask what goes with how it ended, and nothing else."""
        self.place_field.setVisible(outcome is Outcome.SENT_ELSEWHERE)
        self.setVisible(outcome in LACKING_ENDS)

    def _places(self, text: str) -> list[Suggestion]:
        rows = [one for one in self._tools.services.elsewhere.places() if fold(text) in fold(one.name)]
        return [
            Suggestion(
                value=one.id, look=RowLook(title=one.name, subtitle=one.what_for), fills=one.name, key=one.id
            )
            for one in rows
        ]
