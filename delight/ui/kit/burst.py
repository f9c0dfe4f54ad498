"""Letters are keys on a page: how one that is meant so is told from words meant for a field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from delight.ui.kit.keys import ENTERS

PAUSE = 300
"""Milliseconds: who types words is quicker from one letter to the next, who reads the next row is slower."""
_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Burst(QObject):
    """Lets nothing come of a letter, or Enter, that follows another letter at once; one for the window.

    It filters the events of each page. The moment of a key is the keyboard's own, so that a machine that is
    slow for a second takes nobody's deeds for words; a key without one was pressed by a program.
    """

    noticed = Signal()
    """A second letter came at once: what the first one did was not meant."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key, self._at, self._going_on = 0, 0, False
        self.first = 0
        """The number of the letter that stands alone, or begins the words; each has its own."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or not _is_typed(event):
            return False
        if not self._goes_on(event):
            return False
        event.accept()
        return True

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Return whether a key goes on with words; the same event may come by twice."""
        key, at = event.key(), event.timestamp()
        soon = bool(self._key) and 0 <= at - self._at <= PAUSE
        if key in ENTERS and not soon:
            return False
        if not soon or (key == self._key and not self._going_on):
            self.first += at != self._at
            self._going_on = False
        elif not self._going_on:
            self._going_on = True
            self.noticed.emit()
        self._key, self._at = key, at
        return self._going_on


def _is_typed(event: QKeyEvent) -> bool:
    if not event.timestamp() or event.modifiers() & _COMMANDS:
        return False
    return event.key() in ENTERS or (bool(event.text()) and event.text().isprintable())
