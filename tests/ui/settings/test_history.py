from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from delight.domain.cases.case import CaseFilter
from delight.domain.customers.customer import CustomerDraft
from delight.domain.customers.pulse import PulseDraft
from delight.domain.staff.staff import StaffDraft
from delight.ui.kit.work.page import Place
from delight.ui.settings.history_group import DeedRow
from tests import factories
from tests.qt_helpers import named, settle, wait_for
from tests.services.imports.bringing import bring, person


@pytest.fixture
def group(page, tools):
    page.open_group(page.history)
    settle(tools)
    return page.history


def titles(group):
    rows = [group.rows.itemAt(n).widget() for n in range(group.rows.count())]
    return [row.accessibleName() for row in rows if isinstance(row, DeedRow)]


def click(root, name):
    QTest.mouseClick(named(root, name, QPushButton), Qt.MouseButton.LeftButton)


@pytest.fixture
def open_history(open_window, services):
    """Return a function that opens the window on the deeds in Settings: it returns both."""

    def open_it():
        window = open_window(services)
        page = window.go(Place.SETTINGS)
        settle(window.tools)
        click(page, "History")
        settle(window.tools)
        return window, page.history

    return open_it


def test_a_deed_is_told_and_taken_back(open_history, services):
    someone = factories.customer(services, "Zoë Brontë")
    factories.case(services, someone)
    window, group = open_history()
    told = titles(group)
    assert told[0].startswith("Case logged: C-2026-0001, Zoë Brontë, Marta Lind")
    assert told[1].startswith("Customer added: Zoë Brontë, Marta Lind")
    click(group, "Undo: Case logged: C-2026-0001, Zoë Brontë")
    settle(window.tools)
    assert services.cases.page(CaseFilter()) == []
    assert window.notice.words.text() == "Undone: Case logged."
    assert titles(group)[0].startswith("Undone: Case logged, C-2026-0001")


def test_what_was_built_upon_is_not_taken_away_unasked(open_history, services, clock):
    someone = factories.customer(services, "Ana", phone="01632 960123")
    services.customers.edit(someone, CustomerDraft(name="Ana Lima", phone="01632 960999"))
    clock.forward(days=3)  # long before this window was opened
    services.customers.edit(someone, CustomerDraft(name="Ana Silva", phone="01632 960999"))
    window, group = open_history()
    buttons = [
        b for b in group.findChildren(QPushButton) if b.accessibleName().startswith("Undo: Customer changed")
    ]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    settle(window.tools)
    assert window.banner.isVisible()
    assert services.customers.get(someone).phone == "01632 960999"
    click(window.banner, "Undo the rest")
    settle(window.tools)
    after = services.customers.get(someone)
    assert (after.name, after.phone) == ("Ana Silva", "01632 960123")
    assert window.notice.words.text() == "Undone: Customer changed."


def test_what_was_done_to_very_many_is_taken_back_beside_the_saves(open_history, services, monkeypatch):
    """The bar tells how far it is, another deed is saved meanwhile, and Cancel leaves all as it was."""
    monkeypatch.setattr("delight.ui.frame.undo._AT_ONCE", 20)
    bring(services, [person(f"Person {n}", n, email=f"p{n}@example.org") for n in range(30)])
    window, group = open_history()
    go_on, real = threading.Event(), services.history.undo

    def slow(deed, *, rest, progress):
        progress(10, 100)
        assert go_on.wait(5)
        return real(deed, rest=rest, progress=progress)

    monkeypatch.setattr(services.history, "undo", slow)
    words = next(t for t in titles(group) if t.startswith("Customers imported")).rsplit(", Marta Lind", 1)[0]
    click(group, f"Undo: {words}")
    wait_for(lambda: window.notice.words.text() == "Undoing “Customers imported” … 10 %")
    saved = []
    window.tools.tasks.run(lambda: factories.customer(services, "Zed"), saved.append)
    wait_for(lambda: saved)
    click(window.notice, "Cancel")
    go_on.set()
    settle(window.tools)
    assert len(services.customers.page()) == 31
    monkeypatch.setattr(services.history, "undo", real)
    click(group, f"Undo: {words}")
    settle(window.tools)
    assert [row.name for row in services.customers.page()] == ["Zed"]
    assert window.notice.words.text() == "Undone: Customers imported."


def test_the_opening_of_the_shop_stays(group):
    assert titles(group)[-1].startswith("Shop opened")
    assert not [b for b in group.findChildren(QPushButton) if b.text() == "Undo"]


def test_more_is_shown_when_asked_for(page, group, tools, services):
    for number in range(25):
        services.customers.add(CustomerDraft(name=f"Guest {number}"))
    page.refresh()
    settle(tools)
    assert len(titles(group)) == 20
    click(group, "Show more")
    settle(tools)
    assert len(titles(group)) == 26
    assert not group.more.isVisible()


def test_the_front_desk_is_offered_to_take_back_nothing_of_the_owners(page, tools, services):
    services.staff.add(StaffDraft(name="Ines"))
    factories.customer(services, "Ana")
    services.staff.sit_down(services.staff.list()[1].id)
    page.open_group(page.history)
    page.refresh()
    settle(tools)
    offered = [b.accessibleName() for b in page.history.findChildren(QPushButton) if b.text() == "Undo"]
    assert offered == ["Undo: Customer added: Ana"]


def test_what_a_customer_answered_is_told_to_nobody_at_the_desk_and_can_be_taken_back(open_history, services):
    someone = factories.customer(services, "Zoë Brontë")
    services.staff.sit_down(services.staff.list()[1].id)
    services.pulses.answer(PulseDraft(customer_id=someone, score=3, words="Tom was rude"))
    window, group = open_history()
    told = titles(group)[0]
    assert told.startswith("Answer noted: Zoë Brontë, Tom Okafor")
    shown = [label.text() for label in group.findChildren(QLabel)]
    assert not any("rude" in text or "3" in text.split() for text in shown)
    click(group, "Undo: Answer noted: Zoë Brontë")
    settle(window.tools)
    assert window.notice.words.text() == "Undone: Answer noted."
    services.staff.sit_down(services.staff.list()[0].id)
    assert services.pulses.count() == 0
