"""The foot of a list of letters: how many are chosen, Print them, how far it is, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSizeF, Signal
from PySide6.QtWidgets import QMenu, QProgressBar, QWidget

from delight.domain.guards.writing import LeftOut, LetterRequest
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, empty, label, row, tab_where
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.menus import let_rest
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import Page
from delight.ui.letters.out.asking_words import left_words
from delight.ui.letters.out.outbox import Job, Outbox
from delight.ui.letters.out.ways import Outcome
from delight.ui.letters.words import missing_list, other_language_words, unobjected_words

_NAMED = 4
A4 = QSizeF(595, 842)


class Batch(QWidget):
    """Prints or saves letters by the dozen."""

    jump_requested = Signal(object)
    """Go to where a ``LeftOut`` is mended."""
    all_requested = Signal(bool)
    """Tick all rows, or none."""
    done = Signal(object)
    """An ``Outcome``."""

    def __init__(self, page: Page, outbox: Outbox, chosen: Callable[[], Sequence[LetterRequest]]) -> None:
        super().__init__(page)
        self._page, self._outbox, self._chosen = page, outbox, chosen
        self._job: Job | None = None
        self._all = True
        self.sheet = A4
        """The size of the first sheet in points."""
        self.count = label("", "small")
        self.all_button = push_button("", self._tick_all, role="link")
        self.button = push_button(self.tr("Print"), self.print, role="primary", icon="print")
        self.more = push_button("", role="primary")
        self._build_menu()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How many letters are written"))
        self.far = label("", "small")
        self.cancel_button = push_button(self.tr("Cancel"), self.cancel, role="quiet")
        self.problem = label("", "problem", wrap=True)
        self.lines = QWidget()
        self._lines = column(self.lines, space=2)
        self.note = label("", "small", wrap=True)
        self._under_way, self._ready = QWidget(), QWidget()
        column(self._under_way, self.bar, row(None, self.far, None, self.cancel_button), space=2)
        column(
            self._ready,
            YieldingRow(None, self.count, self.all_button, space=4),
            row(None, self.button, self.more, None, space=2),
            space=4,
        )
        parts = (self.problem, self.lines, self.note, self._under_way, self._ready)
        column(self, *parts, space=6, margins=(0, 6, 0, 0))
        self.show_count(0, 0)
        self._rest()
        for part in (self.problem, self.lines, self.note):
            part.hide()

    def show_count(self, chosen: int, total: int) -> None:
        """Say how many of the list's letters are chosen."""
        words = self.tr("{chosen} of {total} chosen").format(chosen=chosen, total=total)
        self.count.setText(words)
        self.count.setVisible(total > 1)
        self._all = chosen < total
        self.all_button.setText(self.tr("Choose all") if self._all else self.tr("Choose none"))
        self.all_button.setVisible(total > 1)
        self.button.setText(self.tr("Print {n}").format(n=chosen) if chosen else self.tr("Print"))
        self.button.setAccessibleName(
            counted(chosen, self.tr("Print 1 letter"), "Print %n letters", "Letters")
        )
        for button in (self.button, self.more):
            button.setEnabled(chosen > 0)

    def print(self) -> None:
        """Ask for a printer, then print the chosen letters as one job."""
        self._outbox.print_new(self._chosen(), self.sheet, self.tr("Letters"), self._watch)

    def save(self) -> None:
        """Ask for a file, then save the chosen letters as one PDF."""
        self._outbox.save_new(self._chosen(), self.tr("Letters") + ".pdf", self._watch)

    def save_each(self) -> None:
        """Ask for a folder, then save each chosen letter as a PDF of its own."""
        self._outbox.save_each(self._chosen(), self._watch)

    def cancel(self) -> None:
        """Stop; what is written by then is kept, the rest stays due."""
        if self._job is not None:
            self._job.stop()
            self.far.setText(self.tr("Stopping …"))

    def clear(self) -> None:
        """Forget what was left out last time."""
        self._show_left_out(())
        self._show_problem("")
        self._show_note("")

    def _build_menu(self) -> None:
        self.menu = QMenu(self)
        for text, name, do in (
            (self.tr("Print as one job …"), "print", self.print),
            (self.tr("Save as one PDF …"), "pdf", self.save),
            (self.tr("Save a PDF each into a folder …"), "folder", self.save_each),
        ):
            action = self.menu.addAction(text)
            action.triggered.connect(lambda _checked=False, do=do: do())
            put_icon(action, name)
        put_icon(self.more, "down", "on_accent", 18)
        self.more.setAccessibleName(self.tr("Other ways to let them out"))
        self.more.setToolTip(self.tr("One PDF, or a PDF each"))
        self.more.setMenu(self.menu)
        let_rest(self.menu, self.more)
        self.more.setFixedWidth(36)

    def _tick_all(self) -> None:
        self.all_requested.emit(self._all)

    def _watch(self, job: Job) -> None:
        self.clear()
        self._job = job
        job.wrote.connect(self._on_wrote)
        job.left.connect(self._on_left)
        job.done.connect(self._on_done)
        job.failed.connect(self._fail)
        job.ended.connect(self._rest)
        self.bar.setRange(0, 0)
        self.far.setText(self.tr("Writing the letters …"))
        self._under_way.show()
        self._ready.hide()

    def _on_wrote(self, done: int, total: int) -> None:
        self._show(self.tr("Writing: {done} of {total}"), done, total)

    def _on_left(self, done: int, total: int) -> None:
        self._show(self.tr("Page {done} of {total} goes out"), done + 1, total)

    def _show(self, words: str, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.far.setText(words.format(done=done, total=total))

    def _rest(self) -> None:
        self._job = None
        self._under_way.hide()
        self._ready.show()

    def _on_done(self, outcome: Outcome) -> None:
        self._show_left_out(outcome.left_out)
        notes = (other_language_words(outcome.other_language), unobjected_words(outcome.unobjected))
        self._show_note("\n".join(filter(None, notes)))
        if not outcome.letters and not outcome.is_out:
            why = words_for(outcome.problem).what if outcome.problem else self.tr("Stopped.")
            self._show_problem(f"{why} {self.tr('Nothing was written.')} {left_words(outcome)}")
        self.done.emit(outcome)

    def _fail(self, error: Exception) -> None:
        self._show_problem(str(words_for(error)))

    def _show_note(self, words: str) -> None:
        """Say quietly what is good to know of letters that went out."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if words:
            announce(self, words)

    def _show_left_out(self, left: Sequence[LeftOut]) -> None:
        empty(self._lines)
        self.lines.setVisible(bool(left))
        if not left:
            return
        self._lines.addWidget(label(self.tr("Left out:"), "label"))
        lines = [_LeftLine(item, lambda item=item: self.jump_requested.emit(item)) for item in left[:_NAMED]]
        for line in lines:
            self._lines.addWidget(line)
        tab_where(self.lines, [line.jump for line in lines])
        more = len(left) - _NAMED
        if more > 0:
            words = counted(more, self.tr("and 1 more"), "and %n more", "Letters")
            self._lines.addWidget(label(words, "small"))
        announce(self, " ".join([self.tr("Left out:"), *map(left_out_words, left[:_NAMED])]))


class _LeftLine(QWidget):
    """Who was left out and why, with the jump to where it is mended."""

    def __init__(self, item: LeftOut, on_jump: Callable[[], object]) -> None:
        super().__init__()
        self.words = label(left_out_words(item), "problem", wrap=True)
        self.jump = push_button(self.tr("Show"), on_jump, role="link")
        self.jump.setAccessibleName(f"{self.words.text()} {self.jump.text()}")
        row(self, self.words, self.jump, space=4).setStretch(0, 1)


def left_out_words(item: LeftOut) -> str:
    """Return who was left out, and what the letter lacks or why else it cannot go out."""
    if item.missing:
        return f"{item.customer_name}: {missing_list(item.missing)}"
    return words_for(item.error).what
