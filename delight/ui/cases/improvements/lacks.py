"""What people ask for and the shop lacks: counted, with the cases behind each figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from delight.domain.days.calendar import local_day
from delight.domain.improvements.causes import CauseCase, LackRow
from delight.domain.improvements.improvement import IdeaDraft
from delight.ui.cases.improvements.case_line import CaseLine
from delight.ui.cases.improvements.words import tr
from delight.ui.cases.parts import Do, Section
from delight.ui.kit.look.cards import Card, EmptyState, push_button
from delight.ui.kit.look.layouts import column, label, row, scrolled
from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.words.formats import counted, date_text
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader

_LEAST_LIST, _MOST_LIST, _SHOWN = 260, 380, 60


class LacksPane(QWidget):
    """The list, and the cases in which one thing was asked for."""

    def __init__(self, page: Page, do: Do) -> None:
        super().__init__()
        self._page, self._do = page, do
        self._loader = Loader(page.tools.tasks, self)
        self._today = date.min
        self.model = row_model(
            self._fetch, self._look, tasks=page.tools.tasks, key=lambda one: one.words, parent=self
        )
        self.model.forgets = False
        self.list = RowList(self.model, name=tr("What we lack"))
        self.title = label("", "title", wrap=True)
        self.facts, self.about = label("", wrap=True), label("", "quiet", wrap=True)
        self.idea = push_button(tr("Note it as an idea"), self._note, icon="idea")
        self.cases = Section(tr("Cases"))
        self.nothing = EmptyState(
            "search",
            tr(
                "When you close a case with “Sent elsewhere”, say what was asked for. What is asked often "
                "stands here, and may be worth having."
            ),
        )  # fmt: skip
        self.whole = QStackedWidget()
        self._build()
        self.list.chosen.connect(self._on_chosen)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(page.banner.show_error)

    @property
    def is_typed(self) -> bool:
        """Nothing is typed here."""
        return False

    def refresh(self) -> None:
        """Read it again."""
        self.model.reload()

    def focus_first(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        left, detail, both = Card(self.list, margin=4), QWidget(), QWidget()
        left.setMinimumWidth(_LEAST_LIST)
        left.setMaximumWidth(_MOST_LIST)
        column(
            detail, self.title, self.facts, self.about, 6, row(None, self.idea, None), 8, self.cases, None,
            space=6, margins=(20, 18, 20, 20),
        )  # fmt: skip
        body = row(both, left, Card(scrolled(detail), margin=0), space=16)
        body.setStretch(0, 2)
        body.setStretch(1, 3)
        self.whole.addWidget(both)
        self.whole.addWidget(self.nothing)
        column(self, self.whole)

    def _fetch(self, ask: Ask) -> Sequence[LackRow]:
        if ask.offset:
            return ()
        services = self._page.tools.services
        self._today = local_day(services.now(), services.zone)
        return services.improvements.lacks()

    def _look(self, lack: LackRow) -> RowLook:
        return RowLook(
            title=lack.words, subtitle=asked_words(lack.count), meta=date_text(lack.last, self._today)
        )

    def _on_loaded(self, count: int) -> None:
        self.whole.setCurrentIndex(0 if count else 1)
        if count and self.list.current() is None:
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _on_chosen(self, lack: LackRow | None) -> None:
        if lack is None:
            return
        self.title.setText(lack.words)
        self.facts.setText(asked_words(lack.count, whole=True))
        others = ", ".join(f"“{one}”" for one in lack.spellings if one != lack.words)
        self.about.setText(tr("Also written {others}.").format(others=others) if others else "")
        self.about.setVisible(bool(others))
        services = self._page.tools
        self._loader.load(
            lambda: services.services.improvements.cases(lack.case_ids),
            self._show,
            self._page.banner.show_error,
        )

    def _show(self, cases: Sequence[CauseCase]) -> None:
        self.cases.heading.set_count(len(cases))
        tools, ask = self._page.tools, self._page.open_case_requested.emit
        lines = [
            CaseLine(one, self._today, tools.zone, lambda case=one: ask(case.id)) for one in cases[:_SHOWN]
        ]
        self.cases.show_rows(lines)

    def _note(self) -> None:
        lack = self.list.current()
        if lack is not None:
            draft = IdeaDraft(what=lack.words, case_id=lack.case_ids[0])
            self._do(
                lambda services: services.ideas.add(draft),
                tr("“{what}” is among the ideas.").format(what=lack.words),
                None,
                None,
            )


def asked_words(count: int, *, whole: bool = False) -> str:
    """Return how often something was asked for, as a sentence of its own where ``whole``."""
    if count == 1:
        return tr("Asked for once.") if whole else tr("asked for once")
    if count == 2:
        return tr("Asked for twice.") if whole else tr("asked for twice")
    many = "Asked for %n times." if whole else "asked for %n times"
    return counted(count, "", many, "Improvements")
