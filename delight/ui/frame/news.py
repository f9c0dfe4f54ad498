"""Watching for what others do to the same shop: the command, another window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from delight.domain.changes import Changes
from delight.domain.errors import StorageError
from delight.ui.kit.work.page import Tools

EVERY_MILLISECONDS = 2_000


class NewsWatch(QObject):
    """Asks every two seconds while the shop is open; what is new goes to the bus like a deed of our own."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._asking = self._told = False
        self._timer = QTimer(self, interval=EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.ask)
        tools.opened.connect(self._timer.start)

    def ask(self) -> None:
        """Ask now, unless an answer is still on its way."""
        if self._asking or not self._tools.is_open:
            return
        self._asking = True
        self._tools.tasks.run(lambda: self._tools.services.news.poll(), self._tell, self._rest, owner=self)

    def _tell(self, news: Changes | None) -> None:
        self._asking = self._told = False
        if news is not None:
            self._tools.bus.changed.emit(news)

    def _rest(self, error: Exception) -> None:
        """Say once that another file took the shop's place, as a restore elsewhere does: all of this is old.

        That the shop cannot be read is left to the next deed to say.
        """
        self._asking = False
        if isinstance(error, StorageError) and error.code == "storage.moved" and not self._told:
            self._told = True
            self._tools.tasks.failed.emit(error)
