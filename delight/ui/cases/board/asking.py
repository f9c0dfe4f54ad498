"""What a case on the board asks before it goes: how it ended, or why it is opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.board import Landing
from delight.domain.cases import CaseRow
from delight.domain.changes import Changes
from delight.ui.cases.closing import ClosingComposer
from delight.ui.cases.ending import ReopenComposer
from delight.ui.cases.file import CaseFile, read_file
from delight.ui.cases.parts import Composer, Deed
from delight.ui.cases.words import whose_words
from delight.ui.kit.layouts import column, label, scrolled
from delight.ui.kit.page import Page

_MOST_HIGH = 360


class Asking(QWidget):
    """Stands above the columns while something is asked; the cards stay where they are."""

    done = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.title = label("", "heading", wrap=True)
        self.closing, self.reopening = ClosingComposer(page.tools, self._do), ReopenComposer(self._do)
        inner = QWidget()
        column(inner, self.closing, self.reopening, None, space=0)
        self._area = scrolled(inner)
        column(self, self.title, self._area, space=6)
        for composer in (self.closing, self.reopening):
            composer.closed.connect(self._leave)
        self.hide()

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
        for other in (self.closing, self.reopening):
            if other is not composer:
                other.hide()
        self.show()
        composer.begin()
        self._area.setFixedHeight(min(_MOST_HIGH, composer.sizeHint().height() + 8))

    def _leave(self) -> None:
        self.hide()
        self._page.focus_first()
        self.done.emit()

    def _do(
        self,
        deed: Deed,
        said: str,
        then: Callable[[Changes], None] | None,
        fail: Callable[[Exception], None] | None,
    ) -> Any:
        return self._page.do(lambda: deed(self._page.tools.services), said, then, fail)
