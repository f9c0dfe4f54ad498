"""Remarks of evidence guards: asked a moment later, and by nobody once the window is gone."""

from __future__ import annotations

import shiboken6

from delight.ui.kit.remarks import PAUSE_MS, GuardBox
from delight.ui.kit.work.page import Tools
from tests.qt_helpers import let_run


def test_a_box_that_outlives_its_window_asks_nothing(services, clock, qtbot):
    tools = Tools(services, now=clock)
    box = GuardBox(tools)
    qtbot.addWidget(box)
    asked = []
    box.ask(lambda _services: asked.append(1))
    shiboken6.delete(tools)
    let_run(PAUSE_MS * 2)  # what fails in a timer fails the test
    assert not asked
