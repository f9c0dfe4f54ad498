"""Chips and tabs: what is chosen after a second click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.ui.kit.fields.chips import ChipRow


@pytest.mark.parametrize(("tabs", "left"), [(True, "board"), (False, None)])
def test_a_tab_clicked_twice_stays_and_a_chip_is_let_go(qtbot, tabs, left):
    chips = ChipRow([("list", "List"), ("board", "Board")], one_only=True, tabs=tabs)
    qtbot.addWidget(chips)
    chips.show()
    for chosen in ("board", left):
        QTest.mouseClick(chips.chip("board"), Qt.MouseButton.LeftButton)
        assert chips.value() == chosen
