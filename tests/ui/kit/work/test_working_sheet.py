"""A sheet whose deed takes a while."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.errors import DelightError, StoppedError
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.working_sheet import WorkingSheet
from tests.qt_helpers import wait_for


@pytest.fixture
def sheet(qtbot, tools):
    page = Page(tools)
    qtbot.addWidget(page)
    made = WorkingSheet("Remove it?", page)
    made.add_button("Cancel")
    made.open()
    yield made
    page.deleteLater()


def test_nothing_else_can_be_pressed_while_it_works(sheet):
    goes_on, answers = Event(), []
    sheet.carry_out(lambda _progress: goes_on.wait(5), answers.append, called="Counting")
    (cancel,) = (b for b in sheet.findChildren(QPushButton) if b.text() == "Cancel")
    assert (sheet.bar.isVisible(), cancel.isEnabled()) == (True, False)
    goes_on.set()
    wait_for(lambda: answers == [True])


def test_what_went_wrong_is_said_and_it_can_be_tried_again(sheet):
    def work(_progress):
        raise DelightError("storage.full")

    sheet.carry_out(work, lambda _answer: None, called="Counting")
    wait_for(lambda: sheet.problem.isVisible())
    assert not sheet.bar.isVisible()
    assert all(button.isEnabled() for button in sheet.findChildren(QPushButton))


def test_closing_it_stops_the_work(sheet):
    began, stopped = Event(), Event()

    def work(progress):
        began.set()
        try:
            while True:
                progress(0, 1)
        except StoppedError:
            stopped.set()
            raise

    sheet.look(work, lambda _answer: None)
    assert began.wait(5)
    sheet.close()
    assert stopped.wait(5)
