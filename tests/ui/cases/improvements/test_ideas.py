"""The process ends while somebody writes an idea down: every word is there again."""

import pytest
from PySide6.QtTest import QTest

from delight.domain.improvements.improvement import IdeaDraft
from delight.ui.cases.improvements.view import ImprovementsView
from tests import factories
from tests.qt_helpers import press, settle, type_text, wait_for

WORDS = "Oat milk for"


@pytest.fixture
def again(in_window, tools):
    """Return a function that opens the ideas anew, beside those that nobody closed."""

    def open_():
        view = in_window(ImprovementsView(tools), (980, 640))
        view.show_tab("ideas")
        settle(tools)
        return view.ideas

    return open_


def files(services):
    return sorted((services.place / "drafts" / "cases").glob("*.json"))


def kept(services):
    wait_for(lambda: any(WORDS in one.read_text() for one in files(services)))


def write(field):
    field.setFocus()
    field.selectAll()
    type_text(field, WORDS)


def test_a_new_idea_is_back_after_a_crash_and_gone_with_cancel(again, services, tools):
    pane = again()
    pane.nothing.button.click()
    write(pane.composer.what)
    kept(services)
    pane = again()
    assert pane.composer.what.isVisible()
    assert pane.composer.what.text() == WORDS
    assert pane.back.came_back.isVisible()
    press(pane.composer.what, "Escape")
    QTest.qWait(450)
    settle(tools)
    assert not files(services)


def test_an_idea_that_is_changed_is_the_same_again_and_erased_with_its_customer(again, services):
    person = factories.customer(services)
    case = factories.case(services, person)
    idea = services.ideas.add(IdeaDraft(what="Milk", case_id=case)).record
    pane = again()
    pane._change(pane.rows[0])
    write(pane.composer.note)
    kept(services)
    pane = again()
    assert pane.composer.note.isVisible()
    assert (pane.composer.note.text(), pane.composer.what.text()) == (WORDS, "Milk")
    assert pane.composer.record["id"] == idea
    services.privacy.erase([person])
    assert not files(services)


def test_of_an_idea_that_is_gone_the_words_can_be_copied(again, services):
    idea = services.ideas.add(IdeaDraft(what="Milk")).record
    pane = again()
    pane._change(pane.rows[0])
    write(pane.composer.note)
    kept(services)
    services.ideas.remove(idea)
    pane = again()
    assert pane.composer.isHidden()
    assert pane.back.words.toPlainText() == WORDS
    assert pane.back.words.isVisible()
