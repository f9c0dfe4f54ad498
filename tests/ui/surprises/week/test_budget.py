"""The month's money and how the shop wants to surprise: seen, changed, and who may."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests import factories
from tests.qt_helpers import named, press, press_here, settle, type_text


@pytest.fixture
def page(people, open_page):
    return open_page()


def type_into(field, words):
    field.selectAll()
    type_text(field, words)


def test_the_bar_tells_what_is_given_planned_and_left(services, zoe, clock, set_shop, open_page):
    set_shop(surprise_budget_minor=2000, surprises_a_week=0)
    factories.gesture(services, zoe, cost_minor=450)
    factories.gesture(services, zoe, cost_minor=300, planned_on=clock().date())
    page = open_page()
    bar = page.lists.budget
    assert bar.month.text() == "March"
    assert bar.left.text() == "£12.50 left of £20"
    assert bar.given.words.text() == "£4.50 given"
    assert bar.planned.words.text() == "£3 planned"
    assert bar.accessibleName() == "March: £12.50 left of £20, £4.50 given, £3 planned"


def test_more_than_the_budget_is_told(services, zoe, set_shop, open_page):
    set_shop(surprise_budget_minor=300)
    factories.gesture(services, zoe, cost_minor=450)
    assert open_page().lists.budget.left.text() == "£1.50 over £3"


def test_a_usual_budget_is_called_so(page):
    assert page.lists.budget.left.text() == "£30 left of a usual £30"


def test_the_budget_is_changed_in_place(page, services, tools, undo):
    QTest.mouseClick(page.lists.budget, Qt.MouseButton.LeftButton)
    assert page.rules.isVisible()
    assert page.rules.budget.hasFocus()
    type_into(page.rules.budget, "45")
    press_here("Return")
    settle(tools)
    assert services.shop.row().surprise_budget_minor == 4500
    assert page.rules.isHidden()
    assert page.lists.budget.left.text() == "£45 left of £45"
    undo(page)
    assert services.shop.row().surprise_budget_minor is None
    assert page.lists.budget.left.text() == "£30 left of a usual £30"


def test_how_many_and_how_often_are_changed_by_keys(page, services, tools):
    press(page, "b")
    type_into(page.rules.a_week.lineEdit(), "2")
    type_into(page.rules.cool_down.lineEdit(), "120")
    press(page.rules.cool_down, "Ctrl+Return")
    settle(tools)
    shop = services.shop.row()
    assert (shop.surprises_a_week, shop.cool_down_days) == (2, 120)
    assert shop.surprise_budget_minor is None, "nobody said what the budget is"
    assert page.lists.budget.change.hasFocus()


def test_the_hold_out_is_behind_more_with_an_honest_sentence(page, services, tools):
    press(page, "b")
    assert not page.rules.hold_out.isVisible()
    named(page.rules, "More", QPushButton).click()
    assert page.rules.hold_out.isVisible()
    assert page.rules.hold_out.isChecked()
    assert "nobody is told who is left out" in page.rules.honest.text()
    press(page.rules.hold_out, "Space")
    press(page.rules.hold_out, "Ctrl+Return")
    settle(tools)
    assert services.shop.row().hold_out is False


@pytest.mark.parametrize(("typed", "said"), [("-3", "amount"), ("much", "amount"), ("1e12", "amount")])
def test_a_budget_that_cannot_be_read_is_said_there(page, services, tools, typed, said):
    press(page, "b")
    type_into(page.rules.budget, typed)
    press(page.rules.budget, "Ctrl+Return")
    settle(tools)
    assert said in page.rules.form.fields["surprise_budget"].problem.text().casefold()
    assert page.rules.budget.text() == typed
    assert services.shop.row().surprise_budget_minor is None


@pytest.mark.parametrize(("typed", "minor"), [("10,50", 1050), ("10.50", 1050), ("0", 0)])
def test_a_budget_is_read_as_people_write_it(page, services, tools, typed, minor):
    press(page, "b")
    type_into(page.rules.budget, typed)
    press(page.rules.budget, "Ctrl+Return")
    settle(tools)
    assert services.shop.row().surprise_budget_minor == minor


def test_escape_leaves_it_as_it_was(page, services):
    press(page, "b")
    type_into(page.rules.budget, "999")
    press(page.rules.budget, "Escape")
    assert page.rules.isHidden()
    press(page, "b")
    assert page.rules.budget.text() == "30.00"
    assert services.shop.row().surprise_budget_minor is None


def test_what_a_colleague_changed_meanwhile_stays(page, services, tools, set_shop):
    press(page, "b")
    set_shop(cool_down_days=60)
    type_into(page.rules.budget, "50")
    press(page.rules.budget, "Ctrl+Return")
    settle(tools)
    shop = services.shop.row()
    assert (shop.surprise_budget_minor, shop.cool_down_days) == (5000, 60)


def test_what_both_changed_is_asked_about(page, services, tools, set_shop):
    press(page, "b")
    set_shop(surprise_budget_minor=1000)
    type_into(page.rules.budget, "50")
    press(page.rules.budget, "Ctrl+Return")
    settle(tools)
    assert "£10" in page.rules.form.fields["surprise_budget"].problem.text()
    assert services.shop.row().surprise_budget_minor == 1000
    press(page.rules.budget, "Ctrl+Return")
    settle(tools)
    assert services.shop.row().surprise_budget_minor == 5000


def test_asked_for_again_while_it_is_saved_it_opens_afterwards(page, services, tools):
    press(page, "b")
    type_into(page.rules.budget, "45")
    go_on = threading.Event()
    tools.tasks.run(go_on.wait)
    press(page.rules.budget, "Ctrl+Return")
    press(page.rules.budget, "Ctrl+Return")
    press(page, "b")
    go_on.set()
    settle(tools)
    assert services.shop.row().surprise_budget_minor == 4500
    assert len(page.bar) == 1
    assert page.rules.isVisible()
    assert page.rules.budget.text() == "45.00"


def test_the_front_desk_reads_who_decides(people, services, open_page):
    tom = next(one for one in services.staff.list() if one.name == "Tom Okafor")
    services.staff.sit_down(tom.id)
    page = open_page()
    assert page.lists.budget.note.text() == "The owner decides on the budget."
    assert page.lists.budget.note.isVisible()
    assert not page.lists.budget.change.isVisible()
    press(page, "b")
    QTest.mouseClick(page.lists.budget, Qt.MouseButton.LeftButton)
    assert page.rules.isHidden()
    assert not page.catalogue.add_button.isVisible()
