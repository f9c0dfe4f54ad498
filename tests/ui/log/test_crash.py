"""The power goes while somebody is typing: another process finds the words."""

from __future__ import annotations

import signal
import subprocess
import sys

from delight.ui.log.drafts import DraftBox

_TYPE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from delight.ui.kit.page import LogWish, Tools
from delight.ui.log.panel import LogPanel

app = QApplication([])
panel = LogPanel(Tools(), Path(sys.argv[1]))
panel.show()
panel.start(LogWish())
QTest.keyClicks(panel.note_page.form.what, "She was crying when she rang, and")
drafts = Path(sys.argv[1]) / "drafts"
for _turn in range(500):
    QTest.qWait(10)
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
