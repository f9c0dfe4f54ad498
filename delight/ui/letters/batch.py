"""All letters that are owed as one PDF, to read through or to hand over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from delight.domain.progress import ProgressFn
from delight.domain.writing import DueLetters
from delight.ui.kit.cards import push_button
from delight.ui.kit.formats import counted
from delight.ui.kit.layouts import column, label, row
from delight.ui.kit.messages import words_for
from delight.ui.kit.notices import announce
from delight.ui.kit.page import Page
from delight.ui.kit.tasks import Task
from delight.ui.letters.printing import choose_file
from delight.ui.letters.words import missing_list

_NAMED = 4


class Batch(QWidget):
    """The button, how far it is with Cancel, and what came of it."""

    done = Signal(object)
    """The ``DueLetters`` that were written."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._tools = page, page.tools
        self._task: Task | None = None
        self.choose_file = choose_file
        self.button = push_button(self.tr("Save all as one PDF"), self.start, icon="pdf")
        self.button.setToolTip(
            self.tr("To read through; a letter is owed until it is printed or saved by itself")
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How many letters are written"))
        self.far = label("", "small")
        self.cancel_button = push_button(self.tr("Cancel"), self.cancel, role="quiet")
        self.outcome = label("", "small", wrap=True, selectable=True)
        self.problem = label("", "problem", wrap=True)
        self._under_way = QWidget()
        told = row(None, self.far, None, self.cancel_button)
        column(self._under_way, self.bar, told, space=2)
        column(
            self,
            self._under_way,
            self.outcome,
            self.problem,
            row(None, self.button, None),
            space=6,
            margins=(0, 6, 0, 0),
        )
        self._rest()

    def start(self) -> None:
        """Ask where to, then write."""
        self.choose_file(self._page, self.tr("Letters") + ".pdf", self._write)

    def cancel(self) -> None:
        """Stop; nothing is written."""
        if self._task is not None:
            self._task.cancel()

    def _write(self, path: Path) -> None:
        def work(progress: ProgressFn) -> DueLetters:
            services = self._tools.services
            services.letters.check_file(path)
            letters = services.batch.write_due(progress)
            services.letters.save(letters.pdf, path)
            return letters

        self._task = self._tools.tasks.run_long(
            work, lambda letters: self._say(letters, path), self._fail, owner=self
        )
        self._task.progressed.connect(self._show_progress)
        self._task.finished.connect(self._rest)
        self.outcome.hide()
        self.problem.hide()
        self.bar.setRange(0, 0)
        self.far.setText(self.tr("Writing the letters …"))
        self._under_way.show()
        self.button.hide()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.far.setText(self.tr("{done} of {total}").format(done=done, total=total))

    def _rest(self) -> None:
        self._task = None
        self._under_way.hide()
        self.button.show()
        self.outcome.setVisible(bool(self.outcome.text()))
        self.problem.setVisible(bool(self.problem.text()))

    def _say(self, letters: DueLetters, path: Path) -> None:
        count = counted(len(letters.written), self.tr("1 letter"), "%n letters")
        words = self.tr("{count} saved as {name}, to read through.").format(count=count, name=path.name)
        self.outcome.setText(words)
        self.problem.setText("\n".join(left_out(letters)))
        announce(self, f"{words} {self.problem.text()}")
        self.done.emit(letters)

    def _fail(self, error: Exception) -> None:
        self.outcome.setText("")
        self.problem.setText(str(words_for(error)))
        announce(self, self.problem.text())


def left_out(letters: DueLetters) -> list[str]:
    """Return a line for each letter that could not be written, with what it lacks."""
    lines = [f"{due.customer_name}: {missing_list(missing)}" for due, missing in letters.incomplete]
    more = len(lines) - _NAMED
    if more > 0:
        lines = [*lines[:_NAMED], counted(more, _tr("and 1 more"), "and %n more")]
    return [_tr("Left out:"), *lines] if lines else []


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
