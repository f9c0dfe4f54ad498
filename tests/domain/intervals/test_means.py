"""Averages of skewed amounts, and how often their interval holds the truth."""

from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.intervals.means import FEWEST, difference_of, mean_between
from delight.domain.intervals.normal import student


def cost(chance: Random) -> float:
    """Return what putting something right costs: nothing in two of five cases, a large sum now and then."""
    return 0.0 if chance.random() < 0.4 else chance.lognormvariate(6.5, 0.8)


TRUTH = 0.6 * math.exp(6.5 + 0.8**2 / 2)


@pytest.mark.parametrize(("count", "least"), [(10, 0.90), (20, 0.91), (60, 0.92)])
def test_the_interval_of_costs_holds_the_truth(count, least):
    chance = Random(11)
    held = 0
    for _ in range(1_000):
        found = mean_between([cost(chance) for _ in range(count)])
        held += found is not None and found[1] <= TRUTH <= found[2]
    assert held / 1_000 >= least


def test_of_symmetric_values_it_is_students():
    values = [float(value) for value in range(-10, 11)]
    found = mean_between(values)
    spread = math.sqrt(sum(value**2 for value in values) / 20)
    assert found is not None
    assert found == pytest.approx((0, -student(20) * spread / 21**0.5, student(20) * spread / 21**0.5))


def test_a_few_or_alike_values_have_none():
    assert mean_between([1.0, 2.0] * (FEWEST // 2 - 1)) is None
    assert mean_between([7.0] * 40) is None
    assert mean_between([]) is None


@given(st.lists(st.integers(0, 10**7), min_size=FEWEST, max_size=60))
def test_it_holds_the_average(values):
    found = mean_between(values)
    if found is None:
        assert max(values) - min(values) <= 1e-9 * (1 + max(values))
    else:
        assert found[1] <= found[0] <= found[2]


def test_two_averages_differ_where_chance_alone_does_not_do_that():
    low, high = difference_of((900.0, 800.0, 1_050.0), (500.0, 450.0, 560.0))
    assert (low, high) == pytest.approx((400 - math.hypot(100, 60), 400 + math.hypot(150, 50)))


def test_two_averages_of_the_same_costs_hardly_ever_differ():
    chance = Random(3)
    told = 0
    for _ in range(600):
        one, other = (mean_between([cost(chance) for _ in range(25)]) for _ in range(2))
        if one and other:
            low, high = difference_of(one, other)
            told += low > 0 or high < 0
    assert told / 600 <= 0.06
