"""Ctrl+Z in the real window: its own deeds, those before it was opened, those undone elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.changes import DeedName
from delight.ui.kit.page import Place
from delight.ui.main_window import MainWindow
from tests import factories
from tests.qt_helpers import named, press, settle, wait_for


@pytest.fixture
def open_window(closed_tools, services, place, qtbot):
    """Return a function that opens the window, as after a coffee."""

    def open_it():
        window = MainWindow(closed_tools, place, lambda _place: services)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        wait_for(lambda: window.places.current)
        settle(closed_tools)
        return window

    return open_it


def do(window, name):
    """Have a customer taken in at this window."""
    page = window.places.currentWidget()
    page.do(lambda: page.tools.services.customers.add(factories.CustomerDraft(name=name)), "Added.")
    settle(window.tools)


def ctrl_z(window):
    press(window, "Ctrl+Z")
    settle(window.tools)
    return window.notice.words.text()


def customers(services):
    return [row.name for row in services.customers.page()]


def undone(services):
    return [row.reverses for row in services.history.page() if row.name is DeedName.UNDONE]


def test_what_was_done_before_the_window_was_opened_is_undone_and_named(open_window, services, clock):
    for name in ("Ana", "Bea"):
        factories.customer(services, name)
    clock.forward(hours=20)
    window = open_window()
    do(window, "Cleo")
    assert ctrl_z(window) == "Undone: Customer added."
    assert ctrl_z(window) == "Undone: Customer added, Bea."
    assert ctrl_z(window) == "Undone: Customer added, Ana."
    assert customers(services) == []
    assert ctrl_z(window) == "There is nothing to undo."
    assert len(undone(services)) == 3


def test_what_was_done_the_day_before_yesterday_stays(open_window, services, clock):
    factories.customer(services, "Ana")
    clock.forward(hours=25)
    window = open_window()
    assert ctrl_z(window) == "There is nothing to undo."
    assert customers(services) == ["Ana"]


def test_what_was_undone_in_settings_is_passed_over(open_window, services):
    window = open_window()
    for name in ("Ana", "Bea"):
        do(window, name)
    page = window.go(Place.SETTINGS)
    settle(window.tools)
    named(page, "History", QPushButton).click()
    settle(window.tools)
    press(named(page, "Undo: Customer added: Bea", QPushButton), "Space")
    settle(window.tools)
    assert customers(services) == ["Ana"]
    assert ctrl_z(window) == "Undone: Customer added."
    assert window.banner.isHidden()
    assert customers(services) == []


def test_pressed_twice_at_once_takes_back_two(open_window, services):
    window = open_window()
    for name in ("Ana", "Bea", "Cleo"):
        do(window, name)
    press(window, "Ctrl+Z")
    ctrl_z(window)
    assert customers(services) == ["Ana"]
