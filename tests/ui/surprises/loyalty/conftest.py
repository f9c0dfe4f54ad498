"""The view of vouchers and stamp cards by itself."""

from __future__ import annotations

import pytest

from delight.ui.surprises.loyalty.page import LoyaltyView
from tests.qt_helpers import settle


@pytest.fixture
def view(tools, qtbot):
    made = LoyaltyView(tools)
    qtbot.addWidget(made)
    made.resize(980, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle(tools)
    return made
