"""Words typed where no field is: letters are keys here, and nothing must come of them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from delight.ui.today.page import TodayPage
from tests import factories
from tests.qt_helpers import press, settle
from tests.ui.typing import at, type_words


@pytest.fixture
def page(tools, qtbot):
    made = TodayPage(tools)
    qtbot.addWidget(made)
    made.resize(900, 640)
    return made


def shown(page, tools):
    page.show()
    settle(tools)
    page.activateWindow()
    page.focus_first()
    return titles(page)


def titles(page):
    return [row.title.text() for row in page.rows()]


def to_do(services, clock, *names):
    cases = [factories.case(services, factories.customer(services, name)) for name in names]
    return [factories.action(services, case, due_on=clock().date()) for case in cases]


def done(services, actions):
    return [services.recovery.action(one).done_at is not None for one in actions]


@pytest.mark.parametrize("words", ["done", "no, sold\n", "dan ", "de\n"])
def test_words_meant_for_a_field_do_nothing(page, tools, services, clock, words):
    actions = to_do(services, clock, "Ada", "Bea", "Cy")
    before, said = shown(page, tools), []
    page.said.connect(lambda words, changes: said.append((words, changes)))
    type_words(words)
    settle(tools)
    assert titles(page) == before
    assert done(services, actions) == [False] * 3
    assert said[-1:] == [("That looked like typing, so nothing was changed.", None)] * words.startswith("d")


def test_what_the_first_letter_did_is_taken_back_when_the_next_one_comes_late(page, tools, services, clock):
    actions = to_do(services, clock, "Ada", "Bea")
    before = shown(page, tools)
    at(10_000, "d")
    settle(tools)
    assert done(services, actions) == [True, False]
    at(10_290, "o")
    settle(tools)
    assert done(services, actions) == [False, False]
    assert sorted(titles(page)) == sorted(before)


def test_one_letter_works_at_once_and_so_does_the_next_one_after_a_look(page, tools, services, clock):
    actions = to_do(services, clock, "Ada", "Bea")
    shown(page, tools)
    at(10_000, "d")
    assert len(page.rows()) == 1
    at(10_301, "s")
    press(QApplication.activePopupWidget(), "Escape")
    at(11_000, "d")
    settle(tools)
    assert done(services, actions) == [True, True]


def test_words_typed_later_do_not_take_back_what_was_meant(page, tools, services, clock):
    actions = to_do(services, clock, "Ada", "Bea")
    shown(page, tools)
    at(10_000, "d")
    settle(tools)
    type_words("xy", start=15_000)
    settle(tools)
    assert done(services, actions) == [True, False]


def test_the_same_letter_quickly_again_is_meant(page, tools, services, clock):
    actions = to_do(services, clock, "Ada", "Bea", "Cy")
    shown(page, tools)
    type_words("ddd")
    settle(tools)
    assert done(services, actions) == [True] * 3


@pytest.mark.parametrize("keys", [("d", "d"), ("d", "Down", "d"), ("d", "Down", "Up", "d")])
def test_quick_hands_are_not_taken_for_words(page, tools, services, clock, keys):
    actions = to_do(services, clock, "Ada", "Bea", "Cy")
    shown(page, tools)
    for number, key in enumerate(keys):
        at(10_000 + number * 80, key)
    settle(tools)
    assert sum(done(services, actions)) == 2


def test_an_arrow_after_a_letter_says_that_it_was_a_key(page, tools, services, clock):
    actions = to_do(services, clock, "Ada", "Bea", "Cy")
    shown(page, tools)
    at(10_000, "d")
    at(10_100, "Down")
    at(10_200, "s")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "the next letter is a key, too"
    press(menu, "Escape")
    settle(tools)
    assert sum(done(services, actions)) == 1


def test_a_menu_that_a_word_opened_goes_and_its_enter_chooses_nothing(page, tools, services, clock):
    case = factories.case(services, factories.customer(services))
    clock.forward(days=3)
    shown(page, tools)
    type_words("sold\n")
    settle(tools)
    assert not isinstance(QApplication.activePopupWidget(), QMenu)
    assert services.cases.get(case).snoozed_until is None


@pytest.mark.parametrize("key", ["d", "Return", "Space"])
def test_a_key_that_is_held_acts_once(page, tools, services, clock, key):
    actions = to_do(services, clock, "Ada", "Bea", "Cy")
    shown(page, tools)
    at(10_000, key)
    for moment in range(10_500, 10_700, 30):
        at(moment, key, held=True)
    settle(tools)
    assert done(services, actions) == [True, False, False]


def test_enter_that_is_held_opens_a_question_and_does_not_answer_it(page, tools, services, clock):
    case = factories.case(services, factories.customer(services))
    clock.forward(days=4)
    assert shown(page, tools) == ["Put it right for Zoë Brontë"]
    at(10_000, "Return")
    for moment in range(10_500, 10_700, 30):
        at(moment, "Return", held=True)
    settle(tools)
    assert page.rows()[0].open_question is not None
    assert services.cases.get(case).stage == "new"
