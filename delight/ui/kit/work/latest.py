"""Work that follows what somebody types: off the GUI thread, one at a time, always the latest."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from delight.ui.kit.work.tasks import Tasks

_GATHER_MS = 10
"""Keys that come within this time are answered together."""

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Latest(QObject, Generic[Asked, Answer]):
    """Answers one question at a time, always the latest; an answer about something else is dropped.

    It waits for no pause in typing: while one is being answered the next waits, so the answers keep up with
    the fastest typist and the worker never has more than one of them to do.
    """

    drawn = Signal(object)
    """What ``answer`` returned, as ``shown`` hands it on."""
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._wanted: Asked | None = None
        self._waiting = self._busy = False
        self._timer = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._timer.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be answered."""
        return self._busy or self._waiting

    def want(self, asked: Asked) -> None:
        """Answer this soon."""
        self._wanted, self._waiting = asked, True
        if not self._busy and not self._timer.isActive():
            self._timer.start()

    def drop(self) -> None:
        """Answer nothing more; what is under way is forgotten."""
        self._wanted, self._waiting = None, False
        self._timer.stop()

    def answer(self, asked: Asked) -> Answer:
        """Do the work, on the worker."""
        raise NotImplementedError

    def about(self, asked: Asked) -> Hashable:
        """Return what a question is about: an older answer is shown as long as it is about the same."""
        raise NotImplementedError

    def shown(self, answer: Answer, *, newest: bool) -> Any:
        """Return what ``drawn`` tells; ``newest`` unless more was asked while the work was done."""
        return answer

    def _start(self) -> None:
        asked = self._wanted
        if asked is None or self._busy:
            return
        self._busy, self._waiting = True, False
        self._tasks.run(
            lambda: self.answer(asked),
            lambda answer: self._on_answer(asked, answer),
            lambda error: self._on_failed(asked, error),
            owner=self,
        )

    def _on_answer(self, asked: Asked, answer: Answer) -> None:
        fits, newest = self._is_wanted(asked), not self._waiting
        self._go_on()
        if fits:
            self.drawn.emit(self.shown(answer, newest=newest))

    def _on_failed(self, asked: Asked, error: Exception) -> None:
        fits = self._is_wanted(asked) and not self._waiting
        self._go_on()
        if fits:
            self.failed.emit(error)

    def _go_on(self) -> None:
        self._busy = False
        if self._waiting:
            self._timer.start()

    def _is_wanted(self, asked: Asked) -> bool:
        return self._wanted is not None and self.about(self._wanted) == self.about(asked)
