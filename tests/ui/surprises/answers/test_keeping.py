"""The process ends while somebody notes what a customer answered: a second window has all of it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from delight.domain.customers.pulse import PulseDraft
from delight.ui.kit.work.page import Place
from delight.ui.surprises.page import Tab
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text
from tests.ui.surprises.kept_files import failing, kept_with, left_by_a_crash, nothing_kept, opens

WORDS = "The rye was dry"


@pytest.fixture(autouse=True)
def owner(services):
    services.staff.sit_down(1)


@pytest.fixture
def again(window, services):
    return opens(window, services, Tab.ANSWERS)


def note(view, name="Zoë van Dam", score="4", words=WORDS):
    """Begin to note an answer."""
    press(view, "+")
    told = view.told
    if name:
        type_text(told.who, name)
        settle(view.tools)
        press(told.who, "Return")
        settle(view.tools)
    told.score.focus_row()
    press_here(score)
    type_text(told.words, words)
    return told


def save(view):
    view.told.words.setFocus()
    press(view.told.words, "Ctrl+Return")
    settle(view.tools)


def test_it_is_back_as_it_was_typed(again, services, zoe):
    note(again())
    kept_with(services, WORDS, "van Dam", '"score": [4]')
    view = again()
    told = view.told
    assert told.isVisible()
    assert (told.who.value(), told.who.text()) == (zoe, "Zoë van Dam")
    assert (told.score.score(), told.words.toPlainText()) == (4, WORDS)
    assert view.keeping.back.came_back.isVisible()
    save(view)
    (row,) = services.pulses.page()
    assert (row.customer_id, row.score, row.words) == (zoe, 4, WORDS)
    assert nothing_kept(view.tools, services)
    view = again()
    assert (view.told.isHidden(), view.keeping.back.isHidden()) == (True, True)


def test_a_number_alone_is_back(again, services):
    note(again(), name="", score="9", words="")
    kept_with(services, '"score": [9]')
    assert again().told.score.score() == 9


def test_asked_for_again_it_goes_on(again, services, zoe):
    view = again()
    told = note(view)
    QTest.mouseClick(view.head.findChild(QAbstractButton), Qt.MouseButton.LeftButton)
    assert (told.who.value(), told.score.score(), told.words.toPlainText()) == (zoe, 4, WORDS)


def test_taken_back_it_is_not(again, services, zoe):
    view = again()
    note(view)
    kept_with(services, WORDS)
    press(view.told.words, "Escape")
    assert nothing_kept(view.tools, services)


@pytest.mark.parametrize("name", ["", "Zoë van Dam"])
def test_what_was_noted_as_the_power_went_is_not_offered_again(again, services, zoe, name):
    view = again()
    note(view, name)
    put_back = left_by_a_crash(services, WORDS)
    save(view)
    put_back()
    view = again()
    assert (view.told.isHidden(), view.keeping.back.isHidden()) == (True, True)
    assert nothing_kept(view.tools, services)
    assert services.pulses.count() == 1


def test_nor_is_one_that_changed_what_they_answered_that_day(again, services, zoe):
    services.pulses.answer(PulseDraft(score=9, customer_id=zoe))
    view = again()
    note(view)
    put_back = left_by_a_crash(services, WORDS)
    save(view)
    put_back()
    assert [(row.score, row.words) for row in services.pulses.page()] == [(4, WORDS)]
    view = again()
    assert (view.told.isHidden(), view.keeping.back.isHidden()) == (True, True)


def test_the_same_answer_a_day_later_is_offered(again, services, zoe, clock):
    services.pulses.answer(PulseDraft(score=4, customer_id=zoe, words=WORDS))
    clock.forward(days=1)
    note(again())
    kept_with(services, WORDS)
    assert again().told.words.toPlainText() == WORDS


def test_after_a_fault_it_stays_and_is_noted_once(again, services, monkeypatch):
    view = again()
    told = note(view, name="")
    failing(monkeypatch, services.pulses, "answer")
    save(view)
    assert (told.isVisible(), told.words.toPlainText(), told.problem.isVisible()) == (True, WORDS, True)
    monkeypatch.undo()
    save(view)
    assert (told.isHidden(), services.pulses.count()) == (True, 1)


def test_escape_on_a_slow_disk_waits_for_what_becomes_of_it(again, services, zoe, monkeypatch):
    view = again()
    told, go_on = note(view), threading.Event()
    monkeypatch.setattr(services.pulses, "answer", lambda _draft: go_on.wait(10) and 1 / 0)
    press(told.words, "Ctrl+Return")
    press(told.words, "Escape")
    go_on.set()
    settle(view.tools)
    assert (told.isVisible(), told.words.toPlainText()) == (True, WORDS)


@pytest.mark.parametrize("there", [Place.SURPRISES, Place.CUSTOMERS])
def test_erasing_them_erases_it(again, services, zoe, there):
    view = again()
    told = note(view)
    kept_with(services, WORDS)
    view.window().go(there)
    settle(view.tools)
    assert services.privacy.plan([zoe]).drafts == 1
    view.tools.bus.changed.emit(services.privacy.erase([zoe])[0])
    settle(view.tools)
    view.window().go(Place.SURPRISES)
    settle(view.tools)
    assert (told.isHidden(), told.who.text(), told.words.toPlainText()) == (True, "", "")
    assert nothing_kept(view.tools, services)


def test_in_an_older_copy_it_is_nobody_elses(again, services, bring):
    copy = services.backups.backup().path
    zed = factories.customer(services, "Zed Quill")
    note(again(), "Zed Quill")
    kept_with(services, WORDS)
    found, _kept = bring(copy)
    assert factories.customer(found, "Ann Lee") == zed
    told = again(found).told
    assert (told.who.value(), told.who.text(), told.words.toPlainText()) == (None, "Zed Quill", WORDS)
