"""A small form while a slow disk saves it: every word stays until that is known to have worked."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.ui.kit.told_answer import ToldAnswer
from delight.ui.kit.work.page import Page
from tests.qt_helpers import press, settle, type_text

WORDS = "Cold soup"


@pytest.fixture
def form(tools, qtbot):
    """A form on a page, filled in."""
    page = Page(tools)
    made = ToldAnswer(page)
    made.setParent(page.content)
    qtbot.addWidget(page)
    page.resize(500, 600)
    made.resize(480, 500)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    made.ask()
    press(made.score.chip(0), "4")
    type_text(made.words, WORDS)
    return made


@pytest.fixture
def slow(services, monkeypatch):
    """A disk that waits until it is told to go on; ``fails`` makes it fail then."""
    answer = services.pulses.answer

    class Slow:
        go_on, fails = threading.Event(), False

        def __call__(self, draft):
            self.go_on.wait(10)
            if self.fails:
                raise sqlite3.OperationalError("disk I/O error")
            return answer(draft)

    made = Slow()
    monkeypatch.setattr(services.pulses, "answer", made)
    yield made
    made.go_on.set()


def escape(form):
    press(form.words, "Escape")


def cancel(form):
    QTest.mouseClick(form.cancel_button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("leave", [escape, cancel])
class TestLeftWhileItIsSaved:
    def test_it_stays_and_goes_once_it_is_stored(self, form, slow, services, tools, leave):
        press(form.words, "Ctrl+Return")
        leave(form)
        assert (form.isVisible(), form.words.toPlainText()) == (True, WORDS)
        slow.go_on.set()
        settle(tools)
        assert (form.isVisible(), form.words.toPlainText()) == (False, "")
        assert [row.words for row in services.pulses.page()] == [WORDS]

    def test_what_the_disk_refused_is_all_there_with_the_reason(self, form, slow, services, tools, leave):
        slow.fails = True
        press(form.words, "Ctrl+Return")
        leave(form)
        slow.go_on.set()
        settle(tools)
        assert (form.isVisible(), form.words.toPlainText(), form.score.score()) == (True, WORDS, 4)
        assert form.problem.isVisible()
        leave(form)
        assert (form.isVisible(), form.words.toPlainText()) == (False, "")


def test_its_own_key_does_not_close_it_while_it_is_saved(form, slow, tools):
    slow.fails = True
    press(form.words, "Ctrl+Return")
    form.ask_about(1, "Zoë Brontë")
    slow.go_on.set()
    settle(tools)
    assert (form.isVisible(), form.words.toPlainText()) == (True, WORDS)
