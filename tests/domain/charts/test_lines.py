from __future__ import annotations

from delight.domain.charts.shapes import Area, Dot, Line, Role
from delight.domain.charts.sketch import Canvas
from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.values import Unit
from tests.domain.charts.made import lettering, mark, months
from tests.domain.charts.test_bars import shapes_of, told

TALL = Canvas(width=600, height=320, lettering=lettering())
VALUES = [0.5, 0.6, None, 0.7, 0.8, 0.9]


def _joined(shapes) -> list[int | None]:
    return [one.mark for one in shapes if isinstance(one, Line) and one.role is Role.ACCENT]


def test_only_neighbours_with_a_value_are_joined():
    shapes = shapes_of(ChartKind.LINE, Unit.SHARE, *months(VALUES, spread=0.1), joined=True)
    assert _joined(shapes) == [4, 5], "and no line goes through two points"
    assert sum(isinstance(one, Area) for one in shapes) == 1
    assert [one.mark for one in shapes if isinstance(one, Line) and one.role is Role.PALE] == [0, 1]


def test_nothing_is_joined_that_may_not_be():
    shapes = shapes_of(ChartKind.LINE, Unit.SHARE, *months(VALUES, spread=0.1))
    assert _joined(shapes) == []
    whiskers = [one.mark for one in shapes if isinstance(one, Line) and one.role is Role.PALE]
    assert whiskers == [0, 1, 3, 4, 5]


def test_a_month_of_too_few_is_hollow_and_joined_to_nothing():
    few = months([0.9], first=10, quiet=True)
    shapes = shapes_of(ChartKind.LINE, Unit.SHARE, *months([0.5, 0.6, 0.7]), *few, joined=True)
    assert _joined(shapes) == [1, 2]
    assert [one.hollow for one in shapes if isinstance(one, Dot) and one.mark is not None] == [False] * 3 + [
        True
    ]


def test_the_last_the_highest_and_the_lowest_are_told():
    numbers = [
        one
        for one in told(shapes_of(ChartKind.LINE, Unit.COUNT, *months([4, 17, 3, 8])))
        if one in "4 17 3 8".split()
    ]
    assert sorted(numbers) == ["17", "3", "8"]


def test_usual_is_one_level_with_its_word_at_the_end():
    shapes = shapes_of(ChartKind.LINE, Unit.SHARE, *months([0.5, 0.6], usual=0.71))
    levels = [one for one in shapes if isinstance(one, Line) and one.role is Role.USUAL]
    assert len(levels) == 1
    assert told(shapes)[-2:] == ["before", "71 %"]


def test_usual_that_changes_is_a_step_for_each_month():
    marks = [mark("a", 3, usual=2), mark("b", 4, usual=5)]
    levels = [
        one
        for one in shapes_of(ChartKind.LINE, Unit.COUNT, *marks)
        if isinstance(one, Line) and one.role is Role.USUAL
    ]
    assert [one.mark for one in levels] == [0, 1]


def test_what_a_hollow_dot_is_stands_below():
    sure = shapes_of(ChartKind.LINE, Unit.SHARE, *months([0.5, 0.6]), canvas=TALL)
    some = shapes_of(
        ChartKind.LINE, Unit.SHARE, *months([0.5]), *months([0.6], first=8, quiet=True), canvas=TALL
    )
    assert "too few to say" in told(some)
    assert "too few to say" not in told(sure)
    assert [one.mark for one in some if isinstance(one, Dot) and one.hollow] == [None, 1]
