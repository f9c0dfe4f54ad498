"""Keys with the moment of each, as a desktop sends them: whether they are words depends on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

_TEXTS = {"Return": "\r", "Space": " ", "Down": "", "Up": ""}


def at(moment, key, *, held=False, shift=False):
    """Press a key at a moment in milliseconds, as the desktop does: first who overrides is asked."""
    where = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    assert where is not None, "nothing has the keyboard"
    code = QKeySequence(key)[0].key()
    with_ = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    text = _TEXTS.get(key, key)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, code, with_, text, held)
    asked.setTimestamp(moment)
    asked.ignore()
    QApplication.sendEvent(where, asked)
    pressed = QKeyEvent(QEvent.Type.KeyPress, code, with_, text, held)
    pressed.setTimestamp(moment)
    if asked.isAccepted() or len(key) > 1:
        QApplication.sendEvent(where, pressed)
    elif not held:
        QTest.keyClick(where, code, with_)


def type_words(words, *, start=10_000, every=120):
    for n, key in enumerate(words):
        at(start + n * every, {" ": "Space", "\n": "Return"}.get(key, key))
