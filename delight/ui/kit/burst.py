"""Letters are keys on a page: how one that is meant so is told from words meant for a field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from delight.ui.kit.keys import ENTERS

PAUSE = 300
"""Milliseconds: who types words is quicker from one letter to the next, who reads the next row is slower."""
_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
_GOES_ELSEWHERE = frozenset({
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape,
})  # fmt: skip
_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Slip:
    """One letter that was pressed: what it does is done at once, and taken back where it began words."""

    def __init__(self, text: str, at: QWidget | None) -> None:
        """Remember the letter, and where the keyboard was."""
        self._text, self._at = text, at
        self._menu: QMenu | None = None
        self._take_backs: list[Callable[[], object]] = []
        self._was_words = False

    def done(self, take_back: Callable[[], object]) -> None:
        """Remember how what it did is taken back, as soon as it is done."""
        if self._was_words:
            take_back()
        else:
            self._take_backs.append(take_back)

    def opened(self, menu: QMenu) -> None:
        """Remember the menu that it opened."""
        self._menu = menu

    def take_back(self) -> None:
        """It began words: close what it opened, undo what it did, and let a list look for it as Qt's do."""
        self._was_words = True
        if self._menu is not None and isValid(self._menu):
            self._menu.close()
        for take_back in self._take_backs:
            take_back()
        at = self._at
        if isinstance(at, QAbstractItemView) and isValid(at) and at.hasFocus():
            at.keyboardSearch(self._text)


class Burst(QObject):
    """Lets nothing come of a letter, or Enter, that follows another letter at once; one for the window.

    It filters the events of each page. The moment of a key is the keyboard's own, so that a machine that is
    slow for a second takes nobody's deeds for words; a key without one was pressed by a program.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key, self._at, self._going_on, self._in_field = 0, 0, False, False
        self._last: Slip | None = None
        self.slip: Slip | None = None
        """The letter that is being pressed at this very moment."""
        self._over = QTimer(self, singleShot=True, interval=0)
        self._over.timeout.connect(self._end)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            # QApplication's own signal also names what has just been deleted
            application.focusObjectChanged.connect(self.watch_keyboard)

    def watch_keyboard(self, now: QObject | None) -> None:
        """Take note of a form that a letter opened: words that go on there are typed, and not sent off."""
        if self.slip is not None and isinstance(now, (*_FIELDS, QAbstractButton)):
            now.installEventFilter(self)

    def opened(self, menu: QMenu) -> None:
        """Let words choose nothing in a menu, where it was a letter that opened it."""
        if self.slip is not None:
            self.slip.opened(menu)
            menu.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _GOES_ELSEWHERE and not (self._going_on or self._in_field):
            self._key = 0  # who types words does not go on to another row: the letter was a key
        if not _is_typed(event):
            return False
        if isinstance(watched, QMenu) and event.text().isdigit():
            return False  # a menu's entries have digits, names have none
        into = watched if isinstance(watched, _FIELDS) else None
        if not (self._goes_on(event) if into is None else self._is_sent_off(event, into)):
            return False
        event.accept()
        return True

    def _is_sent_off(self, event: QKeyEvent, into: QWidget) -> bool:
        """Return whether it is Enter after words that went on without a pause since the letter."""
        if not self._is_soon(event):
            into.removeEventFilter(self)
            return False
        if event.key() in ENTERS:
            return True
        self._at, self._in_field = event.timestamp(), True
        return False

    def _is_soon(self, event: QKeyEvent) -> bool:
        return bool(self._key) and 0 <= event.timestamp() - self._at <= PAUSE

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Return whether a key goes on with words; the same event may come by twice."""
        key, at = event.key(), event.timestamp()
        soon = self._is_soon(event)
        if key in ENTERS and not soon:
            return False
        if not soon or (key == self._key and not self._going_on):
            if at != self._at:
                self._begin(event)
            self._going_on = False
        elif not self._going_on:
            self._going_on = True
            self._notice()
        self._key, self._at = key, at
        return self._going_on

    def _begin(self, event: QKeyEvent) -> None:
        """A letter stands alone, or begins words: what it does is done before anything else happens."""
        self.slip = self._last = Slip(event.text(), QApplication.focusWidget())
        self._in_field = False
        self._over.start()

    def _end(self) -> None:
        self.slip = None

    def _notice(self) -> None:
        """A second letter came at once: what the first one did was not meant."""
        self._end()
        if self._last is not None:
            self._last.take_back()


def _is_typed(event: QKeyEvent) -> bool:
    if not event.timestamp() or event.modifiers() & _COMMANDS:
        return False
    return event.key() in ENTERS or (bool(event.text()) and event.text().isprintable())
