"""Whoever leaves while long work is under way is asked: stop it, or let it finish first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid
from typing_extensions import override

from delight.ui.kit.look.layouts import label
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Task


class LeavingSheet(Sheet):
    """Says what is under way and how far it is, and asks what is to become of it."""

    def __init__(
        self, task: Task, window: QWidget, stop: Callable[[], object], finish: Callable[[], object]
    ) -> None:
        super().__init__(_title(task), window, self._about(task), width=500)
        self._task, self._finish = task, finish
        self.add_button(self.tr("Stay here"), role="quiet")
        self.stop = self.add_button(self.tr("Stop it"), lambda: self._go(stop))
        self.add_button(self.tr("Let it finish"), lambda: self._go(finish), role="primary")
        task.progressed.connect(self._tell)
        task.finished.connect(self._ended)
        self._tell()

    def _about(self, task: Task) -> QLabel:
        stopped = task.if_stopped or self.tr("Stop it, and nothing of it stays.")
        return label(f"{stopped} {self.tr('Or let it finish first.')}", wrap=True)

    def _tell(self) -> None:
        done, total = self._task.far
        self.title.setText(_title(self._task))
        self.stop.setEnabled(done < total or not total)  # what is being written down is not stopped any more

    def _ended(self) -> None:
        self._go(self._finish)

    def _go(self, on: Callable[[], object]) -> None:
        self.close()
        on()


class Leaving(QObject):
    """Asks before the window closes, or another shop is opened, in the middle of long work.

    It has to be the last to watch the window: what else is done on closing waits for the answer.
    """

    def __init__(self, tools: Tools, window: QWidget) -> None:
        super().__init__(window)
        self._tools, self._window = tools, window
        self._sheet: LeavingSheet | None = None
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        leaves = event.type() is QEvent.Type.Close and watched is self._window
        if not leaves or self._tools.tasks.at_work() is None:
            return False
        event.ignore()
        self.first(self._window.close)
        return True

    def first(self, then: Callable[[], object]) -> None:
        """Do ``then`` at once, or when what is under way has ended as somebody says; or not at all."""
        task = self._tools.tasks.at_work()
        if task is None:
            then()
        elif self._sheet is None or not isValid(self._sheet) or not self._sheet.isVisible():
            self._sheet = LeavingSheet(
                task, self._window, lambda: self._stop(task, then), lambda: self._wait(task, then)
            )
            self._sheet.open()

    def _stop(self, task: Task, then: Callable[[], object]) -> None:
        if isValid(task):
            task.ask_to_stop()
        self._wait(task, then)

    def _wait(self, task: Task, then: Callable[[], object]) -> None:
        def ended() -> None:
            if not task.failed:
                self.first(then)

        if isValid(task) and not task.ended:
            task.finished.connect(ended)
        else:
            ended()


def _title(task: Task) -> str:
    done, total = task.far
    if not total:
        return QCoreApplication.translate("LeavingSheet", "{work} …").format(work=task.called)
    words = QCoreApplication.translate("LeavingSheet", "{work}: {percent} % done")
    if done >= total > 0:
        words = QCoreApplication.translate("LeavingSheet", "{work}: almost done")
    return words.format(work=task.called, percent=100 * done // total)
