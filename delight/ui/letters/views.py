"""The left of the letter desk: a list, or one sentence."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import label
from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from delight.ui.kit.rows.table import Ask, TableModel
from delight.ui.kit.work.page import Tools

Key = Callable[[Any], Hashable] | None


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
