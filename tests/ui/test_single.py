"""One window for one shop; a second start raises it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from delight.ui.knock import Door, knock
from delight.ui.single import OneWindow
from tests.qt_helpers import wait_for

_SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from delight.ui.knock import knock
from delight.ui.single import OneWindow
app = QCoreApplication([])
one = OneWindow(Path(sys.argv[1]))
sys.exit(0 if one.claim() else 7 if knock(one.name) else 8)
"""


@pytest.fixture
def first(tmp_path, qapp):
    one = OneWindow(tmp_path / "shop")
    assert one.claim()
    yield one
    one.release()


def test_second_start_raises_the_first(first, tmp_path):
    door, raised = Door(first.name), []
    door.knocked.connect(lambda: raised.append(True))
    second = subprocess.run(
        [sys.executable, "-c", _SECOND_START, str(tmp_path / "shop")], check=False, timeout=30
    )
    assert second.returncode == 7
    wait_for(lambda: raised)
    door.close()


def test_another_shop_has_its_own_window(first, tmp_path):
    other = OneWindow(tmp_path / "another")
    assert other.claim()
    other.release()


def test_a_shop_that_was_left_can_be_claimed_again(tmp_path, qapp):
    for _ in range(2):
        one = OneWindow(tmp_path / "shop")
        assert one.claim()
        one.release()


def test_nobody_answers_where_nobody_is(qapp):
    assert not knock("delight-nobody-here")
