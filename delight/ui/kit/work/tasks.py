"""Run work off the GUI thread and bring its answer back to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from delight.domain.errors import StoppedError
from delight.domain.progress import ProgressFn
from delight.ui.kit.work.turns import short_turns

BLINK_MS = 120
"""For so long nobody notices that something is still to come."""
UNASKED = ""
"""What work is called that may be stopped without a question: nothing is lost by it but time."""


class Task(QObject):
    """One piece of work under way; all its signals arrive on the GUI thread."""

    progressed = Signal(int, int)
    finished = Signal()
    _reported = Signal(int, int)
    """Comes from the worker; handed on by the GUI thread, where by then everybody listens who will."""

    def __init__(self, parent: QObject, called: str = UNASKED, if_stopped: str = "") -> None:
        super().__init__(parent)
        self._reported.connect(self.progressed)
        self._stopped = self._stop_wanted = False
        self.called, self.if_stopped = called, if_stopped
        """What people call it, where the window should not close without asking, and what then happens."""
        self.ended = self.failed = False
        self.far: tuple[int, int] = (0, 0)
        """How far it was when it last told: so many steps of so many."""

    def cancel(self) -> None:
        """Drop the answer, and stop the work at its next step if it reports progress."""
        self._stopped = True

    def ask_to_stop(self) -> None:
        """Stop the work at its next step; what was past its last step is done, and has to be told."""
        self._stop_wanted = True

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody wants the answer any more."""
        return self._stopped

    @property
    def is_stopping(self) -> bool:
        """Whether it is to stop at its next step."""
        return self._stopped or self._stop_wanted

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is; called by the work, on the worker.

        Raises:
            StoppedError: the person pressed Cancel.
        """
        if self.is_stopping:
            raise StoppedError
        self.far = (done, total)
        self._reported.emit(done, total)


class Tasks(QObject):
    """Three workers: one for reads and saves, strictly in order, one for long work, one for long readings.

    Answers and failures are delivered on the GUI thread, and dropped if their owner is gone.
    """

    failed = Signal(object)
    """A failure for which nobody gave a ``fail`` function."""
    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._short, self._long, self._reading = _pool(self), _pool(self), _pool(self)
        self._at_work, self._readings = list[Task](), list[Task]()
        self._delivered.connect(self._deliver)

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        fail: Callable[[Exception], None] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task:
        """Run ``work`` on the worker, after everything asked for before it.

        Args:
            work: called on the worker; touches no widget.
            then: receives the answer, on the GUI thread.
            fail: receives the exception, on the GUI thread; without it ``failed`` is emitted.
            owner: the answer is dropped once this object is deleted.
        """
        task = Task(self)
        self._short.start(self._job(task, work, then, fail, owner))
        return task

    def run_long(
        self,
        work: Callable[[ProgressFn], Any],
        then: Callable[[Any], None] | None = None,
        fail: Callable[[Exception], None] | None = None,
        *,
        called: str,
        owner: QObject | None = None,
        if_stopped: str = "",
    ) -> Task:
        """Run ``work(progress)`` on the second worker; saves go on meanwhile. ``Task.cancel`` stops it.

        Args:
            work: called on the worker; it tells how far it is, and touches no widget.
            then: receives the answer, on the GUI thread.
            fail: receives the exception, on the GUI thread; without it ``failed`` is emitted.
            called: what people call it, such as "Bringing in 2,000 rows": it is asked about when the window
                is to close. What is ``UNASKED`` is stopped then.
            owner: the answer is dropped once this object is deleted.
            if_stopped: what becomes of it when it is stopped, as a sentence; else nothing of it stays.
        """
        task = Task(self, called, if_stopped)
        _note(task, self._at_work)
        self._long.start(self._job(task, lambda: work(task.report), then, fail, owner))
        return task

    def run_reading(
        self,
        work: Callable[[ProgressFn], Any],
        then: Callable[[Any], None] | None = None,
        fail: Callable[[Exception], None] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task:
        """Run ``work(progress)`` on the third worker: it reads much, and saves go on meanwhile.

        It begins after everything that was asked for before it, so it finds what was saved until then, and
        the shop open; what is asked for later does not wait for it. One such work is done at a time.
        ``Task.cancel`` stops it, and it is stopped without a question when the window closes.

        Args:
            work: called on the worker; it tells how far it is, and touches no widget.
            then: receives the answer, on the GUI thread.
            fail: receives the exception, on the GUI thread; without it ``failed`` is emitted.
            owner: the answer is dropped once this object is deleted.
        """
        task = Task(self)
        _note(task, self._readings)
        job = self._job(task, short_turns()(lambda: work(task.report)), then, fail, owner)
        self._short.start(lambda: self._reading.start(job))
        return task

    def at_work(self) -> Task | None:
        """Return the long work under way that has a name, if there is any."""
        return next((task for task in self._at_work if task.called and not task.is_stopping), None)

    def stop(self) -> None:
        """Stop all long work at its next step, as when the system ends; what it did is taken back."""
        for task in (*self._at_work, *self._readings):
            task.cancel()

    def stop_readings(self, milliseconds: int = 10_000) -> bool:
        """Stop long readings and wait for it, as before the file that they read is changed for another.

        Called on the worker for reads and saves. Whoever wants their answer asks again.
        """
        for task in tuple(self._readings):
            task.cancel()
        return self._reading.waitForDone(milliseconds)

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Block until all work is done, as when the window has closed; ``False`` if time ran out."""
        pools = (self._short, self._long, self._reading)  # the first hands readings over to the last
        return all(pool.waitForDone(milliseconds) for pool in pools)

    def _job(
        self,
        task: Task,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None,
        fail: Callable[[Exception], None] | None,
        owner: QObject | None,
    ) -> Callable[[], None]:
        """Return what a worker does: the work, unless it was stopped by then, and handing over its answer."""

        def carry() -> None:
            try:
                if task.is_stopping:
                    raise StoppedError
                answer = work()
            except StoppedError:
                self._hand_over(lambda: _finish(task, owner, None, None))
            except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which words or reports it
                caught, task.failed = error, True
                self._hand_over(lambda: _finish(task, owner, fail or self.failed.emit, caught))
            else:
                self._hand_over(lambda: _finish(task, owner, then, answer))

        return carry

    def _hand_over(self, deliver: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the window is gone, and with it whoever wanted the answer
            self._delivered.emit(deliver)

    def _deliver(self, hand_over: Callable[[], None]) -> None:
        hand_over()


class Loader:
    """Keeps only the answer to the latest question, as for a search while someone is typing."""

    def __init__(self, tasks: Tasks, owner: QObject) -> None:
        self._tasks, self._owner = tasks, owner
        self._latest: Task | None = None

    def load(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        fail: Callable[[Exception], None] | None = None,
        *,
        meanwhile: Callable[[], object] | None = None,
    ) -> None:
        """Ask; the answer to an earlier question that is still on its way is dropped.

        ``meanwhile`` is called where the answer takes longer than a blink, before it comes.
        """
        self.drop()
        self._latest = task = self._tasks.run(work, then, fail, owner=self._owner)
        self._tell_late(task, meanwhile)

    def read(
        self,
        work: Callable[[ProgressFn], Any],
        then: Callable[[Any], None],
        fail: Callable[[Exception], None] | None = None,
        *,
        meanwhile: Callable[[], object] | None = None,
        told: Callable[[int, int], object] | None = None,
    ) -> Task:
        """Ask for what takes long to read; earlier reading that is still under way is stopped.

        Args:
            work: called on the worker for readings, as ``Tasks.run_reading`` does.
            then: receives the answer.
            fail: receives the exception.
            meanwhile: as for ``load``.
            told: receives how far it is: so many steps of so many.
        """
        self.drop()
        self._latest = task = self._tasks.run_reading(work, then, fail, owner=self._owner)
        self._tell_late(task, meanwhile)
        if told is not None:
            task.progressed.connect(lambda done, total: told(done, total) if self._wants(task) else None)
        return task

    def _tell_late(self, task: Task, meanwhile: Callable[[], object] | None) -> None:
        if meanwhile is not None:
            QTimer.singleShot(BLINK_MS, self._owner, lambda: meanwhile() if self._wants(task) else None)

    def _wants(self, task: Task) -> bool:
        return not task.ended and not task.is_cancelled and isValid(self._owner)

    def drop(self) -> None:
        """Forget the question under way."""
        if self._latest is not None and isValid(self._latest):
            self._latest.cancel()
        self._latest = None


def _note(task: Task, among: list[Task]) -> None:
    """Know of work that can be stopped, until it ends."""
    among.append(task)
    task.finished.connect(lambda: among.remove(task))


def _finish(task: Task, owner: QObject | None, hand: Callable[[Any], None] | None, value: Any) -> None:
    try:
        if hand and not task.is_cancelled and (owner is None or isValid(owner)):
            hand(value)
    finally:
        task.ended = True
        task.finished.emit()
        task.deleteLater()


def _pool(parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(-1)
    return pool
