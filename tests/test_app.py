"""The composition root: which shop is opened, and what a second shop means for the window."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from delight import app as root
from delight.data.database import FILE_NAME
from delight.data.engine import sqlite
from delight.domain.backups import SecondPlace, SecondState
from delight.domain.cases.promises import PromiseDraft
from delight.domain.errors import StoppedError
from delight.services import opening
from delight.services.opening import shop_exists
from delight.ui.kit import machine
from delight.ui.kit.look.theme import DARK, tokens
from delight.ui.kit.work.page import Tools
from delight.ui.single import OneWindow
from tests import factories
from tests.qt_helpers import press, settle, wait_for


def test_no_shop_is_none(tmp_path, qapp):
    assert root.open_shop(tmp_path / "nothing here", Tools()) is None


def test_a_shop_is_opened(services, place, qapp):
    opened = root.open_shop(place, Tools())
    assert opened.shop.row().name == "The Honey Bun"
    opened.close()


@pytest.fixture
def stale(services, place):
    """A shop whose lists and searches were worked out by other rules than today's."""
    services.close()
    with sqlite.connect(str(place / FILE_NAME)) as connection:
        connection.execute("UPDATE meta SET value='0 0 0' WHERE key='derived'")
    return place


def test_a_shop_of_before_tells_how_far_it_is(stale, qtbot):
    tools, heard = Tools(), []
    tools.readying.connect(lambda *told: heard.append(told))
    root.open_shop(stale, tools).close()
    assert heard[0] == (0, 100)
    heard.clear()
    root.open_shop(stale, tools).close()
    assert heard == []


def test_a_window_that_closes_leaves_the_rest_for_the_next_time(stale, qtbot):
    tools = Tools()
    tools.leaving = True
    with qtbot.waitSignal(tools.not_readied), pytest.raises(StoppedError):
        root.open_shop(stale, tools)
    root.open_shop(stale, Tools()).close()


@pytest.fixture
def window(services, place, qapp, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr("delight.paths.machine_file", lambda: tmp_path / "machine.json")
    monkeypatch.setattr("delight.paths.log_file", lambda: tmp_path / "delight.log")
    monkeypatch.setattr("delight.paths.shop_folder", lambda: tmp_path / "mine")
    import sys

    hook = sys.excepthook
    made = root.make_window(qapp, place)
    qtbot.addWidget(made)
    yield made
    sys.excepthook = hook


def test_the_window_has_a_picture_among_other_windows(window):
    assert not window.windowIcon().isNull()


def test_window_opens_its_shop_and_lets_go_of_it(window, place, services):
    lock = OneWindow(place)
    assert lock.claim()
    host = root.Host(window, lock)
    ready = []
    window.ready.connect(lambda: ready.append(window.tools.services.shop.row().name))
    window.show()
    wait_for(lambda: ready)
    assert ready == ["The Honey Bun"]
    wait_for(lambda: window.places.current)
    host.close()
    assert lock.claim()
    lock.release()


def test_own_shop_takes_the_lock_along(window, place, tmp_path):
    lock = OneWindow(place)
    assert lock.claim()
    host = root.Host(window, lock)
    window.show()
    wait_for(lambda: window.places.current)
    host.switch(tmp_path / "mine")
    wait_for(lambda: window.rail.isHidden())
    assert not shop_exists(tmp_path / "mine")
    freed = OneWindow(place)
    assert freed.claim()
    freed.release()
    assert not OneWindow(tmp_path / "mine").claim()
    host.close()


def test_theme_of_this_machine_is_worn(window, qapp):
    machine.change(theme="dark")
    window.theme_changed.emit()
    assert tokens() is DARK
    machine.change(theme="light")
    window.theme_changed.emit()
    assert tokens() is not DARK
    assert QApplication.instance() is qapp


def test_at_a_counter_reminders_wait_until_the_whole_window_is_back(window, place, clock, monkeypatch):
    monkeypatch.setattr(opening, "open_services", partial(opening.open_services, clock=clock))
    machine.change(counter=True)
    lock = OneWindow(place)
    assert lock.claim()
    host = root.Host(window, lock)
    window.show()
    window.activateWindow()
    wait_for(lambda: window.counter.is_on)
    settle(window.tools)
    host._remind(SecondPlace(state=SecondState.AWAY))
    assert not window.notice.isVisible()
    press(window.counter.mode.home, "F11")
    wait_for(lambda: "Good morning" in window.notice.words.text())
    assert window.notice.isVisible()
    host.close()


def test_how_much_waits_stands_on_the_programs_icon_and_goes_as_it_is_done(
    window, place, services, monkeypatch
):
    told = []
    monkeypatch.setattr(QApplication, "setBadgeNumber", lambda _app, count: told.append(count), raising=False)
    services.recovery.make_promise(
        PromiseDraft(customer_id=factories.customer(services), what="Call her", due_at=services.now())
    )
    lock = OneWindow(place)
    assert lock.claim()
    host = root.Host(window, lock)
    window.show()
    wait_for(lambda: told[-1:] == [1])
    opened = window.tools.services
    (promise,) = opened.recovery.promises()
    window.tools.bus.changed.emit(opened.recovery.settle_promise(promise.id, kept=True))
    wait_for(lambda: told[-1:] == [0])
    host.close()


_CLOSE_BESIDE_WORK = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from delight import app, paths
from delight.ui.kit.work.tasks import Tasks

place = Path(sys.argv[1])
paths.machine_file = lambda: place.parent / "machine.json"
waits = Tasks.wait
Tasks.wait = lambda self: waits(self, 100)
make_window = app.make_window

def work():
    while True:
        time.sleep(0.01)

def make(qapp, folder):
    window = make_window(qapp, folder)
    window.tools.tasks.run(work)
    QTimer.singleShot(200, qapp.quit)
    return window

app.make_window = make
sys.stdout = sys.stderr = None  # as where it is started without a console
app.open_window(place)
"""


def test_the_program_ends_beside_work_that_does_not(tmp_path):
    run = [sys.executable, "-c", _CLOSE_BESIDE_WORK, str(tmp_path / "shop")]
    assert subprocess.run(run, timeout=60, check=False).returncode == 0
