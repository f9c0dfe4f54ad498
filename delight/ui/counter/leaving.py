"""Who goes back to the whole window, where several have a PIN."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from delight.domain.staff.staff import Role, StaffRow
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.pin.pad import ask_pin
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.page import Tools

_LONGEST = 60


class KeeperSheet(Sheet):
    """A button for each of them, owners first; then their PIN is asked."""

    def __init__(
        self, parent: QWidget, keepers: Sequence[StaffRow], on_chosen: Callable[[StaffRow], object]
    ) -> None:
        self.buttons = [self._button(person, on_chosen) for person in keepers]
        super().__init__("", parent, *self.buttons)
        words = self.tr("Who goes back to the whole window?")
        self.title.setText(words)
        self.setWindowTitle(words)
        self.add_button(self.tr("Stay here"), role="quiet")

    def _button(self, person: StaffRow, on_chosen: Callable[[StaffRow], object]) -> QPushButton:
        button = push_button(person.name[:_LONGEST], partial(self._choose, person, on_chosen), icon="person")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _choose(self, person: StaffRow, on_chosen: Callable[[StaffRow], object]) -> None:
        self.close()
        on_chosen(person)


def ask_pin_of(
    window: QWidget, tools: Tools, keepers: Sequence[StaffRow], on_in: Callable[[StaffRow], object]
) -> Sheet:
    """Ask for the PIN of one of those who have one, and first for whose, owners above."""

    def ask(person: StaffRow) -> Sheet:
        enter = QCoreApplication.translate("KeeperSheet", "Back to the whole window")
        return ask_pin(window, tools, person, lambda: on_in(person), enter)

    if len(keepers) == 1:
        return ask(keepers[0])
    sheet = KeeperSheet(window, sorted(keepers, key=lambda person: person.role is not Role.OWNER), ask)
    sheet.open()
    return sheet
