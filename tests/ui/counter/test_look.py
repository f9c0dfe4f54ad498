"""Counter mode is large and for fingers; what lies behind it is left alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from delight.ui.kit import machine
from delight.ui.kit.look.large import COUNTER_SCALE
from delight.ui.kit.look.theme import DARK, type_sizes
from tests.qt_helpers import press, press_here, settle


class Restyled(QObject):
    """Counts how often widgets are given another style or font."""

    def __init__(self, *roots):
        super().__init__()
        self.count = 0
        for root in roots:
            for widget in (root, *root.findChildren(QWidget)):
                widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        self.count += event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}
        return False


def test_it_is_large_and_nothing_behind_it_is_laid_out_anew(window):
    usual, behind = type_sizes().base, Restyled(window.body)
    press_here("F11")
    settle(window.tools)
    mode = window.counter.mode
    assert type_sizes().base == round(usual * COUNTER_SCALE) == mode.home.leave.font().pixelSize()
    press(mode.home, "F11")
    settle(window.tools)
    assert behind.count == 0
    assert type_sizes().base == usual


def test_the_log_panel_is_large_here_and_as_ever_afterwards(window):
    press(window, "Ctrl+N")
    panel = window.slide.panel
    font, size = panel.note_page.form.what.font().pixelSize(), panel.note_page.foot.save.iconSize()
    high = panel.note_page.foot.save.sizeHint().height()
    press_here("F11")
    settle(window.tools)
    press(window.counter.mode.home, "1")
    settle(window.tools)
    assert panel.note_page.form.what.font().pixelSize() == round(font * COUNTER_SCALE)
    assert panel.note_page.foot.save.sizeHint().height() > high
    press_here("F11")
    settle(window.tools)
    press(window, "Ctrl+N")
    assert window.slide.panel is panel
    assert panel.note_page.form.what.font().pixelSize() == font
    assert panel.note_page.foot.save.iconSize() == size
    assert panel.note_page.foot.save.sizeHint().height() == high


def test_it_turns_dark_with_the_system_and_the_window_behind_has_its_own_size(window, counter):
    machine.change(theme="dark")
    window.theme_changed.emit()
    settle(window.tools)
    assert DARK.accent in counter.styleSheet()
    assert DARK.accent in window.notice.styleSheet()
    press(counter.home, "F11")
    settle(window.tools)
    assert window.rail.counter.iconSize().height() == 20
    assert window.notice.styleSheet() == ""
