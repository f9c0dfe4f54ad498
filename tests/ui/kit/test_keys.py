"""Keys that mean the same on every page."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from delight.ui.kit.keys import is_ctrl_enter

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "kept"),
    [
        (Qt.Key.Key_Return, CTRL, True),
        (Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier, True),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Return, SHIFT, False),
        (Qt.Key.Key_S, CTRL, False),
    ],
)
def test_ctrl_enter_keeps_what_was_typed(key, modifiers, kept):
    assert is_ctrl_enter(QKeyEvent(QEvent.Type.KeyPress, key, modifiers)) is kept
