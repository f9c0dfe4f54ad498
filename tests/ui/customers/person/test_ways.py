"""All ways to reach somebody: copied by a click, added by typing, changed, taken off, made the first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.customers.reaches import Reach, ReachKind, ReachRow
from delight.ui.customers.person.ways import some_of, ways_of
from tests import factories
from tests.qt_helpers import press, settle, too_small, type_text, unnamed


def shown(page, tools):
    page.show()
    settle(tools)
    page.activateWindow()
    return page.pane.overview.ways


def spoken(ways):
    return [row.accessibleName() for row in ways.rows]


def row_of(ways, words):
    return next(row for row in ways.rows if row.accessibleName().startswith(words))


def test_all_ways_stand_there_the_first_of_each_kind_first(page, tools, services):
    who = factories.customer(services, phone="01632 960111")
    services.reaches.add(who, Reach(kind=ReachKind.PHONE, value="07700 900123", label="Mobile"))
    assert spoken(shown(page, tools)) == [
        "01632 960111",
        "07700 900123, Mobile",
        "zoe@example.org",
        "4 High Street, Sandmouth, SM1 4XY",
    ]


def test_the_first_keeps_what_it_is_called(page, tools, services):
    who = factories.customer(services, phone="01632 960111", email="", address="")
    services.reaches.add(who, Reach(kind=ReachKind.PHONE, value="07700 900123", label="Mobile"))
    services.reaches.make_first(services.reaches.of(who)[0].id)
    assert spoken(shown(page, tools)) == ["07700 900123, Mobile", "01632 960111"]


def test_a_click_copies_and_so_does_enter(page, tools, services):
    factories.customer(services, phone="01632 960111")
    heard = []
    page.said.connect(lambda words, _changes: heard.append(words))
    ways = shown(page, tools)
    QTest.mouseClick(row_of(ways, "01632"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "01632 960111"
    row_of(ways, "4 High").setFocus()
    press(row_of(ways, "4 High"), "Return")
    assert QGuiApplication.clipboard().text() == "4 High Street\nSandmouth\nSM1 4XY"
    assert heard == ["Copied: 01632 960111", "Copied: 4 High Street"]


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("07700 900123", ReachKind.PHONE, "Phone"),
        ("work@example.org", ReachKind.EMAIL, "E-mail"),
    ],
)
def test_what_is_typed_is_told_and_enter_saves_it(page, tools, services, typed, kind, name):
    who = factories.customer(services, phone="01632 960111")
    ways = shown(page, tools)
    ways.add.setFocus()
    press(ways.add, "Space")
    type_text(ways.strip.value, typed)
    assert ways.strip.kind.text() == name
    press(ways.strip.value, "Return")
    settle(tools)
    assert [(row.kind, row.value) for row in services.reaches.of(who)] == [(kind, typed)]
    assert not ways.strip.isVisible()
    assert QApplication.focusWidget() is ways.add


def test_an_address_takes_several_lines(page, tools, services):
    who = factories.customer(services)
    ways = shown(page, tools)
    ways.start()
    type_text(ways.strip.value, "1 Quay")
    press(ways.strip.value, "Return")
    type_text(ways.strip.value, "Marlingsea")
    type_text(ways.strip.label, "Summer")
    press(ways.strip.label, "Return")
    settle(tools)
    (row,) = services.reaches.of(who)
    assert (row.value, row.label) == ("1 Quay\nMarlingsea", "Summer")


def test_what_cannot_be_read_or_is_here_already_stays_with_its_reason(page, tools, services):
    who = factories.customer(services, phone="01632 960111")
    ways = shown(page, tools)
    ways.start()
    type_text(ways.strip.value, "01632/960111")
    press(ways.strip.value, "Return")
    settle(tools)
    assert ways.strip.form.fields["value"].problem.text() == "That is here already."
    assert ways.strip.value.toPlainText() == "01632/960111"
    press(ways.strip.value, "Escape")
    assert not ways.strip.isVisible()
    assert services.reaches.of(who) == []


def test_keys_change_and_take_off(page, tools, services):
    who = factories.customer(services, phone="01632 960111")
    services.reaches.add(who, Reach(kind=ReachKind.PHONE, value="07700 900123"))
    ways = shown(page, tools)
    row_of(ways, "07700").setFocus()
    press(row_of(ways, "07700"), "F2")
    type_text(ways.strip.label, "Mobile")
    press(ways.strip.label, "Return")
    settle(tools)
    assert services.reaches.of(who)[0].label == "Mobile"
    press(row_of(ways, "07700"), "Delete")
    settle(tools)
    assert services.reaches.of(who) == []
    assert "07700 900123, Mobile" not in spoken(ways)


def test_another_one_is_made_the_first(page, tools, services):
    who = factories.customer(services, phone="01632 960111")
    services.reaches.add(who, Reach(kind=ReachKind.PHONE, value="07700 900123"))
    ways = shown(page, tools)
    row = row_of(ways, "07700")
    row.open_menu()
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if action.text() == "Make it the first").trigger()
    menu.close()
    settle(tools)
    assert services.customers.get(who).phone == "07700 900123"
    assert spoken(ways)[:2] == ["07700 900123", "01632 960111"]


def test_the_first_one_is_changed_among_the_details(page, tools, services):
    factories.customer(services, phone="01632 960111")
    ways = shown(page, tools)
    press(row_of(ways, "01632"), "F2")
    assert QApplication.focusWidget() is page.pane.fields.phone


def test_of_a_dozen_a_few_are_shown_and_none_of_the_first_is_missing(page, tools, services):
    who = factories.customer(services, phone="01632 960111")
    for n in range(12):
        services.reaches.add(who, Reach(kind=ReachKind.PHONE, value=f"07700 9001{n:02}"))
    ways = shown(page, tools)
    assert len(ways.rows) == 5
    assert ways.more.text() == "10 more"
    assert spoken(ways)[-2:] == ["zoe@example.org", "4 High Street, Sandmouth, SM1 4XY"]
    QTest.mouseClick(ways.more, Qt.MouseButton.LeftButton)
    assert len(ways.rows) == 15
    assert not unnamed(ways)
    assert not too_small(ways)


def test_tab_goes_from_one_to_the_next_and_on_to_another_one(page, tools, services):
    who = factories.customer(services, "Ana Lima", phone="01632 960111")
    ways = shown(page, tools)
    services.reaches.add(who, Reach(kind=ReachKind.PHONE, value="07700 900123"))
    page.refresh()
    settle(tools)
    ways.rows[0].setFocus()
    seen = []
    for _ in range(4):
        press(QApplication.focusWidget(), "Tab")
        seen.append(QApplication.focusWidget())
    assert seen == [*ways.rows[1:], ways.add]


def test_somebody_without_any_is_asked_for_one(page, tools, services):
    factories.customer(services, "Ana", phone="", email="", address="")
    ways = shown(page, tools)
    assert ways.rows == []
    assert ways.add.isVisible()
    ways.start()
    assert not ways.strip.form.fields["label"].isVisible()


def test_a_few_are_all_shown(services):
    who = services.customers.get(factories.customer(services, phone="1"))
    more = [ReachRow(id=n, kind=ReachKind.PHONE, value=str(n)) for n in range(4)]
    assert len(some_of(ways_of(who, more, {}))) == 7
