from __future__ import annotations

from datetime import date

import pytest

from delight.domain.charts.months import cut_months
from delight.domain.charts.shapes import Hatch, Role
from delight.domain.charts.sketch import Canvas
from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.period import Period
from delight.domain.insight.values import Unit
from tests.domain.charts.made import chart, lettering, mark, months
from tests.domain.charts.test_bars import shapes_of, told

QUARTER = chart(ChartKind.MONTHS, Unit.COUNT, months([1, 2, 3]))


@pytest.mark.parametrize(
    ("first", "last", "places"),
    [
        (date(2025, 7, 1), date(2025, 9, 30), ()),
        (date(2025, 7, 2), date(2025, 9, 30), (0,)),
        (date(2025, 7, 1), date(2025, 9, 29), (2,)),
        (date(2025, 7, 31), date(2025, 9, 1), (0, 2)),
        (date(2025, 6, 15), date(2025, 10, 15), ()),
    ],
)
def test_months_that_the_period_has_a_part_of(first, last, places):
    assert cut_months(QUARTER, Period(first, last)) == places


def test_without_a_period_or_months_none_is_cut():
    assert cut_months(QUARTER, None) == ()
    days = chart(ChartKind.MONTHS, Unit.COUNT, [mark("Mon", 1)])
    assert cut_months(days, Period(date(2025, 7, 2), date(2025, 7, 3))) == ()


@pytest.mark.parametrize(("count", "names"), [(6, ["Jul", "Aug", "Sep"]), (24, ["Jul", "Sep", "Nov"])])
def test_as_many_names_as_have_room_and_january_among_them(count, names):
    narrow = Canvas(width=320, height=240, lettering=lettering())
    shapes = shapes_of(ChartKind.MONTHS, Unit.COUNT, *months([1] * count), canvas=narrow)
    months_told = [one for one in told(shapes) if one.isalpha()]
    assert months_told[:3] == names
    assert count < 7 or "Jan" in months_told


def test_years_stand_below_the_first_month_of_each():
    shapes = shapes_of(
        ChartKind.MONTHS,
        Unit.COUNT,
        *months([1] * 12),
        canvas=Canvas(width=600, height=300, lettering=lettering()),
    )
    years = [one for one in shapes if getattr(one, "words", "") in ("2025", "2026")]
    jul, jan = (next(one for one in shapes if getattr(one, "words", "") == name) for name in ("Jul", "Jan"))
    assert {(one.words, one.x) for one in years} == {("2025", jul.x), ("2026", jan.x)}


def test_what_hatching_is_stands_below_columns():
    tall = Canvas(width=600, height=300, lettering=lettering())
    shapes = shapes_of(ChartKind.MONTHS, Unit.SHARE, *months([0.5, 0.6], quiet=True), canvas=tall)
    assert "too few to say" in told(shapes)
    assert [one.mark for one in shapes if isinstance(one, Hatch) and one.role is Role.FEW].count(None) == 1
