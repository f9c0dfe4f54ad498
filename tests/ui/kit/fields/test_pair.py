"""Two fields stand side by side, or below each other where they would be squeezed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.fields.pair import Pair


@pytest.fixture
def pair(qtbot):
    holder = QWidget()  # a window may not be narrower than its layout wants it
    qtbot.addWidget(holder)
    made = Pair(
        Field("By when?", Choice([("", "Choose a day")])),
        Field("Who keeps it?", Choice([("", "Whoever is at the desk")])),
    )
    made.setParent(holder)
    holder.resize(700, 300)
    holder.show()
    yield made
    holder.close()


def _placed(pair, width, qtbot):
    pair.resize(width, 200)
    left, right = pair.findChildren(Field)
    qtbot.waitUntil(lambda: (right.y() > left.y()) is (width < 600))
    return left.geometry(), right.geometry()


def test_side_by_side_each_half_as_wide(pair, qtbot):
    left, right = _placed(pair, 600, qtbot)
    assert left.width() == pytest.approx(right.width(), abs=1)
    assert left.right() < right.left()


def test_below_each_other_where_there_is_no_room_for_both(pair, qtbot):
    needed = pair.findChildren(Field)[1].minimumSizeHint().width()
    left, right = _placed(pair, needed + 4, qtbot)
    assert left.bottom() < right.top()
    assert right.width() == needed + 4
    assert _placed(pair, 600, qtbot)[1].y() == 0
