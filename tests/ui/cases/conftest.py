"""Fixtures for tests of Cases: a page or a view in a window of its own, with the keyboard."""

from __future__ import annotations

import pytest

from delight.ui.cases.page import CasesPage
from tests.qt_helpers import settle, wait_for


@pytest.fixture
def in_window(qtbot, tools):
    """Return a function that shows a widget as a window with the keyboard, and returns it."""

    def show(widget, size):
        qtbot.addWidget(widget)
        widget.resize(*size)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        settle(tools)
        return widget

    return show


@pytest.fixture
def open_page(in_window, tools):
    """Return a function that opens the page, perhaps at a case."""

    def open_(case_id=None, size=(1000, 720)):
        page = in_window(CasesPage(tools), size)
        if case_id is not None:
            page.open_case(case_id)
            settle(tools)
            wait_for(lambda: page.view.case_id == case_id)
        return page

    return open_
