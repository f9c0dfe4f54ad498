"""Where Tab comes to, for what is made later than what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from delight import ui
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.look.layouts import FlowLayout, column, scrolled, show_beginning, tab_where
from tests.qt_helpers import press_here, spoken_name


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.strip = QFrame()
    made.first = LineField(name="first")
    column(made, made.first, made.strip, LineField(name="last"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.first.setFocus()
    return made


def walk(steps: int) -> list[str]:
    seen = []
    for _ in range(steps):
        press_here("Tab")
        seen.append(spoken_name(QApplication.focusWidget()))
    return seen


def test_tab_comes_to_what_was_made_later_where_it_stands(window):
    box = column(window.strip)
    late = [LineField(name="second"), LineField(name="third")]
    for field in late:
        box.addWidget(field)
    tab_where(window.strip, late)
    QApplication.processEvents()
    assert walk(4) == ["second", "third", "last", "first"]
    assert window.strip.focusPolicy() is Qt.FocusPolicy.NoFocus, "a strip itself takes no keyboard"


def test_nobody_asks_along_the_chain_of_focus():
    # PySide hands each widget over to the one that asked: garbage collection then takes live pages apart.
    files = Path(str(ui.__file__)).parent.rglob("*.py")
    assert [path.name for path in files if "InFocusChain()" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_trailing_flow_ends_where_its_lines_end(qtbot, direction):
    made = QWidget()
    qtbot.addWidget(made)
    made.setLayoutDirection(direction)
    flow = FlowLayout(made, space=4, trailing=True)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(60, 20)
        flow.addWidget(part)
    made.resize(140, 60)
    made.show()
    right_to_left = direction is Qt.LayoutDirection.RightToLeft
    assert [part.x() for part in parts] == ([64, 0, 0] if right_to_left else [16, 80, 80])
    assert [part.y() for part in parts] == [0, 0, 24]
    assert flow.heightForWidth(140) == 44


@pytest.mark.parametrize(("high", "seen"), [(100, (700, 800)), (2000, (700, 720))])
@pytest.mark.parametrize("before", [0, 10_000])
def test_a_part_is_seen_whole_or_from_its_beginning(qtbot, high, seen, before):
    content, part = QWidget(), QFrame()
    content.setFixedSize(200, 4000)
    part.setParent(content)
    part.setGeometry(0, 700, 200, high)
    area = scrolled(content)
    area.resize(220, 400)
    qtbot.addWidget(area)
    area.show()
    bar = area.verticalScrollBar()
    bar.setValue(before)
    show_beginning(area, part)
    assert bar.value() <= seen[0]
    assert seen[1] <= bar.value() + area.viewport().height()


def test_what_is_seen_already_stays_where_it_is(qtbot):
    content, part = QWidget(), QFrame()
    content.setFixedSize(200, 4000)
    part.setParent(content)
    part.setGeometry(0, 700, 200, 100)
    area = scrolled(content)
    area.resize(220, 400)
    qtbot.addWidget(area)
    area.show()
    area.verticalScrollBar().setValue(600)
    show_beginning(area, part)
    assert area.verticalScrollBar().value() == 600
