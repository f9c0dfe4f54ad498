from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.ui.kit import machine
from delight.ui.kit.look.theme import Scheme
from tests.qt_helpers import named, press, settle


@pytest.fixture
def group(page, tools):
    page.open_group(page.machine)
    settle(tools)
    return page.machine


def test_dark_is_worn_at_once(page, group, qtbot):
    assert group.tiles[Scheme.SYSTEM].isChecked()
    with qtbot.waitSignal(page.theme_changed):
        QTest.mouseClick(group.tiles[Scheme.DARK], Qt.MouseButton.LeftButton)
    assert machine.load().theme == "dark"


def test_the_arrows_choose_among_the_tiles(group):
    group.tiles[Scheme.SYSTEM].setFocus()
    press(group.tiles[Scheme.SYSTEM], "Right")
    assert group.tiles[Scheme.LIGHT].isChecked()
    assert machine.load().theme == "light"


def test_text_grows(page, group, qtbot):
    with qtbot.waitSignal(page.theme_changed):
        QTest.mouseClick(named(group, "130%"), Qt.MouseButton.LeftButton)
    assert machine.load().text_scale == 1.3


def test_single_letters_can_be_switched_off(group):
    group.letters.setFocus()
    press(group.letters, "Space")
    assert not machine.load().letter_keys


def test_buttons_for_fingers(page, group, qtbot):
    with qtbot.waitSignal(page.theme_changed):
        press(group.touch, "Space")
    assert machine.load().touch
    with qtbot.waitSignal(page.theme_changed):
        press(group.touch, "Space")
    assert not machine.load().touch


def test_insight_can_be_shown_before_the_tenth_case(page, group, qtbot):
    with qtbot.waitSignal(page.rail_changed):
        QTest.keyClick(group.insight, Qt.Key.Key_Space)
    assert machine.load().insight
    with qtbot.waitSignal(page.rail_changed):
        QTest.keyClick(group.insight, Qt.Key.Key_Space)
    assert not machine.load().insight
