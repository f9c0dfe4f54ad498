"""What a few answers tell of all: figures by hand, and how often the interval holds the truth."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.pulse import BASELINE, ENOUGH, HIGHEST
from delight.domain.customers.recommending import (
    Opinion,
    answers,
    change_between,
    mean_between,
    net_between,
    opinion_of,
)

SHOPS = {
    "a usual one": [0, 0, 0, 0, 1, 1, 2, 4, 8, 10, 12],
    "anything goes": [1] * 11,
    "loved by nearly all": [0, 0, 0, 0, 0, 0, 0, 1, 2, 5, 30],
    "loved or loathed": [5, 1, 1, 1, 1, 1, 1, 1, 1, 5, 20],
    "good": [0, 0, 0, 0, 0, 0, 0, 0, 5, 10, 5],
    "one in fifty is furious": [1, 0, 0, 0, 0, 1, 0, 1, 2, 5, 40],
    "all but one in thirty-one": [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30],
}
"""How many in all of a shop's customers would say 0, 1 … 10."""


def truth(weights):
    total = sum(weights)
    mean = sum(score * weight for score, weight in enumerate(weights)) / total
    return mean, 100 * (sum(weights[9:]) - sum(weights[:7])) / total


def share_held(weights, count, runs=3_000):
    """Return how often the interval of the mean, and that of the net figure, held the truth."""
    chance, (mean, net) = random.Random(11), truth(weights)
    held = [0, 0]
    for _ in range(runs):
        found = answers(chance.choices(range(11), weights, k=count))
        held[0] += found.mean_low <= mean <= found.mean_high
        held[1] += found.net_low <= net <= found.net_high
    return [number / runs for number in held]


@pytest.mark.parametrize("count", [ENOUGH, BASELINE, 100])
@pytest.mark.parametrize("shop", SHOPS)
def test_even_where_answers_are_lopsided_the_interval_holds_the_truth(shop, count):
    """95 in a hundred is meant; 3,000 runs know it to one in a hundred."""
    mean, net = share_held(SHOPS[shop], count)
    assert mean >= 0.92
    assert net >= 0.91


def test_over_all_shops_it_is_ninety_five():
    shares = [share_held(weights, BASELINE, 1_000) for weights in SHOPS.values()]
    for one in range(2):
        assert 0.94 <= sum(share[one] for share in shares) / len(shares) <= 0.985


def test_the_figures_by_hand():
    found = answers([10, 9, 8, 7, 6, 0], days=[date(2026, 3, 2), date(2026, 1, 5)], wanted=30)
    assert (found.count, found.promoters, found.passives, found.detractors) == (6, 2, 2, 2)
    assert (round(found.mean, 3), found.net, found.wanted) == (6.667, 0, 30)
    assert (found.first_on, found.last_on) == (date(2026, 1, 5), date(2026, 3, 2))
    assert found.is_too_few
    assert not answers([9] * ENOUGH).is_too_few


def test_the_net_interval_is_that_of_rocks():
    """By hand: 20 promoters, 5 detractors of 40: (20.75 - 5.75) / 43, and 1.96 standard errors about it."""
    low, high = net_between(20, 5, 40)
    middle = 15 / 43
    error = ((20.75 + 5.75) / 43 - middle**2) / 43
    assert (low, high) == pytest.approx(
        (100 * (middle - 1.96 * error**0.5), 100 * (middle + 1.96 * error**0.5)), abs=0.01
    )


def test_nobody_asked_says_nothing():
    assert answers([]).count == 0
    assert answers([]).is_too_few


@given(st.lists(st.integers(0, HIGHEST), min_size=1, max_size=200))
def test_figures_lie_in_their_intervals_and_those_in_the_scale(scores):
    found = answers(scores)
    assert 0 <= found.mean_low <= found.mean <= found.mean_high <= HIGHEST
    assert -100 <= found.net_low <= found.net_high <= 100
    assert found.promoters + found.passives + found.detractors == found.count == len(scores)
    assert found.mean_high - found.mean_low > 0, "nobody is ever quite sure"
    assert found.net_high - found.net_low > 0


@given(st.lists(st.integers(0, HIGHEST), min_size=2, max_size=60))
def test_more_of_the_same_makes_it_surer_and_turned_round_it_is_turned_round(scores):
    low, high = mean_between(scores)
    surer = mean_between(scores * 4)
    assert surer[1] - surer[0] < high - low
    turned = mean_between([HIGHEST - score for score in scores])
    assert turned == pytest.approx((HIGHEST - high, HIGHEST - low))


def test_each_answer_says_one_thing():
    said = [opinion_of(score) for score in range(HIGHEST + 1)]
    assert said == [*[Opinion.WOULD_NOT] * 7, *[Opinion.MIGHT] * 2, *[Opinion.WOULD] * 2]
    assert [score for one in Opinion for score in one.scores if opinion_of(score) is not one] == []


def test_a_change_is_as_sure_as_both_ends():
    """By hand: 0 (-15 to 15) and 30 (10 to 40): below by the root of 20² + 15², above of 10² + 15²."""
    first, now = replace(answers([7] * 30), net_low=-15.0, net_high=15.0), answers([7] * 30)
    low, high = change_between(first, replace(now, net=30.0, net_low=10.0, net_high=40.0))
    assert (round(low, 9), round(high, 3)) == (5.0, 48.028)


@pytest.mark.parametrize("shop", SHOPS)
def test_where_nothing_changed_it_is_rarely_called_a_change(shop):
    """Five in a hundred at most are meant; 800 runs know it to two in a hundred."""
    chance, called, runs = random.Random(7), 0, 800
    for _ in range(runs):
        first, now = (answers(chance.choices(range(11), SHOPS[shop], k=k)) for k in (BASELINE, 60))
        low, high = change_between(first, now)
        called += not low <= 0 <= high
    assert called / runs <= 0.07


@given(
    st.lists(st.integers(0, HIGHEST), min_size=1, max_size=60),
    st.lists(st.integers(0, HIGHEST), min_size=1, max_size=60),
)
def test_a_change_lies_within_and_turns_round_with_its_sides(some, others):
    first, now = answers(some), answers(others)
    low, high = change_between(first, now)
    back = change_between(now, first)
    assert low - 1e-9 <= now.net - first.net <= high + 1e-9
    assert (round(-back[1], 6), round(-back[0], 6)) == (round(low, 6), round(high, 6))
