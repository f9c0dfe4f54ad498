"""What is half typed on the Surprises page, on disk."""

import json
import sqlite3

from delight.ui.kit.work.page import Place
from tests.qt_helpers import let_run, settle, wait_for


def opens(window, services, tab):
    """Return a function that opens the window anew at a tab, beside those that nobody closed."""

    def open_(wanted=services):
        page = window(wanted).go(Place.SURPRISES)
        page.show_tab(tab)
        settle(page.tools)
        return getattr(page, tab.value)

    return open_


def files(services):
    return sorted((services.place / "drafts" / "surprises").glob("*.json"))


def kept_with(services, *words):
    """Wait until all of the words are on disk; return what the file holds."""

    def found():
        return [one for one in files(services) if all(w in one.read_text() for w in words)]

    (file,) = wait_for(found)
    return json.loads(file.read_text())


def left_by_a_crash(services, *words):
    """Return what puts the file back as it is now, as if the power went before it was removed."""
    kept_with(services, *words)
    (file,) = files(services)
    left = file.read_bytes()
    return lambda: file.write_bytes(left)


def nothing_kept(tools, services):
    """Return whether nothing is left on disk once everything was written."""
    let_run(450)
    settle(tools)
    return not files(services)


def failing(monkeypatch, of, name, *, first=True):
    """Let a deed be done, or not, and its answer be a fault of the disk."""
    deed = getattr(of, name)

    def fail(*args):
        if first:
            deed(*args)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(of, name, fail)
