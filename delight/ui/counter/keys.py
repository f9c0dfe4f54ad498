"""Which keys begin the code of a scanner, which types as a keyboard would."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def is_plain(event: QKeyEvent) -> bool:
    """Return whether a key was pressed as one types, with no modifier that makes it a command."""
    return not event.modifiers() & ~_HARMLESS


def is_letter(event: QKeyEvent) -> bool:
    """Return whether a key types a letter: every code begins with one."""
    return is_plain(event) and len(event.text()) == 1 and event.text().isalpha()
