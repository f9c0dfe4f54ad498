"""Keys that mean the same on every page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""Both of a keyboard's Enter keys."""


def is_ctrl_enter(event: QKeyEvent) -> bool:
    """Return whether somebody says that what they typed is to be kept."""
    return event.key() in ENTERS and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
