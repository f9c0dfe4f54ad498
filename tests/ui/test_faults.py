"""Faults that nobody expected."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QWidget

from delight.ui import faults
from delight.ui.faults import FaultReporter, write_log
from delight.ui.kit.work.dialogs import Sheet
from tests.qt_helpers import press, wait_for


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def broken():
    raise RuntimeError("Zoë Brontë, 4 High Street")


def fault():
    try:
        broken()
    except RuntimeError as error:
        return error


def test_fourteen_faults_open_one_dialog_and_one_entry(window, tmp_path):
    log = tmp_path / "deep" / "delight.log"
    reporter = FaultReporter(window, log)
    for _ in range(14):
        reporter.report(fault())
    sheets = [s for s in window.findChildren(Sheet) if s.isVisible()]
    assert len(sheets) == 1
    text = log.read_text()
    assert text.count("RuntimeError") == 1
    assert "Zoë" not in text
    assert "High Street" not in text
    press(sheets[0], "Escape")
    wait_for(lambda: not window.findChildren(Sheet))
    reporter.report(fault())
    sheet = wait_for(lambda: next((s for s in window.findChildren(Sheet) if s.isVisible()), None))
    press(sheet, "Escape")


def test_hook_hears_what_nobody_caught_and_can_be_taken_off(window, tmp_path):
    reporter = FaultReporter(window, tmp_path / "delight.log")
    before = sys.excepthook
    try:
        reporter.install()
        error = fault()
        sys.excepthook(type(error), error, error.__traceback__)
        sheet = next(s for s in window.findChildren(Sheet) if s.isVisible())
        press(sheet, "Escape")
    finally:
        reporter.remove()
        assert sys.excepthook is sys.__excepthook__
        sys.excepthook = before


def test_log_does_not_grow_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(faults, "LONGEST_LOG", 1000)
    log = tmp_path / "delight.log"
    for n in range(100):
        write_log(log, f"entry {n} " + "x" * 50)
    assert len(log.read_text()) < 1200
    assert "entry 99" in log.read_text()


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path):
    (tmp_path / "file").write_text("")
    write_log(tmp_path / "file" / "delight.log", "entry")
