from __future__ import annotations

from delight.domain.charts.shapes import Hatch, Rect, Role
from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.values import Unit
from tests.domain.charts.made import mark
from tests.domain.charts.test_bars import shapes_of, told


def test_wide_parts_have_their_names_below_them():
    shapes = shapes_of(ChartKind.SPLIT, Unit.COUNT, mark("Better", 6), mark("Worse", 4))
    assert told(shapes) == ["6", "Better", "4", "Worse"]


def test_a_narrow_part_makes_it_a_list():
    shapes = shapes_of(ChartKind.SPLIT, Unit.COUNT, mark("Better", 98), mark("Worse", 2))
    assert told(shapes) == ["Better", "98", "Worse", "2"]
    assert sum(isinstance(one, Rect) and one.role is Role.ACCENT for one in shapes) == 2, "a swatch as well"


def test_neighbours_look_otherwise_in_grey():
    shapes = shapes_of(
        ChartKind.SPLIT, Unit.COUNT, *(mark("a", 5) for _ in range(3)), mark("b", 5, quiet=True)
    )
    looks = [{(type(one), one.role) for one in shapes if one.mark == place} for place in range(4)]
    assert all(one != other for at, one in enumerate(looks) for other in looks[at + 1 :])
    assert any(isinstance(one, Hatch) and one.role is Role.FEW for one in shapes)


def test_parts_of_too_few_are_told_apart_by_their_hatching():
    shapes = shapes_of(ChartKind.SPLIT, Unit.COUNT, *(mark("a", 1, quiet=True) for _ in range(4)))
    hatches = [one.lines for one in shapes if isinstance(one, Hatch) and one.mark is not None]
    rising = [x2 > x1 and y2 < y1 for x1, y1, x2, y2 in (lines[0] for lines in hatches)]
    assert rising == [True, False, True, False]
    assert len(hatches[0]) > len(hatches[2]) * 1.5
    assert len(hatches[1]) > len(hatches[3]) * 1.5


def test_parts_of_nothing_are_nothing_to_show():
    nothing = shapes_of(ChartKind.SPLIT, Unit.COUNT, mark("Better", 0), mark("Worse", 0))
    assert told(nothing) == ["Nothing to show yet"]
