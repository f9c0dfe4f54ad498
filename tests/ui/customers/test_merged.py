"""The page and somebody who was merged into another."""

from __future__ import annotations

import pytest

from delight.ui.customers.page import CustomersPage
from delight.ui.kit.actions import all_keys
from tests import factories
from tests.qt_helpers import press, press_here, settle


@pytest.fixture
def pair(services):
    one = factories.customer(services, "Zoë Marlow", phone="01632 960123", email="", address="")
    two = factories.customer(services, "Zoe Marlow", phone="01632 960123", email="z@example.org", address="")
    factories.customer(services, "Ana Lima", email="", address="")
    return one, two


@pytest.fixture
def page(tools, qtbot, pair):
    made = CustomersPage(tools)
    made.heard = []
    made.said.connect(lambda words, changes: made.heard.append((words, changes)))
    qtbot.addWidget(made)
    made.resize(980, 680)
    made.show()
    settle(tools)
    return made


def test_an_old_id_shows_who_it_is_now(page, pair, services, tools):
    one, two = pair
    services.duplicates.merge(one, two)
    page.open_customer(two)
    settle(tools)
    settle(tools)
    assert page.pane.customer.id == one
    assert page.heard == [("Merged: this is Zoë Marlow now.", None)]
    assert not page.banner.isVisible()


def test_merged_on_the_page_the_list_and_the_person_follow_and_undo_is_offered(page, pair, services, tools):
    one, two = pair
    page.open_customer(two)
    settle(tools)
    page.actions_by_name["twice"].trigger()
    settle(tools)
    assert page.twice.is_open
    assert not page.list.isVisible()
    press_here("M")
    settle(tools)
    settle(tools)
    words, changes = page.heard[-1]
    assert (words, changes.can_undo) == ("Zoë Marlow is one customer now.", True)
    press(page.twice.view.back, "Escape")
    settle(tools)
    assert [row.name for row in page.model.rows()] == ["Ana Lima", "Zoë Marlow"]
    assert page.pane.customer.id == one
    assert page.pane.customer.email == "z@example.org"
    press(page, "A")
    assert page.newcomer.isVisible()


def test_letters_of_the_page_rest_while_the_pairs_are_shown(page, tools):
    page.actions_by_name["twice"].trigger()
    settle(tools)
    press_here("N")
    settle(tools)
    assert page.heard[-1][0] == "Remembered: they are two."
    assert page.twice.view.model.rows() == ()


def test_the_menu_says_how_many_pairs_there_are(page, tools):
    page.more_menu.aboutToShow.emit()
    settle(tools)
    assert page.actions_by_name["twice"].text() == "Who is here twice? (1)"
    page.twice.open()
    settle(tools)
    press_here("N")
    settle(tools)
    page.more_menu.aboutToShow.emit()
    settle(tools)
    assert page.actions_by_name["twice"].text() == "Who is here twice?"


def test_taken_apart_from_the_menu_of_the_kept_one(page, pair, services, tools):
    one, two = pair
    services.duplicates.merge(one, two)
    services.notes.add(one, "Came with her mother")
    page.refresh()
    page.open_customer(one)
    settle(tools)
    first, second, _third = page.pane.apart.actions
    assert (first.isVisible(), first.text()) == (True, "Take apart from Zoe Marlow")
    assert first.toolTip() == "Take apart from Zoe Marlow  (Shift+T)"
    assert ("Customers", "Take apart from Zoe Marlow", "Shift+T") in all_keys(page)
    assert not second.isVisible()
    page.activateWindow()
    page.list.setFocus()
    press_here("Shift+T")
    settle(tools)
    words, changes = page.heard[-1]
    assert words == "They are two again. Stays with Zoë Marlow: 1 note."
    assert services.customers.get(two).email == "z@example.org"
    services.history.undo(changes.deed)
    assert services.customers.get(one).email == "z@example.org"


def test_of_somebody_who_is_nobody_else_there_is_nothing_to_take_apart(page, pair, tools):
    page.open_customer(pair[0])
    settle(tools)
    assert not any(action.isVisible() for action in page.pane.apart.actions)
    assert "Shift+T" not in {key for _group, _words, key in all_keys(page)}
    page.list.setFocus()
    press_here("Shift+T")
    settle(tools)
    assert page.heard == []


def test_a_customer_who_is_searched_for_takes_the_place_of_the_pairs(page, pair, tools):
    page.twice.open()
    settle(tools)
    page.open_customer(pair[0])
    settle(tools)
    assert not page.twice.is_open
    assert page.pane.isVisible()
    assert page.pane.customer.id == pair[0]
