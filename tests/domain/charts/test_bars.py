from __future__ import annotations

import pytest

from delight.domain.charts.draw import draw
from delight.domain.charts.shapes import Hatch, Line, Rect, Role, Text
from delight.domain.charts.sketch import Canvas
from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.values import Unit
from tests.domain.charts.made import chart, lettering, mark, words

CANVAS = Canvas(width=600, height=200, lettering=lettering())


def shapes_of(kind, unit, *marks, canvas=CANVAS, **given):
    made = chart(kind, unit, marks, **given)
    return draw(made, canvas, words(made)).shapes


def told(shapes) -> list[str]:
    return [shape.words for shape in shapes if isinstance(shape, Text)]


def test_what_is_lost_hangs_to_the_left_of_zero():
    shapes = shapes_of(ChartKind.BARS, Unit.AMOUNT, mark("a", 5_000), mark("b", -2_500))
    bars = [one for one in shapes if isinstance(one, Rect) and one.role is Role.ACCENT]
    zero = next(one.x1 for one in shapes if isinstance(one, Line) and one.role is Role.INK)
    assert bars[0].x == zero
    assert bars[1].x + bars[1].width == zero
    assert bars[0].width == pytest.approx(2 * bars[1].width)
    assert "−£25" in told(shapes)


def test_an_interval_is_light_within_the_bar_and_dark_beyond():
    lines = [
        one for one in shapes_of(ChartKind.BARS, Unit.SHARE, mark("a", 0.5, low=0.25, high=0.75, n=20))
        if isinstance(one, Line) and one.y1 == one.y2
    ]  # fmt: skip
    assert [one.role for one in lines] == [Role.GROUND, Role.ACCENT]
    assert lines[0].x2 == lines[1].x1
    assert lines[0].x2 - lines[0].x1 == pytest.approx(lines[1].x2 - lines[1].x1)


def test_too_few_is_hatched_hollow_and_said():
    shapes = shapes_of(ChartKind.BARS, Unit.SHARE, mark("a", 0.5, n=2, quiet=True))
    assert any(isinstance(one, Hatch) and one.role is Role.FEW for one in shapes)
    assert all(one.hollow for one in shapes if isinstance(one, Rect) and one.role is Role.FEW)
    assert told(shapes) == ["a", "of 2", "too few to say"]


def test_where_there_is_little_room_too_few_is_said_in_short():
    narrow = Canvas(width=200, height=60, lettering=lettering())
    assert "too few" in told(
        shapes_of(ChartKind.BARS, Unit.SHARE, mark("abcdef", 0.5, quiet=True), canvas=narrow)
    )


def test_a_long_list_says_how_many_are_left_out():
    tall = Canvas(width=600, height=900, lettering=lettering())
    shapes = shapes_of(ChartKind.BARS, Unit.COUNT, *(mark(f"m{n}", n) for n in range(17)), canvas=tall)
    assert "and 6 more" in told(shapes)
    assert sum(isinstance(one, Rect) for one in shapes) == 11


def test_what_is_usual_is_named_at_the_first_row_that_has_it():
    shapes = shapes_of(ChartKind.BARS, Unit.SHARE, mark("a", 0.5, n=20), mark("b", 0.5, usual=0.4, n=20))
    word = next(one for one in shapes if isinstance(one, Text) and one.words == "before")
    tick = next(one for one in shapes if isinstance(one, Line) and one.role is Role.INK and one.weight == 2)
    assert word.x == tick.x1
    assert tick.mark == 1
