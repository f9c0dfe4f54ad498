"""One window for one shop."""

from __future__ import annotations

import subprocess
import sys

from delight.ui.single import OneWindow
from tests.qt_helpers import wait_for


def test_second_start_raises_the_first(tmp_path, qapp):
    first = OneWindow(tmp_path / "shop")
    raised = []
    first.raised.connect(lambda: raised.append(True))
    assert first.claim()
    try:
        code = (
            "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
            "from delight.ui.single import OneWindow; app = QCoreApplication([]);"
            "sys.exit(0 if OneWindow(Path(sys.argv[1])).claim() else 7)"
        )
        other = subprocess.run([sys.executable, "-c", code, str(tmp_path / "shop")], check=False, timeout=30)
        assert other.returncode == 7
        wait_for(lambda: raised)
        elsewhere = OneWindow(tmp_path / "another")
        assert elsewhere.claim()
        elsewhere.release()
    finally:
        first.release()


def test_a_shop_that_was_left_can_be_claimed_again(tmp_path, qapp):
    for _ in range(2):
        one = OneWindow(tmp_path / "shop")
        assert one.claim()
        one.release()
