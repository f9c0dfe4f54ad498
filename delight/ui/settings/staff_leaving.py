"""Somebody leaves: who takes over what is theirs and not done yet?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.staff.staff import Belongings, StaffRow
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.look.layouts import label
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.dialogs import Sheet


class LeavingSheet(Sheet):
    """Offers to hand over; what they did stays signed by them."""

    agreed = Signal(object)
    """The id of who takes over, or ``None``."""

    def __init__(
        self, parent: QWidget, person: StaffRow, theirs: Belongings, others: Sequence[StaffRow]
    ) -> None:
        self.heir = Choice([(one.id, one.name) for one in others])
        self._what = label("", wrap=True)
        stays = label("", "small", wrap=True)
        field = Field("", self.heir)
        super().__init__("", parent, self._what, field, stays, width=420)
        title = self.tr("{name} has left?").format(name=person.name)
        self.setWindowTitle(title)
        self.title.setText(title)
        self.heir.addItem(self.tr("Nobody yet: it stays in their name"))
        field.label.setText(self.tr("Who takes over?"))
        field.label.show()
        self.heir.setAccessibleName(field.label.text())
        field.setVisible(bool(theirs))
        self._what.setText(self._told(person, theirs))
        stays.setText(
            self.tr("What they did stays signed by them. Their PIN is gone, and they can come back.")
        )
        self.add_button(self.tr("Cancel"), role="quiet")
        self.add_button(self.tr("Has left"), self._agree, role="danger")

    def _told(self, person: StaffRow, theirs: Belongings) -> str:
        if not theirs:
            return self.tr("Nothing is waiting for {name}.").format(name=person.name)
        parts = (
            (theirs.cases, self.tr("1 open complaint"), "%n open complaints"),
            (theirs.actions, self.tr("1 thing to do"), "%n things to do"),
            (theirs.promises, self.tr("1 promise"), "%n promises"),
        )
        words = [counted(count, one, many, "LeavingSheet") for count, one, many in parts if count]
        listed = self.locale().createSeparatedList(words)
        return self.tr("{what} are {name}’s and not done yet.").format(what=listed, name=person.name)

    def _agree(self) -> None:
        self.close()
        self.agreed.emit(self.heir.value() if self.heir.isVisibleTo(self) else None)
