"""The panel that slides over the window: Tab stays inside, and what lies behind stays whole."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTimeEdit, QWidget
from shiboken6 import isValid

from delight.ui.frame.slide import SlideOver
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.look.layouts import column, row, scrolled
from tests.qt_helpers import press, press_here, spoken_name


class Room(QWidget):
    """A window with a page in it, and a panel with three fields over it."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.first, body, panel = QLabel("behind"), LineField(name="what"), QWidget(), QWidget()
        column(body, self.words, LineField(name="behind"))
        row(self, scrolled(body))
        clock = QTimeEdit()
        clock.setAccessibleName("when")
        column(panel, self.first, clock, LineField(name="who"))
        self.slide = SlideOver(self)
        self.slide.set_panel(panel)
        self.resize(700, 400)


@pytest.fixture
def room(qtbot):
    window = Room()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.slide.slide_in()
    window.first.setFocus()
    return window


def at() -> str:
    widget = QApplication.focusWidget()
    return spoken_name(widget) if widget else ""


def test_nothing_behind_takes_the_keyboard_by_itself(room):
    behind = next(line for line in room.findChildren(LineField) if line.accessibleName() == "behind")
    room.first.setFocus()
    behind.setFocus()
    assert at() == "what"
    room.slide.slide_out()
    behind.setFocus()
    assert at() == "behind"


def test_tab_goes_round_inside_the_panel(room):
    seen = []
    for _ in range(5):
        press_here("Tab")
        seen.append(at())
    assert seen == ["when", "when", "who", "what", "when"], "hours and minutes are two stops"
    press_here("Shift+Tab")
    assert at() == "what"
    press_here("Shift+Tab")
    assert at() == "who"


def test_a_page_outlives_the_garbage_collection_after_tab_was_pressed_over_it(room):
    press_here("Tab")
    press(room.slide, "Escape")
    assert room.slide.isHidden()
    gc.collect()
    assert isValid(room.words)
    assert room.words.isVisible()
