"""Two counts in unequal times: figures of others, and how often the interval holds the truth."""

from __future__ import annotations

import math
import random
from itertools import accumulate
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.intervals.rates import below, bunching, chance_of_rates, count_between, ratio_between

COUNTS = st.integers(0, 400)
DAYS = st.integers(1, 900)


def poisson(mean, chance):
    """Return how many of what comes by itself come, by Knuth's way in pieces that do not underflow."""
    found = 0
    while mean > 0:
        piece = min(mean, 30.0)
        left, mean = math.exp(-piece), mean - piece
        product = chance.random()
        while product > left:
            found, product = found + 1, product * chance.random()
    return found


def binomial(share, n):
    return [math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]


def test_the_limits_of_a_count_are_those_of_the_tables():
    """Garwood 1936, "Fiducial limits for the Poisson distribution", Biometrika 28."""
    exact = {
        0: (0.0, 3.689),
        1: (0.025, 5.572),
        5: (1.623, 11.668),
        10: (4.795, 18.390),
        30: (20.241, 42.827),
    }
    for count, limits in exact.items():
        assert count_between(count) == pytest.approx(limits, abs=0.03)


def test_the_ratio_is_that_of_clopper_and_pearson():
    """Of 4 and 16, Clopper and Pearson's limits of 4 in 20 are 0.0573 and 0.4366."""
    low, high = ratio_between(4, 1, 16, 1)
    assert low / (1 + low) == pytest.approx(0.0573, abs=0.0001)
    assert high / (1 + high) == pytest.approx(0.4366, abs=0.0001)


def test_none_on_either_side_has_an_open_end():
    assert ratio_between(0, 30, 9, 60)[0] == 0
    assert ratio_between(9, 30, 0, 60)[1] == math.inf
    assert ratio_between(0, 30, 0, 60) == (0, math.inf)
    assert chance_of_rates(0, 30, 0, 60) == 1


@given(st.integers(1, 60), st.floats(0.01, 0.99), st.data())
def test_the_beta_is_the_tail_of_the_binomial(n, share, data):
    """At least x of n: summed up by itself."""
    x = data.draw(st.integers(1, n))
    assert below(share, x, n - x + 1) == pytest.approx(math.fsum(binomial(share, n)[x:]), abs=1e-9)


@given(COUNTS, DAYS, COUNTS, DAYS)
def test_test_and_interval_say_the_same(one, days, other, of_days):
    low, high = ratio_between(one, days, other, of_days)
    chance = chance_of_rates(one, days, other, of_days)
    assert 0 <= low <= high
    assert abs(chance - 0.05) < 1e-6 or (chance < 0.05) == (not low <= 1 <= high)


@given(COUNTS, DAYS, COUNTS, DAYS)
def test_whichever_comes_first_it_is_the_same(one, days, other, of_days):
    low, high = ratio_between(one, days, other, of_days)
    turned = ratio_between(other, of_days, one, days)
    assert turned[0] == pytest.approx(0 if math.isinf(high) else 1 / high, rel=1e-6)
    assert turned[1] == pytest.approx(math.inf if not low else 1 / low, rel=1e-6)


def test_a_large_shop_is_no_trouble():
    low, high = ratio_between(30_000, 365, 60_000, 730)
    assert low < 1 < high
    assert high - low == pytest.approx(2 * 1.96 * math.sqrt(1 / 30_000 + 1 / 60_000), rel=0.02)


@pytest.mark.parametrize(("mean", "of"), [(3, 6), (12, 5), (4, 20), (8, 12)])
def test_the_interval_holds_the_truth_95_times_in_a_hundred_at_least(mean, of):
    """Worked out, not tried: summed over all counts that could come."""
    times = [weights(mean), weights(of)]
    held = math.fsum(
        chance * other_chance
        for one, chance in enumerate(times[0])
        for other, other_chance in enumerate(times[1])
        if chance * other_chance > 1e-9 and holds(one, other, mean / of)
    )
    assert held >= 0.95 - 1e-5


def weights(mean):
    parts = (1.0 if not k else mean / k for k in range(int(mean * 2 + 25)))
    return [math.exp(-mean) * part for part in accumulate(parts, lambda some, part: some * part)]


def holds(one, other, truth):
    low, high = ratio_between(one, 1, other, 1)
    return low <= truth <= high


@pytest.mark.parametrize("often", [2.0, 20.0])
@pytest.mark.parametrize("together", [1, 3])
def test_where_nothing_changed_a_change_is_seen_in_few_of_a_hundred(often, together):
    """Twelve months after 24, in bunches of so many: else 24 of a hundred, for three."""
    chance, runs, seen = random.Random(5), 400, 0
    for _ in range(runs):
        now, before = (
            [(together * poisson(often / together, chance), 30) for _ in range(months)] for months in (12, 24)
        )
        counts = [sum(came for came, _ in months) for months in (now, before)]
        low, high = ratio_between(counts[0], 360, counts[1], 720, bunching(now, before))
        seen += not low <= 1 <= high
    assert seen / runs <= 0.07


def test_what_comes_by_itself_is_not_bunched_and_what_comes_together_is():
    chance = random.Random(3)
    alone = [bunching([(poisson(8, chance), 30) for _ in range(24)]) for _ in range(50)]
    bunches = [bunching([(4 * poisson(2, chance), 30) for _ in range(24)]) for _ in range(50)]
    assert fmean(alone) < 1.3
    assert 3 < fmean(bunches) < 5
    assert bunching([], [(0, 30), (0, 31)], [(4, 30)]) == 1
