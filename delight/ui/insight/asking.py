"""Having reports worked out: one at a time, the latest that was asked for, and each to its end."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from delight.ui.insight.reading import Read, Wish, read
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader, Task


class Asking(QObject):
    """Other days stop what is under way; what is saved meanwhile does not.

    Where a new case came every few seconds, a report that began anew with each would never be there. So it
    goes on, is shown, and then one more is worked out, with all that was saved until then.
    """

    answered = Signal(object)
    """A ``Read``."""
    refused = Signal(object)
    """What went wrong."""
    late = Signal()
    """It takes longer than a blink."""
    told = Signal(int, int)
    """So many steps of so many are done."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._loader = tools, Loader(tools.tasks, self)
        self._task: Task | None = None
        self._wish = Wish()
        self._again = self._has_answer = False

    def ask(self, wish: Wish) -> None:
        """Ask for a report."""
        if self._task is not None and self._wish == wish:
            self._again = True
        else:
            self._begin(wish)

    def drop(self) -> None:
        """Stop what is under way; nobody wants it any more."""
        self._task = None
        self._loader.drop()

    def _begin(self, wish: Wish) -> None:
        self._wish = wish
        self._again = self._has_answer = False
        self._task = task = self._loader.read(
            lambda progress: read(self._tools.services, wish, progress),
            self._on_answer,
            self._on_failure,
            meanwhile=self.late.emit,
            told=self.told.emit,
        )
        task.finished.connect(lambda: self._on_end(task))

    def _on_answer(self, found: Read) -> None:
        self._has_answer = True
        self.answered.emit(found)

    def _on_failure(self, error: Exception) -> None:
        self._has_answer = True
        self.refused.emit(error)

    def _on_end(self, task: Task) -> None:
        """Ask once more, also where it was stopped, as when somebody else sat down at the desk."""
        if task is self._task and isValid(self):  # the page may be gone, as where another shop was opened
            self._task = None
            if (self._again or not self._has_answer) and not self._tools.leaving:
                self._begin(self._wish)
