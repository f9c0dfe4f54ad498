"""Groups by hand: chips on the person, a filter over the list."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from delight.domain.customers.customer import TagRow
from delight.ui.customers.page import CustomersPage
from delight.ui.customers.person.groups import suggestions
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text, wait_for


@pytest.fixture
def people(services):
    return [factories.customer(services, name) for name in ("Ana Lima", "Bo Berg", "Cem Kaya")]


@pytest.fixture
def page(tools, qtbot, people):
    made = CustomersPage(tools)
    qtbot.addWidget(made)
    made.resize(980, 700)
    made.show()
    settle(tools)
    made.activateWindow()
    return made


def add(page, tools, text):
    page.pane.groups.add_button.setFocus()
    press(page.pane.groups.add_button, "Space")
    type_text(page.pane.groups.box, text)
    wait_for(page.pane.groups.box.popup.isVisible)
    settle(tools)
    press(page.pane.groups.box, "Return")
    settle(tools)
    settle(tools)


def test_somebody_joins_a_group_and_leaves_it(page, tools, services, people):
    told = []
    page.said.connect(lambda words, _changes: told.append(words))
    add(page, tools, "Regulars")
    assert services.customers.get(people[0]).tags == ("Regulars",)
    assert told == ["Ana Lima is in “Regulars” now."]
    chip = page.pane.groups.chip("Regulars")
    assert chip.accessibleName() == "Take out of “Regulars”"
    assert QApplication.focusWidget() is page.pane.groups.add_button
    chip.setFocus()
    press(chip, "Space")
    settle(tools)
    settle(tools)
    assert services.customers.get(people[0]).tags == ()
    assert told[-1] == "Ana Lima is out of “Regulars” now."


def test_a_group_that_is_there_is_suggested(page, tools, services, people):
    services.groups.tag([people[1]], "Harvest box")
    page.refresh()
    settle(tools)
    add(page, tools, "box")
    assert services.customers.get(people[0]).tags == ("Harvest box",)
    assert services.groups.tags() == [TagRow(name="Harvest box", count=2)]


def test_escape_gives_up(page, tools, services, people):
    page.pane.groups.start()
    type_text(page.pane.groups.box, "Reg")
    wait_for(page.pane.groups.box.popup.isVisible)
    press_here("Escape")
    press_here("Escape")
    assert not page.pane.groups.box.isVisible()
    assert services.groups.tags() == []


def test_suggestions_leave_out_what_is_there():
    tags = [TagRow(name="Régulars", count=2), TagRow(name="Choir", count=1)]
    assert [s.value for s in suggestions(tags, "reg", (), "New group")] == ["Régulars", "reg"]
    assert [s.value for s in suggestions(tags, "REGULARS ", (), "New group")] == ["Régulars"]
    assert suggestions(tags, "choir", ("Choir",), "New group") == []


def test_the_list_shows_one_group(page, tools, services, people):
    assert not page.group.isVisible()
    services.groups.tag(people[1:], "Choir")
    page.refresh()
    settle(tools)
    assert page.group.isVisible()
    page.group.setFocus()
    page.group.set_value("Choir")
    page.group.picked.emit("Choir")
    settle(tools)
    assert [row.name for row in page.model.rows()] == ["Bo Berg", "Cem Kaya"]
    assert page.count.text() == "2"
    page.open_customer(people[0])
    settle(tools)
    assert page.group.group() == ""
    assert len(page.model.rows()) == 3
    assert page.pane.customer.name == "Ana Lima"


def test_the_last_one_leaves_and_everybody_is_shown_again(page, tools, services, people):
    services.groups.tag(people[:1], "Choir")
    page.refresh()
    settle(tools)
    page.group.set_value("Choir")
    page.group.picked.emit("Choir")
    settle(tools)
    assert len(page.model.rows()) == 1
    services.groups.untag(people[:1], "Choir")
    page.refresh()
    settle(tools)
    settle(tools)
    assert not page.group.isVisible()
    assert len(page.model.rows()) == 3
