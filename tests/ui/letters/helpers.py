"""Waiting until the page on the letter desk shows what was asked for."""

from tests.qt_helpers import settle, wait_for


def calm(page):
    """Run the event loop until everything is read, drawn and shown."""
    settle(page.tools)
    while page.writing.live.is_busy:
        wait_for(lambda: not page.writing.live.is_busy)
        settle(page.tools)
