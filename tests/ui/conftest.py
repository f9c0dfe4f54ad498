"""Fixtures for tests of the window: dressed as on the screen, and no window may be left open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication

from delight.domain.staff.staff import Desk
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


@pytest.fixture(autouse=True)
def _no_window_left(qapp, dressed):
    before = set(QApplication.topLevelWidgets())
    yield
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
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


@pytest.fixture
def open_window(closed_tools, qtbot):
    """Return a function that opens the real window on a shop."""

    def open_it(services):
        window = MainWindow(closed_tools, services.place, lambda _place: services)
        qtbot.addWidget(window)
        window.resize(1200, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        wait_for(lambda: window.places.current)
        settle(closed_tools)
        return window

    return open_it
