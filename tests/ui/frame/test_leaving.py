"""Closing in the middle of long work asks first: stop it, let it finish, or stay."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from delight.ui.frame.leaving import Leaving, LeavingSheet
from delight.ui.frame.safekeeping import Safekeeper
from delight.ui.kit.work.tasks import UNASKED
from tests.qt_helpers import press, settle, wait_for


@pytest.fixture
def window(qtbot, tools):
    made = QWidget()
    made.resize(600, 400)
    qtbot.addWidget(made)
    made.show()
    keeper = Safekeeper(tools, made)
    made.leaving = Leaving(tools, made)
    yield made
    keeper.stop()


@pytest.fixture
def work(tools):
    """Work of 10 steps that stops after the fourth until it may go on."""
    go_on, told = threading.Event(), []

    def steps(progress):
        for step in range(10):
            progress(step, 10)
            if step == 4:
                go_on.wait(5)
        return "done"

    task = tools.tasks.run_long(steps, told.append, told.append, called="Bringing in 2,000 rows")
    wait_for(lambda: task.far == (4, 10))
    yield go_on, told
    go_on.set()


def asked(window):
    window.close()
    assert window.isVisible()
    sheets = [sheet for sheet in window.findChildren(LeavingSheet) if sheet.isVisible()]
    assert len(sheets) == 1
    return sheets[0]


def press_button(sheet, words):
    next(button for button in sheet.findChildren(QWidget) if getattr(button, "text", str)() == words).click()


def test_it_says_what_is_under_way_and_how_far_it_is(window, work):
    sheet = asked(window)
    assert sheet.title.text() == "Bringing in 2,000 rows: 40 % done"
    sheet.close()


def test_stopped_nothing_stays_and_the_window_closes(window, work, tools):
    go_on, told = work
    press_button(asked(window), "Stop it")
    assert window.isVisible()
    go_on.set()
    wait_for(lambda: not window.isVisible())
    settle(tools)
    assert told == []


def test_let_finish_it_is_done_and_then_the_window_closes(window, work, tools):
    go_on, told = work
    press_button(asked(window), "Let it finish")
    assert window.isVisible()
    go_on.set()
    wait_for(lambda: not window.isVisible())
    assert told == ["done"]


def test_whoever_stays_goes_on_and_is_asked_again(window, work, tools):
    go_on, told = work
    press(asked(window), "Escape")
    assert asked(window).title.text().startswith("Bringing in")
    press_button(asked_sheet(window), "Stay here")
    go_on.set()
    settle(tools)
    assert told == ["done"]
    assert window.isVisible()


def asked_sheet(window):
    return next(sheet for sheet in window.findChildren(LeavingSheet) if sheet.isVisible())


def test_what_ends_while_it_is_asked_needs_no_answer(window, work, tools):
    go_on, told = work
    asked(window)
    go_on.set()
    wait_for(lambda: not window.isVisible())
    assert told == ["done"]


def test_what_failed_keeps_the_window_open_so_that_it_is_seen(window, tools):
    go_on, told = threading.Event(), []

    def fail(progress):
        progress(1, 10)
        go_on.wait(5)
        raise ValueError("full")

    task = tools.tasks.run_long(fail, told.append, told.append, called="Bringing in 3 rows")
    wait_for(lambda: task.far == (1, 10))
    press_button(asked(window), "Let it finish")
    go_on.set()
    settle(tools)
    assert [type(error) for error in told] == [ValueError]
    assert window.isVisible()


def test_what_is_past_its_last_step_cannot_be_stopped_any_more(window, tools):
    go_on = threading.Event()

    def work(progress):
        progress(10, 10)
        go_on.wait(5)

    task = tools.tasks.run_long(work, called="Bringing in 3 rows")
    wait_for(lambda: task.far == (10, 10))
    sheet = asked(window)
    assert sheet.title.text() == "Bringing in 3 rows: almost done"
    assert not sheet.stop.isEnabled()
    press_button(sheet, "Let it finish")
    go_on.set()
    wait_for(lambda: not window.isVisible())


def test_reading_alone_is_not_asked_about(window, tools):
    go_on = threading.Event()
    tools.tasks.run_long(lambda _progress: go_on.wait(5), called=UNASKED)
    tools.tasks.stop()
    go_on.set()
    window.close()
    wait_for(lambda: not window.isVisible())


def test_another_shop_waits_as_closing_does(window, work, tools):
    go_on, _told = work
    left = []
    window.leaving.first(lambda: left.append(True))
    assert left == []
    press_button(asked_sheet(window), "Let it finish")
    go_on.set()
    wait_for(lambda: left)


def test_work_that_does_not_tell_how_far_it_is_is_named_all_the_same(window, tools):
    go_on = threading.Event()
    said = "Stop it, and the letters written so far wait."
    tools.tasks.run_long(lambda _progress: go_on.wait(5), called="Letting 3 letters out", if_stopped=said)
    sheet = asked(window)
    assert sheet.title.text() == "Letting 3 letters out …"
    assert any(label.text() == f"{said} Or let it finish first." for label in sheet.findChildren(QLabel))
    go_on.set()
    wait_for(lambda: not window.isVisible())
