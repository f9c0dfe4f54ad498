from __future__ import annotations

from delight.domain.charts.draw import natural_height
from delight.domain.charts.shapes import Dot, Line, Role, Text
from delight.domain.charts.sketch import Canvas
from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.values import Unit
from tests.domain.charts.made import chart, lettering, mark, words
from tests.domain.charts.test_bars import shapes_of, told


def test_a_dot_lies_on_its_interval():
    shapes = shapes_of(ChartKind.DOTS, Unit.SHARE, mark("a", 0.5, low=0.25, high=0.75, n=20))
    dot = next(one for one in shapes if isinstance(one, Dot))
    line = next(one for one in shapes if isinstance(one, Line) and one.role is Role.ACCENT)
    assert (line.y1, line.x1 + (line.x2 - line.x1) / 2) == (dot.y, dot.x)


def test_too_few_is_a_hollow_dot_without_an_interval():
    shapes = shapes_of(ChartKind.DOTS, Unit.SHARE, mark("a", 0.5, low=0.1, high=0.9, n=2, quiet=True))
    assert next(one for one in shapes if isinstance(one, Dot)).hollow
    assert not any(isinstance(one, Line) and one.mark == 0 for one in shapes)
    assert "too few to say" in told(shapes)


def test_the_axis_tells_all_ticks_or_the_ends():
    wide = shapes_of(ChartKind.DOTS, Unit.SHARE, mark("a", 0.5, n=20))
    assert told(wide)[-5:] == ["0 %", "25 %", "50 %", "75 %", "100 %"]
    narrow = Canvas(width=200, height=80, lettering=lettering())
    short = shapes_of(ChartKind.DOTS, Unit.SHARE, mark("abcdefgh", 0.5, n=20), canvas=narrow)
    assert told(short)[-2:] == ["0 %", "100 %"]


def test_a_level_goes_down_through_all_rows_and_tells_its_number():
    shapes = shapes_of(ChartKind.DOTS, Unit.SHARE, mark("a", 0.5, n=20), mark("b", 0.2, n=20), level=0.8)
    level = next(one for one in shapes if isinstance(one, Line) and one.dashed)
    word = next(one for one in shapes if isinstance(one, Text) and one.words == "your target 80 %")
    assert level.x1 == level.x2 == word.x


def test_where_most_are_too_few_they_are_told_in_one_line_and_hide_nothing():
    few = [mark(f"Kind {n}", None, n=n) for n in range(1, 8)]
    shapes = shapes_of(ChartKind.DOTS, Unit.SHARE, *few[:3], mark("Late", 0.5, n=20), *few[3:])
    words = told(shapes)
    assert "too few to say" not in words
    assert "Late" in words
    joined = " ".join(words).replace("\u00a0", " ")
    assert "Too few to say: Kind 1 (1), Kind 2 (2)" in joined
    assert "Kind 7 (7)" in joined
    assert next(one for one in shapes if isinstance(one, Dot)).mark == 3


def test_a_chart_of_too_few_alone_has_no_axis():
    shapes = shapes_of(ChartKind.DOTS, Unit.SHARE, *(mark(f"Kind {n}", None) for n in range(6)), level=0.5)
    assert {type(one) for one in shapes} == {Text}
    assert told(shapes)[0].startswith("Too few to say: Kind 0, Kind 1")


def test_a_long_name_is_whole_and_makes_its_row_higher():
    long = "Whoever writes to us hears from us the same day, and if we know nothing yet we say so then"
    marks = [mark("Short", 0.5, n=20), mark(long, 0.7, low=0.6, high=0.8, n=20), mark("Last", 0.9, n=20)]
    made = chart(ChartKind.DOTS, Unit.SHARE, marks)
    high = natural_height(made, lettering(), 240, words(made))
    canvas = Canvas(width=240, height=high, lettering=lettering())
    shapes = shapes_of(ChartKind.DOTS, Unit.SHARE, *marks, canvas=canvas)
    written = [one for one in shapes if isinstance(one, Text)]
    name = [one for one in written if one.mark == 1 and one.x == 0]
    assert " ".join(one.words for one in name) == long
    dots = [one for one in shapes if isinstance(one, Dot)]
    assert dots[1].y == (name[0].y - lettering().ascent + name[-1].y + lettering().descent) / 2
    assert next(one.y for one in written if one.words == "Last") > name[-1].y + lettering().line
    assert not any("…" in one.words for one in written)


def test_where_there_is_no_room_for_it_a_long_name_is_cut_and_each_row_keeps_its_place():
    canvas = Canvas(width=240, height=120, lettering=lettering())
    marks = [mark("A name of a great many words that does not end " * 3, 0.5, n=20), mark("b", 0.5, n=20)]
    shapes = shapes_of(ChartKind.DOTS, Unit.SHARE, *marks, canvas=canvas)
    assert {one.mark for one in shapes if isinstance(one, Dot)} == {0, 1}
    assert "b" in told(shapes)
    assert any(words.endswith("…") for words in told(shapes))
