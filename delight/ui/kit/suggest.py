"""A field that suggests while someone types: who, or anything at all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from delight.ui.kit.dropped import Dropped
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.layouts import column, label
from delight.ui.kit.rows import RowList, RowLook, row_model
from delight.ui.kit.tasks import Loader, Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One thing suggested: ``value`` is what choosing it means, ``look`` how it is shown.

    ``fills`` is what the field says afterwards; ``None`` leaves what was typed.
    """

    value: Any
    look: RowLook
    fills: str | None = None
    key: Hashable = None


class SuggestBox(QLineEdit):
    """A line of text with suggestions below, found on the worker at every key.

    No key waits for a pause in typing: what was asked before is dropped, so the worker does only the latest.
    Down and Up move among them, Enter takes one, Escape closes them. Emits ``taken`` with the suggestion's
    ``value``; ``edited`` when the words change by hand, which forgets what was taken.
    """

    taken = Signal(object)
    edited = Signal(str)
    most_rows = 8
    """So many suggestions are shown without scrolling."""

    def __init__(
        self,
        find: Callable[[str], Sequence[Suggestion]],
        tasks: Tasks,
        *,
        name: str,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find, self._loader = find, Loader(tasks, self)
        self._value: Any = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.popup = _Popup(self, name)
        self.popup.chosen.connect(self._take)
        self.textEdited.connect(self._on_edited)

    def value(self) -> Any:
        """Return what was taken, or ``None`` if the words are only typed."""
        return self._value

    def set_taken(self, value: Any, text: str) -> None:
        """Show a value chosen elsewhere."""
        self._value = value
        self.setText(text)
        self.popup.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self.popup.isVisible() and self.popup.take_key(event):
            return
        if event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
            self._ask()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.popup.hide()

    def _on_edited(self, text: str) -> None:
        self._value = None
        self.edited.emit(text)
        self._ask()

    def _ask(self) -> None:
        text = self.text().strip()
        if not text:
            self._loader.drop()
            self.popup.hide()
            return
        find = self._find
        self._loader.load(lambda: find(text), self.show_found, lambda _error: self.popup.hide())

    def show_found(self, found: Sequence[Suggestion]) -> None:
        """Show what was found for the words that stand in the field."""
        if self.hasFocus() and self._value is None:
            self.popup.offer(found)

    def _take(self, suggestion: Suggestion) -> None:
        self.popup.hide()
        self._loader.drop()
        if suggestion.fills is not None:
            self.setText(suggestion.fills)
            self._value = suggestion.value
        self.taken.emit(suggestion.value)


class _Popup(Dropped):
    """The suggestions, floating in the same window below the field; the field keeps the keyboard."""

    chosen = Signal(object)

    def __init__(self, field: SuggestBox, name: str) -> None:
        super().__init__(field)
        self._most_rows = field.most_rows
        self.found: Sequence[Suggestion] = ()
        self._entered = False  # the first Down goes to the first row, whoever thinks it is chosen already
        self.model = row_model(lambda ask: self.found[ask.offset :], _look_of, key=_key_of, parent=self)
        self.list = RowList(self.model, name=name, parent=self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _index: self._take_current())
        self.hint = label("", "small")
        self.hint.setContentsMargins(12, 2, 12, 4)
        self.hint.hide()
        column(self, self.list, self.hint, space=0, margins=(4, 4, 4, 4))

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
        self.list.setCurrentIndex(self.model.index(0, 0))
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
            at = (self.list.currentIndex().row() + step) % max(1, self.model.rowCount())
            self.list.setCurrentIndex(self.model.index(at, 0))
            return True
        if key in ENTERS and not event.modifiers():
            self._take_current()
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _take_current(self) -> None:
        suggestion = self.list.current()
        if suggestion is not None:
            self.chosen.emit(suggestion)

    @override
    def wanted(self) -> QSize:
        rows = min(self._most_rows, self.model.rowCount())
        below = 0 if self.hint.isHidden() else self.hint.sizeHint().height()
        return QSize(max(self.field.width(), 360), rows * max(1, self.list.sizeHintForRow(0)) + below + 12)


def _look_of(suggestion: Suggestion) -> RowLook:
    return suggestion.look


def _key_of(suggestion: Suggestion) -> Hashable:
    return suggestion.key if suggestion.key is not None else id(suggestion)
