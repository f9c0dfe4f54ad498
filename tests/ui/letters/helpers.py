"""Waiting until the page on the letter desk shows what was asked for, and things that fail once."""

from tests.qt_helpers import settle, wait_for


def calm(page):
    """Run the event loop until everything is read, drawn and shown."""
    settle(page.tools)
    while page.writing.live.is_busy:
        wait_for(lambda: not page.writing.live.is_busy)
        settle(page.tools)


def fail_once(monkeypatch, target, name, error):
    """Let ``target.name`` raise ``error`` the first time it is called, then work as it did."""
    right = getattr(target, name)

    def once(*args, **values):
        monkeypatch.setattr(target, name, right)
        raise error

    monkeypatch.setattr(target, name, once)
