"""Fixtures for tests of the window: dressed as on the screen, and no window may be left open."""

from __future__ import annotations

from datetime import UTC

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication

from delight.domain.staff.staff import Desk
from delight.services.backups.restoring import restore
from delight.services.opening import open_services
from delight.ui.kit.look.large import be_large
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.words import signing
from delight.ui.kit.work.page import Tools
from delight.ui.main_window import MainWindow
from tests.qt_helpers import settle, wait_for


@pytest.fixture(autouse=True)
def dressed(qapp, tmp_path, monkeypatch):
    """Light colours, British formats, settings of a machine that nobody used before."""
    monkeypatch.setattr("delight.paths.machine_file", lambda: tmp_path / "machine.json")
    monkeypatch.setattr("delight.paths.log_file", lambda: tmp_path / "delight.log")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    signing.show_desk(Desk())
    if not qapp.property("delight-theme"):
        apply_theme(qapp, Scheme.LIGHT)


@pytest.fixture
def doubled(qapp):
    """Text of twice the usual size."""
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    yield
    apply_theme(qapp, Scheme.LIGHT)


@pytest.fixture(autouse=True)
def _no_window_left(qapp, dressed):
    before = set(QApplication.topLevelWidgets())
    yield
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    be_large(on=False)  # a window may go while it is a counter
    left = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
    assert not left, f"left open: {left}"


@pytest.fixture
def tools(services, clock, qapp):
    """The tools of a page, over the shop of ``services`` and the clock that stands still."""
    made = Tools(services, now=clock)
    yield made
    settle(made)
    made.deleteLater()


@pytest.fixture
def closed_tools(clock, qapp):
    """Tools whose shop is not open yet."""
    made = Tools(now=clock)
    yield made
    settle(made)
    made.deleteLater()


def _opened(tools, services, qtbot):
    """Return the real window on a shop, as soon as its first page is there."""
    window = MainWindow(tools, services.place, lambda _place: services)
    qtbot.addWidget(window)
    window.resize(1200, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    wait_for(lambda: window.places.current)
    settle(tools)
    return window


@pytest.fixture
def open_window(closed_tools, qtbot):
    """Return a function that opens the real window on a shop."""

    return lambda services: _opened(closed_tools, services, qtbot)


@pytest.fixture
def window(services, clock, qtbot):
    """Return a function that opens the real window; those before it are left as a crash leaves them."""
    opened = []

    def open_(wanted=services):
        opened.append(Tools(wanted, now=clock))
        return _opened(opened[-1], wanted, qtbot)

    yield open_
    for tools in opened:
        settle(tools)


@pytest.fixture
def bring(clock, services):
    """Return a function that brings a copy back; it returns the services on it, and the copy made before."""
    now = [services]

    def back(copy):
        now[0].close()
        report = restore(copy, services.place, clock=clock)
        found = now[0] = open_services(services.place, clock=clock, zone=UTC)
        found.staff.sit_down(found.staff.list()[0].id)
        return found, report.kept

    yield back
    now[0].close()
