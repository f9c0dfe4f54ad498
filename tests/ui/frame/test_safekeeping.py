"""Copies by themselves while the window is open and when it closes."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from delight.data.database import FILE_NAME
from delight.domain.backups import Reason, SecondState
from delight.domain.errors import StorageError
from delight.ui.frame import safekeeping
from delight.ui.frame.safekeeping import Safekeeper
from tests import factories
from tests.qt_helpers import named, settle, wait_for


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(600, 400)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def keeper(tools, window):
    made = Safekeeper(tools, window)
    yield made
    made.stop()


def copies(services):
    return [row.reason for row in services.backups.safety().rows]


def test_closing_waits_for_a_copy(keeper, tools, window, services):
    window.close()
    assert window.isVisible()
    wait_for(lambda: not window.isVisible())
    settle(tools)
    assert copies(services) == [Reason.CLOSED]


def test_an_unchanged_shop_closes_without_another(keeper, window, services):
    services.backups.backup()
    window.close()
    wait_for(lambda: not window.isVisible())
    assert copies(services) == [Reason.BY_HAND]


def test_a_copy_that_cannot_be_made_keeps_nobody_here(keeper, window, services, monkeypatch):
    def full(*_args, **_more):
        raise StorageError("storage.full")

    monkeypatch.setattr(type(services.backups), "tend", full)
    window.close()
    wait_for(lambda: not window.isVisible())


@pytest.fixture
def slow(services, monkeypatch):
    """Copies that go on until they are stopped, or the test is over."""
    over = threading.Event()

    def tend(_self, _reason, progress, **_more):
        while not over.wait(0.005):
            progress(0, 1)

    monkeypatch.setattr(type(services.backups), "tend", tend)
    yield over
    over.set()


def test_a_slow_copy_is_said_quietly_and_can_be_left(keeper, tools, window, slow):
    window.close()
    wait_for(lambda: keeper._veil.isVisible())
    named(window, "Go on without it", QPushButton).click()
    assert not window.isVisible()
    settle(tools)


def test_pressing_close_again_does_not_wait(keeper, tools, window, slow):
    window.close()
    window.close()
    assert not window.isVisible()
    settle(tools)


def test_closing_waits_no_longer_than_it_may(tools, window, slow, monkeypatch):
    monkeypatch.setattr(safekeeping, "LONGEST_MS", 50)
    keeper = Safekeeper(tools, window)
    window.close()
    wait_for(lambda: not window.isVisible())
    settle(tools)
    keeper.stop()


def test_a_window_without_a_shop_closes_at_once(closed_tools, window):
    keeper = Safekeeper(closed_tools, window)
    window.close()
    assert not window.isVisible()
    keeper.stop()


def test_an_open_window_copies_once_a_day(keeper, tools, services, clock):
    keeper.tend()
    settle(tools)
    factories.customer(services)
    keeper.tend()
    settle(tools)
    assert copies(services) == [Reason.DAILY]
    for _ in range(3):
        clock.forward(days=1)
        factories.customer(services)
        keeper.tend()
        settle(tools)
    assert len(copies(services)) == 4


def test_a_clock_that_stands_still_skips_no_day(keeper, tools, services, monkeypatch):
    keeper.tend()
    settle(tools)
    factories.customer(services)
    later = safekeeping.time.monotonic() + 90_000
    monkeypatch.setattr(safekeeping.time, "monotonic", lambda: later)
    keeper.tend()
    settle(tools)
    assert len(copies(services)) == 2


def test_a_damaged_shop_is_said_once_while_it_is_open(keeper, tools, services, place):
    heard = []
    keeper.failed.connect(heard.append)
    with (place / FILE_NAME).open("rb+") as file:
        file.seek(4096 * 3)
        file.write(b"\7" * 4096 * 20)
    for _ in range(2):
        keeper.tend()
        settle(tools)
    assert [error.code for error in heard] == ["storage.damaged"]


def test_the_second_place_is_told_of_once(keeper, tools, services):
    heard = []
    keeper.outside.connect(heard.append)
    for _ in range(2):
        keeper.tend()
        settle(tools)
    assert [second.state for second in heard] == [SecondState.NONE]


def test_another_shop_is_opened_after_the_copy(keeper, tools, services):
    went = []
    keeper.copy_first(lambda: went.append(copies(services)))
    wait_for(lambda: went)
    assert went == [[Reason.CLOSED]]
