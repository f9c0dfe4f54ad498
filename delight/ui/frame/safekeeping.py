"""Copies by themselves: once a day while the window is open, and when it closes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from delight.ui.frame.veil import Veil
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import UNASKED, Task

if TYPE_CHECKING:
    from delight.domain.backups import BackupReport, SecondPlace

FIRST_MS, EVERY_MS = 60_000, 15 * 60_000
"""When a daily copy is looked for: soon after the start, and then on and on."""
LONGEST_MS = 60_000
"""So long closing waits for a copy; whoever presses Close again does not wait at all."""
_SHOWN_AFTER_MS = 300
_PASSES = frozenset({"storage.busy", "storage.not_open", "storage.moved"})
"""Troubles that pass, or that everything else tells of already."""
_DAY = 24 * 60 * 60


class Safekeeper(QObject):
    """Has copies made on the second worker.

    A stick that is not there bothers nobody; that no copy can be made at all is said once, while the shop is
    open: whoever closes it wants to go.
    """

    outside = Signal(object)
    """A ``SecondPlace``, once after the shop was opened."""
    failed = Signal(object)
    """Why the daily copy cannot be made, once after the shop was opened."""

    def __init__(self, tools: Tools, window: QWidget) -> None:
        super().__init__(window)
        self._tools, self._window = tools, window
        self._last, self._told, self._complained = time.monotonic(), False, False
        self._leaving: Callable[[], object] | None = None
        self._task: Task | None = None
        self._veil = Veil(window)
        self._veil.skipped.connect(self._leave)
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._every = QTimer(self, interval=EVERY_MS)
        self._limit = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._first.timeout.connect(self.tend)
        self._every.timeout.connect(self.tend)
        self._limit.timeout.connect(self._leave)
        tools.opened.connect(self._begin)
        window.installEventFilter(self)

    def tend(self) -> None:
        """Make the daily copy if it is time, and bring the second place up to date."""
        if not self._tools.is_open or self._leaving is not None:
            return
        tools, long_ago = self._tools, time.monotonic() - self._last > _DAY  # a clock may stand still or lie

        def work(progress: Callable[[int, int], None]) -> tuple[BackupReport | None, SecondPlace]:
            from delight.domain.backups import Reason

            backups = tools.services.backups
            return backups.tend(Reason.DAILY, progress, at_once=long_ago), backups.second()

        tools.tasks.run_long(work, self._tended, self._not_tended, called=UNASKED, owner=self)

    def copy_first(self, then: Callable[[], object]) -> None:
        """Make the copy that is made when a shop is closed, and then do ``then``, whatever came of it."""
        if self._leaving is not None:
            self._leave()
            return
        if not self._tools.is_open:
            then()
            return
        self._leaving = then
        tools = self._tools

        def work(progress: Callable[[int, int], None]) -> BackupReport | None:
            from delight.domain.backups import Reason

            return tools.services.backups.tend(Reason.CLOSED, progress)

        self._task = tools.tasks.run_long(
            work, lambda _report: self._leave(), lambda _error: self._leave(), called=UNASKED, owner=self
        )
        self._limit.start()
        QTimer.singleShot(_SHOWN_AFTER_MS, self, self._show_veil)

    def stop(self) -> None:
        """Make no more copies: the shop is about to be let go of."""
        self._window.removeEventFilter(self)
        for timer in (self._first, self._every, self._limit):
            timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is not QEvent.Type.Close or watched is not self._window or not self._tools.is_open:
            return False
        if self._leaving is not None:  # pressed again: whoever is in a hurry goes without
            self._leaving = None
            self._leave()
            self.stop()
            return False
        event.ignore()
        self.copy_first(self._close)
        return True

    def _begin(self) -> None:
        self._told = self._complained = False
        self._last = time.monotonic()
        self._first.start()
        self._every.start()

    def _tended(self, answer: tuple[BackupReport | None, SecondPlace]) -> None:
        report, second = answer
        if report is not None:
            self._last = time.monotonic()
        if not self._told:
            self._told = True
            self.outside.emit(second)

    def _not_tended(self, error: Exception) -> None:
        if not self._complained and getattr(error, "code", "") not in _PASSES:
            self._complained = True
            self.failed.emit(error)

    def _show_veil(self) -> None:
        if self._leaving is not None:
            self._veil.cover()

    def _leave(self) -> None:
        """Go on with what was asked for, with the copy or without."""
        then, self._leaving = self._leaving, None
        self._limit.stop()
        self._veil.hide()
        if self._task is not None and isValid(self._task):
            self._task.cancel()
        self._task = None
        if then is not None:
            then()

    def _close(self) -> None:
        self.stop()
        self._window.close()
