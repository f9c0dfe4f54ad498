"""In a low window whatever gets the keyboard comes into sight, by whichever key it came."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from tests.qt_helpers import press, settle, type_text, wait_for


def is_in_sight(panel):
    at, port = QApplication.focusWidget(), panel.note_page.area.viewport()
    return at is not None and port.rect().contains(QRect(at.mapTo(port, QPoint(0, 0)), at.size()))


@pytest.mark.parametrize("key", ["Ctrl+M", "F8", "F9", "F12"])
def test_what_a_key_opens_comes_into_sight(panel, form, tools, key):
    panel.resize(520, 480)
    type_text(form.what, "Ihr habt keinen Krankenwagen gerufen, gestern an Tisch sieben, 45 pounds\nund kalt")
    settle(tools)
    press(form.what, key)
    settle(tools)
    assert not form.more.isHidden()
    assert form.more.isAncestorOf(QApplication.focusWidget())
    wait_for(lambda: is_in_sight(panel))


def test_what_is_wrong_comes_into_sight(panel, form, tools):
    panel.resize(520, 480)
    type_text(form.what, "Cold soup")
    press(form.what, "F12")
    type_text(form.more.at_stake, "lots")
    panel.note_page.area.verticalScrollBar().setValue(0)
    form.what.setFocus()
    press(form.what, "Ctrl+Return")
    settle(tools)
    wait_for(lambda: QApplication.focusWidget() is form.more.at_stake and is_in_sight(panel))
