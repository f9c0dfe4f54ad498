"""The suggestions below a field."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from delight.ui.kit.fields.dropped import Dropped
from delight.ui.kit.guest import guest_sees
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.rows.rows import RowList, RowLook, row_model

if TYPE_CHECKING:
    from delight.ui.kit.fields.suggest import SuggestBox, Suggestion


class SuggestPopup(Dropped):
    """The suggestions, floating in the same window below the field; the field keeps the keyboard."""

    chosen = Signal(object)

    def __init__(self, field: SuggestBox) -> None:
        super().__init__(field)
        self._most_rows = field.most_rows
        self.found: Sequence[Suggestion] = ()
        self._entered = False  # the first Down goes to the first row, whoever thinks it is chosen already
        self.model = row_model(lambda ask: self.found[ask.offset :], _look_of, key=_key_of, parent=self)
        self.list = RowList(self.model, name=field.accessibleName(), parent=self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._seen = -1  # before a guest a finger first uncovers a row, and takes it then
        self.list.viewport().installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self.hint = label("", "small")
        self.hint.setContentsMargins(12, 2, 12, 4)
        self.hint.hide()
        column(self, self.list, self.hint, space=0, margins=(4, 4, 4, 4))
        self.chosen.connect(field.take)

    @property
    def is_entered(self) -> bool:
        """Whether somebody moves among the suggestions: letters may be keys then, and not words."""
        return self.isVisible() and self._entered

    def set_hint(self, words: str) -> None:
        """Say below the suggestions which keys do something with the chosen one."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def offer(self, found: Sequence[Suggestion]) -> None:
        """Show these; nothing closes the popup."""
        self.found, self._entered = found, False
        self.model.reload()
        if not found:
            self.hide()
            return
        self.list.setCurrentIndex(QModelIndex())
        self.list.choose_first()
        self.place()
        self.show()
        self.raise_()

    def say_more(self, found: Sequence[Suggestion]) -> None:
        """Show the same suggestions with other words; whichever is chosen stays so."""
        self.found = found
        self.model.reload()

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key meant for the list; return whether it was."""
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            if step == 1 and not self._entered:
                step = 0
            self._entered = True
            row = self.list.currentIndex().row()
            at = 0 if row < 0 and step == 0 else (row + step) % max(1, self.model.rowCount())
            self.list.setCurrentIndex(self.model.index(at, 0))
            return True
        if key in ENTERS and not event.modifiers():
            self._take_current()
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _on_clicked(self, index: QModelIndex) -> None:
        if not guest_sees() or index.row() == self._seen:
            self._take_current()

    def _take_current(self) -> None:
        suggestion = self.list.current()
        if suggestion is not None:
            self.chosen.emit(suggestion)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and watched is self.list.viewport():
            self._seen = self.list.currentIndex().row()
        return super().eventFilter(watched, event)

    @override
    def wanted(self) -> QSize:
        rows = min(self._most_rows, self.model.rowCount())
        below = 0 if self.hint.isHidden() else self.hint.sizeHint().height()
        return QSize(max(self.field.width(), 360), rows * max(1, self.list.sizeHintForRow(0)) + below + 12)


def _look_of(suggestion: Suggestion) -> RowLook:
    return suggestion.look


def _key_of(suggestion: Suggestion) -> Hashable:
    return suggestion.key if suggestion.key is not None else id(suggestion)
