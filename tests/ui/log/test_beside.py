"""The customer beside the note: nothing stands between what is typed, and what is open is one click away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.cases.case import CaseFilter
from delight.ui.kit.work.page import LogWish
from tests import factories
from tests.qt_helpers import named, press, wait_for
from tests.ui.hands import Hands


@pytest.fixture
def hands(open_window, services):
    hands = Hands(open_window(services))
    hands.rest()
    return hands


def log_for(hands, person):
    hands.window.resize(1200, 800)
    hands.window.log(LogWish(customer_id=person, what="The bread was hard"))
    hands.rest()
    return hands.window.slide.panel


def left_of(panel):
    form = panel.note_page.form
    return (
        form.card.mapTo(panel, form.card.rect().topRight()).x()
        < form.what.mapTo(panel, form.what.rect().topLeft()).x()
    )


def test_the_card_stands_beside_what_is_typed(hands, services):
    panel = log_for(hands, factories.customer(services))
    assert panel.note_page.form.card.isVisible()
    wait_for(lambda: left_of(panel))
    assert panel.main.width() >= 520
    assert panel.mapTo(hands.window, panel.rect().topRight()).x() == hands.window.width() - 1


def test_it_goes_with_the_customer_and_leaves_the_usual_panel(hands, services):
    panel = log_for(hands, factories.customer(services))
    wait_for(lambda: panel.width() > 700)
    panel.note_page.form.who.setFocus()
    press(panel.note_page.form.who, "Backspace")
    wait_for(lambda: not panel.beside.isVisible())
    wait_for(lambda: panel.width() < 530)


def test_in_a_narrow_window_it_stands_among_the_fields(hands, services):
    hands.window.setMinimumSize(0, 0)
    panel = log_for(hands, factories.customer(services))
    hands.window.resize(800, 700)
    wait_for(lambda: not panel.beside.isVisible())
    form = panel.note_page.form
    assert form.card.isVisible()
    assert form.isAncestorOf(form.card)
    hands.window.resize(1200, 800)
    wait_for(panel.beside.isVisible)
    assert form.card.isVisible()


def test_an_open_case_is_one_click_away_and_the_note_waits(hands, services):
    person = factories.customer(services)
    factories.case(services, person)
    panel = log_for(hands, person)
    reference = services.cases.page(CaseFilter())[0].reference
    named(panel.beside, f"Open {reference}", QPushButton).click()
    hands.rest()
    assert hands.sees("The cappuccino was cold")
    assert not panel.isVisible()
    hands.press("Ctrl+N")
    assert hands.sees("The bread was hard")


def test_tab_goes_on_below_who_and_comes_to_the_card_last(hands, services):
    person = factories.customer(services)
    factories.case(services, person)
    panel = log_for(hands, person)
    panel.note_page.form.who.setFocus()
    hands.press("Tab", "Tab")
    assert hands.is_at("What would put it right?")


def test_what_comes_after_saving_is_as_wide_as_ever(hands, services):
    panel = log_for(hands, factories.customer(services))
    wait_for(lambda: panel.width() > 700)
    hands.press("Ctrl+Return")
    wait_for(panel.next.isVisible)
    wait_for(lambda: panel.width() < 530)
