"""Ctrl+Z in the real window: its own deeds, those before it was opened, those undone elsewhere."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.changes import DeedName
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import named, press, settle, wait_for
from tests.services.imports.bringing import bring, person


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
    window = open_window(services)
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
    window = open_window(services)
    assert ctrl_z(window) == "There is nothing to undo."
    assert customers(services) == ["Ana"]


def test_what_was_undone_in_settings_is_passed_over(open_window, services):
    window = open_window(services)
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
    window = open_window(services)
    for name in ("Ana", "Bea", "Cleo"):
        do(window, name)
    press(window, "Ctrl+Z")
    ctrl_z(window)
    assert customers(services) == ["Ana"]


@pytest.fixture
def imported(services, monkeypatch):
    """A shop into which 30 people were brought, which is many here."""
    monkeypatch.setattr("delight.ui.frame.undo._AT_ONCE", 20)
    bring(services, [person(f"Person {n}", n, email=f"p{n}@example.org") for n in range(30)])


def test_a_deed_on_very_many_is_taken_back_beside_the_saves(open_window, services, imported):
    window, followed = open_window(services), []
    window.undo_keeper.going.connect(lambda task, words: followed.append((task.called, words)))
    assert ctrl_z(window) == "Undone: Customers imported."
    assert followed == [("Undoing “Customers imported”", "Undoing “Customers imported” …")]
    assert customers(services) == []
    assert window.notice.undo.text() == "Undo"


def test_asked_for_twice_at_once_it_is_taken_back_once(open_window, services, imported):
    window, followed = open_window(services), []
    window.undo_keeper.going.connect(lambda task, _words: followed.append(task.called))
    press(window, "Ctrl+Z")
    assert ctrl_z(window) == "Undone: Customers imported."
    assert followed == ["Undoing “Customers imported”"]


def test_cancelled_it_is_as_it_was_and_can_be_undone_again(open_window, services, imported, monkeypatch):
    go_on, real = threading.Event(), services.history.undo

    def slow(deed, *, rest, progress):
        progress(0, 30)
        assert go_on.wait(5)
        return real(deed, rest=rest, progress=progress)

    window = open_window(services)
    monkeypatch.setattr(services.history, "undo", slow)
    press(window, "Ctrl+Z")
    wait_for(lambda: "0 %" in window.notice.words.text())
    press(window, "Ctrl+Z")  # one after the other
    named(window.notice, "Cancel", QPushButton).click()
    go_on.set()
    settle(window.tools)
    assert len(customers(services)) == 30
    assert undone(services) == []
    assert not window.notice.isVisible()
    monkeypatch.setattr(services.history, "undo", real)
    assert ctrl_z(window) == "Undone: Customers imported."
