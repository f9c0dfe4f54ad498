from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.values import Behind, Unit
from delight.ui.insight.charts.view import ChartBox
from delight.ui.kit.look.layouts import column
from delight.ui.kit.look.theme import Scheme, apply_theme
from tests.domain.charts.made import chart, mark, months, words
from tests.qt_helpers import let_run, press

BARS = chart(
    ChartKind.BARS, Unit.SHARE, [mark("Late", 0.8, n=20), mark("Bill", 0.5, n=10), mark("Rude", None, n=2)]
)


def shown(qtbot, made=BARS, *, right_to_left=False) -> ChartBox:
    window = QWidget()
    box = ChartBox(words(made))
    column(window, QPushButton("Back"), box, None)
    qtbot.addWidget(window)
    window.resize(600, 400)
    if right_to_left:
        window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with qtbot.waitExposed(window):
        window.show()
    box.shown_in, box.opens = window, []
    box.opened.connect(lambda behind, told: box.opens.append((behind, told)))
    return box


@pytest.fixture
def box(qtbot):
    return shown(qtbot)


def _middle(box: ChartBox, place: int):
    spot = box.view.drawing().spots[place]
    return QPointF(spot.x + spot.width / 2, spot.y + spot.height / 2).toPoint()


def test_tab_reaches_it_and_arrows_walk_through_its_marks(box):
    box.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert box.told.text() == "Late: 80 % of 20"
    press(box.view, "Down")
    assert box.told.text() == "Bill: 50 % of 10"
    press(box.view, "End")
    assert box.told.text() == "Rude: too few to say (2)"
    press(box.view, "Down")
    assert box.view.current == 2, "there is no further one"
    press(box.view, "Up")
    press(box.view, "Home")
    assert box.view.current == 0
    assert box.view.accessibleDescription() == "Late: 80 % of 20"


def test_enter_opens_what_is_behind_a_mark(box):
    box.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(box.view, "Down")
    press(box.view, "Return")
    press(box.view, "Space")
    assert box.opens == [(Behind((1, 2, 3, 4, 5)), "A chart: Bill")] * 2


def test_a_click_opens_what_is_behind_a_mark_with_anything_behind_it(qtbot):
    empty = mark("Late", 3)
    object.__setattr__(empty, "behind", Behind())
    box = shown(qtbot, chart(ChartKind.BARS, Unit.COUNT, [empty, mark("Bill", 2)]))
    QTest.mouseClick(box.view, Qt.MouseButton.LeftButton, pos=_middle(box, 0))
    assert box.opens == []
    QTest.mouseClick(box.view, Qt.MouseButton.LeftButton, pos=_middle(box, 1))
    assert box.opens == [(Behind((1,)), "A chart: Bill")]


def test_the_value_under_the_mouse_stands_below_and_goes_with_it(box):
    QTest.mouseMove(box.view, _middle(box, 1))
    assert box.told.text() == "Bill: 50 % of 10"
    assert box.view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    box.view.leaveEvent(None)
    assert box.told.text() == ""


def test_the_keyboards_mark_stays_when_the_mouse_goes(box):
    box.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseMove(box.view, _middle(box, 2))
    box.view.leaveEvent(None)
    assert box.told.text() == "Rude: too few to say (2)"


def test_marks_that_are_told_together_are_passed_over(qtbot):
    few = [mark(f"Kind {n}", None) for n in range(6)]
    box = shown(qtbot, chart(ChartKind.DOTS, Unit.SHARE, [*few, mark("Late", 0.5, n=20)]))
    box.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert box.told.text() == "Late: 50 % of 20"
    press(box.view, "Return")
    QTest.mouseClick(box.view, Qt.MouseButton.LeftButton, pos=_middle(box, 0))
    assert [told for _, told in box.opens] == ["A chart: Late"] * 2


def test_from_right_to_left_the_left_key_goes_on(qtbot):
    box = shown(qtbot, chart(ChartKind.MONTHS, Unit.COUNT, months([1, 2, 3])), right_to_left=True)
    box.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(box.view, "Left")
    assert box.told.text() == "August 2025: 2"
    spots = box.view.drawing().spots
    assert spots[0].x > spots[1].x > spots[2].x


def test_who_hears_it_hears_all_of_it(box):
    assert box.view.accessibleName() == "A chart"
    assert box.view.accessibleDescription().splitlines() == [
        "Late: 80 % of 20",
        "Bill: 50 % of 10",
        "Rude: too few to say (2)",
    ]


def test_shapes_are_kept_as_long_as_the_size_is_the_same(box):
    first = box.view.drawing()
    box.view.repaint()
    assert box.view.drawing() is first
    box.window().resize(700, 400)
    let_run(0)
    assert box.view.drawing().width == box.view.width() != first.width


def test_it_is_as_high_as_it_likes(box):
    assert box.view.height() == box.view.heightForWidth(box.view.width())


def test_with_text_of_twice_the_size_it_is_higher_and_all_names_are_there(qtbot, qapp):
    usual = shown(qtbot).view.height()
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    try:
        large = shown(qtbot)
    finally:
        apply_theme(qapp, Scheme.LIGHT)
    assert large.view.height() > usual * 1.5
    assert len(large.view.drawing().spots) == 3


def test_a_chart_of_nothing_is_no_stop_of_tab(qtbot):
    box = shown(qtbot, chart(ChartKind.LINE, Unit.SHARE, []))
    assert box.view.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert box.view.accessibleDescription() == "Nothing to show yet"
    press(box.view, "Return")
    assert box.opens == []


def test_how_it_is_read_stands_below_where_there_is_something_to_read(qtbot):
    sure = mark("Late", 0.8, low=0.6, high=0.9, n=20)
    told = [
        one.text() for one in shown(qtbot, chart(ChartKind.DOTS, Unit.SHARE, [sure])).findChildren(QLabel)
    ]
    assert (
        "The line beside a dot or a bar reaches as far as the true figure may, 95 times in a hundred." in told
    )
    assert [one.text() for one in shown(qtbot).findChildren(QLabel)] == [""]


def test_what_is_too_few_in_all_is_no_stop_of_tab_and_is_heard(qtbot):
    few = shown(qtbot, chart(ChartKind.LINE, Unit.SHARE, months([None, None])))
    assert few.view.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert few.view.accessibleDescription() == "July 2025: too few to say\nAugust 2025: too few to say"
