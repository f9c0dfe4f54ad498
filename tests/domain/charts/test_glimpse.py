from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.charts.glimpse import glimpse
from delight.domain.charts.shapes import Area, Dot, Line, Rect, Role, Text
from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Figure, Topic
from delight.domain.insight.values import Number, Unit
from tests.domain.charts.made import chart, mark, months
from tests.domain.charts.test_draw import SLOW, charts, ends_of


def chapter(
    *points: float | None, usual: float | None = None, unit=Unit.SHARE, drawn: Chart | None = None
) -> Chapter:
    told = None if usual is None else Number(usual, unit)
    figure = Figure(value=None, n=0, points=points, unit=unit, usual=told)
    return Chapter(topic=Topic.WORKS, figure=figure, said=(), charts=(drawn,) if drawn else ())


def shapes(made: Chapter, kind: type, width=100, height=30) -> list:
    drawing = glimpse(made, width, height)
    assert drawing is not None
    return [one for one in drawing.shapes if isinstance(one, kind)]


def _joined(made: Chapter) -> int:
    return sum(one.role is Role.ACCENT for one in shapes(made, Line))


def test_three_points_are_no_line():
    assert _joined(chapter(0.4, 0.5, 0.6)) == 0
    assert len(shapes(chapter(0.4, 0.5, 0.6), Dot)) == 3


def test_a_gap_stays_a_gap():
    assert _joined(chapter(0.4, 0.5, 0.6, None, 0.6, 0.7, 0.8)) == 4
    assert _joined(chapter(0.4, 0.5, None, 0.6, 0.7)) == 0, "no line goes through two points"


def test_the_last_month_with_a_value_is_the_large_dot():
    assert [dot.radius for dot in shapes(chapter(0.4, 0.5, 0.6, None), Dot)] == [1.5, 1.5, 3.0]
    joined = chapter(0.4, None, 0.5, 0.6, 0.5, 0.4, None)
    assert [(dot.mark, dot.radius) for dot in shapes(joined, Dot)] == [(0, 1.5), (5, 3.0)], (
        "no dots on the line"
    )


def test_shares_stand_on_the_whole_and_durations_on_zero():
    assert [dot.y for dot in shapes(chapter(0.0, 1.0, 0.5), Dot)] == [27.0, 3.0, 15.0]
    hours = shapes(chapter(48.0, 48.0, 24.0, unit=Unit.HOURS), Dot)
    assert hours[2].y - hours[0].y == pytest.approx(27.0 - hours[2].y), "half as long is half as high"


def test_what_is_counted_are_columns_and_what_is_lost_hangs_below():
    gain, loss = shapes(chapter(2_000.0, None, -1_000.0, unit=Unit.AMOUNT), Rect)
    assert (gain.y, gain.height, loss.y, loss.height) == (0, 20, 20, 10)


def test_what_is_usual_is_a_level_of_its_own():
    assert [one.y1 for one in shapes(chapter(0.4, 0.6, usual=0.5), Line)] == [15.0]


def test_where_there_is_nothing_to_see_there_is_nothing():
    assert glimpse(chapter(), 100, 30) is None
    assert glimpse(chapter(0.5), 100, 30) is None
    few = chart(ChartKind.BARS, Unit.SHARE, [mark("a", 0.5, quiet=True), mark("b", 0.5)])
    assert glimpse(chapter(drawn=few), 100, 30) is None


def test_a_bar_of_nothing_takes_no_place():
    marks = [mark("a", 0), mark("b", 8), mark("c", 0), mark("d", 0), mark("e", 2)]
    bars = shapes(chapter(drawn=chart(ChartKind.BARS, Unit.COUNT, marks)), Rect)
    assert [bar.y for bar in bars] == [4.5, 19.5], "both halves of the height"
    alone = chart(ChartKind.BARS, Unit.COUNT, [*marks[:4], mark("e", 0)])
    assert glimpse(chapter(drawn=alone), 100, 30) is None


def test_one_dot_alone_is_no_shape_wherever_others_would_follow():
    marks = [mark("a", 0.5), *(mark(str(n), 0.0) for n in range(3)), mark("e", 0.5)]
    assert glimpse(chapter(drawn=chart(ChartKind.DOTS, Unit.SHARE, marks)), 100, 30) is None


def test_of_a_few_each_has_a_dot():
    figure = Figure(value=None, n=9, some=7)
    few = Chapter(topic=Topic.RETURN, figure=figure, said=())
    assert [dot.hollow for dot in shapes(few, Dot)] == [False] * 7 + [True] * 2
    for n in (1, 13):
        other = replace(few, figure=replace(figure, some=1, n=n))
        assert glimpse(other, 100, 30) is None, "one is no shape, and many nobody counts"


def test_a_loss_among_bars_lies_on_the_other_side_of_zero():
    bars = shapes(chapter(drawn=chart(ChartKind.BARS, Unit.AMOUNT, [mark("a", 300), mark("b", -100)])), Rect)
    assert [(bar.x, bar.width) for bar in bars] == [(25, 75), (0, 25)]


def test_a_line_that_may_not_be_joined_is_none_here_either():
    marks = months([0.5, 0.6, 0.7, 0.8])
    apart, joined = (chart(ChartKind.LINE, Unit.SHARE, marks, joined=on) for on in (False, True))
    assert (_joined(chapter(drawn=apart)), _joined(chapter(drawn=joined))) == (0, 3)


def test_an_iceberg_shows_tips_over_the_water():
    bergs = chart(ChartKind.ICEBERG, Unit.COUNT, [mark("a", 5, low=5, high=20), mark("b", 2, low=1, high=4)])
    areas = shapes(chapter(drawn=bergs), Area)
    assert sum(one.role is Role.ACCENT and not one.hollow for one in areas) == 2


@SLOW
@given(charts() | st.none(), st.lists(st.none() | st.floats(0, 1), max_size=30), st.booleans())
def test_it_stays_within_its_place_and_has_no_words(made, points, right_to_left):
    drawing = glimpse(chapter(*points, drawn=made), 80, 28, right_to_left=right_to_left)
    for left, top, right, bottom in ends_of(drawing) if drawing else ():
        assert left >= -1
        assert right <= 81
        assert top >= -1
        assert bottom <= 29
    assert not any(isinstance(one, Text) for one in (drawing.shapes if drawing else ()))
