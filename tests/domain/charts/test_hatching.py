from __future__ import annotations

import pytest

from delight.domain.charts.hatching import hatch

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
NOTCHED = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 2.0), (0.0, 10.0))


@pytest.mark.parametrize(("falling", "count"), [(False, 4), (True, 5)])
def test_lines_slant_by_45_degrees_from_edge_to_edge(falling, count):
    lines = hatch(SQUARE, 4, falling=falling)
    assert len(lines) == count
    for x1, y1, x2, y2 in lines:
        assert (x2 - x1) == pytest.approx((y2 - y1) * (1 if falling else -1))
        assert {x1, x2, y1, y2} & {0.0, 10.0}


def test_lines_leave_out_what_lies_outside_a_notch():
    inside = sum(x2 - x1 for x1, _, x2, _ in hatch(NOTCHED, 1))
    whole = sum(x2 - x1 for x1, _, x2, _ in hatch(SQUARE, 1))
    assert 0.5 < inside / whole < 0.7, "the notch is two fifths of the square"


def test_nothing_has_no_lines():
    assert hatch(((0, 0), (5, 0), (5, 0), (0, 0)), 100) == ()
