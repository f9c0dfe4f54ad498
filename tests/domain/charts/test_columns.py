from __future__ import annotations

from datetime import date

from delight.domain.charts.shapes import Hatch, Line, Rect, Role, Text
from delight.domain.charts.sketch import Canvas
from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.period import Period
from delight.domain.insight.values import Unit
from tests.domain.charts.made import lettering, mark, months
from tests.domain.charts.test_bars import shapes_of, told

CUT = Canvas(width=700, height=320, lettering=lettering(), days=Period(date(2025, 7, 15), date(2025, 9, 30)))


def test_a_month_without_a_value_or_of_nothing_is_a_gap():
    bars = [
        one for one in shapes_of(ChartKind.MONTHS, Unit.COUNT, *months([3, None, 0])) if isinstance(one, Rect)
    ]
    assert [(bar.mark, bar.height > 0) for bar in bars] == [(0, True)]


def test_a_month_in_part_is_pale_and_said():
    shapes = shapes_of(ChartKind.MONTHS, Unit.COUNT, *months([3, 4, 5]), canvas=CUT)
    pale = [one.mark for one in shapes if isinstance(one, Rect) and one.role is Role.PALE]
    assert pale == [0], "September is whole"
    assert "July 2025 in part" in told(shapes)


def test_a_loss_hangs_below_with_its_number_below_it():
    shapes = shapes_of(ChartKind.MONTHS, Unit.AMOUNT, *months([5_000, -2_500]), canvas=CUT)
    bar = next(one for one in shapes if isinstance(one, Rect) and one.mark == 1)
    number = next(one for one in shapes if isinstance(one, Text) and one.words == "−£25")
    zero = next(one.y1 for one in shapes if isinstance(one, Line) and one.role is Role.QUIET)
    assert bar.y == zero
    assert number.y > bar.y + bar.height


def test_many_columns_have_a_scale_in_place_of_their_numbers():
    shapes = shapes_of(ChartKind.MONTHS, Unit.AMOUNT, *months([123_456] * 36))
    assert {"£0", "£500", "£1,000", "£1,500"} <= set(told(shapes))
    assert "£1,234.56" not in told(shapes)
    assert {"2026", "2027", "2028"} <= set(told(shapes)), "years stand below their first month"


def test_too_few_is_hatched():
    shapes = shapes_of(ChartKind.MONTHS, Unit.SHARE, *months([0.5], quiet=True))
    assert any(isinstance(one, Hatch) for one in shapes)
    assert not any(one.strong for one in shapes if isinstance(one, Text)), "its share is not told"


def test_usual_of_each_month_is_a_mark_of_its_own():
    marks = [mark("Mon", 3, usual=2), mark("Tue", 4, usual=5)]
    shapes = shapes_of(ChartKind.MONTHS, Unit.COUNT, *marks)
    ticks = [one for one in shapes if isinstance(one, Line) and one.role is Role.INK]
    assert [one.mark for one in ticks] == [0, 1]
    assert "before" in told(shapes)
    assert "5" not in told(shapes), "it is another for each"


def test_a_number_never_lies_on_the_mark_of_what_is_usual():
    for usual in range(2, 40):
        shapes = shapes_of(
            ChartKind.MONTHS, Unit.COUNT, mark("Mon", 20, usual=usual), mark("Tue", 40, usual=1)
        )
        tick = next(
            one.y1 for one in shapes if isinstance(one, Line) and one.role is Role.INK and one.mark == 0
        )
        number = next(one for one in shapes if isinstance(one, Text) and one.words == "20")
        assert not number.y - 9 < tick < number.y


def test_a_number_stands_over_the_level_that_passes_behind_it():
    shapes = shapes_of(ChartKind.MONTHS, Unit.COUNT, *months([3, 4, 5]), level=3.2)
    level = next(at for at, one in enumerate(shapes) if isinstance(one, Line) and one.role is Role.USUAL)
    numbers = [(at, one) for at, one in enumerate(shapes) if isinstance(one, Text) and one.strong]
    assert len(numbers) == 3
    assert all(at > level and one.halo for at, one in numbers)
