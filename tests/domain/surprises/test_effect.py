"""What the hold-out tells, in shops whose surprises have an effect that is known."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import accumulate
from math import exp, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.surprises.effect import FEWEST, effect_of, student
from delight.domain.surprises.planner import plan
from tests.domain.surprises.shops import RULES, regular, shop
from tests.domain.surprises.simulated import START

CUSTOMERS, WEEKS, WINDOW = 400, 78, 13
"""A shop is seen for a year and a half; the last 13 weeks' visits are not known yet."""
EFFECT = 1.5
"""Visits more in the 13 weeks after a surprise, where it works."""
SURE = 0.95


def simulated(seed: int, effect: float):
    """The estimate in a shop of people who come more or less often, 5 times in 13 weeks on the whole."""
    chance = random.Random(seed)
    visits = [_visits(chance) for _ in range(CUSTOMERS)]
    shown, held = {}, {}
    sides = {True: [], False: []}
    for number in range(WINDOW, WEEKS - WINDOW):
        week = START + timedelta(weeks=number)
        everybody = [
            regular(who, known_since=START, surprised_on=shown.get(who), held_on=held.get(who))
            for who in range(CUSTOMERS)
        ]
        state = shop(everybody, week=week, rules=RULES._replace(hold_out=True))
        for one in plan(state, week, f"shop {seed}").suggestions:
            (held if one.held else shown)[one.customer_id] = week
            before, after = _around(visits[one.customer_id], number)
            extra = 0 if one.held else _poisson(chance, effect)
            sides[one.held].append(after + extra - before)
    return effect_of(sides[False], sides[True])


def _visits(chance: random.Random) -> list[int]:
    """How often somebody has come by the end of each week; each at their own rate."""
    rate = chance.gammavariate(2, 2.5) / WINDOW
    return list(accumulate(_poisson(chance, rate) for _ in range(WEEKS)))


def _around(visits: list[int], week: int) -> tuple[int, int]:
    """Visits in the 13 weeks before a week, and in the 13 from then on."""
    start = visits[week - 1]
    return start - (visits[week - 1 - WINDOW] if week > WINDOW else 0), visits[week - 1 + WINDOW] - start


def _poisson(chance: random.Random, mean: float) -> int:
    least, product, count = exp(-mean), chance.random(), 0
    while product > least:
        product *= chance.random()
        count += 1
    return count


def _covered(runs: int, effect: float) -> tuple[int, int]:
    """How many estimates cover the truth, of how many that say anything."""
    told = [one for seed in range(runs) if (one := simulated(seed, effect)).more is not None]
    return sum(one.low <= effect <= one.high for one in told), len(told)


def _least(runs: int) -> float:
    """The share of runs that a true 95 % stays above in 999 of 1,000 tries."""
    return SURE - 3.1 * sqrt(SURE * (1 - SURE) / runs)


@pytest.mark.parametrize(
    ("freedom", "point"),
    [(7, 2.3646), (10, 2.2281), (14.5, 2.1379), (30, 2.0423), (120, 1.9799), (1e9, 1.95996)],
)
def test_student_as_in_the_tables(freedom, point):
    assert student(freedom) == pytest.approx(point, abs=0.0015)


_some = st.lists(st.integers(-20, 20), max_size=30)


@given(_some, _some)
def test_too_few_on_either_side_says_nothing(shown, held):
    told = effect_of(shown, held)
    assert (told.surprised, told.held) == (len(shown), len(held))
    enough = min(len(shown), len(held)) >= FEWEST
    assert ((told.more, told.low, told.high) == (None, None, None)) is not enough
    if enough:
        assert told.low <= told.more <= told.high
        assert effect_of(held, shown).more == pytest.approx(-told.more)


def test_a_worked_example():
    """Two samples of ten: means 3 and 1, variances 2, so 18 degrees: 2 ± 2.1009 · √(2/10 + 2/10)."""
    told = effect_of([1, 1, 2, 3, 3, 3, 3, 4, 5, 5], [-1, -1, 0, 1, 1, 1, 1, 2, 3, 3])
    assert (told.low, told.more, told.high) == pytest.approx((0.6713, 2, 3.3287), abs=0.001)


def test_where_all_are_alike_there_is_no_doubt():
    assert (effect_of([1] * 8, [0] * 9).low, effect_of([1] * 8, [0] * 9).high) == (1, 1)


def test_the_estimate_covers_a_known_effect():
    covered, runs = _covered(12, EFFECT)
    assert runs == 12
    assert covered / runs >= _least(12)


@pytest.mark.long
@pytest.mark.parametrize("effect", [0.0, EFFECT], ids=["none", "known"])
def test_the_estimate_covers_the_truth_in_95_of_100_shops(effect, capsys):
    covered, runs = _covered(600, effect)
    with capsys.disabled():
        print(f"\neffect {effect}: {covered} of {runs} ({covered / runs:.1%})")  # noqa: T201
    assert runs == 600
    assert _least(runs) <= covered / runs <= SURE + 3.1 * sqrt(SURE * (1 - SURE) / runs)
