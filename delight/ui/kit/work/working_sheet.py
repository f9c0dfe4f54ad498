"""A dialog whose deed takes a while: how far it is, what went wrong, and Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QProgressBar, QPushButton

from delight.domain.progress import ProgressFn
from delight.ui.kit.look.layouts import Item
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.notices import ErrorBanner
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import UNASKED, Task

Work = Callable[[ProgressFn], object]


class WorkingSheet(Sheet):
    """Long work is done off the GUI thread; closing the sheet stops it."""

    def __init__(self, title: str, page: Page, *items: Item, width: int = 460) -> None:
        self.problem, self.bar = ErrorBanner(), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        super().__init__(title, page, self.problem, *items, self.bar, width=width)
        self._tasks = page.tools.tasks
        self._task: Task | None = None
        self.finished.connect(lambda _result: self._stop())

    def look(self, work: Work, then: Callable[[Any], None]) -> None:
        """Do ``work`` while the sheet can be used; ``then`` takes what it returned."""
        self._begin(work, then, UNASKED)

    def carry_out(self, work: Work, then: Callable[[Any], None], *, called: str) -> None:
        """Do ``work`` that nothing else may be pressed beside; ``then`` takes what it returned.

        What it is ``called`` is asked about when the window is to close meanwhile.
        """
        self._busy(on=True)
        self._begin(work, then, called)

    def _begin(self, work: Work, then: Callable[[Any], None], called: str) -> None:
        self.bar.show()
        stopped = self.tr("Stop it, and everything is as before.")
        self._task = self._tasks.run_long(
            work, then, self._fail, called=called, owner=self, if_stopped=stopped
        )
        self._task.progressed.connect(self._progress)

    def _progress(self, done: int, total: int) -> None:
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(done)

    def _fail(self, error: Exception) -> None:
        self._busy(on=False)
        self.problem.show_error(error)

    def _busy(self, *, on: bool) -> None:
        self.bar.setVisible(on)
        self.bar.setRange(0, 0 if on else 1)
        for button in self.findChildren(QPushButton):
            button.setEnabled(not on)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
