"""A week with nobody in it says why, and what helps."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.customers.customer import CustomerDraft
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import named, press_here, settle


def helps(page):
    return named(page.lists.empty, page.lists.empty.button.text(), QPushButton)


def test_no_customers_leads_to_them(open_page, qtbot):
    page = open_page()
    assert "no customers" in page.lists.empty.words.text()
    with qtbot.waitSignal(page.page_requested) as asked:
        helps(page).click()
    assert asked.args == [Place.CUSTOMERS.value]


def test_a_budget_of_zero_leads_to_the_budget(people, services, set_shop, open_page):
    set_shop(surprise_budget_minor=0)
    for idea in services.catalogue.entries():
        if not idea.cost_minor:
            services.catalogue.switch(idea.key, off=True)
    page = open_page()
    assert "budget for surprises is zero" in page.lists.empty.words.text()
    assert page.lists.budget.left.text() == "£0 left of £0"
    helps(page).click()
    assert page.rules.budget.hasFocus()


def test_an_empty_catalogue_leads_to_a_gesture_of_ones_own(people, services, open_page):
    for idea in services.catalogue.entries():
        services.catalogue.switch(idea.key, off=True)
    page = open_page()
    assert "nothing to surprise anybody with" in page.lists.empty.words.text()
    helps(page).click()
    assert page.catalogue.form.name.hasFocus()


def test_everybody_who_wants_none_is_left_in_peace(services, open_page):
    for name in ("John Smith", "Ada Holm"):
        factories.customer(services, name, surprises_welcome=False)
    page = open_page()
    assert "all customers asked for no surprises" in page.lists.empty.words.text()


def test_none_a_week_leads_to_how_many(people, alone, open_page):
    page = open_page()
    assert "0 a week" in page.lists.empty.words.text()
    helps(page).click()
    assert page.rules.isVisible()


def test_who_was_surprised_lately_rests(people, services, clock, open_page):
    for customer in people:
        factories.gesture(services, customer, planned_on=clock().date())
    page = open_page()
    assert "surprise lately, or has one planned" in page.lists.empty.words.text()


def test_a_week_that_is_decided_says_when_there_are_more(services, zoe, open_page, tools):
    page = open_page()
    page.focus_first()
    press_here("a")
    settle(tools)
    assert page.lists.suggested.isHidden()
    assert page.lists.empty.isVisible()
    assert page.lists.empty.words.text() == "You have been through this week’s suggestions."


@pytest.mark.parametrize("welcome", [True, False])
def test_a_wish_of_now_counts_at_once(services, zoe, open_page, tools, welcome):
    page = open_page()
    changes = services.customers.edit(zoe, CustomerDraft(name="Zoë", surprises_welcome=welcome))
    tools.bus.changed.emit(changes)
    settle(tools)
    assert page.lists.suggested.isVisible() is welcome


def test_a_week_that_cannot_be_stored_says_why_and_never_that_nobody_fits(
    people, services, open_page, tools, monkeypatch
):
    monkeypatch.setattr("delight.data.database.BUSY_SECONDS", 0.05)
    with services.context.db.raw() as other:
        other.execute("BEGIN IMMEDIATE")
        page = open_page()
        assert page.banner.isVisible()
        assert page.banner.what.text() == "Another program is writing to the shop just now."
        assert page.lists.empty.isHidden()
        assert page.lists.budget.isVisible()
        other.execute("ROLLBACK")
    page.banner.help.click()
    settle(tools)
    assert page.banner.isHidden()
    assert len(page.lists.suggested.cards) == len(people)
