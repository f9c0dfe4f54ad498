"""The forms of this week's page: none is made before it is asked for, and Tab finds each where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from delight.ui.surprises.catalogue.entry_form import EntryForm
from delight.ui.surprises.week.form import SurpriseForm
from delight.ui.surprises.week.rules_form import RulesForm
from tests import factories
from tests.qt_helpers import press


@pytest.fixture
def page(alone, services, open_page):
    factories.customer(services, "Zoë van Dam")
    return open_page()


def made(page):
    return [kind for kind in (SurpriseForm, RulesForm, EntryForm) if page.findChildren(kind)]


def goes_to(before):
    """Press Tab, and return what has the keyboard then."""
    before.setFocus()
    press(before, "Tab")
    return QApplication.focusWidget()


def test_none_is_made_with_the_page_and_each_when_it_is_opened(page):
    assert made(page) == []
    page.acts["new"].trigger()
    assert made(page) == [SurpriseForm]
    page.lists.budget.change.click()
    assert made(page) == [SurpriseForm, RulesForm]
    page.catalogue.add_button.click()
    assert made(page) == [SurpriseForm, RulesForm, EntryForm]
    assert page.catalogue.form.name.hasFocus()


def test_tab_goes_through_each_where_it_stands(page):
    page.catalogue.add_button.click()
    page.open_rules()
    page.start_new()
    assert goes_to(page.form.who) is page.form.what
    assert goes_to(page.form.save) is page.lists.budget.change
    assert goes_to(page.lists.budget.change) is page.rules.budget
    assert goes_to(page.rules.cancel_button) is page.lists.empty.button
    assert goes_to(page.catalogue.add_button) is page.catalogue.form.name
    assert goes_to(page.catalogue.form.cancel_button) is page.catalogue.cards[0]
