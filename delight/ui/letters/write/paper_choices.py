"""How a letter is set: paper, envelope, typeface, large print, a slip to send back, the letterhead."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.paper import Envelope, PaperSize, Typeface
from delight.domain.letters.wordings import WordingFormat
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.look.layouts import column
from delight.ui.kit.words.labels import label_of

_SHEETS = {
    WordingFormat.LETTER: (PaperSize.A4, PaperSize.LETTER),
    WordingFormat.CARD: (PaperSize.A6, PaperSize.A6_FOLDED, PaperSize.A5, PaperSize.A5_FOLDED),
}


class PaperChoices(QWidget):
    """The choices that follow from customer and shop, and may be made otherwise for one letter."""

    picked = Signal(object)
    """The choices made, by their names in ``LetterRequest``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large, self._letterhead = False, True
        self._format: WordingFormat | None = None
        self.paper, self.envelope = Choice(), Choice(_choices(Envelope))
        self.typeface = Choice(_choices(Typeface))
        self.large = Check(self.tr("In large print"))
        self.reply_slip = Check(self.tr("With a slip to send back"))
        self.printed_paper = Check(self.tr("Our paper has the letterhead"))
        self.envelope_field = Field(self.tr("Envelope"), self.envelope)
        ticks = column(None, self.large, self.reply_slip, self.printed_paper, space=0)
        column(
            self,
            Field(self.tr("Paper"), self.paper),
            self.envelope_field,
            Field(self.tr("Typeface"), self.typeface),
            ticks,
            space=8,
        )
        self._connect()

    def show_choices(
        self, request: LetterRequest, form: WordingFormat, *, large: bool, letterhead: bool
    ) -> None:
        """Show how a letter is set.

        Args:
            request: what was chosen for it.
            form: a letter or a card: each has papers of its own.
            large: it is usually in large print.
            letterhead: ours is usually drawn.
        """
        self._large, self._letterhead = large, letterhead
        if form is not self._format:
            self._format = form
            self.paper.set_values(_choices(_SHEETS[form]))
        card = form is WordingFormat.CARD
        for choice, value in (
            (self.paper, request.paper),
            (self.envelope, request.envelope),
            (self.typeface, request.typeface),
        ):
            choice.set_value(value)
        self.large.setChecked(large if request.large is None else request.large)
        self.reply_slip.setChecked(request.reply_slip)
        self.printed_paper.setChecked(not (letterhead if request.letterhead is None else request.letterhead))
        for part in (self.envelope_field, self.reply_slip, self.printed_paper):
            part.setVisible(not card)

    def _connect(self) -> None:
        self.paper.picked.connect(lambda value: self.picked.emit({"paper": value}))
        self.envelope.picked.connect(lambda value: self.picked.emit({"envelope": value}))
        self.typeface.picked.connect(lambda value: self.picked.emit({"typeface": value}))
        self.large.clicked.connect(lambda on: self.picked.emit({"large": None if on == self._large else on}))
        self.reply_slip.clicked.connect(lambda on: self.picked.emit({"reply_slip": on}))
        self.printed_paper.clicked.connect(self._pick_letterhead)

    def _pick_letterhead(self, printed: bool) -> None:  # noqa: FBT001 - Qt's signature
        drawn = not printed
        self.picked.emit({"letterhead": None if drawn == self._letterhead else drawn})


def suited(request: LetterRequest, form: WordingFormat) -> dict[str, Any]:
    """Return what has to be chosen anew once a letter became a card, or a card a letter."""
    changes: dict[str, Any] = {}
    if request.paper and request.paper not in _SHEETS[form]:
        changes["paper"] = ""
    if form is WordingFormat.CARD:
        changes |= {"envelope": "", "reply_slip": False, "letterhead": None}
    return changes


def _choices(members: Iterable[StrEnum]) -> list[tuple[str, str]]:
    usual = QCoreApplication.translate("Letters", "As usual")
    return [("", usual), *((member.value, label_of(member)) for member in members)]
