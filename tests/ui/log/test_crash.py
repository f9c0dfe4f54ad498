"""The power goes while somebody is typing: another process finds the words."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from delight.ui.log.drafts import DraftBox

_TYPE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from delight.ui.kit.work.page import LogWish, Tools
from delight.ui.log.panel import LogPanel
from tests.qt_helpers import let_run

app = QApplication([])
panel = LogPanel(Tools(), Path(sys.argv[1]))
panel.show()
panel.start(LogWish())
QTest.keyClicks(panel.note_page.form.what, "She was crying when she rang, and")
drafts = Path(sys.argv[1]) / "drafts"
for _turn in range(500):
    let_run(10)
    if any("rang, and" in file.read_text() for file in drafts.glob("*.tmp")):
        break
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_words_that_reached_the_system_outlive_a_kill(tmp_path):
    died = subprocess.run([sys.executable, "-c", _TYPE_AND_DIE, str(tmp_path)], timeout=60, check=False)
    assert died.returncode == -signal.SIGKILL
    (kept,) = DraftBox(tmp_path).all()
    assert kept.note.what == "She was crying when she rang, and"
    assert not kept.parked


_TYPE_FOR_EVER = """
import sys
import time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from delight.ui.kit.work.page import LogWish, Tools
from delight.ui.log.panel import LogPanel
from tests.qt_helpers import let_run

app = QApplication([])
panel = LogPanel(Tools(), Path(sys.argv[1]))
panel.show()
panel.start(LogWish())
form = panel.note_page.form
form.toggle_sorted()
form.sorted.cost.setText("3.50")
form.more.idea.setText("Oat milk")
QTest.keyClicks(form.promise_by.line, "Friday noon")
for n in range(2000):
    QTest.keyClicks(form.what, f"{n} ")
    let_run(3)
    if n == 60:
        print("typing", flush=True)
"""


@pytest.mark.parametrize("milliseconds", [0, 70, 190, 333, 610])
def test_whenever_it_dies_a_beginning_is_kept_with_all_that_was_said_beside(tmp_path, milliseconds):
    words = [sys.executable, "-c", _TYPE_FOR_EVER, str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == "typing\n"
        time.sleep(milliseconds / 1000)
        typing.kill()
    (kept,) = DraftBox(tmp_path).all()
    assert "".join(f"{n} " for n in range(2000)).startswith(kept.note.what)
    assert (kept.note.promise_said, kept.note.cost, kept.note.idea) == ("Friday noon", "3.50", "Oat milk")
    assert kept.note.sorted_already
    assert kept.note.promise_by
