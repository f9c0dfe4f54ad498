"""Remarks while somebody is being listened to: one at a time, Escape closes them first, each is counted."""

from __future__ import annotations

import pytest

from delight.domain.cases.case import CaseFilter, Failure
from tests import factories
from tests.qt_helpers import press, settle, type_text, wait_for
from tests.ui.hands import Hands

AGAIN = "The same has happened to them before."
THANK = "Thank them for telling you."


@pytest.fixture
def hands(open_window, services):
    person = factories.customer(services, "Małgorzata Παπαδοπούλου")
    factories.case(services, person, failure=Failure.WRONG_ITEM)
    return Hands(open_window(services))


@pytest.fixture
def note(hands):
    """The same once more for the same customer, typed by keys; the keyboard is on what would put it right."""
    hands.press("Ctrl+N")
    hands.type("She got the wrong bun again")
    hands.press("Tab")
    hands.choose("malgo")
    form = hands.window.slide.panel.note_page.form
    wait_for(lambda: form.guard.isVisible())
    hands.rest()
    hands.tab_to("What would put it right?")
    return form


def closed(services):
    return {row.code: row.dismissed for row in services.guards.rows() if row.dismissed}


def test_the_same_once_more_is_said_where_it_is_put_right_and_once_only(hands, note):
    assert hands.sees(AGAIN)
    assert note.guard.source.text().startswith("From: ")
    assert hands.window.slide.panel.beside.isAncestorOf(note.guard), "it is seen whatever is scrolled"
    assert "just now" in note.card.warning.words.text()
    assert "second let-down" not in note.card.warning.words.text()


def test_escape_closes_the_remark_first_and_then_the_panel(hands, note, services):
    hands.press("Esc")
    assert not note.guard.isVisible()
    assert hands.window.slide.isVisible()
    wait_for(lambda: closed(services) == {"once-more": 1})
    assert not note.guard.isVisible()
    hands.press("Esc")
    wait_for(lambda: not hands.window.slide.isVisible())


def test_what_comes_next_waits_until_the_first_is_closed(hands, note, services):
    note.toggle_more()
    note.more.mood.chip(1).click()
    hands.rest()
    assert hands.sees(AGAIN)
    assert not hands.sees(THANK)
    press(note.remedy, "Esc")
    wait_for(lambda: hands.sees(THANK))
    press(note.remedy, "Esc")
    wait_for(lambda: closed(services) == {"once-more": 1, "thank-the-angry": 1})
    hands.rest()
    assert not note.guard.isVisible()


def test_it_blocks_nothing_and_the_next_note_begins_without_it(hands, note, services):
    hands.press("Ctrl+Return")
    assert hands.sees("Saved as")
    assert services.cases.count(CaseFilter()) == 2
    hands.press("N")
    hands.type("Cold soup")
    hands.rest()
    assert not note.guard.isVisible()
    assert closed(services) == {}


def test_a_kind_word_is_not_remarked_on(hands, note):
    hands.press("F2")
    wait_for(lambda: not note.guard.isVisible())


def test_a_remark_that_is_switched_off_leaves_the_advice_to_the_card(hands, services, tools):
    services.guards.switch("once-more", on=False)
    hands.press("Ctrl+N")
    hands.type("She got the wrong bun again")
    hands.press("Tab")
    hands.choose("malgo")
    form = hands.window.slide.panel.note_page.form
    wait_for(lambda: form.card.warning.isVisible())
    settle(tools)
    assert not form.guard.isVisible()
    assert "second let-down" in form.card.warning.words.text()


def test_after_a_crash_or_before_the_shop_is_open_it_is_asked_once_it_can_be(open_panel, tools, services):
    form = open_panel(tools).note_page.form
    type_text(form.what, "Outrageous")
    form.toggle_more()
    form.more.mood.chip(1).click()
    wait_for(lambda: settle(tools) or form.guard.isVisible())
    assert form.guard.words.text().startswith(THANK)


def test_a_mood_told_by_the_words_brings_its_remark(hands):
    hands.press("Ctrl+N")
    hands.type("She was furious about the cold soup")
    form = hands.window.slide.panel.note_page.form
    wait_for(lambda: form.guard.isVisible())
    assert form.guard.words.text().startswith(THANK)
