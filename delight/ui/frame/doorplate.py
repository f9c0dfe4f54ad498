"""What stands around the pages: the shop's name, who is at the desk, how much is waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from delight.ui.frame.rail import Rail
from delight.ui.kit.page import Tools
from delight.ui.kit.tasks import Loader

if TYPE_CHECKING:
    from delight.ui.frame.state import FrameState


class Doorplate(QObject):
    """Keeps the window's title, its rail and the demo shop's banner in step with the shop."""

    sat_down = Signal()
    """Somebody else is at the desk now."""

    def __init__(
        self,
        window: QMainWindow,
        tools: Tools,
        read: Callable[[], FrameState],
        *,
        rail: Rail,
        demo: QWidget,
        surprises: QAction,
    ) -> None:
        super().__init__(window)
        self._window, self._tools, self._read = window, tools, read
        self._rail, self._demo, self._surprises = rail, demo, surprises
        self._loader = Loader(tools.tasks, self)
        rail.sat_down.connect(self._sit_down)

    def refresh(self) -> None:
        """Read all of it again, as after a deed."""
        if self._tools.is_open:
            self._loader.load(self._read, self.show_state)

    def show_state(self, state: FrameState) -> None:
        """Show what was read."""
        self._surprises.setEnabled(state.shows_surprises)
        self._window.setWindowTitle(f"{state.shop} – Delight")
        self._rail.show_state(state)
        self._demo.setVisible(state.is_demo)

    def _sit_down(self, staff_id: int) -> None:
        staff = self._tools.services.staff
        self._tools.tasks.run(lambda: staff.sit_down(staff_id), self._on_sat_down, owner=self)

    def _on_sat_down(self, _nothing: object) -> None:
        self.refresh()
        self.sat_down.emit()
