"""One piece of long work at a time, with its bar; Cancel asks, and what really became of it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from delight.domain.progress import ProgressFn
from delight.ui.imports.going import GoingBar
from delight.ui.kit.work.tasks import UNASKED, Task, Tasks


class Runner(QObject):
    """Runs work on the second worker.

    Cancel never drops an answer: work that was past its last step is done, and has to be told.
    """

    stopped = Signal()
    """The work was cancelled, and nothing of it was kept."""

    def __init__(self, tasks: Tasks, bar: GoingBar, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._bar = tasks, bar
        self._task: Task | None = None
        self.rows = 0
        """How many rows the bar counts; where there are none it tells per cent."""
        bar.cancelled.connect(self._ask_to_stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._task is not None

    def run(
        self,
        words: str,
        work: Callable[[ProgressFn], Any],
        then: Callable[[Any], None],
        fail: Callable[[Exception], None],
        called: str = UNASKED,
    ) -> None:
        """Run ``work(progress)`` and show how far it is; the answer to earlier work is dropped.

        Work that is ``called`` something is asked about when the window is to close in the middle of it.
        """
        self.drop()
        self._bar.begin(words)
        task = self._tasks.run_long(
            work,
            lambda answer: self._ended(task, lambda: then(answer)),
            lambda error: self._ended(task, lambda: fail(error)),
            owner=self,
            called=called,
        )
        self._task = task
        task.progressed.connect(self._tell)
        task.finished.connect(lambda: self._ended(task, self.stopped.emit))

    def drop(self) -> None:
        """Forget what is under way."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._bar.end()

    def _ask_to_stop(self) -> None:
        if self._task is not None:
            self._task.ask_to_stop()
        self._bar.stopping()

    def _tell(self, done: int, total: int) -> None:
        if self._task is not None and not self._task.is_stopping:
            self._bar.tell(done, total, self.rows)

    def _ended(self, task: Task, then: Callable[[], object]) -> None:
        if task is self._task:
            self._task = None
            self._bar.end()
            then()
