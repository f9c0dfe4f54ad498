"""Reminders: told once, quietly, and on the desktop with nobody's name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from delight.domain.cases.terms import Channel
from delight.domain.shop import ShopDraft
from delight.ui.frame.reminding import Reminding, Tray
from delight.ui.kit import machine
from tests import factories
from tests.qt_helpers import settle, wait_for


class Corner(QObject):
    """A desktop's corner that keeps what it is told."""

    clicked = Signal()

    def __init__(self):
        super().__init__()
        self.told = []

    def tell(self, title, words):
        self.told.append(words)


@pytest.fixture
def desktop(monkeypatch):
    """A desktop that has a corner for notices; what is shown there, with its picture."""
    shown = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _icon: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, *what: shown.append(what))
    return shown


def test_a_notice_on_the_desktop_has_our_picture_and_comes_once_the_window_is_behind(qtbot, desktop):
    window = QWidget()
    qtbot.addWidget(window)
    tray = Tray(window)
    tray.tell("Delight", "A promise: at 10:15.")
    ((title, words, picture, _long),) = desktop
    assert (title, words) == ("Delight", "A promise: at 10:15.")
    assert not picture.isNull()
    window.show()
    window.activateWindow()
    wait_for(window.isActiveWindow)
    tray.tell("Delight", "A promise: at 11:15.")
    assert len(desktop) == 1, "whoever looks at the window reads it there"


@pytest.fixture
def corner():
    return Corner()


@pytest.fixture
def reminding(tools, qtbot, corner, clock):
    window = QWidget()
    qtbot.addWidget(window)
    made = Reminding(tools, window, corner)
    made.heard = []
    made.said.connect(made.heard.append)
    machine.change(summaries={str(tools.services.place): "2026-03-11"})
    made._begin()
    settle(tools)
    yield made
    made.stop()


def promise(services, clock, minutes, name="Zoë Brontë"):
    due = clock() + timedelta(minutes=minutes)
    return factories.case(services, factories.customer(services, name), promise="Call her", promise_by=due)


def look(reminding, tools):
    reminding.look()
    settle(tools)


def test_a_promise_is_called_to_mind_half_an_hour_before_and_only_once(
    reminding, services, tools, clock, corner
):
    promise(services, clock, 45)
    look(reminding, tools)
    assert reminding.heard == []
    clock.forward(minutes=15)
    look(reminding, tools)
    look(reminding, tools)
    assert reminding.heard == ["The promise to Zoë Brontë: at 10:15."]
    assert corner.told == ["A promise: at 10:15."]


def test_a_desktop_names_people_only_where_this_machine_may(reminding, services, tools, clock, corner):
    machine.change(reminder_names=True)
    promise(services, clock, 10)
    look(reminding, tools)
    assert corner.told == ["The promise to Zoë: at 09:40."]


def test_while_a_guest_sees_the_screen_nobody_is_named(reminding, services, tools, clock):
    tools.guest.set(on=True)
    try:
        promise(services, clock, 10)
        look(reminding, tools)
        assert reminding.heard == ["A promise: at 09:40."]
    finally:
        tools.guest.set(on=False)


def test_in_counter_mode_nothing_is_told_before_the_whole_window_is_back(
    tools, qtbot, corner, services, clock
):
    window, at_counter, heard = QWidget(), [True], []
    qtbot.addWidget(window)
    made = Reminding(tools, window, corner, rests=lambda: bool(at_counter))
    made.said.connect(heard.append)
    machine.change(summaries={str(tools.services.place): "2026-03-11"})
    made._begin()
    promise(services, clock, 10)
    clock.forward(minutes=5)
    look(made, tools)
    assert (heard, corner.told) == ([], [])
    at_counter.clear()
    look(made, tools)
    made.stop()
    assert heard == ["The promise to Zoë Brontë: at 09:40."]
    assert corner.told == ["A promise: at 09:40."]


def test_a_summary_that_comes_once_counter_mode_is_on_waits(tools, qtbot, corner, clock):
    window, at_counter, heard = QWidget(), [], []
    qtbot.addWidget(window)
    made = Reminding(tools, window, corner, rests=lambda: bool(at_counter))
    made.said.connect(heard.append)
    made._begin()
    at_counter.append(1)
    settle(tools)
    assert heard == []
    at_counter.clear()
    look(made, tools)
    made.stop()
    assert heard == ["Good morning. Nothing is waiting."]


def test_after_a_sleep_several_promises_are_one_notice(reminding, services, tools, clock, corner):
    for minutes in (60, 90, 120):
        promise(services, clock, minutes)
    clock.forward(hours=3)
    look(reminding, tools)
    assert corner.told == ["3 promises are due, the first at 10:30."]


def test_in_quiet_hours_nobody_is_bothered_and_afterwards_it_is_told(
    reminding, services, tools, clock, corner
):
    services.shop.edit(ShopDraft(**_kept(services), quiet_from="09:00", quiet_to="11:00", summary_at="08:00"))
    promise(services, clock, 60)
    clock.forward(minutes=45)
    look(reminding, tools)
    assert corner.told == []
    clock.forward(hours=1)
    look(reminding, tools)
    assert corner.told == ["A promise: 45 minutes late."]


def test_a_kept_promise_is_not_called_to_mind(reminding, services, tools, clock, corner):
    case = promise(services, clock, 60)
    services.recovery.settle_promise(services.recovery.promises(case)[0].id, kept=True)
    clock.forward(minutes=45)
    look(reminding, tools)
    assert corner.told == []


def test_the_morning_summary_comes_once_a_day_and_names_nobody(reminding, services, tools, clock, corner):
    promise(services, clock, 60 * 23)
    clock.forward(days=1)
    look(reminding, tools)
    look(reminding, tools)
    assert len(corner.told) == 1
    assert corner.told[0].startswith("Good morning. ")
    assert "Zoë" not in corner.told[0]
    assert reminding.heard == corner.told
    clock.forward(days=1)
    look(reminding, tools)
    assert len(corner.told) == 2


def test_a_summary_in_the_afternoon_wishes_no_good_morning(reminding, services, tools, clock, corner):
    clock.forward(days=1, hours=6)
    look(reminding, tools)
    assert corner.told == ["Nothing is waiting."]


def test_who_is_to_hear_from_us_today_is_called_to_mind_before_the_shop_closes(
    reminding, services, tools, clock, corner
):
    services.shop.edit(ShopDraft(**_kept(services), hours="mo-fr 08:00-18:00"))
    who = factories.customer(services)
    case = factories.case(services, who, channel=Channel.EMAIL)
    assert services.cases.get(case).acknowledge_by == clock().replace(hour=18, minute=0)
    look(reminding, tools)
    assert corner.told == []
    clock.now = clock().replace(hour=17, minute=35)
    look(reminding, tools)
    look(reminding, tools)
    assert corner.told == ["Somebody has not heard from us yet. It is due at 18:00."]
    assert reminding.heard == ["Zoë Brontë has not heard from us yet. It is due at 18:00."]


def test_several_things_are_one_notice_whatever_they_are(reminding, services, tools, clock, corner):
    services.shop.edit(ShopDraft(**_kept(services), hours="mo-fr 08:00-18:00"))
    for name in ("Ada", "Bea"):
        factories.case(services, factories.customer(services, name), channel=Channel.EMAIL)
    clock.now = clock().replace(hour=17, minute=35)
    look(reminding, tools)
    promise(services, clock, 10)
    factories.case(services, factories.customer(services, "Cy"), channel=Channel.EMAIL)
    look(reminding, tools)
    assert corner.told == [
        "2 customers have not heard from us yet. The first is due at 18:00.",
        "2 things are due, the first at 17:45.",
    ]


def test_a_shop_that_wants_no_reminders_gets_none(reminding, services, tools, clock, corner):
    services.shop.edit(ShopDraft(**_kept(services), reminders=False))
    promise(services, clock, 10)
    clock.forward(days=1)
    look(reminding, tools)
    assert corner.told == reminding.heard == []


def _kept(services):
    shop = services.shop.row()
    return {name: getattr(shop, name) for name in ("name", "country", "currency", "language")}
