"""Rules that hold for a chart of any kind, whatever is in it."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.charts.draw import draw, has_spots, natural_height
from delight.domain.charts.shapes import Area, Dot, Drawing, Hatch, Line, Rect, Role, Text
from delight.domain.charts.sketch import Canvas
from delight.domain.insight.chapter import Chart, ChartKind, Mark
from delight.domain.insight.period import Period
from delight.domain.insight.values import Unit
from tests.domain.charts.made import chart, lettering, mark, months, words

NAMES = st.sampled_from(
    ["Too late", "A", "Reservierung verloren gegangen", "Donaudampfschifffahrt" * 3, "Ф" * 40]
)
DAYS = Period(date(2025, 7, 15), date(2026, 6, 20))
SLOW = settings(deadline=None, max_examples=60)
STANDING = (ChartKind.MONTHS, ChartKind.LINE)


@st.composite
def marks(draw_, unit: Unit, *, by_month: bool) -> list[Mark]:
    """Draw marks whose values a unit may have, some of them unknown or too few."""
    ends = {
        Unit.SHARE: (0.0, 1.0),
        Unit.SCORE: (0.0, 10.0),
        Unit.NET: (-100.0, 100.0),
        Unit.POINTS: (-1.0, 1.0),
    }
    low, high = ends.get(unit, (0.0, 1e6))
    low = -1e8 if unit is Unit.AMOUNT else low
    values = draw_(st.lists(st.none() | st.floats(low, high) | st.just(0.0), max_size=20))
    if by_month:
        return months(values)
    found = []
    for value in values:
        spread = sorted((draw_(st.floats(low, high)), value or 0.0, draw_(st.floats(low, high))))
        sure = draw_(st.booleans()) and value is not None
        found.append(
            mark(
                draw_(NAMES),
                value,
                low=spread[0] if sure else None,
                high=spread[2] if sure else None,
                usual=draw_(st.none() | st.floats(low, high)),
                n=draw_(st.none() | st.integers(0, 99_999)),
                quiet=draw_(st.booleans()),
            )
        )
    return found


@st.composite
def charts(draw_) -> Chart:
    kind = draw_(st.sampled_from(list(ChartKind)))
    counts = kind in (ChartKind.SPLIT, ChartKind.ICEBERG)
    unit = Unit.COUNT if counts else draw_(st.sampled_from(list(Unit)))
    made = draw_(marks(unit, by_month=kind in STANDING))
    level = None if counts else draw_(st.none() | st.floats(0, 1))
    return chart(kind, unit, made, level=level, joined=draw_(st.booleans()))


def ends_of(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """Return how far each shape reaches: left, top, right, bottom."""
    found = []
    for shape in drawing.shapes:
        match shape:
            case Rect(x, y, width, height):
                found.append((x, y, x + width, y + height))
            case Line(x1, y1, x2, y2) as line:
                half = line.weight / 2
                across = (half, 0) if x1 == x2 else (0, half)
                found.append((min(x1, x2) - across[0], min(y1, y2), max(x1, x2) + across[0], max(y1, y2)))
            case Dot(x, y, radius):
                found.append((x - radius, y - radius, x + radius, y + radius))
            case Area(points):
                xs, ys = zip(*points, strict=True)
                found.append((min(xs), min(ys), max(xs), max(ys)))
            case Hatch(lines):
                found += [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in lines]
            case Text():
                found.append((shape.left, shape.y, shape.left + shape.width, shape.y))
    return found


def _boxes(drawing: Drawing, ascent: float, line: float) -> list[tuple[float, float, float, float, str]]:
    texts = [shape for shape in drawing.shapes if isinstance(shape, Text)]
    return [(t.left, t.y - ascent, t.left + t.width, t.y - ascent + line, t.words) for t in texts]


@SLOW
@given(
    charts(),
    st.sampled_from([(260, 120), (320, 200), (700, 320), (1100, 600)]),
    st.sampled_from([9, 12, 24]),
    st.booleans(),
)
def test_nothing_leaves_the_canvas_and_no_words_stand_on_others(made, size, letters, right_to_left):
    canvas = Canvas(
        width=size[0], height=size[1], lettering=lettering(letters), right_to_left=right_to_left, days=DAYS
    )
    drawing = draw(made, canvas, words(made))
    for left, top, right, bottom in ends_of(drawing):
        assert left >= -2
        assert right <= size[0] + 2
        assert top >= -2
        assert bottom <= size[1] + 2
    for one, other in combinations(_boxes(drawing, letters, letters * 4 / 3), 2):
        apart = one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01
        assert apart or one[3] <= other[1] + 1.01 or other[3] <= one[1] + 1.01, (one, other)


@SLOW
@given(charts())
def test_each_mark_that_is_shown_is_pressed_at_its_own_place_and_told_in_full(made):
    canvas = Canvas(width=700, height=320, lettering=lettering(), days=DAYS)
    drawing = draw(made, canvas, words(made))
    places = [spot.mark for spot in drawing.spots]
    assert places == sorted(set(places))
    for spot in drawing.spots:
        assert made.marks[spot.mark].label is not None
        assert spot.told.startswith(words(made).label(made.marks[spot.mark], short=False))
        assert spot.x >= 0
        assert spot.x + spot.width <= 700.01
        if spot.width > 0 and spot.height > 0:
            assert drawing.spot_at(spot.x + spot.width / 2, spot.y + spot.height / 2) == spot


VALUES = st.lists(st.integers(0, 10**9), min_size=1, max_size=8)
CANVAS = Canvas(width=900, height=500, lettering=lettering())


def _bars(made: Chart) -> dict[int | None, Rect]:
    drawing = draw(made, CANVAS, words(made))
    return {one.mark: one for one in drawing.shapes if isinstance(one, Rect) and one.role is Role.ACCENT}


@SLOW
@given(VALUES)
@pytest.mark.parametrize(("kind", "size"), [(ChartKind.BARS, 2), (ChartKind.MONTHS, 3)])
def test_bars_are_as_long_as_what_they_stand_for(kind, size, values):
    bars = _bars(chart(kind, Unit.COUNT, [mark(f"m{n}", value) for n, value in enumerate(values)]))
    longest = max(values)
    for place, value in enumerate(values):
        if value == 0 and kind is ChartKind.MONTHS:
            assert place not in bars
            continue
        whole = bars[values.index(longest)][size]
        long = whole * value / longest if longest else 0
        assert bars[place][size] == pytest.approx(long, abs=0.01)


@SLOW
@given(VALUES)
def test_the_parts_of_a_bar_are_as_long_as_their_share(values):
    made = chart(ChartKind.SPLIT, Unit.COUNT, [mark(f"m{n}", value) for n, value in enumerate(values)])
    drawing = draw(made, CANVAS, words(made))
    parts = {one.mark: one for one in drawing.shapes if isinstance(one, Rect) and not one.y}
    for place, value in enumerate(values if sum(values) else ()):
        long = 900 * value / sum(values)
        assert value == 0 or parts[place].width == pytest.approx(long - 2 * (long > 4), abs=0.01)


@SLOW
@given(VALUES)
def test_a_berg_covers_as_much_as_it_stands_for_above_and_below(values):
    made = chart(ChartKind.ICEBERG, Unit.COUNT, [mark("Late", one, low=one, high=one * 3) for one in values])
    drawing = draw(made, CANVAS, words(made))
    areas = [shape for shape in drawing.shapes if isinstance(shape, Area) and not shape.hollow]
    sizes = {(one.mark, one.role): _size(one) for one in areas}
    for place, value in enumerate(values):
        if value > max(values) / 1_000:
            above, below = sizes[place, Role.ACCENT], sizes[place, Role.PALE]
            assert above == pytest.approx(below, rel=1e-6)
            assert above == pytest.approx(sizes[values.index(max(values)), Role.ACCENT] * value / max(values))


def _size(area: Area) -> float:
    pairs = zip(area.points, [*area.points[1:], area.points[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_of_nothing_says_so(kind):
    made = chart(kind, Unit.COUNT, [])
    drawing = draw(made, Canvas(width=260, height=120, lettering=lettering()), words(made))
    assert [shape.words for shape in drawing.shapes if isinstance(shape, Text)] == ["Nothing to show yet"]
    assert drawing.spots == ()


@pytest.mark.parametrize("kind", STANDING)
def test_months_of_which_nothing_can_be_said_are_one_line_of_words(kind):
    made = chart(kind, Unit.SHARE, months([None, None, None], usual=0.4), level=0.5)
    assert _words(made) == ["Too few to say"]
    assert not has_spots(made)
    assert natural_height(made, lettering(), 700, words(made)) == lettering().line * 2


@pytest.mark.parametrize(
    ("unit", "told"), [(Unit.COUNT, "Nothing to show yet"), (Unit.AMOUNT, "Nothing to show yet")]
)
def test_months_without_anything_are_one_line_of_words(unit, told):
    assert _words(chart(ChartKind.MONTHS, unit, months([0, 0, None]))) == [told]


def test_months_in_which_nobody_came_back_are_drawn():
    assert "0 %" in _words(chart(ChartKind.LINE, Unit.SHARE, months([0.0, 0.0, None], n=12)))


@pytest.mark.parametrize("kind", [ChartKind.BARS, ChartKind.DOTS])
def test_rows_of_which_nothing_can_be_said_are_told_in_one_line(kind):
    made = chart(kind, Unit.SHARE, [mark("Late", None, n=3), mark("Bill", None, n=0)])
    assert _words(made) == ["Too few to say: Late\u00a0(3), Bill\u00a0(0)"]
    assert not has_spots(made)
    assert has_spots(chart(kind, Unit.SHARE, [mark("Late", None, n=3), mark("Bill", 0.5, n=20)]))


def test_a_scale_of_scores_has_no_decimals():
    told = _words(chart(ChartKind.DOTS, Unit.SCORE, [mark("Us", 8.25), mark("They", 9.0)]))
    assert {"0", "5", "10", "8.2", "9.0"} & set(told) >= {"0", "10", "9.0"}
    assert not {"0.0", "5.0", "10.0"} & set(told)


def _words(made: Chart) -> list[str]:
    canvas = Canvas(width=700, height=320, lettering=lettering())
    return [shape.words for shape in draw(made, canvas, words(made)).shapes if isinstance(shape, Text)]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_what_is_too_few_is_never_drawn_as_if_it_were_sure(kind):
    made = chart(
        kind, Unit.SHARE, [mark("One", 0.5, low=0.1, high=0.9, n=2, quiet=True), mark("Two", None, n=1)]
    )
    drawing = draw(made, Canvas(width=700, height=320, lettering=lettering()), words(made))
    assert not [
        shape for shape in drawing.shapes if shape.role is Role.ACCENT and not getattr(shape, "hollow", False)
    ]
    assert not any("50 %" in spot.told for spot in drawing.spots)
    assert all("too few to say" in spot.told for spot in drawing.spots)


@SLOW
@given(charts(), st.floats(200, 1200))
def test_a_chart_as_high_as_it_likes_shows_all_its_names(made, width):
    letters = lettering()
    height = natural_height(made, letters, width, words(made))
    drawing = draw(made, Canvas(width=width, height=height, lettering=letters), words(made))
    if made.kind in (ChartKind.BARS, ChartKind.DOTS):
        few = sum(one.value is None for one in made.marks)
        together = few == len(made.marks) or (few >= 5 and few * 2 > len(made.marks))
        rows = len(made.marks) - (few if together else 0)
        assert len(drawing.spots) == (rows if rows <= 12 else 11)
    assert 0 < height < 2_000
