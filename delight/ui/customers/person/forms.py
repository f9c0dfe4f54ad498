"""The forms in the pane of a customer: one is open at a time, and the keyboard goes back when it closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from delight.ui.customers.story.note_strip import NoteStrip
from delight.ui.kit.late import Late


class PaneForms(QObject):
    """Follows the ``strips``, of which one is open at a time, and the ``others``, from when they are made."""

    came = Signal(QWidget)
    """A form came up."""

    def __init__(self, pane: QWidget, strips: Sequence[Late[Any]], others: Sequence[Late[Any]]) -> None:
        """Follow forms that stand below each other in this order."""
        super().__init__(pane)
        self._pane, self._strips, self._all = pane, tuple(strips), (*strips, *others)
        self._before: QWidget | None = None
        for late in self._all:
            late.then(lambda form: form.installEventFilter(self))
        for strip in self._strips:
            strip.then(lambda made: made.closed.connect(self._give_keyboard_back))

    def places(self) -> list[QBoxLayout]:
        """Return where they stand, in their order."""
        return [late.place for late in self._all]

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Tell of a form that was opened."""
        if event.type() is QEvent.Type.ShowToParent and isinstance(watched, QWidget):
            self._remember_keyboard()
            self._put_others_away(watched)
            self.came.emit(watched)
        return False

    def _made(self) -> list[QWidget]:
        """Return those strips that were asked for."""
        return [strip.made for strip in self._strips if strip.made is not None]

    def _remember_keyboard(self) -> None:
        """Take note of where somebody was before a form came up, unless that was another form."""
        at = QApplication.focusWidget()
        if at is not None and not any(form.isAncestorOf(at) for form in self._made()):
            self._before = at

    def _put_others_away(self, form: QWidget) -> None:
        """Let one form be open at a time; the words of a note that was begun are kept."""
        strips = self._made()
        if form in strips:
            for strip in strips:
                if strip is not form and strip.isVisible():
                    (strip.put_away if isinstance(strip, NoteStrip) else strip.hide)()

    def _give_keyboard_back(self) -> None:
        """Go back to where somebody was, such as the list: the next key belongs there."""
        before = self._before
        there = before is not None and isValid(before) and before.isVisible()
        (before if there and before is not None else self._pane).setFocus(Qt.FocusReason.OtherFocusReason)
