"""The shop's time zone by its name; what is typed is completed from the list of all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from delight.ui.kit.fields.forms import LineField


class ZoneField(LineField):
    """One line; nothing in it is the clock of this computer."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("As this computer’s clock"))

    def offer(self, names: Sequence[str]) -> None:
        """Complete what is typed from these: "york" finds America/New_York."""
        completer = QCompleter([name.replace("_", " ") for name in names], self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(10)
        self.setCompleter(completer)

    def value(self) -> str:
        """Return the zone's name as it is stored; one that is none is refused when it is saved."""
        return "_".join(self.text().split())

    def set_value(self, name: str) -> None:
        """Show a zone."""
        self.setText(name.replace("_", " "))
        self.setCursorPosition(0)
