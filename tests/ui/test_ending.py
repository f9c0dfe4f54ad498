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
import os, signal, sys, time
from PySide6.QtCore import QTimer
from delight import app, paths
from delight.ui.main_window import MainWindow
from pathlib import Path
paths.machine_file = lambda: Path(sys.argv[1]).parent / "machine.json"
right = MainWindow.show
def work(progress):
    for step in range(4000):
        progress(step, 4000)
        time.sleep(0.01)
    print("finished")
def show(self):
    right(self)
    if sys.argv[3:]:
        self.ready.connect(lambda: self.tools.tasks.run_long(work, called="Bringing in 4,000 people"))
    self.painted.connect(lambda: QTimer.singleShot(300, lambda: os.kill(os.getpid(), int(sys.argv[2]))))
MainWindow.show = show
sys.exit(app.open_window(Path(sys.argv[1])))
"""


@unix
@pytest.mark.parametrize("number", ASKS)
def test_the_window_closes_in_order(services, place, number):
    services.close()
    done = ended_by(number, place)
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr


@unix
def test_long_work_is_stopped_without_asking_when_nobody_is_there_to_answer(services, place):
    services.close()
    done = ended_by(signal.SIGTERM, place, "at work")
    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
    assert b"Traceback" not in done.stderr


def ended_by(number, place, *more):
    words = [sys.executable, "-c", SCRIPT, str(place), str(int(number)), *more]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(words, env=environment, capture_output=True, timeout=60, check=False)
