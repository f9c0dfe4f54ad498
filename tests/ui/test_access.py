"""Every page, as the window shows it, can be used by screen reader and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from delight.ui.kit.work.page import Place
from tests import factories as make
from tests.qt_helpers import press_here, settle, spoken_name, too_small, unnamed


@pytest.fixture
def window(open_window, services):
    customer_id = make.customer(services)
    case_id = make.case(services, customer_id)
    make.action(services, case_id)
    make.gesture(services, customer_id)
    for n in range(10):
        make.customer(services, f"Guest Number {n}", email="")
    return open_window(services)


class StrayWindows(QObject):
    """Notes parts that are shown before they belong anywhere: each would flash as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowType()
            if kind is Qt.WindowType.Window and not isinstance(watched, QMainWindow):
                self.seen.append((type(watched).__name__, spoken_name(watched)))
        return False


@pytest.mark.parametrize("where", [*Place, "log"])
def test_no_part_flashes_as_a_window_of_its_own(window, where, qapp):
    stray = StrayWindows()
    qapp.installEventFilter(stray)
    window.log() if where == "log" else window.go(where)
    settle(window.tools)
    qapp.removeEventFilter(stray)
    assert stray.seen == [], "put it into its layout before setVisible"


@pytest.mark.parametrize("where", [*Place, "log"])
def test_everything_has_a_name_and_can_be_hit(window, where):
    window.log() if where == "log" else window.go(where)
    settle(window.tools)
    assert [(type(w).__name__, w.objectName()) for w in unnamed(window)] == []
    assert [(spoken_name(w), w.width(), w.height()) for w in too_small(window)] == []


@pytest.mark.parametrize("where", [*Place, "log"])
def test_tab_goes_round_and_comes_back(window, where):
    window.log() if where == "log" else window.go(where)
    settle(window.tools)
    assert QApplication.focusWidget() is not None, "the keyboard is nowhere"
    press_here("Tab")
    start, seen = QApplication.focusWidget(), set()
    for _ in range(120):
        press_here("Tab")
        at = QApplication.focusWidget()
        seen.add(at)
        if at is start:
            break
    assert at is start, "Tab is caught somewhere"
    assert len(seen) >= 3
