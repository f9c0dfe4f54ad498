from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from delight.ui.kit.rows.pressable import Leavable, Pressable


class Painted(Pressable):
    times = 0

    def paintEvent(self, event: QPaintEvent, /) -> None:
        self.times += 1


@pytest.fixture
def row(qtbot):
    made = Painted()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.resize(200, 40)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.heard = []
    made.pressed.connect(lambda: made.heard.append("pressed"))
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_it(row, key):
    QTest.keyClick(row, key)
    assert row.heard == ["pressed"]


def test_a_key_with_ctrl_is_meant_for_somebody_else(row):
    QTest.keyClick(row, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(row, Qt.Key.Key_A)
    assert row.heard == []


def test_a_click_presses_it_unless_the_mouse_is_drawn_away(row):
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert row.heard == ["pressed"]
    QTest.mousePress(row, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(300, 90))
    QTest.mouseClick(row, Qt.MouseButton.RightButton)
    assert row.heard == ["pressed"]


def test_it_is_painted_again_when_the_mouse_comes(row, qtbot):
    before, at = row.times, QPointF(20, 20)
    comes = QHoverEvent(QEvent.Type.HoverEnter, at, at, at)  # a mouse that lay there before would not come
    QCoreApplication.sendEvent(row, comes)
    qtbot.waitUntil(lambda: row.times > before)


def test_escape_in_a_field_leaves_what_it_stands_in(qtbot):
    form, heard = Leavable(), []
    field = QLineEdit()
    QVBoxLayout(form).addWidget(field)
    qtbot.addWidget(form)
    form.escaped.connect(lambda: heard.append("left"))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert heard == ["left"]
    assert field.text() == "a"
