"""The system asks the app to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from delight.ui.ending import ASKS, Ending
from tests.qt_helpers import wait_for

unix = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


@unix
@pytest.mark.parametrize("number", ASKS)
def test_a_signal_is_heard_while_nothing_else_happens(qapp, number):
    before = signal.getsignal(number)
    ending, heard = Ending(qapp), []
    ending.asked.connect(lambda: heard.append(number))
    os.kill(os.getpid(), number)
    wait_for(lambda: heard)
    ending.close()
    ending.deleteLater()
    assert signal.getsignal(number) is before


@unix
def test_what_nohup_keeps_away_stays_away(qapp):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    ending = Ending(qapp)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    ending.close()
    ending.deleteLater()
    signal.signal(signal.SIGHUP, before)


SCRIPT = """
import os, signal, sys
from PySide6.QtCore import QTimer
from delight import app, paths
from delight.ui.main_window import MainWindow
from pathlib import Path
paths.machine_file = lambda: Path(sys.argv[1]).parent / "machine.json"
right = MainWindow.show
def show(self):
    right(self)
    self.painted.connect(lambda: QTimer.singleShot(300, lambda: os.kill(os.getpid(), int(sys.argv[2]))))
MainWindow.show = show
sys.exit(app.open_window(Path(sys.argv[1])))
"""


@unix
@pytest.mark.parametrize("number", ASKS)
def test_the_window_closes_in_order(services, place, number):
    services.close()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(place), str(int(number))],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
