"""The Settings page over a shop of its own."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from delight.ui.settings.page import SettingsPage
from tests.qt_helpers import settle


@pytest.fixture
def page(tools, qtbot):
    """The page, shown and loaded."""
    made = SettingsPage(tools)
    qtbot.addWidget(made)
    made.resize(980, 700)
    made.show()
    made.activateWindow()
    settle(tools)
    made.focus_first()
    return made


@pytest.fixture
def said(page):
    """What the bar at the bottom was told."""
    heard = []
    page.said.connect(lambda words, _changes: heard.append(words))
    return heard


@pytest.fixture
def ready(tools):
    """Wait until the workers are done and the sheet of paper has been asked for."""

    def wait():
        QTest.qWait(60)
        settle(tools)

    return wait


@pytest.fixture
def opened_again(tools, qtbot):
    """Return a function that opens Settings as after a crash, at a group."""

    def open_(name):
        QTest.qWait(450)
        settle(tools)
        made = SettingsPage(tools)
        qtbot.addWidget(made)
        made.resize(980, 700)
        made.show()
        settle(tools)
        made.open_group(getattr(made, name))
        settle(tools)
        return made

    return open_
