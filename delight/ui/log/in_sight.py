"""What has the keyboard is seen: Qt scrolls to it for Tab alone, not for a key that goes to a field."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AROUND = 24


def in_sight(area: QScrollArea) -> QScrollArea:
    """Return the area, which from now on scrolls to whatever in it is given the keyboard."""
    _Follower(area)
    return area


class _Follower(QObject):
    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_moved)

    def _on_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._area.isAncestorOf(new):
            QTimer.singleShot(0, self, self._follow)  # what was opened with it has no place yet

    def _follow(self) -> None:
        at, content = QApplication.focusWidget(), self._area.widget()
        if at is not None and content is not None and content.isAncestorOf(at):
            self._area.ensureWidgetVisible(at, 0, _AROUND)
