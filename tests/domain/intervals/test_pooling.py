"""Shares drawn towards each other: who wins, and how often the truth is held."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.intervals.pooling import pooled
from delight.domain.intervals.shares import share_between

SPREADS = {"none": (0.7, 0.0), "some": (0.7, 0.1), "much": (0.6, 0.2), "high": (0.92, 0.05)}
"""Shops by the mean of their groups' true shares, and how far those are spread."""


def test_three_lucky_cases_do_not_win():
    lucky, many, *_ = pooled([(3, 3), (80, 100), (55, 80), (60, 90)])
    assert lucky
    assert many
    assert lucky.share < 0.85
    assert lucky.high - lucky.low > 2 * (many.high - many.low)


def test_groups_that_are_alike_tell_more_together():
    alike = pooled([(14, 20)] * 6)[0]
    low, high = share_between(14, 20)
    assert alike
    assert alike.share == pytest.approx(0.7, abs=0.02)
    assert alike.high - alike.low < 0.7 * (high - low)


def test_groups_that_differ_stay_apart():
    one, other = pooled([(38, 40), (4, 40)])
    assert one
    assert other
    assert one.low > 0.8
    assert other.high < 0.26


def test_with_a_thousand_of_its_own_a_group_needs_no_others():
    group = pooled([(600, 1_000), (1, 10)])[0]
    assert group
    assert (group.low, group.high) == pytest.approx(share_between(600, 1_000))
    near = pooled([(599, 999), (1, 10)])[0]
    assert near
    assert tuple(near) == pytest.approx(tuple(group), abs=0.006)


def test_the_few_help_to_tell_the_others_and_say_nothing_themselves():
    few, many = pooled([(1, 9), (8, 10)], least=10)
    assert few is None
    assert many == pooled([(1, 9), (8, 10)])[1]
    assert pooled([(1, 9), (2, 3)], least=10) == [None, None]
    assert pooled([]) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=6))
def test_a_share_lies_within_its_own_limits(groups):
    for group in pooled(groups):
        assert group
        assert 0.0 <= group.low <= group.share <= group.high <= 1.0


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("rounds", [12, pytest.param(1_000, marks=pytest.mark.long)])
def test_it_holds_the_truth_about_95_times_in_a_hundred(spread, rounds):
    """Within a shop groups share what is thought of their spread, so a round is one draw, not one each.

    The long form: 93 to 100 in a hundred of all groups. The short one, of some 130 groups: 88 at least.
    """
    held = [one for seed in range(rounds) for one in _held(Random(seed), *SPREADS[spread])]
    assert sum(held) / len(held) > (0.93 if rounds == 1_000 else 0.88)


def _held(chance: Random, mean: float, spread: float) -> list[bool]:
    """Return of each group of a shop whether its interval holds the truth."""
    groups = []
    for _ in range(chance.randint(3, 20)):
        share = min(0.99, max(0.01, chance.gauss(mean, spread)))
        count = int(chance.expovariate(1 / 12)) + 1
        groups.append((share, sum(chance.random() < share for _ in range(count)), count))
    found = pooled([(some, count) for _, some, count in groups])
    pairs = zip(found, groups, strict=True)
    return [one is not None and one.low <= share <= one.high for one, (share, *_) in pairs]
