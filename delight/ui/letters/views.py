"""The left of the letter desk: what a list there is, and whom to write to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from delight.domain.cases import CaseFilter, CaseRow
from delight.domain.search import HitKind, SearchHit
from delight.domain.text import first_words, fold
from delight.domain.writing import LetterRequest
from delight.ui.kit.cards import Card, Heading
from delight.ui.kit.forms import Field
from delight.ui.kit.labels import kind_mark
from delight.ui.kit.layouts import column, label
from delight.ui.kit.page import Tools
from delight.ui.kit.people import somebody_new
from delight.ui.kit.rows import RowList, RowLook, row_model
from delight.ui.kit.suggest import SuggestBox, Suggestion
from delight.ui.kit.table import Ask, TableModel
from delight.ui.kit.theme import Tone

Key = Callable[[Any], Hashable] | None
_RECENT = 60
_SHOWN_WORDS = 80


class View(QWidget):
    """A list, or one sentence where there is nothing to list."""

    chosen = Signal(object)
    opened = Signal(object)
    emptied = Signal()
    """There is nothing to list any more, and the keyboard was here."""

    def __init__(
        self,
        tools: Tools,
        name: str,
        fetch: Callable[[Ask], Sequence[Any]],
        look: Callable[[Any], RowLook],
        nothing: str,
        *,
        key: Key = None,
    ) -> None:
        super().__init__()
        self.tools = tools
        self.nothing = label(nothing, "quiet", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(0, 8, 0, 0)
        self.model = self._make_model(fetch, look, key)
        self.list = self._make_list(name)
        self.stack = QStackedWidget()
        self.stack.addWidget(Card(self.list, margin=4))
        self.stack.addWidget(self.nothing)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self.opened.emit)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.loaded.connect(self._on_loaded)
        self._at, self._quiet = 0, False

    def reload(self) -> None:
        """Fetch the rows again; what was selected stays, or the next row takes its place."""
        self.model.reload()

    def current(self) -> Any:
        """Return what is selected."""
        return self.list.current()

    def take_keyboard(self) -> None:
        """Put the keyboard where work in this view starts."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_model(
        self, fetch: Callable[[Ask], Sequence[Any]], look: Callable[[Any], RowLook], key: Key
    ) -> TableModel[Any]:
        return row_model(fetch, look, tasks=self.tools.tasks, key=key, parent=self)

    def _make_list(self, name: str) -> RowList:
        return RowList(self.model, name=name)

    def _on_chosen(self, row: Any) -> None:
        if not self._quiet:
            self.chosen.emit(row)

    def _remember(self) -> None:
        self._at, self._quiet = max(0, self.list.currentIndex().row()), True

    def _on_loaded(self, count: int) -> None:
        self._quiet = False
        had_it = self.list.hasFocus()
        self.stack.setCurrentIndex(0 if count else 1)
        if had_it and not count:
            self.emptied.emit()
        if self._follows and count and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(min(self._at, count - 1), 0))
        else:
            self.chosen.emit(self.current())

    _follows = True
    """Whether a row is always selected."""


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
        hits = [hit for hit in self.tools.services.search.find(text) if hit.kind is not HitKind.LETTER]
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
