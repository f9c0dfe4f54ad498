"""What the shop says itself: guesses, the iceberg's assumption, what a customer costs to win, people."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.cases.terms import Failure
from delight.domain.insight.chapter import Topic
from delight.domain.shop import draft_of
from tests.qt_helpers import press, press_here, settle, too_small, type_text, unnamed
from tests.ui.insight.waiting import shown


@pytest.fixture
def opened(page, tools):
    """Return a function that opens a chapter and returns what the shop can say there."""

    def open_(topic):
        page.open_topic(topic)
        shown(page)
        return page.detail.own.parts[topic]

    return open_


def test_the_answers_are_shown_once_somebody_has_guessed(page, opened, services, tools):
    assert page.overview.cards[Topic.OURSELVES].sentence.text() == "What about ourselves?"
    part = opened(Topic.OURSELVES)
    assert not page.detail.first.isVisible()
    assert not page.detail.charts.isVisible()
    assert not part.done.isEnabled()
    assert not unnamed(part)
    assert not too_small(part)
    part.score.focus_row()
    press_here("1")
    press_here("0")
    press(part.done, "Return")
    shown(page)
    assert services.ourselves.mine().score == 10
    assert page.detail.first.isVisible()
    assert page.detail.charts.isVisible()
    assert part.last.text().startswith("You guessed 10")
    press_here("Escape")
    assert page.overview.cards[Topic.OURSELVES].sentence.text().startswith("You think they would")


def test_who_would_rather_not_guess_can_look_all_the_same(page, opened):
    part = opened(Topic.OURSELVES)
    press(part.skip, "Return")
    assert page.detail.first.isVisible()
    assert page.detail.back.hasFocus()


def test_a_rate_is_saved_after_a_pause_and_measured_ones_come_back(page, opened, services, tools):
    part = opened(Topic.ICEBERG)
    late = part.rows[Failure.LATE]
    assert late.rate() == (0.05, 0.30)
    assert not part.measured.isVisible()
    late.low.setFocus()
    late.low.selectAll()
    type_text(QApplication.focusWidget(), "40")
    press_here("Return")
    assert (late.low.value(), late.high.value()) == (40, 40)
    assert services.shop.row().complain_rates == ""
    QTest.qWait(part._timer.interval() + 50)
    settle(tools)
    assert services.shop.row().complain_rates == "late 40-40"
    page.detail.back.setFocus()
    QTest.mouseClick(part.measured, Qt.MouseButton.LeftButton)
    settle(tools)
    assert services.shop.row().complain_rates == ""
    assert late.rate() == (0.05, 0.30)


def test_leaving_saves_a_rate_at_once(page, opened, services, tools):
    late = opened(Topic.ICEBERG).rows[Failure.LATE]
    late.high.setFocus()
    press(late.high, "Up")
    press_here("Escape")
    settle(tools)
    assert services.shop.row().complain_rates == "late 5-31"


def test_what_a_customer_costs_to_win_is_kept_and_what_is_no_amount_is_refused(opened, services, tools):
    part = opened(Topic.REVENUE)
    part.amount.setFocus()
    type_text(part.amount, "12.50")
    press(part.amount, "Return")
    settle(tools)
    assert services.shop.row().winning_cost_minor == 1250
    part.amount.clear()
    type_text(part.amount, "much")
    press(part.amount, "Return")
    settle(tools)
    assert part.field.problem.isVisible()
    assert services.shop.row().winning_cost_minor == 1250
    part.amount.clear()
    press(part.amount, "Return")
    settle(tools)
    assert services.shop.row().winning_cost_minor is None
    assert not part.field.problem.isVisible()


def test_people_are_compared_once_an_owner_wants_it(page, opened, services, tools):
    part = opened(Topic.CONSISTENCY)
    press(part.compares, "Space")
    settle(tools)
    assert services.shop.row().compares_staff
    tools.bus.changed.emit(services.shop.edit(draft_of(services.shop.row(), compares_staff=False)))
    settle(tools)
    assert not part.compares.isChecked()


def test_the_front_desk_guesses_but_sets_nothing(made, some_case, services, open_page, tools, monkeypatch):
    monkeypatch.setattr(type(services.context), "sees_all", False)
    page = open_page()
    for topic, is_there in ((Topic.ICEBERG, False), (Topic.REVENUE, False), (Topic.OURSELVES, True)):
        page.open_topic(topic)
        shown(page)
        assert page.detail.own.isVisible() is is_there


def test_a_chapter_about_which_nothing_can_be_said_has_no_such_part(page):
    page.open_topic(Topic.RETURN)
    shown(page)
    assert not page.detail.own.isVisible()
