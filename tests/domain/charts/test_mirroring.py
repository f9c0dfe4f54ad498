from __future__ import annotations

import pytest
from hypothesis import given

from delight.domain.charts.draw import draw
from delight.domain.charts.mirroring import mirrored
from delight.domain.charts.shapes import Anchor, Text
from delight.domain.charts.sketch import Canvas
from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.values import Unit
from tests.domain.charts.made import chart, lettering, mark, words
from tests.domain.charts.test_draw import SLOW, charts


@SLOW
@given(charts())
def test_mirrored_twice_all_is_where_it_was(made):
    drawing = draw(made, Canvas(width=700, height=320, lettering=lettering()), words(made))
    again = mirrored(mirrored(drawing))
    assert len(again.shapes) == len(drawing.shapes)
    for one, other in zip(drawing.spots, again.spots, strict=True):
        assert one.x == pytest.approx(other.x)


def test_names_stand_on_the_right():
    made = chart(ChartKind.BARS, Unit.COUNT, [mark("Late", 3)])
    canvas = Canvas(width=400, height=100, lettering=lettering(), right_to_left=True)
    name = next(
        s for s in draw(made, canvas, words(made)).shapes if isinstance(s, Text) and s.words == "Late"
    )
    assert (name.x, name.anchor) == (400, Anchor.RIGHT)
