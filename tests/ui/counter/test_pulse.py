"""The customer's own turn: one number, one open question, thank you; nothing else is in reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.customers.customer import CustomerDraft
from delight.ui.counter.pulse import THANKS_MS
from tests.qt_helpers import press, press_here, settle, too_small, type_text, unnamed, wait_for


@pytest.fixture
def pulse(window, counter):
    QTest.mouseClick(counter.home.pulse, Qt.MouseButton.LeftButton)
    settle(window.tools)
    assert counter.pulse.isVisible()
    return counter.pulse


def answers(services):
    return services.pulses.page()


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_a_number_and_a_reason_by_fingers(window, counter, pulse, services):
    assert services.shop.row().name in pulse.ask.text()
    click(pulse.keys[9])
    type_text(pulse.words, "You remembered my name")
    click(pulse.send)
    settle(window.tools)
    told = answers(services)
    assert [(one.score, one.words, one.customer_id) for one in told] == [(9, "You remembered my name", None)]
    assert pulse.thanks.isVisible()


@pytest.mark.parametrize("score", [0, 7])
def test_by_keys(window, counter, pulse, services, score):
    press_here(str(score))
    press(pulse.words, "Ctrl+Return")
    settle(window.tools)
    assert [one.score for one in answers(services)] == [score]


def test_rather_not_say_keeps_the_number_alone(window, counter, pulse, services):
    click(pulse.keys[10])
    type_text(pulse.words, "hm")
    click(pulse.skip)
    settle(window.tools)
    assert [(one.score, one.words) for one in answers(services)] == [(10, "")]


def test_another_number(window, counter, pulse, services):
    click(pulse.keys[2])
    click(pulse.again)
    click(pulse.keys[8])
    click(pulse.skip)
    settle(window.tools)
    assert [one.score for one in answers(services)] == [8]


def test_a_tap_goes_back_and_so_does_time(window, counter, pulse, services):
    click(pulse.keys[8])
    click(pulse.send)
    assert pulse._timer.interval() == THANKS_MS
    click(pulse)
    assert counter.pages.currentWidget() is counter.home
    click(counter.home.pulse)
    settle(window.tools)
    click(pulse.keys[5])
    click(pulse.send)
    pulse._timer.setInterval(1)
    pulse._timer.start()
    wait_for(lambda: counter.pages.currentWidget() is counter.home)


def test_whoever_walks_away_after_the_number_is_counted(window, counter, pulse, services):
    click(pulse.keys[6])
    counter._idle.timeout.emit()
    settle(window.tools)
    assert [one.score for one in answers(services)] == [6]
    assert counter.pages.currentWidget() is counter.home


def test_not_now_keeps_nothing(window, counter, pulse, services):
    click(pulse.not_now)
    settle(window.tools)
    assert answers(services) == []
    assert counter.pages.currentWidget() is counter.home


def test_nothing_of_the_shop_can_be_reached(window, counter, pulse):
    for key in ("F11", "Ctrl+1", "Ctrl+N", "Ctrl+K", "1", "Ctrl+Z"):
        press(pulse, key)
        settle(window.tools)
        if pulse.pages.currentIndex():
            click(pulse.again)
    assert window.counter.is_on
    assert counter.pulse.isVisible()
    assert not window.body.isVisible()


def test_nothing_is_said_to_staff_meanwhile_nor_after(window, counter, pulse, services):
    window.say("Somebody else's matter")
    assert not window.notice.isVisible()
    click(pulse.keys[3])
    click(pulse.send)
    click(pulse)
    settle(window.tools)
    assert not window.notice.isVisible()
    assert "3" not in counter.home.title.text()


def test_after_a_visit_it_is_that_customers_answer(window, counter, services, say):
    anna = services.customers.add(CustomerDraft(name="Anna Bell")).record
    press(counter.home, "5")
    say("Anna Bell")
    press_here("Return")
    settle(window.tools)
    press_here("Return")
    settle(window.tools)
    click(counter.home.pulse)
    settle(window.tools)
    assert not window.notice.isVisible()
    click(counter.pulse.keys[9])
    click(counter.pulse.skip)
    settle(window.tools)
    assert [one.customer_id for one in answers(services)] == [anna]


def test_every_key_is_large_and_named(window, counter, pulse):
    assert too_small(pulse, 44) == []
    assert unnamed(pulse) == []
    window.setMinimumSize(0, 0)
    window.resize(800, 1280)
    settle(window.tools)
    assert too_small(pulse, 44) == []
    assert QApplication.focusWidget() is pulse


def test_a_failure_keeps_the_answer_and_says_so(window, counter, pulse, services, monkeypatch):
    monkeypatch.setattr(services.pulses, "answer", lambda _draft: 1 / 0)
    click(pulse.keys[4])
    type_text(pulse.words, "Too slow")
    click(pulse.send)
    settle(window.tools)
    assert pulse.banner.isVisible()
    assert pulse.words.toPlainText() == "Too slow"
    monkeypatch.undo()
    click(pulse.send)
    settle(window.tools)
    assert [(one.score, one.words) for one in answers(services)] == [(4, "Too slow")]


def test_whoever_is_next_is_not_taken_for_the_one_before(window, counter, services, say):
    services.customers.add(CustomerDraft(name="Anna Bell"))
    press(counter.home, "5")
    say("Anna Bell")
    press_here("Return")
    settle(window.tools)
    press_here("Return")
    settle(window.tools)
    press(counter.home, "3")
    press_here("Escape")
    click(counter.home.pulse)
    settle(window.tools)
    click(counter.pulse.keys[9])
    click(counter.pulse.skip)
    settle(window.tools)
    assert [one.customer_id for one in answers(services)] == [None]
