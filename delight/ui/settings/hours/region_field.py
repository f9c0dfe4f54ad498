"""Which holidays the shop keeps: those of its region, or none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.days.schedule import Region
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.look.layouts import row
from delight.ui.settings.values import narrow


class RegionField(QWidget):
    """One of the regions of the country, or the whole of it; the regions come once they are read."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._choice = narrow(Choice(name=name), 16)
        self._wanted = ""
        self.setFocusProxy(self._choice)
        row(self, self._choice, None)
        self._choice.picked.connect(self._pick)
        self.offer(())

    def offer(self, regions: Sequence[Region]) -> None:
        """Offer these, and the whole country."""
        values = [("", self.tr("The whole country")), *((one.code, one.name) for one in regions)]
        if self._wanted and self._wanted not in dict(values):
            values.append((self._wanted, self._wanted))
        self._choice.set_values(values)
        self._choice.set_value(self._wanted)

    def value(self) -> str:
        """Return the code of the region; nothing is the whole country."""
        return self._wanted

    def set_value(self, code: str) -> None:
        """Choose a region."""
        self._wanted = code
        self._choice.set_value(code)

    def _pick(self, code: str) -> None:
        self._wanted = code
        self.changed.emit()


class KeepsHolidays(Check):
    """Ticked where the shop is closed on holidays."""

    def value(self) -> bool:
        """Return whether it is."""
        return self.isChecked()

    def set_value(self, kept: bool) -> None:  # noqa: FBT001 - as every field is told its value
        """Show whether it is."""
        self.setChecked(kept)

    @property
    def changed(self) -> object:
        """Emitted when it is ticked or not any more."""
        return self.toggled
