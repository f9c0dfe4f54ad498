"""Ideas for products and services: a list of its own, with what became of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from delight.domain.calendar import local_day
from delight.domain.improvements import IdeaRow, IdeaState
from delight.domain.wordings import WordingKind
from delight.ui.cases.improvements.forms import IdeaComposer
from delight.ui.cases.improvements.idea_line import IdeaLine, move_idea
from delight.ui.cases.improvements.words import tr
from delight.ui.cases.parts import Do
from delight.ui.kit.cards import Card, EmptyState, push_button
from delight.ui.kit.chips import ChipRow
from delight.ui.kit.forms import LineField
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column, empty, line, row, scrolled
from delight.ui.kit.menus import Deed
from delight.ui.kit.page import LetterWish, Page
from delight.ui.kit.tasks import Loader

_SHOWN = 200


class IdeasPane(QWidget):
    """Filters and a search above, the ideas below, and a line for one more."""

    def __init__(self, page: Page, do: Do) -> None:
        super().__init__()
        self._page, self._do = page, do
        self._loader = Loader(page.tools.tasks, self)
        self.rows: list[IdeaRow] = []
        self.chips = ChipRow(
            [(state, label_of(state)) for state in IdeaState], one_only=True, tabs=True, name=tr("Show only")
        )
        self.search = LineField(name=tr("Find an idea"), placeholder=tr("Find an idea"))
        self.search.setProperty("role", "search")
        self.add = push_button(
            tr("Note an idea"), lambda: self.composer.change(None), role="primary", icon="plus"
        )
        self.composer = IdeaComposer(do)
        self.nothing = EmptyState("idea", "")
        self.list = QWidget()
        self._rows = column(self.list, space=0)
        self.whole = QStackedWidget()
        self._build()
        self.chips.changed.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self.refresh())

    def refresh(self) -> None:
        """Read the ideas again."""
        state, words = self.chips.value(), self.search.text()
        tools = self._page.tools

        def read() -> tuple[list[IdeaRow], date]:
            services = tools.services
            chosen = IdeaState(str(state)) if state is not None else None
            return services.ideas.list(chosen, search=words), local_day(services.now(), services.zone)

        self._loader.load(read, lambda found: self._show(*found), self._page.banner.show_error)

    def focus_first(self) -> None:
        """Put the keyboard where work starts."""
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return self.composer.is_typed

    def _build(self) -> None:
        head = row(None, self.chips, None, self.search, self.add, space=8)
        self.search.setMaximumWidth(240)
        inner = QWidget()
        column(inner, self.composer, self.list, None, space=8, margins=(12, 8, 12, 12))
        self.whole.addWidget(scrolled(inner))
        self.whole.addWidget(self.nothing)
        column(self, head, Card(self.whole, margin=0), space=12).setStretch(1, 1)

    def _show(self, rows: Sequence[IdeaRow], today: date) -> None:
        self.rows = list(rows)
        empty(self._rows)
        for place, idea in enumerate(self.rows[:_SHOWN]):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(IdeaLine(idea, today, self._deeds(idea), self._thank(idea)))
        bare = not self.rows and self.composer.isHidden()
        self.whole.setCurrentIndex(1 if bare else 0)
        if bare:
            self.nothing.say(self._why_nothing())

    def _why_nothing(self) -> str:
        if self.search.text().strip() or self.chips.value() is not None:
            return tr("No idea fits.")
        return tr("What customers wish for, and what you think of at the till: note it here, or on any case.")

    def _deeds(self, idea: IdeaRow) -> list[Deed]:
        deeds = [Deed(text=tr("Change"), do=lambda: self._change(idea))]
        if idea.case_id is not None:
            deeds.append(
                Deed(text=tr("Open the case"), do=lambda: self._page.open_case_requested.emit(idea.case_id))
            )
        deeds += [
            Deed(text=label_of(state), do=lambda to=state: self._move(idea, to))
            for state in IdeaState
            if state is not idea.state
        ]
        return [*deeds, Deed(text=tr("Take it off the list"), do=lambda: self._remove(idea))]

    def _thank(self, idea: IdeaRow) -> Callable[[], object] | None:
        """Return what writes the thank-you, where somebody is known who was not thanked."""
        if not idea.may_thank:
            return None
        wording = (
            WordingKind.YOU_SAID_WE_DID if idea.state is IdeaState.DONE else WordingKind.THANK_YOU_FOR_TELLING
        )
        wish = LetterWish(customer_id=idea.customer_id, case_id=idea.case_id, wording=wording.value)
        return lambda: self._page.write_letter_requested.emit(wish)

    def _change(self, idea: IdeaRow) -> None:
        self.whole.setCurrentIndex(0)
        self.composer.change(idea)

    def _move(self, idea: IdeaRow, to: IdeaState) -> None:
        move_idea(self._do, idea, to)

    def _remove(self, idea: IdeaRow) -> None:
        self._do(lambda services: services.ideas.remove(idea.id), tr("The idea is off the list."), None, None)
