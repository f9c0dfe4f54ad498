"""Who cannot be surprised just now, and until when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.standing import Standing
from delight.domain.surprises.bars import forbidden, held_back, resting, tier_of, unsuited, waits_since
from delight.domain.surprises.reasons import Bar
from tests.domain.surprises.shops import RULES, WEEK, ago, regular, shop


def test_the_loyal_come_before_the_known_and_those_before_the_new():
    tiers = {standing: tier_of(standing) for standing in Standing}
    assert tiers[Standing.PROMOTER] == tiers[Standing.CONTENT] == 0
    assert tiers[Standing.UNKNOWN] == 1
    assert tiers[Standing.NEW] == 2


@pytest.mark.parametrize(
    ("change", "code", "figures"),
    [
        ({"gone": True}, Bar.GONE, {}),
        ({"welcome": False}, Bar.NO_SURPRISES, {}),
        ({"complaint_since": ago(3)}, Bar.OPEN_COMPLAINT, {"since": "2026-02-27"}),
        ({"gone": True, "welcome": False, "complaint_since": ago(3)}, Bar.GONE, {}),
    ],
    ids=["gone", "no surprises", "open complaint", "the gravest first"],
)
def test_what_forbids_every_surprise(change, code, figures):
    bar = forbidden(regular(1, **change))
    assert (bar.code, bar.figures, bar.day) == (code, figures, None)
    assert forbidden(regular(1)) is None


@given(st.integers(1, 400), st.integers(0, 400))
def test_the_cool_down_lasts_its_days_and_not_one_more(since, rest):
    state = shop([], rules=RULES._replace(cool_down=rest))
    bar = resting(state, regular(1, surprised_on=ago(since)), WEEK)
    assert (bar is not None) == (since < rest)
    if bar is not None:
        assert (bar.code, bar.day) == (Bar.COOL_DOWN, ago(since) + timedelta(days=rest))
        assert bar.figures == {"last": ago(since).isoformat(), "rest": rest}


def test_who_is_planned_for_already_is_told_so():
    bar = resting(shop([]), regular(1, planned_on=WEEK + timedelta(days=40)), WEEK)
    assert (bar.code, bar.figures) == (Bar.PLANNED, {"planned": "2026-04-11"})


def test_who_is_held_out_rests_from_chance_alone():
    assert held_back(regular(1, held_on=ago(89)), RULES, WEEK)
    assert not held_back(regular(1, held_on=ago(90)), RULES, WEEK)
    assert not held_back(regular(1), RULES, WEEK)
    assert resting(shop([]), regular(1, held_on=ago(1)), WEEK) is None


def test_who_was_skipped_comes_back_on_the_day():
    bar = resting(shop([], not_before={1: WEEK + timedelta(days=1)}), regular(1), WEEK)
    assert (bar.code, bar.day) == (Bar.SKIPPED, WEEK + timedelta(days=1))
    assert resting(shop([], not_before={1: WEEK}), regular(1), WEEK) is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"standing": Standing.AT_RISK}, Bar.AT_RISK),
        ({"standing": Standing.DRIFTING}, Bar.AWAY),
        ({"standing": Standing.DRIFTING, "last_visit": None}, Bar.AWAY),
        ({"standing": Standing.UNKNOWN, "rhythm": None, "last_visit": ago(180)}, None),
        ({"standing": Standing.PROMOTER, "rhythm": None, "last_visit": ago(181)}, Bar.AWAY),
        ({"standing": Standing.CONTENT, "last_visit": ago(181)}, None),
        ({"standing": Standing.UNKNOWN, "rhythm": None, "last_visit": None}, None),
    ],
    ids=[
        "regular",
        "at risk",
        "drifting",
        "never seen",
        "half a year",
        "longer",
        "own rhythm",
        "no visits kept",
    ],
)
def test_who_is_not_surprised_by_chance(change, code):
    bar = unsuited(regular(1, **change), WEEK)
    assert (bar.code if bar else None) is code


def test_nobody_waits_from_before_the_shop_began_here_nor_before_they_were_known():
    began = RULES._replace(first_day=ago(100))
    assert waits_since(regular(1, known_since=ago(900)), began) == ago(100)
    assert waits_since(regular(1, known_since=ago(20)), began) == ago(20)
    assert waits_since(regular(1, known_since=ago(900), surprised_on=ago(50)), began) == ago(50)
    assert waits_since(regular(1, surprised_on=ago(50), held_on=ago(8)), began) == ago(8)
    assert waits_since(regular(1, surprised_on=ago(5), held_on=ago(8)), began) == ago(5)
