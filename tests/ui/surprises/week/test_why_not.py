"""Why somebody is not among the week's surprises: typed, explained, taken away."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.customers.customer import CustomerDraft, Gone
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text, wait_for


@pytest.fixture
def page(people, open_page):
    return open_page()


def ask(page, typed):
    """Type a name and take the first whom it may mean."""
    page.why_not.who.setFocus()
    type_text(page.why_not.who, typed)
    wait_for(lambda: page.why_not.who.is_open)
    press(page.why_not.who, "Return")
    settle(page.tools)
    assert page.why_not.answer.isVisible()
    return page.why_not.words.text()


def test_one_key_comes_to_the_field(page):
    press(page, "w")
    assert page.why_not.who.hasFocus()


def test_whoever_is_among_them_is(page):
    assert "among this week’s surprises" in ask(page, "ines")
    assert page.why_not.name.text() == "Ines Almeida"
    assert not page.why_not.anyway.isVisible()


def test_whoever_wants_none(page, services):
    factories.customer(services, "John Smith", surprises_welcome=False)
    assert ask(page, "john") == "Asked for no surprises."
    assert not page.why_not.anyway.isVisible()


def test_whoever_has_a_complaint_open(page, services):
    factories.case(services, factories.customer(services, "Mia Holt", email=""))
    assert "A complaint is open since 11 Mar" in ask(page, "mia")


def test_whoever_moved_away(page, services):
    factories.customer(services, "Olga Brandt", gone=Gone.MOVED)
    assert "moved away" in ask(page, "olga").casefold()


def test_whoever_was_surprised_lately_can_be_all_the_same(page, services, clock):
    ada = factories.customer(services, "Ada Holm")
    factories.gesture(services, ada)
    clock.forward(days=14)
    words = ask(page, "ada")
    assert "Had one on 11 Mar" in words
    assert "9 Jun" in words
    assert page.why_not.anyway.isVisible()
    page.why_not.anyway.click()
    settle(page.tools)
    assert page.form.isVisible()
    assert page.form.who.text() == "Ada Holm"


def test_the_answer_follows_what_changes(page, services, tools, zoe):
    assert "among this week’s surprises" in ask(page, "zoë")
    changes = services.customers.edit(zoe, CustomerDraft(name="Zoë van Dam", surprises_welcome=False))
    tools.bus.changed.emit(changes)
    settle(tools)
    assert page.why_not.words.text() == "Asked for no surprises."


def test_escape_takes_the_answer_away_and_goes_back_to_the_card_it_came_from(page):
    press_here("Down")
    came_from = page.keyboard.card()
    assert came_from is page.cards()[1]
    press(page, "w")
    ask(page, "ines")
    press_here("Escape")
    assert page.why_not.answer.isHidden()
    assert page.why_not.who.text() == ""
    assert page.keyboard.card() is came_from, "the next letter is a key again, and no word"


def test_escape_goes_back_where_nothing_was_typed(page):
    press(page, "w")
    press_here("Escape")
    assert page.keyboard.card() is page.cards()[0]


def test_escape_goes_to_the_first_card_where_the_other_one_has_gone(page):
    press_here("Down")
    press(page, "w")
    gone = page.cards()[1]
    page.doing.act(gone, "skip")
    settle(page.tools)
    page.why_not.who.setFocus()
    press_here("Escape")
    assert page.keyboard.card() is page.cards()[0]
    assert page.cards()[0] is not gone


def test_close_is_pressed_and_the_keyboard_is_back_among_the_cards(page):
    ask(page, "ines")
    QTest.mouseClick(page.why_not.close_button, Qt.MouseButton.LeftButton)
    assert page.keyboard.card() is page.cards()[0]


def test_their_page_is_one_press_away(page, people, qtbot):
    ask(page, "ines")
    with qtbot.waitSignal(page.open_customer_requested) as asked:
        page.why_not.open.click()
    assert asked.args == [people[1]]


def test_the_answer_comes_into_sight(page, people):
    page.window().resize(1000, 500)
    page.why_not.explain(people[0])
    settle(page.tools)
    wait_for(lambda: not page.why_not.answer.visibleRegion().isEmpty())
    assert page.why_not.answer.visibleRegion().boundingRect().height() == page.why_not.answer.height()


def test_it_does_not_come_into_sight_again_when_something_changes(page, people, services, tools):
    page.window().resize(1000, 500)
    page.why_not.explain(people[0])
    settle(tools)
    bar = page._left_area.verticalScrollBar()
    wait_for(lambda: bar.value() > 0)
    bar.setValue(0)
    tools.bus.changed.emit(services.surprises.skip(services.surprises.week().open[-1].id))
    settle(tools)
    assert bar.value() == 0


def test_a_name_that_is_typed_meanwhile_stays(page, people, tools):
    go_on = threading.Event()
    tools.tasks.run(go_on.wait)
    page.why_not.explain(people[0])
    page.why_not.who.setFocus()
    type_text(page.why_not.who, "to")
    go_on.set()
    settle(tools)
    assert page.why_not.who.text() == "to"
    assert page.why_not.answer.isHidden()
    press(page.why_not.who, "Escape")


def test_a_name_that_nobody_has_is_told(page):
    page.why_not.who.setFocus()
    type_text(page.why_not.who, "Zebedee")
    settle(page.tools)
    assert page.why_not.answer.isVisible()
    assert page.why_not.words.text() == "Nobody you know is called so. A part of the name will do."
    assert not page.why_not.name.isVisible()
    assert not page.why_not.open.isVisible()
    assert not page.why_not.anyway.isVisible()
    press(page.why_not.who, "Escape")
    assert page.why_not.answer.isHidden()
    assert page.keyboard.card() is page.cards()[0]
    assert ask(page, "ines")
    assert page.why_not.name.isVisible()
    assert page.why_not.open.isVisible()
