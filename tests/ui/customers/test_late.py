"""What is only used when it is asked for is made then, and is as if it had always been there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from delight.domain.changes import Noun
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.imports.came_with import CameWith
from delight.ui.customers.details.conflict import Conflict
from delight.ui.customers.details.fields import CustomerFields
from delight.ui.customers.person.pane import CustomerPane
from delight.ui.customers.strips import Strip
from delight.ui.kit.only_bar import OnlyBar
from delight.ui.kit.told_answer import ToldAnswer
from tests import factories
from tests.qt_helpers import press_here, settle, type_text, wait_for
from tests.ui.customers.shown import show


def forms_in(page):
    kinds = (Strip, CustomerFields, Conflict, ToldAnswer)
    return [form for form in page.findChildren(QWidget) if isinstance(form, kinds)]


def begins(page):
    rows = page.pane.overview.addressed.rows
    return rows["salutation"].accessibleName() if rows else ""


def stops(number):
    """Press Tab so often, and return what it came to."""
    found = []
    for _ in range(number):
        press_here("Tab")
        found.append(QApplication.focusWidget())
    return found


def test_a_page_that_is_looked_at_has_made_none_of_its_forms(page, tools, services):
    factories.customer(services, "Ana Lima")
    factories.customer(services, "Bo Berg")
    show(page, tools)
    press_here("Down")
    settle(tools)
    assert page.pane.header.name.text() == "Bo Berg"
    assert forms_in(page) == []


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("A", lambda page: page.newcomer),
        ("E", lambda page: page.pane.fields),
        ("N", lambda page: page.pane.notes.strip),
        ("Shift+V", lambda page: page.pane.visits.strip),
        ("R", lambda page: page.pane.overview.ways.strip),
        ("B", lambda page: page.pane.overview.people.strip),
        ("W", lambda page: page.pane.told),
    ],
)
def test_its_key_makes_a_form_once_with_the_keyboard_in_it(page, tools, services, key, form):
    factories.customer(services)
    show(page, tools)
    press_here(key)
    made = forms_in(page)
    assert made == [form(page)]
    assert made[0].isVisible()
    assert QApplication.focusWidget() in made[0].findChildren(QWidget)
    press_here("Escape")
    assert not made[0].isVisible()
    assert page.list.hasFocus()
    press_here(key)
    assert forms_in(page) == made
    assert made[0].isVisible()


def test_the_pane_is_made_in_a_turn_of_its_own(page, tools, services):
    who = factories.customer(services, "Bo Berg")
    factories.customer(services, "Ana Lima")
    page.show()
    assert page.findChildren(CustomerPane) == []
    page.open_customer(who)
    assert page.findChildren(CustomerPane) == []
    settle(tools)
    assert page.pane.isVisible()
    assert page.pane.header.name.text() == "Bo Berg"
    assert page.list.current().name == "Bo Berg"


def test_letters_of_the_pane_rest_as_well_where_pairs_are_looked_for_at_once(page, tools, services):
    factories.customer(services, "Zoë Marlow")
    page.show()
    page.open_twice(frozenset())
    settle(tools)
    assert page.pane.privacy.data in page.actions()
    assert [action for action in page.actions() if action.isEnabled()] == []
    page.twice.close()
    assert page.pane.privacy.data.isEnabled()


def test_letters_begin_as_is_told_before_there_are_the_fields_and_after(page, tools, services):
    factories.customer(services, "Ana Lima", salutation="Dear Ana")
    factories.customer(services, "Bo Berg", salutation="Hello Bo")
    show(page, tools)
    assert begins(page) == "Letters begin: Dear Ana"
    press_here("E")
    press_here("Escape")
    page.list.setFocus()
    press_here("Down")
    wait_for(lambda: begins(page) == "Letters begin: Hello Bo")
    assert page.pane.fields.salutation.text() == "Hello Bo"


def test_fields_that_are_made_late_know_whether_health_may_be_kept(page, tools, services):
    who = factories.customer(services, "Ana Lima")
    services.consents.note(who, ConsentDraft(about=ConsentAbout.HEALTH, given=True, source="said"))
    show(page, tools)
    press_here("E")
    assert page.pane.fields.health.isVisible()
    assert not page.pane.fields.health_ask.isVisible()


def test_tab_comes_to_a_form_where_it_stands(page, tools, services):
    factories.customer(services, phone="01632 960123")
    show(page, tools)
    press_here("R")
    press_here("Escape")  # made first, and stands below the one that is made next
    press_here("Shift+V")
    strip, pane = page.pane.visits.strip, page.pane
    pane._buttons[-1].setFocus(Qt.FocusReason.TabFocusReason)
    assert strip.isAncestorOf(stops(1)[0])
    for _ in range(10):
        if not strip.isAncestorOf(QApplication.focusWidget()):
            break
        press_here("Tab")
    assert QApplication.focusWidget() is pane.overview.ways.rows[0]


def test_tab_comes_to_the_newcomer_between_the_filters_and_the_list(page, tools, services):
    factories.customer(services)
    show(page, tools)
    press_here("A")
    press_here("Shift+Tab")
    assert page.narrowing.isAncestorOf(QApplication.focusWidget())
    press_here("Tab")
    assert page.newcomer.name.hasFocus()
    stops(3)
    type_text(page.newcomer.name, "Noor")
    page.newcomer.add.setFocus()
    assert stops(2)[-1] is page.list


def test_tab_comes_to_the_file_they_came_with_above_the_other_filters(page, tools, services):
    factories.customer(services)
    show(page, tools)
    assert page.findChildren(OnlyBar) == []
    page.show_narrowed(CameWith(import_id="1", file="book.csv", noun=Noun.CUSTOMER))
    settle(tools)
    page.search.setFocus()
    assert stops(1) == [page.narrowing.only.away]
    assert page.narrowing.isAncestorOf(stops(1)[0])


def test_that_nobody_is_here_is_only_said_where_it_is_so(page, tools, services):
    show(page, tools)
    assert page.empty.isVisible()
    assert page.empty.sentence.text() == "Nobody is here yet. A name is enough to begin."
    factories.customer(services, "Ana Lima")
    page.refresh()
    settle(tools)
    assert not page.empty.isVisible()
    assert page.pane.isVisible()
