"""The top of the window: one search over everything, and Log."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QWidget

from delight.ui.frame.search import SearchField
from delight.ui.kit.actions import action_button, icon_button
from delight.ui.kit.guest import GuestView
from delight.ui.kit.layouts import row
from delight.ui.kit.page import Tools


class TopBar(QFrame):
    """Search in the middle, the one primary button at the right."""

    chosen = Signal(object)
    """What was chosen among the results, for ``search.open_found``."""

    def __init__(self, tools: Tools, log: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self.search = SearchField(tools)
        self.search.taken.connect(self.chosen)
        self.log = action_button(log, role="primary")
        self._bar = row(self, self.search, None, self.log, space=16, margins=(24, 10, 24, 10))
        self._bar.setStretch(0, 3)
        self._bar.setStretch(1, 1)

    def offer_guest(self, action: QAction, guest: GuestView) -> None:
        """Put the button beside Log that hides from a guest what is not theirs."""
        self.guest = icon_button(action)
        self.guest.setCheckable(True)
        self.guest.setChecked(guest.is_on)
        guest.changed.connect(self.guest.setChecked)
        self._bar.insertWidget(2, self.guest)
