"""What a shop says about itself: saved beside what other counters set, and again where it could not be."""

from __future__ import annotations

from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.cases.terms import Failure
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import StorageError
from delight.domain.insight.chapter import Topic
from delight.domain.shop import draft_of
from delight.services.opening import open_services
from delight.ui.kit.words import signing
from tests.qt_helpers import press, press_here, settle, type_text, wait_for
from tests.ui.insight.waiting import shown


@pytest.fixture
def other(services, clock):
    """The same shop at another counter."""
    found = open_services(services.place, clock=clock, zone=UTC)
    yield found
    found.close()


@pytest.fixture
def no_room(services, monkeypatch):
    """Returns the function that makes room again."""

    def full(*_given, **_named):
        raise StorageError("storage.full")

    monkeypatch.setattr(services.shop, "edit", full)
    return monkeypatch.undo


def set_elsewhere(other, **values):
    other.shop.edit(draft_of(other.shop.row(), **values))


def look_again(page, tools):
    tools.bus.changed.emit(Changes(deed="", name=DeedName.SHOP_EDITED))
    shown(page)


def pause(part, tools):
    """Wait until what was changed is saved, as it is once somebody stops."""
    wait_for(lambda: not part._timer.isActive())
    settle(tools)


def test_what_another_counter_set_meanwhile_stays(opened, services, tools, other):
    part = opened(Topic.ICEBERG)
    late = part.rows[Failure.LATE]
    set_elsewhere(other, complain_rates="late 7-8; billing 50-60", winning_cost_minor=700)
    late.high.setFocus()
    press(late.high, "Up")
    pause(part, tools)
    row = services.shop.row()
    assert (row.complain_rates, row.winning_cost_minor) == ("late 5-31; billing 50-60", 700)


def test_a_shop_that_changes_at_that_very_moment_keeps_both(opened, services, tools, other, monkeypatch):
    part, edit = opened(Topic.REVENUE), services.shop.edit
    late = ["late 7-8", "late 9-10"]

    def beaten(draft, seen=None):
        if late:
            set_elsewhere(other, complain_rates=late.pop())
        return edit(draft, seen)

    monkeypatch.setattr(services.shop, "edit", beaten)
    part.amount.setFocus()
    type_text(part.amount, "12")
    press(part.amount, "Return")
    settle(tools)
    row = services.shop.row()
    assert (row.winning_cost_minor, row.complain_rates) == (1200, "late 7-8")


def test_measured_rates_come_back_whatever_was_changed_just_before(opened, services, tools):
    set_elsewhere(services, complain_rates="billing 50-60")
    part = opened(Topic.ICEBERG)
    press(part.rows[Failure.LATE].high, "Up")
    QTest.mouseClick(part.measured, Qt.MouseButton.LeftButton)
    pause(part, tools)
    assert services.shop.row().complain_rates == ""
    assert part.rows[Failure.LATE].rate() == (0.05, 0.30)


def test_what_is_taken_back_is_shown_where_the_keyboard_is(page, opened, services, tools):
    part = opened(Topic.ICEBERG)
    late = part.rows[Failure.LATE]
    late.high.setFocus()
    press(late.high, "Up")
    pause(part, tools)
    wait_for(lambda: late.rate() == (0.05, 0.31))
    services.history.undo()
    look_again(page, tools)
    wait_for(lambda: late.rate() == (0.05, 0.30))
    assert late.high.hasFocus()


def test_a_rate_that_is_being_typed_stays_whatever_comes(page, opened, services, tools, other):
    late = opened(Topic.ICEBERG).rows[Failure.LATE]
    late.high.setFocus()
    late.high.selectAll()
    type_text(QApplication.focusWidget(), "45")
    set_elsewhere(other, complain_rates="late 7-8")
    look_again(page, tools)
    assert late.high.cleanText() == "45"
    press_here("Escape")
    settle(tools)
    assert services.shop.row().complain_rates == "late 7-45"


def test_what_could_not_be_saved_stays_and_is_saved_the_next_time(page, opened, services, tools, no_room):
    part = opened(Topic.REVENUE)
    part.amount.setFocus()
    type_text(part.amount, "12")
    press(part.amount, "Return")
    settle(tools)
    assert page.banner.isVisible()
    page.detail.back.setFocus()
    look_again(page, tools)
    assert part.amount.text() == "12"
    no_room()
    part.amount.setFocus()
    press(part.amount, "Return")
    settle(tools)
    assert services.shop.row().winning_cost_minor == 1200


def test_a_box_that_could_not_be_ticked_is_not_ticked(page, opened, services, tools, no_room):
    part = opened(Topic.CONSISTENCY)
    press(part.compares, "Space")
    settle(tools)
    assert page.banner.isVisible()
    assert not part.compares.isChecked()


def test_an_amount_outlives_a_kill_once_somebody_stops_typing(opened, services, tools, monkeypatch):
    part = opened(Topic.REVENUE)
    part._timer.setInterval(30)
    part.amount.setFocus()
    type_text(part.amount, "12.50")
    pause(part, tools)
    assert part.amount.hasFocus()
    assert services.shop.row().winning_cost_minor == 1250
    part.amount.clear()
    type_text(part.amount, "-")
    pause(part, tools)
    assert not part.field.problem.isVisible()
    assert services.shop.row().winning_cost_minor == 1250


def test_what_is_being_typed_is_saved_where_the_page_goes(page, opened, services, tools):
    part = opened(Topic.REVENUE)
    part.amount.setFocus()
    type_text(part.amount, "9")
    page.hide()
    settle(tools)
    assert services.shop.row().winning_cost_minor == 900


def test_a_guess_that_is_being_chosen_stays_whatever_comes(page, opened, services, tools):
    part = opened(Topic.OURSELVES)
    part.score.focus_row()
    press_here("7")
    look_again(page, tools)
    assert part.score.score() == 7
    press(part.done, "Return")
    shown(page)
    services.history.undo()
    look_again(page, tools)
    assert part.score.score() is None
    assert services.ourselves.mine() is None


@pytest.mark.parametrize("topic", [Topic.CONSISTENCY, Topic.PEOPLE])
def test_somebody_alone_sees_nothing_of_a_staff(page, opened, services, tools, topic):
    services.staff.deactivate(services.staff.list()[1].id)
    signing.show_desk(services.staff.desk())
    opened(topic)
    assert not page.detail.own.isVisible()
