"""What a letter did on the first page, and how it is taken back where it began words for a field."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from delight.domain.changes import Changes
from delight.ui.kit.work.page import Page


class Slip:
    """One letter that was pressed: its deed is done at once, and undone where more letters follow at once."""

    def __init__(self, page: Page) -> None:
        self._page, self._burst = page, page.tools.burst
        self._first = self._burst.first
        self._changes: Changes | None = None
        self._menu: QMenu | None = None
        self._was_words = False

    def done(self, changes: Changes) -> None:
        """Remember what its deed changed, as soon as that is known."""
        self._changes = changes
        if self._was_words:
            self._undo(changes)

    def opened(self, menu: QMenu) -> None:
        """Remember the menu that it opened; words typed there choose nothing."""
        self._menu = menu
        menu.installEventFilter(self._burst)

    def take_back(self) -> None:
        """It began words: close what it opened and undo what it did; an earlier one was meant."""
        if self._first != self._burst.first or self._was_words:
            return
        self._was_words = True
        if self._menu is not None and isValid(self._menu):
            self._menu.close()
        if self._changes is not None:
            self._undo(self._changes)

    def _undo(self, changes: Changes) -> None:
        history = self._page.tools.services.history
        said = _tr("That looked like typing, so nothing was changed.")
        self._page.do(
            lambda: history.undo(changes.deed), then=lambda _undone: self._page.said.emit(said, None)
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
