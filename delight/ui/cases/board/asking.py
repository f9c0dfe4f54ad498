"""What a case on the board asks before it goes: how it ended, or why it is opened again."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.cases.board import Landing
from delight.domain.cases.case import CaseRow
from delight.ui.cases.file import CaseFile, read_file
from delight.ui.cases.forms.closing import ClosingComposer
from delight.ui.cases.forms.ending import ReopenComposer
from delight.ui.cases.parts import doing
from delight.ui.cases.words import whose_words
from delight.ui.kit.composer import Composer
from delight.ui.kit.look.layouts import column, label, scrolled
from delight.ui.kit.work.page import Page

C = TypeVar("C", bound=Composer)
_MOST_HIGH = 360


class Asking(QWidget):
    """Stands above the columns while something is asked; the cards stay where they are."""

    done = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.title = label("", "heading", wrap=True)
        self._made: list[Composer] = []
        inner = QWidget()
        self._forms = column(inner, None, space=0)
        self._area = scrolled(inner)
        column(self, self.title, self._area, space=6)
        self.hide()

    @cached_property
    def closing(self) -> ClosingComposer:
        """Asks how it ended; made when that is first asked, since it takes longer than the whole board."""
        return self._add(ClosingComposer(self._page.tools, doing(self._page)))

    @cached_property
    def reopening(self) -> ReopenComposer:
        """Asks why a case is opened again."""
        return self._add(ReopenComposer(doing(self._page)))

    def _add(self, composer: C) -> C:
        self._made.append(composer)
        self._forms.insertWidget(0, composer)
        composer.closed.connect(self._leave)
        return composer

    def ask(self, case: CaseRow, landing: Landing) -> None:
        """Ask what belongs to where it would land."""
        said = f"{case.reference} · {whose_words(case)}"
        self.title.setText(said)
        if landing is Landing.REOPEN:
            self.reopening.case_id = case.id
            self._begin(self.reopening)
            return
        services = self._page.tools
        self._page.load(lambda: read_file(services.services, case.id), self._close_file)

    def _close_file(self, file: CaseFile) -> None:
        self.closing.show_file(file)
        self._begin(self.closing)

    def _begin(self, composer: Composer) -> None:
        for other in self._made:
            if other is not composer:
                other.hide()
        self.show()
        composer.begin()
        self._area.setFixedHeight(min(_MOST_HIGH, composer.sizeHint().height() + 8))

    def _leave(self) -> None:
        self.hide()
        self._page.focus_first()
        self.done.emit()
