"""The page as it is when somebody has gone to it."""

from __future__ import annotations

from tests.qt_helpers import settle


def show(page, tools):
    """Show the page with the keyboard where work starts, and all that is read there."""
    page.show()
    settle(tools)
    page.activateWindow()
    page.focus_first()
    settle(tools)
