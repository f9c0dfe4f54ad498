"""Whom to write to: anybody by name, or somebody out of the latest cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from delight.domain.cases.case import CaseFilter, CaseRow
from delight.domain.guards.writing import LetterRequest
from delight.domain.search import ANSWERABLE, HitKind, SearchHit
from delight.domain.text import first_words, fold
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.fields.people import somebody_new
from delight.ui.kit.fields.suggest import SuggestBox, Suggestion
from delight.ui.kit.look.cards import Heading
from delight.ui.kit.look.layouts import column
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.words.labels import kind_mark
from delight.ui.kit.work.page import Tools
from delight.ui.letters.views import View

_RECENT = 60
_SHOWN_WORDS = 80


class WriteView(View):
    """Whom to write to: anybody by name, or somebody out of the latest cases."""

    wished = Signal(object)
    """A ``LetterRequest``."""
    named = Signal(str)
    """A name that nobody has yet: a new customer's."""
    _follows = False

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            tools,
            self.tr("Latest cases"),
            self._fetch,
            self._look,
            self.tr("A letter can go to anybody: type a name."),
        )
        self.box = SuggestBox(
            self._find,
            tools.tasks,
            name=self.tr("To whom?"),
            placeholder=self.tr("A customer, or a case"),
        )
        self.box.taken.connect(self._on_taken)
        self.chosen.connect(self._on_case)
        who = Field(self.tr("To whom?"), self.box)
        column(self, who, 4, Heading(self.tr("Latest cases")), self.stack, space=4).setStretch(3, 1)

    def take_keyboard(self) -> None:
        """Put the keyboard where a name is typed."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self, taken: LetterRequest | str) -> None:
        if isinstance(taken, str):
            self.named.emit(taken)
        else:
            self.wished.emit(taken)

    def _on_case(self, case: CaseRow | None) -> None:
        if case is not None:
            self.wished.emit(LetterRequest(wording="", customer_id=case.customer_id, case_id=case.id))

    def _find(self, text: str) -> list[Suggestion]:
        hits = self.tools.services.search.find(text, kinds=ANSWERABLE)
        found = [_suggestion(hit) for hit in hits]
        if not any(hit.kind is HitKind.CUSTOMER and fold(hit.title) == fold(text) for hit in hits):
            found.append(replace(somebody_new(text), value=text))
        return found

    def _fetch(self, ask: Ask) -> Sequence[CaseRow]:
        if ask.offset:
            return ()
        cases = self.tools.services.cases.page(CaseFilter(), limit=_RECENT)
        return [case for case in cases if case.customer_id is not None]

    def _look(self, case: CaseRow) -> RowLook:
        tone, icon = kind_mark(case.kind)
        return RowLook(
            title=case.customer_name,
            subtitle=first_words(case.what, _SHOWN_WORDS),
            icon=icon,
            icon_tone=tone,
        )


def _suggestion(hit: SearchHit) -> Suggestion:
    case = hit.kind is HitKind.CASE
    request = LetterRequest(
        wording="", customer_id=None if case else hit.record, case_id=hit.record if case else None
    )
    look = (
        RowLook(title=hit.title, subtitle=hit.detail, icon="cases", icon_tone=Tone.PLAIN)
        if case
        else RowLook(title=hit.title, subtitle=hit.detail, avatar=hit.title)
    )
    return Suggestion(value=request, look=look, fills=hit.title, key=(hit.kind, hit.record))
