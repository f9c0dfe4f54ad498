"""Counting causes honestly: trends, changes, and words that mean the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.improvements.causes import (
    EARLIEST_DAYS,
    FEWEST,
    LONGEST_DAYS,
    Trend,
    are_near,
    compared,
    gathered,
    near,
    span_around,
)

TODAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (0, 0, Trend.TOO_FEW),
        (4, 0, Trend.TOO_FEW),
        (5, 0, Trend.FEWER),
        (0, 5, Trend.MORE),
        (6, 1, Trend.SAME),  # 16 coins in 128 fall as unevenly
        (7, 1, Trend.FEWER),  # 18 in 256
        (10, 9, Trend.SAME),
        (100, 60, Trend.FEWER),
    ],
)
def test_a_trend_is_said_where_chance_does_not_make_it(before, after, said):
    assert compared(before, after) is said


@given(st.integers(0, 200), st.integers(0, 200))
def test_before_and_after_turned_round_turn_the_word_round(before, after):
    turned = {Trend.FEWER: Trend.MORE, Trend.MORE: Trend.FEWER}
    said = compared(before, after)
    assert compared(after, before) is turned.get(said, said)
    assert (said is Trend.TOO_FEW) == (before + after < FEWEST)


@pytest.mark.parametrize(
    ("changed", "first", "days", "too_early"),
    [
        (TODAY - timedelta(days=29), date(2025, 1, 1), 30, False),
        (TODAY, date(2025, 1, 1), 1, True),
        (TODAY - timedelta(days=EARLIEST_DAYS - 2), date(2025, 1, 1), EARLIEST_DAYS - 1, True),
        (TODAY - timedelta(days=600), date(2020, 1, 1), LONGEST_DAYS, False),
        (TODAY - timedelta(days=60), TODAY - timedelta(days=80), 20, False),
        (TODAY - timedelta(days=60), None, 0, True),
        (TODAY - timedelta(days=60), TODAY - timedelta(days=10), 0, True),
    ],
)
def test_before_and_after_are_equally_long_and_as_long_as_there_is_to_compare(
    changed, first, days, too_early
):
    assert span_around(changed, TODAY, first) == (days, too_early)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("oven too old", "ofen too old", True),
        ("too few at the till", "at the till too few", True),
        ("card reader down", "the card reader down again", True),
        ("oven", "oven too old", False),  # one word alone says too little
        ("rude staff", "rude customers", False),
        ("late delivery", "parking", False),
    ],
)
def test_words_that_may_mean_the_same(one, other, alike):
    assert are_near(one, other) is alike


def test_near_causes_are_named_with_the_commoner_first():
    assert near(["Oven too old", "Parking", "oven  to old"]) == [("Oven too old", "oven  to old")]


def test_what_is_asked_for_is_counted_with_its_spellings_together():
    day = date(2026, 3, 1)
    rows = gathered(
        [
            ("gluten-free bread", day, 4),
            ("Gluten free bread", day - timedelta(days=2), 3),
            ("oat milk", day - timedelta(days=3), 2),
            ("gluten-free bread", day - timedelta(days=9), 1),
        ]
    )
    assert [(row.words, row.count, row.last, row.case_ids) for row in rows] == [
        ("gluten-free bread", 3, day, (4, 3, 1)),
        ("oat milk", 1, day - timedelta(days=3), (2,)),
    ]
    assert rows[0].spellings == ("gluten-free bread", "Gluten free bread")


@given(st.lists(st.text(min_size=1, max_size=12), max_size=20))
def test_nothing_asked_for_is_lost(words):
    found = [(text, TODAY, number) for number, text in enumerate(words)]
    rows = gathered(found)
    assert sorted(one for row in rows for one in row.case_ids) == list(range(len(words)))
    assert sum(row.count for row in rows) == len(words)
