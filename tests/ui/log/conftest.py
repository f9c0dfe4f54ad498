"""Fixtures for tests of the Log panel."""

from __future__ import annotations

import pytest

from delight.ui.kit.work.page import LogWish
from delight.ui.log.panel import LogPanel
from tests.qt_helpers import settle


@pytest.fixture
def open_panel(qtbot, services):
    """Return a function that opens a panel over tools."""

    opened = []  # Qt would take down what Python lets go

    def open_(tools, place=services.place):
        panel = LogPanel(tools, place)
        qtbot.addWidget(panel, before_close_func=lambda p: p.finish())
        opened.append(panel)
        panel.resize(520, 900)
        panel.show()
        panel.activateWindow()
        panel.start(LogWish())
        settle(tools)
        return panel

    return open_


@pytest.fixture
def panel(open_panel, tools):
    return open_panel(tools)


@pytest.fixture
def form(panel):
    return panel.note_page.form
