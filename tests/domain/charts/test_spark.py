from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.charts.shapes import Dot, Line, Role
from delight.domain.charts.spark import spark
from delight.domain.insight.chapter import Figure
from delight.domain.insight.values import Number, Unit


def figure(*points: float | None, usual: float | None = None) -> Figure:
    told = None if usual is None else Number(usual, Unit.SHARE)
    return Figure(value=None, n=0, points=points, unit=Unit.SHARE, usual=told)


def _joined(drawing) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.role is Role.ACCENT]


def test_three_points_are_no_line():
    drawing = spark(figure(0.4, 0.5, 0.6), 100, 30)
    assert not _joined(drawing)
    assert sum(isinstance(shape, Dot) for shape in drawing.shapes) == 3


def test_a_gap_stays_a_gap():
    drawing = spark(figure(0.4, 0.5, None, 0.6, 0.7), 100, 30)
    assert len(_joined(drawing)) == 2


def test_the_last_month_with_a_value_is_the_large_dot():
    dots = [one for one in spark(figure(0.4, 0.5, 0.6, None), 100, 30).shapes if isinstance(one, Dot)]
    assert [dot.radius for dot in dots] == [1.5, 1.5, 3.0]


def test_shares_stand_on_the_whole():
    dots = [one for one in spark(figure(0.0, 1.0, 0.5), 100, 30).shapes if isinstance(one, Dot)]
    assert [dot.y for dot in dots] == [27.0, 3.0, 15.0]


def test_what_is_usual_is_no_line_where_there_is_nothing_else():
    assert spark(figure(usual=0.5), 100, 30).shapes == ()
    assert spark(figure(0.4, usual=0.5), 100, 30).shapes[0].role is Role.USUAL


@settings(deadline=None)
@given(st.lists(st.none() | st.floats(0, 1), max_size=30), st.booleans())
def test_it_stays_within_its_place(points, right_to_left):
    for shape in spark(figure(*points), 80, 28, right_to_left=right_to_left).shapes:
        if isinstance(shape, Dot):
            assert shape.radius <= shape.x <= 80 - shape.radius + 1e-9
            assert shape.radius <= shape.y <= 28 - shape.radius + 1e-9
