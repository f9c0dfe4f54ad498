"""The right: the letter as a customer would get it, following every key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.letter import Missing
from delight.domain.search import ANSWERABLE, HitKind, SearchHit
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.fields.suggest import SuggestBox, Suggestion
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.work.page import Tools
from delight.ui.letters.paper.view import PaperView
from delight.ui.letters.wordings.live import Tried
from delight.ui.letters.wordings.saying import field_words

if TYPE_CHECKING:
    from delight.services.letters.wording_trial import TriedOn


class TrialPane(QWidget):
    """On whom it is tried, the page, what is missing for them, and the other ways."""

    somebody_chosen = Signal(object, str)
    """A ``LetterRequest`` and a name."""
    another_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self.who = SuggestBox(
            self._find,
            tools.tasks,
            name=self.tr("Try it on"),
            placeholder=self.tr("Somebody invented"),
        )
        self.who.taken.connect(self._on_taken)
        self.paper = PaperView()
        self.paper.setAccessibleName(self.tr("The letter as this customer would get it"))
        self.missing = OneLine("", "small")
        self.another = push_button(
            self.tr("Show another way"), self.another_wanted.emit, icon="refresh", role="quiet"
        )
        self.back = push_button(self.tr("Back to the text"), self.back_wanted.emit, icon="back")
        self.back.hide()
        heading = label(self.tr("Try it on"), "label")
        heading.setBuddy(self.who)
        box = column(
            self,
            heading,
            self.who,
            self.paper,
            self.missing,
            row(None, self.back, None, self.another),
            space=6,
        )
        box.setStretch(2, 1)

    def show_somebody(self, on: TriedOn | None) -> None:
        """Show on whom the letter is tried."""
        words = " · ".join(part for part in ((on.name, on.about) if on else ()) if part)
        self.who.set_taken(on.request if on else None, words)
        self.who.setCursorPosition(0)

    def show_tried(self, tried: Tried) -> None:
        """Show the page, and quietly what this customer lacks."""
        self.paper.show_sheets(tried.sheets)
        preview = tried.preview
        self.paper.setAccessibleDescription(f"{preview.salutation}\n{preview.body}")
        self._say(_missing_words(preview.missing, self.tr("Not known here: {what}")))

    def show_problem(self, words: str) -> None:
        """Say why there is no newer page."""
        self._say(words)

    def _say(self, words: str) -> None:
        self.missing.set_line(words)

    def _on_taken(self, request: LetterRequest) -> None:
        self.somebody_chosen.emit(request, self.who.text())

    def _find(self, text: str) -> list[Suggestion]:
        hits = self._tools.services.search.find(text, kinds=ANSWERABLE)
        return [_suggestion(hit) for hit in hits]


def _suggestion(hit: SearchHit) -> Suggestion:
    case = hit.kind is HitKind.CASE
    request = LetterRequest(
        wording="", customer_id=None if case else hit.record, case_id=hit.record if case else None
    )
    look = RowLook(
        title=hit.title,
        subtitle=hit.detail,
        icon="cases" if case else "",
        icon_tone=Tone.PLAIN,
        avatar=None if case else hit.title,
    )
    return Suggestion(value=request, look=look, fills=hit.title, key=(hit.kind, hit.record))


def _missing_words(missing: Sequence[Missing], words: str) -> str:
    return words.format(what=", ".join(field_words(one.field) for one in missing)) if missing else ""
