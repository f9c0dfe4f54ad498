import math
from itertools import pairwise

import pytest

from delight.letters.pdf.page import INK
from delight.letters.sheets.drawing import arc, circle, curve, dot


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


def test_a_dot_is_full_and_no_wider_than_it_should_be():
    strips = dot(10, 20, 4, INK)
    assert all(math.hypot(s.x2 - 10, s.y2 - 20) == pytest.approx(4) for s in strips)
    assert all(a.y1 + a.weight / 2 > b.y1 - b.weight / 2 for a, b in pairwise(strips)), "no gaps"
    assert strips[-1].y1 - strips[0].y1 + strips[0].weight == pytest.approx(8, abs=0.4)
