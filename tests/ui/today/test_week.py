"""The owner's Friday line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.cases.recovery import ActionKind
from delight.domain.reminders import WeekSummary
from delight.ui.kit import machine
from delight.ui.today.page import TodayPage
from delight.ui.today.week import week_words
from tests import factories
from tests.qt_helpers import settle


@pytest.fixture
def page(tools, qtbot, services):
    factories.customer(services)
    machine.change(weeks={str(services.place): "2026-02-27"})
    made = TodayPage(tools)
    qtbot.addWidget(made)
    made.resize(900, 640)
    return made


def sit(services, name):
    services.staff.sit_down(next(one.id for one in services.staff.list() if one.name == name))


def test_the_owner_reads_what_staff_settled_alone_and_that_no_copy_is_elsewhere(page, services, tools):
    sit(services, "Tom Okafor")
    case = factories.case(services)
    factories.action(services, case, ActionKind.APOLOGY, done=True)
    sit(services, "Marta Lind")
    page.show()
    settle(tools)
    assert page.week.words.text() == (
        "This week staff settled 1 thing alone. There is no copy of your shop outside this computer."
    )
    asked = []
    page.settings_requested.connect(asked.append)
    QTest.mouseClick(page.week.copy, Qt.MouseButton.LeftButton)
    assert asked == ["open_copies"]
    QTest.mouseClick(page.week.done, Qt.MouseButton.LeftButton)
    assert not page.week.isVisible()
    assert machine.load().weeks == {str(services.place): "2026-03-06"}
    page.refresh()
    settle(tools)
    assert not page.week.isVisible()


def test_a_shop_that_is_new_here_hears_of_its_first_whole_week(page, services, tools, clock):
    machine.change(weeks={})
    sit(services, "Marta Lind")
    page.show()
    settle(tools)
    assert not page.week.isVisible()
    clock.forward(days=2)
    page.refresh()
    settle(tools)
    assert page.week.isVisible()


def test_a_fresh_copy_needs_no_button(page, services, tools, monkeypatch):
    week = WeekSummary(settled=2, given_minor=0, copy_days=1, currency="GBP")
    monkeypatch.setattr(services.reminders, "week", lambda: week)
    sit(services, "Marta Lind")
    page.show()
    settle(tools)
    assert page.week.words.text() == "This week staff settled 2 things alone."
    assert page.week.copy.isHidden()


def test_the_front_desk_never_sees_it(page, services, tools):
    sit(services, "Tom Okafor")
    page.show()
    settle(tools)
    assert not page.week.isVisible()


@pytest.mark.parametrize(
    ("settled", "given", "days", "words"),
    [
        (0, 0, 2, ""),
        (3, 1250, 0, "This week staff settled 3 things alone, for £12.50."),
        (0, 0, 9, "The newest copy outside this computer is 9 days old."),
    ],
)
def test_the_words_of_a_week(qapp, settled, given, days, words):
    assert (
        week_words(WeekSummary(settled=settled, given_minor=given, copy_days=days, currency="GBP")) == words
    )
