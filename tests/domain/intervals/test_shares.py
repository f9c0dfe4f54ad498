"""Shares and their differences beside the tables that others printed, and how often they hold the truth."""

from __future__ import annotations

from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.intervals.shares import (
    by_chance,
    chance_of,
    difference_between,
    even_chance,
    share_between,
)

NEWCOMBE = [
    (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926), (0, 10, 0, 20, -0.1611, 0.2775), (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0), (10, 10, 0, 10, 0.6075, 1.0),
]  # fmt: skip
"""Newcombe 1998, "Interval estimation for the difference", table II, method 10."""


@st.composite
def parts(draw):
    """Some of a few."""
    count = draw(st.integers(0, 60))
    return draw(st.integers(0, count)), count


@pytest.mark.parametrize(
    ("some", "count", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_a_share_is_that_of_wilson(some, count, low, high):
    """Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3."""
    assert [round(end, 4) for end in share_between(some, count)] == [low, high]


def test_of_nobody_every_share_is_possible():
    assert share_between(0, 0) == (0.0, 1.0)
    assert difference_between(0, 0, 3, 4) == difference_between(3, 4, 0, 0) == (-1.0, 1.0)


@pytest.mark.parametrize(("some", "count", "others", "of", "low", "high"), NEWCOMBE)
def test_a_difference_is_that_of_newcombe(some, count, others, of, low, high):
    assert [round(end, 4) for end in difference_between(some, count, others, of)] == [low, high]


@given(parts(), parts())
def test_an_interval_holds_what_was_seen_and_stays_within_bounds(one, other):
    low, high = share_between(*one)
    assert 0.0 <= low <= high <= 1.0
    least, most = difference_between(*one, *other)
    assert -1.0 - 1e-9 <= least <= most <= 1.0 + 1e-9
    if one[1] and other[1]:
        assert low - 1e-9 <= one[0] / one[1] <= high + 1e-9
        assert least <= one[0] / one[1] - other[0] / other[1] <= most


@given(parts(), parts())
def test_a_difference_the_other_way_round_is_the_same(one, other):
    low, high = difference_between(*one, *other)
    assert difference_between(*other, *one) == pytest.approx((-high, -low))


def binomial(n: int, share: float) -> list[float]:
    return [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]


@pytest.mark.parametrize("count", [10, 25, 60])
def test_shares_hold_the_truth_95_times_in_a_hundred(count):
    """Exactly, by adding up everything that could be seen: 94 to 97 over all shares, 83 at the very least."""
    held = []
    for place in range(1, 100):
        share = place / 100
        ends = [share_between(k, count) for k in range(count + 1)]
        chances = zip(binomial(count, share), ends, strict=True)
        held.append(sum(chance for chance, (low, high) in chances if low <= share <= high))
    assert 0.94 < sum(held) / len(held) < 0.97
    assert min(held) > 0.83


@pytest.mark.parametrize(("count", "of"), [(10, 10), (11, 40), pytest.param(40, 90, marks=pytest.mark.long)])
def test_differences_hold_the_truth_95_times_in_a_hundred(count, of):
    """As above: 94 to 98 over all pairs of shares, and none is said where there is none."""
    ends = {(k, m): difference_between(k, count, m, of) for k in range(count + 1) for m in range(of + 1)}
    shares = [place / 20 for place in range(1, 20)]
    held = {}
    for one, other in product(shares, shares):
        chances = product(enumerate(binomial(count, one)), enumerate(binomial(of, other)))
        held[one, other] = sum(
            first * second
            for (k, first), (m, second) in chances
            if ends[k, m][0] <= one - other <= ends[k, m][1]
        )
    assert 0.94 < sum(held.values()) / len(held) < 0.98
    assert min(held[share, share] for share in shares) > 0.92


@pytest.mark.parametrize(
    ("some", "count", "others", "of", "chance"),
    [
        (4, 4, 0, 4, 0.02857),  # the lady tasting tea, Fisher 1935
        (3, 4, 1, 4, 0.48571),
        (2, 17, 10, 13, 0.0005367),  # convicted twins, Fisher 1962
        (0, 5, 0, 7, 1.0),
        (1, 10, 11, 14, 0.002759),
    ],
)
def test_chance_is_that_of_fisher(some, count, others, of, chance):
    assert chance_of(some, count, others, of) == pytest.approx(chance, rel=2e-3)


@given(parts(), parts())
def test_chance_is_the_same_whoever_comes_first(one, other):
    assert chance_of(*one, *other) == pytest.approx(chance_of(*other, *one))
    assert 0.0 < chance_of(*one, *other) <= 1.0


@pytest.mark.parametrize(
    ("some", "others", "chance"),
    [(0, 0, 1.0), (8, 2, 0.109375), (2, 8, 0.109375), (10, 0, 2 / 1024), (5, 5, 1.0), (82, 0, 2 / 2**82)],
)
def test_signs_are_those_of_arbuthnott(some, others, chance):
    """82 years in which more boys were christened; the others by the binomial table."""
    assert even_chance(some, others) == pytest.approx(chance)


def test_signs_of_a_large_shop_are_told():
    assert even_chance(15_000, 15_000) == 1.0
    assert even_chance(15_400, 14_600) == pytest.approx(4e-6, rel=0.1)


@pytest.mark.parametrize(
    ("chances", "raised"),
    [
        ([], []),
        ([0.03], [0.03]),
        ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),
        ([0.5, 0.6, 0.9], [1.0, 1.0, 1.0]),
    ],
)
def test_several_questions_are_raised_as_holm_does(chances, raised):
    """The third: what R's ``p.adjust`` gives."""
    assert by_chance(chances) == pytest.approx(raised)


@given(st.lists(st.floats(0, 1), max_size=20))
def test_raised_chances_keep_their_order(chances):
    raised = by_chance(chances)
    pairs = sorted(zip(chances, raised, strict=True))
    assert all(chance <= up <= 1.0 for chance, up in pairs)
    assert [up for _, up in pairs] == sorted(raised)


@given(parts(), parts())
def test_a_chance_is_the_sum_of_all_tables_that_are_no_likelier(one, other):
    (some, count), (others, of) = one, other
    ways = [comb(count, k) * comb(of, some + others - k) for k in range(some + others + 1)]
    exact = sum(way for way in ways if way <= ways[some]) / comb(count + of, some + others)
    assert chance_of(*one, *other) == pytest.approx(exact)


def test_a_chance_is_told_of_large_tables_too():
    """Of 30,000 cases, beside the normal approximation with Yates’s correction."""
    assert chance_of(3_640, 4_200, 22_700, 25_800) == pytest.approx(0.01664, rel=0.02)
