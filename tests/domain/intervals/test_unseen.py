"""How many nobody saw: exact where it can be, and holding the truth as often as it says."""

import random
from math import comb, fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.intervals import unseen
from delight.domain.intervals.unseen import Unseen, unseen_between, unseen_in_all

chances = st.integers(1, 100).map(lambda percent: percent / 100)
counts = st.integers(1, 60)


def at_most(seen, chance, number):
    """Return how often so many or fewer are passed over until the last of ``seen``, by plain sums."""
    return fsum(comb(seen + k - 1, k) * chance**seen * (1 - chance) ** k for k in range(number + 1))


@pytest.mark.parametrize(("seen", "low", "high"), [(5, 0.5, 0.75), (12, 0.3, 0.3), (40, 0.2, 0.9)])
def test_the_ends_are_those_of_plain_sums(seen, low, high):
    found = unseen_between(seen, low, high)
    assert at_most(seen, high, found.low) >= 0.025
    assert not found.low or at_most(seen, high, found.low - 1) < 0.025
    assert at_most(seen + 1, low, found.high) >= 0.975 > at_most(seen + 1, low, found.high - 1)


@pytest.mark.parametrize("chance", [0.03, 0.05, 0.3, 0.5, 0.75, 0.95])
@pytest.mark.parametrize("seen", [101, 130, 400])
def test_the_expansion_says_what_sums_say(monkeypatch, seen, chance):
    near = unseen_between(seen, chance, chance)
    monkeypatch.setattr(unseen, "_EXACT_TO", 10**6)
    unseen._quantile.cache_clear()
    exact = unseen_between(seen, chance, chance)
    unseen._quantile.cache_clear()
    assert near == pytest.approx(exact, abs=1, rel=1e-3)


def test_who_all_speak_leave_nobody():
    assert unseen_between(50, 1.0, 1.0) == Unseen(0, 0)
    assert unseen_between(5_000, 1.0, 1.0) == Unseen(0, 0)
    assert unseen_in_all([(5, 1.0, 1.0), (700, 1.0, 1.0)]) == Unseen(0, 0)


@given(counts, chances, chances)
def test_the_range_lies_about_what_the_rates_alone_say(seen, one, other):
    low, high = sorted((one, other))
    found = unseen_between(seen, low, high)
    assert 0 <= found.low <= seen / high - seen + 1e-9
    assert found.high >= seen / low - seen - 1e-9


@given(counts, chances, chances)
def test_more_that_were_seen_mean_more_that_were_not(seen, one, other):
    low, high = sorted((one, other))
    fewer, more = unseen_between(seen, low, high), unseen_between(seen + 1, low, high)
    assert fewer.low <= more.low
    assert fewer.high <= more.high


@given(st.lists(st.tuples(st.integers(5, 400), chances), min_size=2, max_size=12))
def test_all_together_are_less_uncertain_than_their_ends_added(groups):
    told = [(seen, chance, chance) for seen, chance in groups]
    whole, parts = unseen_in_all(told), [unseen_between(*group) for group in told]
    assert whole.low >= sum(part.low for part in parts) - len(parts)
    assert whole.high <= sum(part.high for part in parts) + len(parts)


def test_one_group_is_told_as_it_is():
    assert unseen_in_all([(7, 0.05, 0.3)]) == unseen_between(7, 0.05, 0.3)


GROUPS = ((0.05, 160, 3), (0.3, 40, 4), (0.75, 20, 6), (0.5, 30, 1))
"""How likely one is to speak, how many were let down of each kind, and how many kinds there are."""


def missed(chance, people, kinds, times, luck):
    """Return how often the range of all kinds misses the truth, and how often that of one kind."""
    in_all = alone = 0
    for _ in range(times):
        seen = [sum(luck.random() < chance for _ in range(people)) for _ in range(kinds)]
        shown = [(count, chance, chance) for count in seen if count >= 5]
        silent = sum(people - count for count, *_ in shown)
        if shown:
            low, high = unseen_in_all(shown)
            in_all += not low <= silent <= high
            low, high = unseen_between(*shown[0])
            alone += not low <= people - shown[0][0] <= high
    return in_all / times, alone / times


@pytest.mark.parametrize(("chance", "people", "kinds"), GROUPS)
def test_the_truth_is_held_as_often_as_said(chance, people, kinds):
    in_all, alone = missed(chance, people, kinds, 250, random.Random(3))
    assert in_all <= 0.09
    assert alone <= 0.09


@pytest.mark.long
@pytest.mark.parametrize(("chance", "people", "kinds"), GROUPS)
def test_the_truth_is_held_as_often_as_said_in_thousands(chance, people, kinds):
    in_all, alone = missed(chance, people, kinds, 6_000, random.Random(4))
    assert in_all <= 0.058
    assert alone <= 0.056
