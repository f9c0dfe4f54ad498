from __future__ import annotations

from delight.domain.charts.draw import draw
from delight.domain.charts.shapes import Area, Line, Role, Text
from delight.domain.charts.sketch import Canvas
from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.values import Unit
from tests.domain.charts.made import chart, lettering, mark, words
from tests.domain.charts.test_bars import shapes_of, told

SEA = Canvas(width=700, height=300, lettering=lettering())


def test_said_is_above_the_water_and_the_range_below():
    shapes = shapes_of(ChartKind.ICEBERG, Unit.COUNT, mark("Late", 34, low=12, high=40), canvas=SEA)
    water = next(one.y1 for one in shapes if isinstance(one, Line))
    tip = next(one for one in shapes if isinstance(one, Area) and one.role is Role.ACCENT and not one.hollow)
    body = [one for one in shapes if isinstance(one, Area) and one.role in (Role.GROUND, Role.PALE)]
    assert max(y for _, y in tip.points) == water
    assert all(min(y for _, y in one.points) == water for one in body)
    assert len(body) == 2
    assert {"Late", "34", "12 – 40", "They said it"} <= set(told(shapes))


def test_what_may_be_holds_what_is_at_least():
    shapes = shapes_of(ChartKind.ICEBERG, Unit.COUNT, mark("Late", 34, low=12, high=40), canvas=SEA)
    whole, least = (
        {y: x for x, y in next(one for one in shapes if isinstance(one, Area) and one.role is role).points}
        for role in (Role.GROUND, Role.PALE)
    )
    assert max(least) < max(whole)


def test_without_a_range_it_says_too_few():
    shapes = shapes_of(ChartKind.ICEBERG, Unit.COUNT, mark("Late", 3), canvas=SEA)
    assert "too few to say" in " ".join(told(shapes))


def test_where_it_is_narrow_some_are_left_out_and_counted():
    marks = [mark(f"Kind {n}", 5, low=1, high=9) for n in range(6)]
    card = Canvas(width=260, height=120, lettering=lettering())
    shapes = shapes_of(ChartKind.ICEBERG, Unit.COUNT, *marks, canvas=card)
    names = [one for one in shapes if isinstance(one, Text) and one.words.startswith("Kind")]
    assert f"and {6 - len(names)} more" in told(shapes)


def test_long_words_beside_the_water_are_not_cut():
    made = chart(ChartKind.ICEBERG, Unit.COUNT, [mark("Late", 34, low=12, high=40)])
    canvas = Canvas(width=500, height=300, lettering=lettering())
    beside = told(draw(made, canvas, words(made, german=True)).shapes)
    assert "ausgesprochen" in " ".join(beside)
    assert not any(one.endswith("…") for one in beside)
