"""A menu of which one value is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from delight.domain.cases.case import Failure
from delight.ui.kit.fields.choice import Choice
from tests.qt_helpers import press

WORDS = "Order or case number"


@pytest.fixture
def put(qtbot):
    """Shows a menu in a window of its own."""

    def show(*values, wide=None):
        choice = Choice(*values, name="Kind")
        if wide:
            choice.setFixedWidth(wide)
        qtbot.addWidget(choice)
        with qtbot.waitActive(choice):
            choice.show()
            choice.activateWindow()
        return choice

    return show


def painted(choice):
    choice.clearFocus()
    return choice.grab().toImage()


def pointed_at(choice):
    """Rest the mouse on a menu and return what is told."""
    middle = choice.rect().center()
    QApplication.sendEvent(choice, QHelpEvent(QEvent.Type.ToolTip, middle, choice.mapToGlobal(middle)))
    return QToolTip.text()


def test_words_without_room_end_in_an_ellipsis_and_stand_whole_in_the_tip(put):
    cut = put([("a", WORDS)], wide=110)
    ends = [put([("a", f"{WORDS[:n]}…")], wide=110) for n in range(3, len(WORDS))]
    assert any(painted(cut) == painted(end) for end in ends)
    assert pointed_at(cut) == WORDS
    QToolTip.hideText()


def test_words_with_room_stand_whole_and_need_no_tip(put):
    whole = put([("a", WORDS)], wide=300)
    assert painted(whole) != painted(put([("a", f"{WORDS[:-1]}…")], wide=300))
    assert pointed_at(whole) == ""


def test_it_keeps_the_enum(put):
    choice = put(Failure)
    choice.set_value(Failure.RUDE)
    assert choice.value() is Failure.RUDE
    assert choice.currentText() == "Unfriendly"
    choice.set_value(None)
    assert choice.value() is None
    seen = []
    choice.picked.connect(seen.append)
    choice.setFocus()
    press(choice, "Down")
    assert choice.value() is Failure.LATE
    assert seen == [Failure.LATE]


def test_the_wheel_over_a_choice_scrolls_the_page_and_chooses_nothing(put):
    choice = put(Failure)
    choice.set_value(Failure.RUDE)
    choice.clearFocus()
    middle = QPointF(choice.rect().center())
    turn = QWheelEvent(
        middle,
        choice.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turn)
    assert choice.value() is Failure.RUDE
    assert not turn.isAccepted()
    assert not choice.hasFocus()
