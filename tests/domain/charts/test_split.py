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


def test_parts_of_nothing_are_only_told():
    assert told(shapes_of(ChartKind.SPLIT, Unit.COUNT, mark("Better", 0), mark("Worse", 0))) == [
        "Better", "0", "Worse", "0",
    ]  # fmt: skip
