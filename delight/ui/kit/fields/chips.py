"""Chips: filters that can be combined, and choices of which one holds."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import FlowLayout


class ChipRow(QWidget):
    """A wrapping row of chips.

    With ``one_only`` exactly one or none is chosen, as among few choices; otherwise any number, as filters.
    With ``tabs`` they say what a page shows, stand closer together, and one always stays chosen.
    """

    changed = Signal()

    def __init__(
        self,
        choices: Iterable[tuple[Hashable, str]] = (),
        *,
        one_only: bool = False,
        tabs: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._one_only, self._role = one_only, "tab" if tabs else "chip"
        self._chips: dict[Hashable, QPushButton] = {}
        self._flow = FlowLayout(self, space=2 if tabs else 8)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for value, text in choices:
            self.add(value, text)

    def add(self, value: Hashable, text: str, icon: str = "", tip: str = "") -> QPushButton:
        """Add a chip and return it."""
        chip = QPushButton(text)
        chip.setProperty("role", self._role)
        chip.setCheckable(True)
        chip.setAutoDefault(False)  # else Ctrl+Enter, which ends a sheet, would tick it instead
        chip.setToolTip(tip)
        chip.setAccessibleName(tip or text)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            put_icon(chip, icon, "quiet", 18)
        chip.clicked.connect(lambda checked: self._clicked(value, checked))
        self._chips[value] = chip
        self._flow.addWidget(chip)
        return chip

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        chip = self.focusWidget()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = plain and event.key() in ENTERS
        if enter and isinstance(chip, QPushButton) and isinstance(self.window(), QDialog):
            chip.click()
        else:
            super().keyPressEvent(event)

    def chip(self, value: Hashable) -> QPushButton:
        """Return the chip that stands for ``value``."""
        return self._chips[value]

    @property
    def offered(self) -> tuple[Hashable, ...]:
        """The values of all chips, in their order."""
        return tuple(self._chips)

    def chosen(self) -> frozenset[Hashable]:
        """Return the values of all chosen chips."""
        return frozenset(v for v, chip in self._chips.items() if chip.isChecked())

    def value(self) -> Hashable | None:
        """Return the one chosen value, or ``None``."""
        return next(iter(self.chosen()), None)

    def choose(self, *values: Hashable) -> None:
        """Choose exactly these, without emitting ``changed``."""
        for value, chip in self._chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(value in values)

    def _clicked(self, value: Hashable, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        if self._one_only and (checked or self._role == "tab"):
            self.choose(value)
        self.changed.emit()
