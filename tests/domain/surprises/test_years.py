"""Three years of a shop, and what can be told from them."""

from __future__ import annotations

import sys

import pytest

from delight.domain.gestures import Occasion
from tests.domain.surprises.simulated import BUDGET, Told, Years

LARGE, SMALL = 0.01, 0.15
"""How much more often than by luck a guesser may be right: with 10,000 customers, and with 200."""


def _all_holds(told: Told, margin: float) -> None:
    assert told.broken == []
    assert max(told.spent.values()) <= BUDGET
    assert min(told.fairness.values()) >= 0.5
    assert {name: told.above_luck(name) for name in told.hits if told.above_luck(name) > margin} == {}


def test_a_quarter_with_ten_thousand_customers():
    told = Years(10_000, seed=1).live(13)
    _all_holds(told, LARGE)
    assert told.held > 0
    assert set(told.occasions) == set(Occasion)


def test_three_years_with_two_hundred_customers():
    """Too few for a hold-out, and few enough that regulars might see through it."""
    told = Years(200, seed=2).live(156)
    _all_holds(told, SMALL)
    assert told.held == 0
    assert max(told.times.values()) <= 3 * 365 // 90 + 1


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_three_years_with_ten_thousand_customers(seed, capsys):
    told = Years(10_000, seed=seed).live(156)
    _show(capsys, told)
    _all_holds(told, LARGE)


@pytest.mark.long
def test_three_years_of_ten_shops_with_two_hundred_customers(capsys):
    """Together: in one shop of that size three years are too few draws to tell."""
    shops = [Years(200, seed=seed).live(156) for seed in range(10)]
    _show(capsys, *shops)
    for told in shops:
        _all_holds(told, 1.0)
    for guesser in shops[0].hits:
        assert sum(told.above_luck(guesser) for told in shops) / len(shops) <= SMALL


def _show(capsys, *shops: Told) -> None:
    picks, luck = (sum(getattr(told, name) for told in shops) for name in ("picks", "luck"))
    hits = {guesser: sum(told.hits[guesser] for told in shops) for guesser in shops[0].hits}
    shares = ", ".join(f"{guesser} {count / picks:.2%}" for guesser, count in hits.items())
    held, least = sum(told.held for told in shops), min(min(told.fairness.values()) for told in shops)
    with capsys.disabled():
        sys.stdout.write(f"\n{picks} drawn, by luck {luck / picks:.2%}, {shares}; held {held}; ")
        sys.stdout.write(f"least share of the longest wait {least:.3f}\n")
