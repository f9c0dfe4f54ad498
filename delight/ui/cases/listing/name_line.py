"""A line in which a filter gets its name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from delight.domain.errors import DelightError
from delight.ui.cases.words import tr
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.rows.pressable import Leavable
from delight.ui.kit.words.messages import words_for


class NameLine(Leavable):
    """Enter saves, Escape leaves; what was typed stays where it cannot be saved."""

    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = LineField(name=tr("Name of this filter"), placeholder=tr("Late deliveries"))
        self.name.setMaximumWidth(320)
        self.name.returnPressed.connect(self._save)
        self.save = push_button(tr("Save"), self._save, role="primary")
        leave = push_button(tr("Cancel"), self.hide, role="quiet")
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        column(self, row(None, self.name, self.save, leave, None), self.problem, space=4)
        self.escaped.connect(self.hide)
        self.hide()

    def begin(self) -> None:
        """Ask for a name."""
        self.name.clear()
        self.problem.hide()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: Exception) -> None:
        """Say why it cannot be saved."""
        self.problem.setText(
            str(words_for(error)) if isinstance(error, DelightError) else words_for(error).what
        )
        self.problem.show()

    def _save(self) -> None:
        self.named.emit(self.name.text())
