"""From how many on something is said, each limit on both sides."""

from __future__ import annotations

import pytest

from delight.domain.insight.chapter import Verdict
from delight.domain.insight.saying import compared, may_join, points, share, share_range, verdict
from delight.domain.insight.values import Number, TooFew, Unit


def test_a_share_is_said_from_ten_on():
    assert (share(8, 9), share_range(8, 9)) == (TooFew(8, 9), None)
    assert share(8, 10) == Number(0.8, Unit.SHARE)
    assert share_range(8, 10) is not None


def test_shares_are_compared_from_ten_on_either_side():
    assert compared(9, 9, 0, 10) is compared(10, 10, 0, 9) is Verdict.UNSAID
    assert compared(10, 10, 0, 10) is Verdict.HIGHER
    assert compared(0, 10, 10, 10) is Verdict.LOWER
    assert compared(5, 10, 6, 10) is Verdict.SAME


@pytest.mark.parametrize(("low", "high"), [(0.0, 0.4), (-0.4, 0.0), (-0.1, 0.1)])
def test_a_difference_that_may_be_none_is_none(low, high):
    assert verdict(low, high) is Verdict.SAME


def test_a_month_is_a_point_from_five_on_and_four_points_are_a_line():
    assert points([4, 4, 0], [4, 5, 0]) == (None, 0.8, None)
    assert not may_join([5, 5, 5, 4])
    assert may_join([5, 0, 5, 5, 5])
