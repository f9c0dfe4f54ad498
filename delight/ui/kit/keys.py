"""Keys that mean the same on every page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from delight.domain.marks import SCANNER_SIGNS

ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""Both of a keyboard's Enter keys."""
COUNTER_KEY = "F11"
"""Into counter mode and out of it."""
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
TALLY_KEYS = 9
"""So many of the shop's small things have a key of their own."""


def tally_key(number: int) -> str:
    """Return the key that counts a small thing: its first one's is ``Shift+F1``.

    It is the same key on every keyboard. ``Ctrl+Shift+1`` is not: where digits are typed with Shift, as in
    France, that is ``Ctrl+1``, which goes to a page, and with Alt digits are signs in many countries.
    """
    return f"Shift+F{number}"


def is_plain(event: QKeyEvent) -> bool:
    """Return whether a key was pressed as one types, with no modifier that makes it a command."""
    return not event.modifiers() & ~_HARMLESS


def begins_scan(event: QKeyEvent) -> bool:
    """Return whether a key types what a scan may begin with: the letter of a code, or what is said of it."""
    text = event.text()
    return is_plain(event) and len(text) == 1 and (text.isalpha() or text in SCANNER_SIGNS)


def is_ctrl_enter(event: QKeyEvent) -> bool:
    """Return whether somebody says that what they typed is to be kept."""
    return event.key() in ENTERS and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def key_words(key: str | Qt.Key | None) -> str:
    """Return what a key is called on this machine's keyboards, such as ``Ctrl+N``; nothing for none."""
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
    return shown.replace("Return", QCoreApplication.translate("Keys", "Enter"))
