"""Groups compared class by class: what is weighted how, and how often the difference is held."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.intervals.alike import Class, alike
from delight.domain.intervals.shares import difference_between, share_between

SHOPS = {
    "alike": ((10, 0.6, 50, 0.6), (10, 0.7, 50, 0.7), (10, 0.9, 50, 0.9)),
    "others": ((3, 0.4, 200, 0.5), (8, 0.7, 60, 0.7), (20, 0.95, 10, 0.95)),
    "few": ((4, 0.5, 5, 0.5), (4, 0.8, 5, 0.8), (4, 0.9, 5, 0.9)),
    "many": ((300, 0.6, 900, 0.5), (300, 0.7, 900, 0.7), (200, 0.9, 900, 0.9)),
}
"""By class: how many, their true share, how many others, and theirs."""


@st.composite
def classes(draw):
    n, of = draw(st.integers(0, 30)), draw(st.integers(0, 30))
    return Class(draw(st.integers(0, n)), n, draw(st.integers(0, of)), of)


def test_of_one_class_it_is_newcombes_difference():
    found = alike([Class(56, 70, 48, 80)])
    assert found
    assert (found.low, found.high) == pytest.approx(difference_between(56, 70, 48, 80))
    assert (found.least, found.most) == pytest.approx(share_between(48, 80))


def test_others_are_weighted_as_the_first_are_made_up():
    """Nine regulars and one rare guest against mostly rare ones: each kind comes back as often."""
    found = alike([Class(9, 9, 10, 10), Class(0, 1, 0, 90)])
    assert found
    assert found.share == found.other == pytest.approx(0.9)
    assert found.low < 0 < found.high
    assert (found.n, found.of) == (10, 100)


def test_what_others_have_nobody_of_is_left_out_while_it_is_little():
    assert alike([Class(4, 8, 5, 10), Class(2, 2, 0, 0)]) == alike([Class(4, 8, 5, 10)])
    assert alike([Class(4, 7, 5, 10), Class(2, 2, 0, 0)]) is None
    assert alike([Class(0, 0, 5, 10)]) is None
    assert alike([]) is None


@given(st.lists(classes(), max_size=4))
def test_it_holds_what_was_seen(some):
    found = alike(some)
    if found:
        assert -1.0 <= found.low <= found.share - found.other + 1e-9
        assert found.share - found.other - 1e-9 <= found.high <= 1.0
        assert 0.0 <= found.least <= found.other + 1e-9
        assert found.other - 1e-9 <= found.most <= 1.0


@pytest.mark.parametrize("shop", SHOPS)
@pytest.mark.parametrize("rounds", [400, pytest.param(4_000, marks=pytest.mark.long)])
def test_it_holds_the_truth_95_times_in_a_hundred(shop, rounds):
    """At least, less three standard errors of so many rounds: 92 in the short form, 94 in the long one."""
    chance, kinds = Random(7), SHOPS[shop]
    truth = sum(n * (share - other) for n, share, _, other in kinds) / sum(n for n, *_ in kinds)
    held = 0
    for _ in range(rounds):
        found = alike([_drawn(chance, *kind) for kind in kinds])
        held += found is not None and found.low <= truth <= found.high
    assert held / rounds > 0.95 - 3 * (0.95 * 0.05 / rounds) ** 0.5


def _drawn(chance: Random, n: int, share: float, of: int, other: float) -> Class:
    some, others = (
        sum(chance.random() < each for _ in range(many)) for each, many in ((share, n), (other, of))
    )
    return Class(some, n, others, of)
