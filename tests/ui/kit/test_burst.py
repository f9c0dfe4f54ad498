"""One letter is a key, letters one after the other are words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from delight.ui.kit.burst import PAUSE, Burst

_TEXTS = {"Return": "\r", "Space": " ", "Down": "", "Shift": ""}


@pytest.fixture
def typed(qtbot):
    """Return a function that says which keys were taken for words, and how often words were noticed."""
    there = QLabel()
    qtbot.addWidget(there)
    burst = Burst(there)
    slips, noticed = set(), []
    there.installEventFilter(burst)

    def press(*keys, modifier=Qt.KeyboardModifier.NoModifier):
        taken = []
        for moment, key in keys:
            code = Qt.Key.Key_Shift if key == "Shift" else QKeySequence(key)[0].key()
            event = QKeyEvent(QEvent.Type.ShortcutOverride, code, modifier, _TEXTS.get(key, key))
            event.setTimestamp(moment)
            event.ignore()
            for _ in range(2):  # it comes by at each page that is within another one
                QApplication.sendEvent(there, event)
            if burst.slip is not None and burst.slip not in slips:
                slips.add(burst.slip)
                burst.slip.done(lambda: noticed.append(True))
            taken.append(event.isAccepted())
        return taken, len(noticed)

    return press


@pytest.mark.parametrize(
    ("keys", "taken", "noticed"),
    [
        ([(1000, "d")], [False], 0),
        ([(1000, "d"), (1000 + PAUSE, "o")], [False, True], 1),
        ([(1000, "d"), (1001 + PAUSE, "o")], [False, False], 0),
        ([(1000, "d"), (1100, "d")], [False, False], 0),
        ([(1000, "a"), (1100, "d"), (1200, "d")], [False, True, True], 1),
        ([(1000, "d"), (1100, "o"), (1350, "n"), (1600, "e")], [False, True, True, True], 1),
        ([(1000, "d"), (1100, "o"), (2000, "n"), (2100, "o")], [False, True, False, True], 2),
        ([(1000, "d"), (1100, "Return")], [False, True], 1),
        ([(1000, "Return"), (1100, "d")], [False, False], 0),
        ([(1000, "d"), (1050, "Shift"), (1100, "o")], [False, False, True], 1),
        ([(1000, "d"), (1100, "Down"), (1200, "o")], [False, False, False], 0),
        ([(1000, "d"), (1100, "Down"), (1200, "Return")], [False, False, False], 0),
        ([(1000, "d"), (1100, "o"), (1150, "Down"), (1200, "Return")], [False, True, False, True], 1),
        ([(1000, "d"), (1100, "Space")], [False, True], 1),
        ([(0, "d"), (0, "o")], [False, False], 0),
        ([(5000, "d"), (1000, "o")], [False, False], 0),
    ],
)
def test_what_is_words(typed, keys, taken, noticed):
    assert typed(*keys) == (taken, noticed)


def test_a_command_is_never_part_of_words(typed):
    assert typed((1000, "d")) == ([False], 0)
    assert typed((1100, "z"), modifier=Qt.KeyboardModifier.ControlModifier) == ([False], 0)
