"""The top of the window: one search over everything, and Log."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QWidget

from delight.ui.frame.search import SearchField
from delight.ui.kit.actions import action_button
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
        bar = row(self, self.search, None, self.log, space=16, margins=(24, 10, 24, 10))
        bar.setStretch(0, 3)
        bar.setStretch(1, 1)
