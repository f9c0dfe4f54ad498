"""What is offered once something is done: the right letter, or to open the case again; taken or left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from delight.domain.cases.case import CaseDetail, Outcome
from delight.domain.cases.promises import PromiseRow
from delight.domain.cases.stages import REOPENED, moves
from delight.domain.letters.wordings import WordingKind
from delight.domain.text import first_words
from delight.ui.cases.file import CaseFile
from delight.ui.cases.words import tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.notices import announce

LETTERS = {
    Outcome.WON_BACK: WordingKind.WHAT_WE_DID,
    Outcome.SETTLED: WordingKind.WHAT_WE_DID,
    Outcome.NOT_SATISFIED: WordingKind.APOLOGY,
    Outcome.NOT_UPHELD: WordingKind.KINDLY_NO,
    Outcome.WITHDRAWN: WordingKind.THANK_YOU_FOR_TELLING,
    Outcome.SENT_ELSEWHERE: WordingKind.SENT_ELSEWHERE,
    Outcome.PARTED_WAYS: WordingKind.PARTING_WAYS,
}
"""The letter that fits how a case ended; who could not be reached is not written to either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A sentence, the button that takes it, and what that does."""

    words: str
    button: str
    take: Callable[[], object]


class Afterwards(QFrame):
    """One offer at a time; Enter takes it, Escape leaves it."""

    opened = Signal()
    letter_wanted = Signal(str)
    reopen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.ACCENT.value)
        self._offer: Offer | None = None
        self._file: CaseFile | None = None
        self.words = label("", wrap=True)
        self.take_button = push_button("", self.take, role="primary")
        self.leave_button = push_button(tr("Not now"), self.close_form, role="quiet", tip="Esc")
        for button in (self.take_button, self.leave_button):
            button.setAutoDefault(True)
        line = row(None, self.words, self.take_button, self.leave_button, space=10)
        line.setStretch(0, 1)
        column(self, line, margins=(14, 10, 10, 10))
        self.hide()

    def show_file(self, file: CaseFile) -> None:
        """Offer what fits this case."""
        self._file = file

    def ended(self, outcome: Outcome) -> None:
        """A case was closed: offer the letter that fits how it ended."""
        case, kind = self._case(), LETTERS.get(outcome)
        if case is None or case.customer_id is None or kind is None:
            return
        words = tr("{reference} is closed. A letter to {who}?")
        self._offer_letter(
            words.format(reference=case.reference, who=first_words(case.customer_name, 80)), kind
        )

    def put_off(self, promise: PromiseRow) -> None:
        """It takes longer: offer the letter that says so."""
        if promise.customer_id is not None:
            words = tr("Does {who} know that it takes longer?").format(
                who=first_words(promise.customer_name, 80)
            )
            self._offer_letter(words, WordingKind.TAKES_LONGER)

    def went_badly(self) -> None:
        """A check went badly: offer to open the case again, where it may be."""
        case = self._case()
        if case is not None and REOPENED in moves(case.kind, case.stage):
            words = tr("Not all is well. Shall we open {reference} again?").format(reference=case.reference)
            self.offer(Offer(words=words, button=tr("Open it again"), take=self.reopen_wanted.emit))

    def offer(self, offer: Offer) -> None:
        """Make an offer; the one before it is gone."""
        self._offer = offer
        self.words.setText(offer.words)
        self.take_button.setText(offer.button)
        self.setAccessibleName(offer.words)
        self.show()
        self.opened.emit()
        self.take_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, offer.words)

    def take(self) -> None:
        """Do what is offered."""
        offer = self._offer
        self.close_form()
        if offer is not None:
            offer.take()

    def close_form(self) -> None:
        """Offer nothing any more."""
        self._offer = None
        self.hide()

    def _case(self) -> CaseDetail | None:
        return self._file.case if self._file else None

    def _offer_letter(self, words: str, kind: WordingKind) -> None:
        button = tr("Write “{letter}”").format(letter=label_of(kind))
        self.offer(Offer(words=words, button=button, take=lambda: self.letter_wanted.emit(kind.value)))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)
