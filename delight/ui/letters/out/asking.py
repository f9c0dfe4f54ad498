"""Did they come out? Asked below the page, the newest first, while work goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from delight.domain.changes import Changes
from delight.domain.errors import ConflictError
from delight.domain.letters.letter import LetterRow
from delight.ui.kit.work.page import Page
from delight.ui.letters.desk.desk import Desk
from delight.ui.letters.out.asking_words import answers, question, thanks
from delight.ui.letters.out.jammed import which_jammed
from delight.ui.letters.out.outbox import Outbox
from delight.ui.letters.out.ways import How, Outcome
from delight.ui.letters.paper.viewer import view_letter
from delight.ui.letters.write.draft import LetterDraft, about
from delight.ui.letters.write.writing import Writing

_QUIET = frozenset({How.SAVED, How.EMAILED})
"""What is not asked about where a letter is only looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody typed for a letter that was put out; ``alone`` unless it went with others."""

    draft: LetterDraft
    alone: bool


class Asking(QObject):
    """Knows which letters went out and whether they came out; if not, gives back what was typed."""

    withdrawn = Signal(object)
    """The ``LetterDraft`` of a letter that never went out."""

    def __init__(self, page: Page, desk: Desk, outbox: Outbox, writing: Writing) -> None:
        super().__init__(page)
        self._page, self._question, self._outbox, self._writing = page, desk.question, outbox, writing
        self._typed: dict[int, Typed] = {}
        self._open: list[Outcome] = []
        outbox.went.connect(self._on_went)
        asked = self._question
        asked.yes.connect(self._came_out)
        asked.again.connect(self._try_again)
        asked.view.connect(lambda: view_letter(page, self._open[-1].letters[0]))
        asked.never.connect(lambda: self._never(self._open[-1].letters))

    def look(self, waiting: Sequence[LetterRow]) -> None:
        """Take in which letters wait, as after a crash; those answered elsewhere are not asked about."""
        if self._outbox.is_busy:
            return
        here = {letter.id for letter in waiting}
        for outcome in self._open:
            gone = {letter.id for letter in outcome.letters if letter.waiting} - here
            self._leave(gone)
        known = {letter.id for outcome in self._open for letter in outcome.letters}
        new = tuple(letter for letter in waiting if letter.id not in known)
        if new:
            self._open.insert(0, Outcome(how=How.EARLIER, letters=new))
        self._ask()

    def never_sent(self, letter: LetterRow | None) -> None:
        """Mark a letter as never sent; what somebody had typed comes back to the desk."""
        if letter is not None:
            self._never([letter])

    def _on_went(self, outcome: Outcome) -> None:
        for letter, request in zip(outcome.letters, outcome.requests, strict=False):
            topic, drafts = about(request), self._writing.drafts
            alone = len(outcome.letters) == 1
            if drafts.has(topic) and drafts.open(request).asked == request:
                draft = drafts.take(topic)
                self._typed[letter.id] = Typed(draft=draft or LetterDraft(request=request), alone=alone)
            elif alone:
                self._typed[letter.id] = Typed(draft=LetterDraft(request=request), alone=True)
        self._writing.keeper.touch()
        self._leave({letter.id for letter in outcome.letters})
        if outcome.sure or (outcome.is_out and outcome.how in _QUIET and not _waits(outcome.letters)):
            self._page.said.emit(thanks(outcome), None)
        else:
            self._open.append(outcome)
        self._ask()

    def _leave(self, ids: set[int]) -> None:
        """Ask no more about these."""
        kept = [_without(outcome, ids) for outcome in self._open]
        self._open = [outcome for outcome in kept if outcome.letters]

    def _ask(self) -> None:
        asked = self._question
        if not self._open:
            asked.hide()
            return
        outcome = self._open[-1]
        words = answers(outcome)
        asked.yes_button.setText(words.yes)
        asked.never_button.setText(words.never)
        asked.show_icon("mail" if outcome.how is How.EMAILED else "print")
        asked.ask(question(outcome), words.again, came_out=outcome.is_out or outcome.lacks_program)
        asked.view_button.setVisible(not outcome.is_out and len(outcome.letters) == 1)

    def _came_out(self) -> None:
        outcome = self._open[-1]
        self._say_yes(outcome)

    def _say_yes(self, outcome: Outcome) -> None:
        ids = [letter.id for letter in outcome.letters]
        self._leave(set(ids))
        self._ask()
        if not _waits(outcome.letters):
            self._page.said.emit(thanks(outcome), None)
            return
        self._page.do(
            lambda: self._page.tools.services.letters.came_out(ids),
            thanks(outcome),
            lambda _changes: self._forget(ids),
            lambda error: self._put_back(outcome, error),
        )

    def _forget(self, ids: Sequence[int]) -> None:
        for letter_id in ids:
            self._typed.pop(letter_id, None)

    def _put_back(self, outcome: Outcome, error: Exception) -> None:
        self._page.banner.show_error(error)
        lost = error.details.get("ids", ()) if isinstance(error, ConflictError) else ()
        self._open.append(outcome)
        self._leave(set(lost))
        self._ask()

    def _try_again(self) -> None:
        outcome = self._open[-1]
        letters = list(outcome.letters)
        if len(letters) > 1 and outcome.is_out:
            which_jammed(self._page, letters, lambda letter: self._again_from(outcome, letter))
        elif outcome.how is How.EMAILED:
            self._outbox.email_again(letters[0])
        else:
            self._outbox.print_again(letters)

    def _again_from(self, outcome: Outcome, jammed: LetterRow) -> None:
        """Those before the one that jammed came out; it and the rest are printed again."""
        at = next(n for n, letter in enumerate(outcome.letters) if letter.id == jammed.id)
        before, rest = outcome.letters[:at], outcome.letters[at:]
        if before:
            self._say_yes(replace(outcome, letters=before))
        self._outbox.print_again(rest)

    def _never(self, letters: Sequence[LetterRow]) -> None:
        ids = [letter.id for letter in letters]

        def work() -> Changes:
            return self._page.tools.services.letters.never_sent(*ids)

        if len(letters) == 1:
            said = self.tr("{number} is marked as never sent.").format(number=letters[0].number)
        else:
            said = self.tr("{count} letters are marked as never sent.").format(count=len(letters))
        self._page.do(work, said, lambda _changes: self._give_back(ids))

    def _give_back(self, ids: Sequence[int]) -> None:
        self._leave(set(ids))
        self._ask()
        found = [self._typed.pop(letter_id) for letter_id in ids if letter_id in self._typed]
        for typed in found:
            self._writing.drafts.keep(typed.draft)
        if found:
            self._writing.keeper.touch()
        if len(found) == 1 and found[0].alone:
            self.withdrawn.emit(found[0].draft)


def _waits(letters: Sequence[LetterRow]) -> bool:
    return any(letter.waiting for letter in letters)


def _without(outcome: Outcome, ids: set[int]) -> Outcome:
    left = tuple(letter for letter in outcome.letters if letter.id not in ids)
    return outcome if len(left) == len(outcome.letters) else replace(outcome, letters=left, requests=())
