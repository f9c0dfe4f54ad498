"""Ideas for products and services: a list of its own, with what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from delight.domain.improvements.improvement import IdeaRow
from delight.domain.improvements.states import IdeaState
from delight.domain.letters.wordings import WordingKind
from delight.ui.cases.improvements.idea_form import IdeaComposer
from delight.ui.cases.improvements.idea_line import IdeaLine, move_idea
from delight.ui.cases.improvements.words import tr
from delight.ui.cases.parts import Do
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.files import unfinished_file
from delight.ui.kit.files.unfinished_file import Kept
from delight.ui.kit.look.cards import Card, EmptyState, push_button
from delight.ui.kit.look.layouts import column, empty, label, line, row, scrolled
from delight.ui.kit.menus import Deed
from delight.ui.kit.unfinished.back import BackBar
from delight.ui.kit.unfinished.fields import texts_in
from delight.ui.kit.unfinished.unfinished import Unfinished, Watched
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import LetterWish, Page
from delight.ui.kit.work.tasks import Loader

_SHOWN, _ALL = 200, ""
_IDEAS = "cases/ideas"


class IdeasPane(QWidget):
    """Filters and a search above, the ideas below, and a line for one more."""

    def __init__(self, page: Page, do: Do) -> None:
        super().__init__()
        self._page, self._do = page, do
        self._loader = Loader(page.tools.tasks, self)
        self.rows: list[IdeaRow] = []
        states = [(state, label_of(state)) for state in IdeaState]
        self.chips = OneOf([(_ALL, tr("All")), *states], tabs=True, name=tr("Show only"))
        self.chips.take(_ALL)
        self.search = LineField(name=tr("Find an idea"), placeholder=tr("Find an idea"))
        self.search.setProperty("role", "search")
        self.add = push_button(tr("Note an idea"), lambda: self._open(None), role="primary", icon="plus")
        self.composer, self.back = IdeaComposer(page.tools, do), BackBar()
        self._by_id: dict[int, IdeaRow] = {}
        self._lines: list[IdeaLine] = []
        watched = {"idea": Watched(form=self.composer, open=self._open_again)}
        self.unfinished = Unfinished(
            page.tools, watched, self.back, self, stored=lambda: texts_in(list(self._by_id.values()))
        )
        self.nothing = EmptyState("idea", "", " ", lambda: self._open(None))
        self.list = QWidget()
        self._rows = column(self.list, space=0)
        self.whole = QStackedWidget()
        self._build()
        self.back.closed.connect(self.refresh)
        self.composer.opened.connect(self._show_marks)
        self.chips.changed.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self.refresh())

    def refresh(self) -> None:
        """Read the ideas again."""
        words, tools = self.search.text(), self._page.tools

        def read() -> tuple[Sequence[IdeaRow], Kept]:
            services = tools.services
            return services.ideas.list(search=words), unfinished_file.read_for(services, _IDEAS)

        self._loader.load(read, lambda told: self._show(*told), self._page.banner.show_error)

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
        column(inner, self.back, self.composer, self.list, None, space=8, margins=(12, 8, 12, 12))
        self.area = scrolled(inner)
        self.whole.addWidget(self.area)
        self.whole.addWidget(self.nothing)
        column(self, head, Card(self.whole, margin=0), space=12).setStretch(1, 1)

    def _show(self, rows: Sequence[IdeaRow], kept: Kept) -> None:
        self._count(rows)
        state = self.chips.value()
        self.rows = [idea for idea in rows if state in {_ALL, idea.state}]
        empty(self._rows)
        self._lines = []
        days = (self._page.tools.today(), self._page.tools.zone)
        for place, idea in enumerate(self.rows[:_SHOWN]):
            if place:
                self._rows.addWidget(line())
            self._lines.append(IdeaLine(idea, days, self._deeds(idea), self._thank(idea)))
            self._rows.addWidget(self._lines[-1])
        if len(self.rows) > _SHOWN:
            more = tr("The newest {count} are shown; look for others above.").format(count=_SHOWN)
            self._rows.addWidget(label(more, "small", wrap=True))
        self._by_id = {idea.id: idea for idea in rows}
        self.unfinished.follow_erasing(kept)
        self.unfinished.show_kept(_IDEAS, {}, kept)
        self.unfinished.touch()
        self._show_marks()
        bare = not self.rows and self.composer.isHidden() and self.back.isHidden()
        self.whole.setCurrentIndex(1 if bare else 0)
        if bare:
            self._say_nothing()

    def _show_marks(self) -> None:
        """Mark the ideas whose words wait; a new one is told of by the button that goes on with it."""
        for line_ in self._lines:
            line_.unsaved.setVisible(self.unfinished.waits("idea", {"id": line_.idea.id}))
        begun = self.unfinished.waits("idea", {})
        self.add.setText(tr("Go on with the idea you began") if begun else tr("Note an idea"))

    def _count(self, rows: Sequence[IdeaRow]) -> None:
        """Say on each chip how many there are."""
        counts = Counter(idea.state for idea in rows)
        for state in IdeaState:
            words = label_of(state)
            self.chips.chip(state).setText(f"{words} · {counts[state]}" if counts[state] else words)

    def _say_nothing(self) -> None:
        """Say why the list is empty; where there is no idea at all, offer to note the first one."""
        narrowed = bool(self.search.text().strip()) or self.chips.value() != _ALL
        teach = tr(
            "What customers wish for, and what you think of at the till: note it here, or on any case."
        )
        self.nothing.say(tr("No idea fits.") if narrowed else teach, tr("Note an idea"))
        self.nothing.button.setVisible(not narrowed)

    def _deeds(self, idea: IdeaRow) -> list[Deed]:
        deeds = [Deed(text=tr("Change"), do=lambda: self._change(idea), key=Qt.Key.Key_F2)]
        if idea.case_id is not None:
            deeds.append(
                Deed(text=tr("Open the case"), do=lambda: self._page.open_case_requested.emit(idea.case_id))
            )
        deeds += [
            Deed(text=label_of(state), do=lambda to=state: self._move(idea, to))
            for state in IdeaState
            if state is not idea.state
        ]
        off = Deed(text=tr("Take it off the list"), do=lambda: self._remove(idea), key=Qt.Key.Key_Delete)
        return [*deeds, off]

    def _thank(self, idea: IdeaRow) -> Callable[[], object] | None:
        """Return what writes the thank-you, where somebody is known who was not thanked."""
        if not idea.may_thank:
            return None
        wording = (
            WordingKind.YOU_SAID_WE_DID if idea.state is IdeaState.DONE else WordingKind.THANK_YOU_FOR_TELLING
        )
        wish = LetterWish(customer_id=idea.customer_id, case_id=idea.case_id, wording=wording.value)
        return lambda: self._page.write_letter_requested.emit(wish)

    def _open_again(self, record: dict[str, Any]) -> None:
        """Open the form anew for what it was about; an idea that is gone opens nothing (``KeyError``)."""
        self._open(self._by_id[record["id"]] if record else None)

    def _change(self, idea: IdeaRow) -> None:
        self._open(idea)

    def _open(self, idea: IdeaRow | None) -> None:
        """Open the form above the list, and look at it."""
        self.whole.setCurrentIndex(0)
        self.area.verticalScrollBar().setValue(0)
        self.composer.change(idea)

    def _move(self, idea: IdeaRow, to: IdeaState) -> None:
        move_idea(self._do, idea, to)

    def _remove(self, idea: IdeaRow) -> None:
        self._do(lambda services: services.ideas.remove(idea.id), tr("The idea is off the list."), None, None)
