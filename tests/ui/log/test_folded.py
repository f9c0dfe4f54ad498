"""What is closed in the panel is not in the window: it is found as it was left, wherever the panel stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from delight.domain.cases.case import CaseFilter
from delight.ui.kit import machine
from delight.ui.log.panel import LogPanel
from tests.qt_helpers import press, press_here, settle, type_text, wait_for

OPENERS = {"More": lambda form: press(form.what, "Ctrl+M"), "Sorted": lambda form: form.toggle_sorted()}


@pytest.fixture
def window(open_window, services, qapp):
    made = open_window(services)
    yield made
    settle(made.tools)
    qapp.setProperty("guestSees", False)
    machine.change(counter=False)


def tabbed(form, last):
    """Return the names of what Tab comes to behind the button, until one that is called ``last``."""
    form.more_button.setFocus(Qt.FocusReason.TabFocusReason)
    names = []
    while not names or names[-1] != last:
        assert len(names) < 60
        press_here("Tab")
        stop = QApplication.focusWidget()
        names.append(stop.accessibleName() or stop.text())
    return names


@pytest.mark.parametrize("order", [("More", "Sorted"), ("Sorted", "More")])
def test_tab_comes_by_what_was_opened_in_its_place(form, order):
    for name in order:
        OPENERS[name](form)
    names = tabbed(form, "Park")
    assert names[0] == "A trifle", names
    at = [
        names.index(name) for name in ("Where?", "For the owner alone", "What did you do?", "Settled", "Park")
    ]
    assert at == sorted(at)
    assert names.index("What did you do?") == names.index("For the owner alone") + 1
    OPENERS["More"](form)
    assert tabbed(form, "Park")[0] == "What did you do?"


def test_it_is_taken_out_only_while_it_is_closed_and_keeps_what_stands_in_it(panel, form):
    assert not panel.isAncestorOf(form.more)
    press(form.what, "Ctrl+M")
    type_text(form.more.place, "Table 4")
    assert not panel.fold()
    assert form.more.place.isVisible()
    press(form.what, "Ctrl+M")
    assert panel.fold()
    assert not panel.isAncestorOf(form.more)
    assert form.note().place == "Table 4"
    press(form.what, "Ctrl+M")
    assert form.more.place.isVisible()
    assert form.more.place.text() == "Table 4"
    assert tabbed(form, "Park")[0] == "A trifle"


def test_what_is_never_opened_goes_with_the_panel(tools, services):
    panel = LogPanel(tools, services.place)
    settle(tools)
    parts = [panel.note_page.form.more, panel.note_page.form.sorted]
    panel.finish()
    panel.deleteLater()
    for _ in range(2):  # the panel, and then what it held
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not any(isValid(part) for part in parts)


def test_on_the_way_to_the_counter_and_back_no_field_behind_more_is_lost(window, services):
    press(window, "Ctrl+N")
    panel = window.slide.panel
    form = panel.note_page.form
    type_text(form.what, "The soup was cold")
    press(form.what, "Ctrl+M")
    type_text(form.more.place, "Table 4")
    small = form.more.mood.chip(1).iconSize().width()
    press(form.what, "Ctrl+M")
    press_here("Esc")
    press_here("F11")
    wait_for(lambda: window.counter.mode.has_panel)
    assert not panel.isAncestorOf(form.more)
    settle(window.tools)
    press_here("1")
    settle(window.tools)
    press_here("Ctrl+M")
    assert form.more.place.isVisible()
    assert form.more.place.text() == ""
    assert form.more.mood.chip(1).iconSize().width() > small
    press_here("Ctrl+M")
    press_here("Esc")
    press_here("F11")
    settle(window.tools)
    wait_for(lambda: window.slide.panel is panel)
    assert not panel.isAncestorOf(form.more)
    press(window, "Ctrl+N")
    (parked,) = panel.note_page.parked.chips()
    QTest.mouseClick(parked, Qt.MouseButton.LeftButton)
    press_here("Ctrl+M")
    assert form.more.place.isVisible()
    assert form.more.mood.chip(1).iconSize().width() == small
    press_here("Ctrl+Return")
    settle(window.tools)
    (case,) = services.cases.page(CaseFilter())
    assert services.cases.get(case.id).place == "Table 4"
