"""A name typed while a list has the keyboard: letters are keys there, and nothing may come of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from delight.domain.cases.case import CaseDraft
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.stages import CaseKind
from delight.ui.cases.board.view import BoardView
from delight.ui.cases.file import read_file
from delight.ui.cases.page import CasesPage
from delight.ui.cases.promised.view import PromisedView
from tests import factories
from tests.qt_helpers import press, settle
from tests.ui.typing import at, type_words

NAMES = ("Bea Holm", "Karl Dorn", "Dana Moss", "Mona Thal", "Clara Lund", "Tom Berg")
SAID = "That looked like typing, so nothing was changed."


@pytest.fixture
def cases(services, clock):
    """A case, an action and a promise of each of them."""
    made = []
    for name in NAMES:
        case = factories.case(services, factories.customer(services, name))
        factories.action(services, case, due_on=clock().date())
        due = clock() + timedelta(hours=5)
        services.recovery.make_promise(PromiseDraft(what="Ring back", due_at=due, case_id=case))
        made.append(case)
    return made


@pytest.fixture
def shop(services, cases):
    """Return a function that reads all that a letter could have changed."""

    def read():
        files = [replace(read_file(services, case), history=(), unfinished={}) for case in cases]
        return [re.sub(r"version=\d+", "", repr(file)) for file in files]

    return read


@pytest.fixture
def hands(in_window, tools):
    """Return a function that opens a page, types a name into its list and returns what was said."""

    def type_into(kind, words, every=120):
        page = in_window(kind(tools), (1000, 720))
        page.focus_first()
        settle(tools)
        said = []
        page.said.connect(lambda words, _changes: said.append(words))
        type_words(words, every=every)
        settle(tools)
        return page, said

    return type_into


@pytest.mark.parametrize("kind", [CasesPage, PromisedView, BoardView])
@pytest.mark.parametrize("words", [*(f"{name}\n".lower() for name in NAMES), "snell", "hanna", "xenia"])
def test_no_row_changes_by_a_name(hands, shop, kind, words):
    before = shop()
    hands(kind, words)
    assert shop() == before
    assert not isinstance(QApplication.activePopupWidget(), QMenu)


@pytest.mark.parametrize(("kind", "words"), [(CasesPage, "dana"), (PromisedView, "karl")])
def test_it_is_said_and_the_list_goes_to_whom_was_typed(hands, shop, kind, words):
    before = shop()
    page, said = hands(kind, words)
    assert said[-1] == SAID
    assert shop() == before
    assert page.list.current().customer_name.lower().startswith(words)


def test_a_kind_word_is_not_done_by_the_c_of_a_name(hands, services):
    kind_word = services.cases.log(CaseDraft(kind=CaseKind.COMPLIMENT, what="Lovely cake")).record
    _page, said = hands(CasesPage, "clara")
    assert services.cases.get(kind_word).stage == "new"
    assert said[-1] == SAID


def test_one_letter_still_does_it_at_once(in_window, tools, services, cases):
    page = in_window(PromisedView(tools), (1000, 640))
    page.focus_first()
    first = page.list.current().id
    at(10_000, "k")
    settle(tools)
    assert services.recovery.promise(first).state == "kept"
    type_words("xy", start=15_000)
    settle(tools)
    assert services.recovery.promise(first).state == "kept"


def test_a_word_why_is_saved_by_enter_after_a_look_at_its_form(in_window, tools, services, cases):
    page = in_window(PromisedView(tools), (1000, 640))
    page.focus_first()
    first = page.list.current().id
    at(10_000, "b")
    type_words("oven broke\n", start=10_500)
    settle(tools)
    promise = services.recovery.promise(first)
    assert (promise.state, promise.note) == ("broken", "oven broke")


@pytest.mark.parametrize("keys", [[*"bea holm", "Return"], [*"bea", "Down", "Return"]])
def test_words_in_the_form_of_their_first_letter_stay_and_are_not_saved(
    in_window, tools, services, cases, keys
):
    page = in_window(PromisedView(tools), (1000, 640))
    page.focus_first()
    first = page.list.current().id
    for number, key in enumerate(keys):
        at(10_000 + number * 120, {" ": "Space"}.get(key, key))
    settle(tools)
    assert services.recovery.promise(first).state == "open"
    assert page.answering.is_typed


def test_the_digit_of_a_stage_right_after_its_letter_is_meant(in_window, tools, services, cases):
    page = in_window(CasesPage(tools), (1000, 720))
    page.focus_first()
    case = page.list.current().id
    at(10_000, "m")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    at(10_100, "2")
    assert QApplication.activePopupWidget() is menu
    press(menu, "Down")
    press(menu, "Return")
    settle(tools)
    assert services.cases.get(case).stage != "new"
