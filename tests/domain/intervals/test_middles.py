"""Medians beside the tables that others printed, and how often they hold the truth."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.intervals.middles import FEWEST, median_between

TABLE = {6: 1, 8: 1, 9: 2, 10: 2, 12: 3, 15: 4, 20: 6, 25: 8, 30: 10, 40: 14, 50: 18, 100: 40}
"""Of how many values, which from either end bound the median: any table of the sign test, two-sided 5 %."""


@pytest.mark.parametrize(("count", "place"), TABLE.items())
def test_the_median_lies_between_the_values_of_the_table(count, place):
    values = [float(value) for value in range(1, count + 1)]
    assert median_between(values) == ((count + 1) / 2, place, count + 1 - place)


@pytest.mark.parametrize("count", range(FEWEST))
def test_of_fewer_than_six_nothing_is_said(count):
    assert median_between([float(value) for value in range(count)]) is None


@pytest.mark.parametrize("count", [6, 7, 11, 40, 150, 700])
def test_it_holds_the_median_95_times_in_a_hundred_however_values_are_spread(count):
    """Exactly: it misses where so many fall to one side; and the next values in would miss too often."""
    found = median_between([float(value) for value in range(count)])
    assert found
    outside = int(found[1])
    missed = [2 * sum(comb(count, k) for k in range(end + 1)) / 2**count for end in (outside, outside + 1)]
    assert missed[0] <= 0.05 < missed[1]


@pytest.mark.parametrize("count", [2_001, 2_008, 2_029])
def test_of_very_many_it_holds_the_median_as_often_by_the_normal_distribution(count):
    found = median_between(range(count))
    assert found
    outside = int(found[1])
    missed = [2 * sum(comb(count, k) for k in range(end + 1)) / 2**count for end in (outside, outside + 2)]
    assert missed[0] <= 0.05 < missed[1]


@given(st.lists(st.floats(0, 1e6), min_size=FEWEST, max_size=80))
def test_it_holds_what_was_seen(values):
    found = median_between(sorted(values))
    assert found
    middle, low, high = found
    assert low <= middle <= high
    assert {low, high} <= set(values)
