"""A field that suggests while someone types: who, or anything at all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from delight.ui.kit.work.tasks import Loader, Tasks

if TYPE_CHECKING:
    from delight.ui.kit.fields.suggest_popup import SuggestPopup
    from delight.ui.kit.rows.rows import RowLook


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One thing suggested: ``value`` is what choosing it means, ``look`` how it is shown.

    ``fills`` is what the field says afterwards; ``None`` leaves what was typed.
    """

    value: Any
    look: RowLook
    fills: str | None = None
    key: Hashable = None


_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why the keyboard leaves for a moment only: whoever comes back goes on where they were."""


class SuggestBox(QLineEdit):
    """A line of text with suggestions below, found on the worker at every key.

    No key waits for a pause in typing: what was asked before is dropped, so the worker does only the latest.
    Down and Up move among them, Enter takes one, Escape closes them. Emits ``taken`` with the suggestion's
    ``value``; ``edited`` when the words change by hand, which forgets what was taken.
    """

    taken = Signal(object)
    edited = Signal(str)
    found_nothing = Signal()
    """Nothing fits the words that stand here."""
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
        self.textEdited.connect(self._on_edited)

    @cached_property
    def popup(self) -> SuggestPopup:
        """The suggestions; made with the first of them, so that the window is painted sooner."""
        from delight.ui.kit.fields.suggest_popup import SuggestPopup

        return SuggestPopup(self)

    @property
    def is_open(self) -> bool:
        """Whether suggestions are shown."""
        return "popup" in vars(self) and self.popup.isVisible()

    def close_popup(self) -> None:
        """Suggest nothing any more."""
        if "popup" in vars(self):
            self.popup.hide()

    def value(self) -> Any:
        """Return what was taken, or ``None`` if the words are only typed."""
        return self._value

    def set_taken(self, value: Any, text: str) -> None:
        """Show a value chosen elsewhere."""
        self._value = value
        self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)  # a name is known by how it begins
        self.close_popup()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self.is_open and self.popup.take_key(event):
            return
        if event.key() == Qt.Key.Key_Down and not self.is_open:
            self._ask()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:  # brought here: one goes on at the end
            self.setCursorPosition(len(self.text()))

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.close_popup()
        if event.reason() not in _COMES_BACK:
            self.setCursorPosition(0)

    def _on_edited(self, text: str) -> None:
        self._value = None
        self.edited.emit(text)
        self._ask()

    def _ask(self) -> None:
        text = self.text().strip()
        if not text:
            self._loader.drop()
            self.close_popup()
            return
        find = self._find
        self._loader.load(lambda: find(text), self.show_found, lambda _error: self.close_popup())

    def show_found(self, found: Sequence[Suggestion]) -> None:
        """Show what was found for the words that stand in the field."""
        if self.hasFocus() and self._value is None:
            self.popup.offer(found)
            if not found:
                self.found_nothing.emit()

    def take(self, suggestion: Suggestion) -> None:
        """Take one of the suggestions."""
        self.close_popup()
        self._loader.drop()
        if suggestion.fills is not None:
            self.setText(suggestion.fills)
            self._value = suggestion.value
        self.taken.emit(suggestion.value)
