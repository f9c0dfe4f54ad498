"""The customers' page, not shown yet."""

from __future__ import annotations

import pytest

from delight.ui.customers.page import CustomersPage


@pytest.fixture
def page(tools, qtbot):
    made = CustomersPage(tools)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    return made
