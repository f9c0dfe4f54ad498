"""Waiting until the letter desk shows what was asked for, things that fail once, and words of a PDF."""

import pypdfium2

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


def sheets_of(pdf):
    """Return the words on each page of a PDF, wherever its lines end."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def text_of(pdf):
    """Return the words of a PDF, wherever its lines end."""
    return " ".join(sheets_of(pdf))
