"""A note by one key; changed where it stands; what was begun is not lost."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from delight.ui.kit.timeline.timeline import TimelineRow
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text, wait_for
from tests.ui.customers.shown import show


def shown(page, tools):
    show(page, tools)
    return page.pane.notes.strip


def told(page):
    return [(row.moment.title, row.moment.text) for row in page.findChildren(TimelineRow)]


def test_one_key_words_and_it_stands_on_the_timeline(page, tools, services):
    who = factories.customer(services)
    strip = shown(page, tools)
    press_here("N")
    type_text(QApplication.focusWidget(), "Likes the corner table")
    press_here("Ctrl+Return")
    settle(tools)
    assert [note.text for note in services.notes.of(who)] == ["Likes the corner table"]
    wait_for(lambda: told(page) == [("Note", "Likes the corner table")])
    assert not strip.isVisible()
    assert QApplication.focusWidget() is page.list, "the next key belongs where one was"


def test_enter_opens_it_again_with_all_its_words_and_saves_the_change(page, tools, services):
    who = factories.customer(services)
    services.notes.add(who, "word " * 400)
    strip = shown(page, tools)
    timeline = page.pane.history.timeline
    timeline.setFocus()
    press(timeline, "Return")
    settle(tools)
    assert len(strip.text.toPlainText()) == 2_000
    strip.text.setPlainText("Short")
    press(strip.text, "Ctrl+Return")
    settle(tools)
    assert [note.text for note in services.notes.of(who)] == ["Short"]


def test_it_is_removed(page, tools, services):
    who = factories.customer(services)
    services.notes.add(who, "Old")
    strip = shown(page, tools)
    page.pane.history.timeline.setFocus()
    press_here("Return")
    settle(tools)
    strip.drop.click()
    settle(tools)
    assert services.notes.of(who) == []
    assert not strip.isVisible()


def test_what_was_begun_is_there_when_one_comes_back(page, tools, services):
    factories.customer(services, "Ana Lima")
    factories.customer(services, "Ben Ito")
    strip = shown(page, tools)
    press_here("N")
    type_text(strip.text, "Half a thou")
    page.list.setFocus()
    press_here("Down")
    settle(tools)
    assert not strip.isVisible()
    press_here("N")
    assert strip.text.toPlainText() == ""
    press_here("Escape")
    page.list.setFocus()
    press_here("Up")
    settle(tools)
    press_here("N")
    assert strip.text.toPlainText() == "Half a thou"


def test_an_empty_one_is_told_what_is_missing(page, tools, services):
    who = factories.customer(services)
    strip = shown(page, tools)
    press_here("N")
    press_here("Ctrl+Return")
    settle(tools)
    assert strip.form.fields["text"].problem.text() == "Please write a few words."
    assert services.notes.of(who) == []
