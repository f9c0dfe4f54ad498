"""Shares beside the tables that others printed."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.intervals.shares import chance_of, share_between


def test_a_share_is_that_of_wilson():
    """Newcombe 1998, table I: 81 of 263, and none of 20."""
    assert [round(end, 4) for end in share_between(81, 263)] == [0.2553, 0.3662]
    assert [round(end, 4) for end in share_between(0, 20)] == [0.0, 0.1611]
    assert share_between(0, 0) == (0.0, 1.0)


def test_the_lady_who_tasted_tea_may_have_guessed():
    """Fisher 1935: by chance alone three of four cups are told right, or more, 49 times in a hundred."""
    assert chance_of(3, 4, 1, 4) == pytest.approx(34 / 70)
    assert chance_of(4, 4, 0, 4) == pytest.approx(2 / 70)


@given(st.integers(0, 30), st.integers(0, 40), st.data())
def test_a_chance_is_the_sum_of_all_tables_that_are_no_likelier(count, of, data):
    some, others = data.draw(st.integers(0, count)), data.draw(st.integers(0, of))
    ways = [comb(count, k) * comb(of, some + others - k) for k in range(some + others + 1)]
    exact = sum(way for way in ways if way <= ways[some]) / comb(count + of, some + others)
    assert chance_of(some, count, others, of) == pytest.approx(exact)


def test_a_chance_is_told_of_large_tables_too():
    """Of 30,000 cases, beside the normal approximation with Yates’s correction."""
    assert chance_of(3_640, 4_200, 22_700, 25_800) == pytest.approx(0.01664, rel=0.02)
