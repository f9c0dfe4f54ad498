"""Numbers by chance that come out the same each time."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from delight.domain.surprises.chance import numbers, share


@given(st.text(max_size=9), st.integers(0, 2**40))
def test_the_same_seed_and_id_give_the_same_number(seed, n):
    assert numbers(seed, "day")(n) == numbers(seed, "day")(n)
    assert 0 < share(numbers(seed, "day")(n)) <= 1


def test_another_seed_or_purpose_gives_another_order():
    seeds = (("a", 1), ("a", 2), ("b", 1), ("a1",))
    orders = {tuple(sorted(range(50), key=numbers(*seed))) for seed in seeds}
    assert len(orders) == 4


def test_ids_in_a_row_are_spread_evenly():
    """Chi-square of 100 equal parts, 100,000 ids: below the 99.9 % point of 99 degrees, 148.2."""
    parts = Counter(int(share(of) * 100 - 1e-9) for of in map(numbers("a shop", "order"), range(100_000)))
    assert sum((count - 1000) ** 2 / 1000 for count in parts.values()) < 148.2


def test_the_order_of_two_neighbours_is_even():
    before = sum(numbers("a shop", week)(1) < numbers("a shop", week)(2) for week in range(4000))
    assert 1850 < before < 2150
