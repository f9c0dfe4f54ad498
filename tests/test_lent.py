"""Copies of letters that other programs showed do not outlive the app."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from delight import app as root
from delight import paths
from delight.services import lending
from delight.ui.kit.work.page import Tools
from delight.ui.single import OneWindow
from tests.qt_helpers import wait_for

AGES = {"just now": 5, "this morning": 3 * 3600, "yesterday": 25 * 3600}


@pytest.fixture
def lent(tmp_path, monkeypatch):
    """Copies of several ages in a folder of the test's own."""
    monkeypatch.setattr("delight.paths.lent_folder", lambda: tmp_path / "lent")
    copies = {age: lending.lend(b"letter", f"{age}.pdf") for age in AGES}
    for age, seconds in AGES.items():
        then = time.time() - seconds
        os.utime(copies[age].parent, (then, then))
    return copies


def left(copies):
    return [age for age, file in copies.items() if file.exists()]


def test_what_a_crash_left_goes_with_the_next_start(lent, services, place):
    opened = root.open_shop(place, Tools())
    assert opened
    opened.close()
    assert left(lent) == ["just now", "this morning"]


def test_what_was_lent_goes_when_the_window_closes(lent, services, place, qapp, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr("delight.paths.machine_file", lambda: tmp_path / "machine.json")
    monkeypatch.setattr("delight.paths.log_file", lambda: tmp_path / "delight.log")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = root.make_window(qapp, place)
    qtbot.addWidget(window)
    lock = OneWindow(place)
    assert lock.claim()
    host = root.Host(window, lock)
    window.show()
    wait_for(lambda: window.places.current)
    host.close()
    assert left(lent) == ["just now"]


@pytest.mark.skipif(sys.platform == "win32", reason="sessions of Unix")
def test_a_session_without_a_folder_lends_from_the_users_own(monkeypatch, tmp_path):
    tmp_path.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert paths.lent_folder().is_relative_to(tmp_path)
    (tmp_path / "open to all").mkdir(mode=0o755)
    for none in ("", "here", str(tmp_path / "gone"), str(tmp_path / "open to all")):
        monkeypatch.setenv("XDG_RUNTIME_DIR", none)
        assert paths.lent_folder().is_relative_to(Path.home())
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert paths.lent_folder().is_relative_to(Path.home())
