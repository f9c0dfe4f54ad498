"""Did it come out? Asked below the page, one letter after the other, while work goes on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from delight.domain.changes import Changes
from delight.domain.letters import LetterRow
from delight.domain.writing import LetterRequest
from delight.ui.kit.messages import words_for
from delight.ui.kit.page import Page
from delight.ui.letters.desk import Desk
from delight.ui.letters.draft import LetterDraft, about
from delight.ui.letters.outbox import Outbox
from delight.ui.letters.viewer import view_letter
from delight.ui.letters.writing import Writing


class Asking(QObject):
    """Knows which letters were printed and whether they came out; if not, gives back what was typed."""

    withdrawn = Signal(object)
    """The ``LetterDraft`` of a letter that never went out."""

    def __init__(self, page: Page, desk: Desk, outbox: Outbox, writing: Writing) -> None:
        super().__init__(page)
        self._page, self._question, self._outbox, self._writing = page, desk.question, outbox, writing
        self._desk = desk
        self._typed: dict[int, LetterDraft] = {}
        self._open: list[tuple[LetterRow, str]] = []
        outbox.issued.connect(self._on_issued)
        outbox.printed.connect(self._on_printed)
        outbox.saved.connect(self._on_saved)
        outbox.stuck.connect(self._on_stuck)
        self._question.yes.connect(self._came_out)
        self._question.again.connect(self._try_again)
        self._question.view.connect(lambda: view_letter(page, self._open[-1][0]))
        self._question.never.connect(self._never)

    def never_sent(self, letter: LetterRow) -> None:
        """Mark a letter as never sent; what somebody had typed comes back to the desk."""

        def work() -> Changes:
            return self._page.tools.services.letters.never_sent(letter.id)

        said = self.tr("{number} is marked as never sent.").format(number=letter.number)
        self._page.do(work, said, lambda _changes: self._give_back(letter))

    def _on_issued(self, letter: LetterRow, request: LetterRequest) -> None:
        draft = self._writing.drafts.take(about(request))
        self._writing.keeper.touch()
        self._typed[letter.id] = draft or LetterDraft(request=request)

    def _on_printed(self, letter: LetterRow) -> None:
        self._put(letter, "")

    def _on_saved(self, letter: LetterRow, path: Path) -> None:
        self._drop(letter)
        words = self.tr("{number} is in the archive and saved as {name}.")
        self._page.said.emit(words.format(number=letter.number, name=path.name), None)

    def _on_stuck(self, letter: LetterRow, error: Exception) -> None:
        self._put(letter, words_for(error).what)

    def _put(self, letter: LetterRow, problem: str) -> None:
        self._open = [(row, why) for row, why in self._open if row.id != letter.id]
        self._open.append((letter, problem))
        self._ask()

    def _drop(self, letter: LetterRow) -> None:
        self._open = [(row, why) for row, why in self._open if row.id != letter.id]
        self._typed.pop(letter.id, None)
        self._ask()

    def _ask(self) -> None:
        if not self._open:
            self._question.hide()
            return
        letter, problem = self._open[-1]
        named = {"number": letter.number, "name": letter.customer_name}
        if problem:
            words = self.tr("{problem} {number} to {name} is kept in the archive.").format(
                problem=problem, **named
            )
        else:
            words = self.tr("{number} to {name} went to the printer. Did it come out?").format(**named)
        self._question.ask(words, self.tr("Print again …"), came_out=not problem)

    def _came_out(self) -> None:
        letter, _problem = self._open[-1]
        self._drop(letter)
        self._page.said.emit(self.tr("{number} is in the archive.").format(number=letter.number), None)

    def _try_again(self) -> None:
        letter, _problem = self._open[-1]
        self._outbox.print_again(letter)

    def _never(self) -> None:
        self.never_sent(self._open[-1][0])

    def _give_back(self, letter: LetterRow) -> None:
        draft = self._typed.get(letter.id)
        self._drop(letter)
        if draft is not None:
            self._writing.drafts.keep(draft)
            self._writing.keeper.touch()
            self.withdrawn.emit(draft)
