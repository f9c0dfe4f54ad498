from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.charts.shapes import Role, Text
from delight.domain.charts.svg import svg
from delight.domain.insight.chapter import Chart, ChartKind
from delight.domain.insight.values import Unit
from tests.domain.charts.made import chart, mark, months
from tests.domain.charts.test_draw import SLOW, charts
from tests.domain.charts.test_picture import SOURCE, laid_out

COLOURS = {role: f"#{place:06x}" for place, role in enumerate(Role)}
NS = "{http://www.w3.org/2000/svg}"


def drawn(made: Chart, *, right_to_left: bool = False) -> ET.Element:
    picture = laid_out(made, right_to_left=right_to_left)
    return ET.fromstring(svg(picture, COLOURS, family="O'Neil Sans"))


def told(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{NS}text")]


@SLOW
@given(charts())
def test_whatever_is_drawn_its_words_are_words_and_its_numbers_numbers(made):
    picture, root = laid_out(made), drawn(made)
    shapes = (*picture.title, *picture.drawing.shapes, *picture.below)
    assert told(root) == [shape.words for shape in shapes if isinstance(shape, Text)]
    for one in root.iter():
        for name in ("x", "y", "width", "height", "x1", "x2", "y1", "y2", "cx", "cy", "r"):
            assert "e" not in one.get(name, "0")
            float(one.get(name, "0"))
        assert float(one.get("width", "0")) >= 0


@given(st.text())
def test_names_may_hold_whatever_somebody_typed(name):
    root = drawn(chart(ChartKind.BARS, Unit.COUNT, [mark(name or "-", 3)]))
    assert root.find(f"{NS}desc") is not None


def test_marks_and_angles_are_written_as_they_are():
    assert "<Tea> & “cake”" in told(drawn(chart(ChartKind.BARS, Unit.COUNT, [mark("<Tea> & “cake”", 3)])))
    assert "Tea" in told(drawn(chart(ChartKind.BARS, Unit.COUNT, [mark("T\x07e\ufffea", 3)])))


def test_it_has_a_size_a_title_and_everything_in_words():
    made = chart(ChartKind.DOTS, Unit.SHARE, [mark("Late", 0.6, low=0.4, high=0.8, n=20)])
    root = drawn(made)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "title told")
    assert root.findtext(f"{NS}title") == "A chart"
    assert "Late: 60 % of 20, between 40 % and 80 %" in (root.findtext(f"{NS}desc") or "")
    assert SOURCE in told(root)


def test_each_mark_is_told_where_it_is_pointed_at():
    root = drawn(chart(ChartKind.MONTHS, Unit.COUNT, months([3, 0, 2])))
    spots = [one.findtext(f"{NS}title") for one in root.iter(f"{NS}rect") if one.get("pointer-events")]
    assert spots == ["July 2025: 3, in part", "August 2025: 0", "September 2025: 2"]


def test_other_faces_stand_in_and_take_no_more_room():
    root = drawn(chart(ChartKind.BARS, Unit.COUNT, [mark("Late", 3)]))
    assert (root.get("font-family") or "").startswith("'ONeil Sans', ")
    assert (root.get("font-family") or "").endswith("Arial, sans-serif")
    assert all(float(one.get("textLength", "0")) > 0 for one in root.iter(f"{NS}text"))


@pytest.mark.parametrize("right_to_left", [False, True])
def test_words_stand_at_the_same_edge_whatever_their_face(right_to_left):
    root = drawn(chart(ChartKind.BARS, Unit.COUNT, [mark("Late", 3)]), right_to_left=right_to_left)
    late = next(one for one in root.iter(f"{NS}text") if one.text == "Late")
    assert late.get("text-anchor", "start") == ("end" if right_to_left else "start")
