import math
from itertools import pairwise

import pytest

from delight.letters.pdf.page import INK
from delight.letters.sheets.drawing import arc, circle, curve, disc


def test_a_circle_closes_around_its_middle():
    strokes = circle(10, 20, 5, 1, INK)
    assert (strokes[0].x1, strokes[0].y1) == pytest.approx((strokes[-1].x2, strokes[-1].y2))
    assert all(math.hypot(s.x1 - 10, s.y1 - 20) == pytest.approx(5) for s in strokes)


def test_an_arc_and_a_curve_go_from_end_to_end():
    strokes = arc(0, 0, 2, (0, 90), 1, INK)
    assert (strokes[-1].x2, strokes[-1].y2) == pytest.approx((0, 2))
    bent = curve((0, 0), (5, 10), (10, 0), 1, INK)
    assert (bent[0].x1, bent[-1].x2) == (0, 10)
    assert max(s.y2 for s in bent) == pytest.approx(5)
    assert all(a.x2 == b.x1 for a, b in pairwise(bent))


def test_a_disc_is_round_and_as_wide_as_it_should_be():
    (outline,) = disc(10, 20, 4, INK).outlines
    assert all(math.hypot(x, y) == pytest.approx(4) for x, y in outline)
    assert max(math.dist(a, b) for a, b in pairwise([*outline, outline[0]])) < 0.5
