"""Properties of a planned week, over shops of any kind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.customers.standing import Standing
from delight.domain.surprises.planner import plan, why_not
from delight.domain.surprises.reasons import Bar, Empty
from delight.domain.surprises.values import Taken
from tests.domain.surprises.rules import broken
from tests.domain.surprises.shops import (
    GIFTS,
    RULES,
    SEED,
    WEEK,
    ago,
    crowd,
    days_of,
    regular,
    shop,
    states,
)


@settings(max_examples=80, deadline=None)
@given(states(), st.text(max_size=8))
def test_every_rule_holds_in_any_shop(state, seed):
    assert broken(state, plan(state, WEEK, seed)) == []


@pytest.mark.long
@settings(max_examples=3000, deadline=None)
@given(states(most=16), st.text(max_size=8))
def test_every_rule_holds_in_very_many_shops(state, seed):
    assert broken(state, plan(state, WEEK, seed)) == []


@settings(max_examples=40, deadline=None)
@given(states())
def test_the_same_shop_has_the_same_week(state):
    again = state._replace(people=list(reversed(state.people)), gifts=list(reversed(state.gifts)))
    assert plan(again, WEEK, SEED).suggestions == plan(state, WEEK, SEED).suggestions


@settings(max_examples=40, deadline=None)
@given(states())
def test_everybody_is_suggested_or_there_is_a_reason_why_not(state):
    found = plan(state, WEEK, SEED)
    shown = {one.customer_id for one in found.suggestions if not one.held}
    kept = {one.customer_id for one in state.taken if one.fills}
    for who in state.people:
        why = why_not(state, found, who.id)
        assert why is not None
        assert (why.code is Bar.SUGGESTED) == (who.id in shown | kept)
        assert why.day is None or why.day > WEEK
    assert why_not(state, found, 999) is None


@settings(max_examples=60, deadline=None)
@given(states())
def test_a_week_is_empty_exactly_where_it_says_why(state):
    found = plan(state, WEEK, SEED)
    filled = [one for one in found.suggestions if not one.held] or [one for one in state.taken if one.fills]
    assert (found.empty is Empty.NO) == bool(filled)


@settings(max_examples=60, deadline=None)
@given(st.integers(40, 120), st.sets(st.integers(1, 120), max_size=12), st.text(max_size=5))
def test_who_is_left_keeps_their_place_when_others_drop_out(count, gone, seed):
    """Equals drop out before the draw; of those who were drawn, the others still are."""
    everybody = crowd(count)
    first = plan(shop(everybody), WEEK, seed)
    fewer = plan(shop([who for who in everybody if who.id not in gone]), WEEK, seed)
    stayed = [one.customer_id for one in first.suggestions if one.customer_id not in gone]
    assert [one.customer_id for one in fewer.suggestions][: len(stayed)] == stayed


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 600), min_size=30, max_size=80), st.sets(st.integers(0, 4), max_size=5))
def test_what_is_skipped_is_made_up_for_and_the_rest_stays(waits, skipped):
    """People of different waits: the week's own still count as of its Monday."""
    everybody = [regular(number, known_since=ago(days)) for number, days in enumerate(waits, 1)]
    drawn = plan(shop(everybody), WEEK, SEED).suggestions
    taken = tuple(
        Taken(one.customer_id, one.key, one.cost_minor, one.day, fills=place not in skipped)
        for place, one in enumerate(drawn)
    )
    more = plan(shop(everybody, taken=taken), WEEK, SEED)
    longer = plan(shop(everybody, rules=RULES._replace(a_week=len(drawn) + len(skipped))), WEEK, SEED)
    missing = sum(not one.fills for one in taken) + RULES.a_week - len(drawn)
    expected = [one.customer_id for one in longer.suggestions[len(drawn) :]][:missing]
    assert [one.customer_id for one in more.suggestions][: len(expected)] == expected
    accepted = [
        who._replace(planned_on=WEEK) if who.id in {one.customer_id for one in taken if one.fills} else who
        for who in everybody
    ]
    after = plan(shop(accepted, taken=taken), WEEK, SEED)
    assert after.suggestions == more.suggestions


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rules": RULES._replace(a_week=0)}, Empty.OFF),
        ({"open_days": ()}, Empty.CLOSED),
        ({"people": []}, Empty.NO_CUSTOMERS),
        ({"gifts": []}, Empty.NO_GESTURES),
        ({"gifts": [gift for gift in GIFTS if gift.key == "for-the-dog"]}, Empty.NO_GESTURES),
        ({"people": crowd(9, welcome=False)}, Empty.NOBODY_WELCOME),
        ({"people": crowd(4, welcome=False) + crowd(5, 5, gone=True)}, Empty.NOBODY_WELCOME),
        ({"rules": RULES._replace(budget_minor=0), "gifts": GIFTS[:3]}, Empty.NO_BUDGET),
        ({"spent": {date(2026, 3, 1): 100_000}, "gifts": GIFTS[:3]}, Empty.BUDGET),
        ({"people": crowd(9, surprised_on=ago(5))}, Empty.RESTING),
        ({"people": crowd(9, standing=Standing.AT_RISK)}, Empty.NOBODY),
    ],
    ids=lambda value: value.value if isinstance(value, Empty) else "",
)
def test_an_empty_week_says_one_reason(change, code):
    state = shop(crowd(9))._replace(**change)
    found = plan(state, WEEK, SEED)
    assert found.suggestions == ()
    assert found.empty is code


def test_a_week_in_which_all_rest_says_from_when_there_is_somebody():
    resting = [*crowd(5, surprised_on=ago(5)), regular(9, surprised_on=ago(80))]
    assert plan(shop(resting), WEEK, SEED).day == ago(80) + timedelta(days=90)


def test_a_week_without_money_says_from_when_there_is_some():
    """Of 31.00 a month 10.00 are spent: 90 are there on the 11th, in the week of the 9th."""
    state = shop(
        crowd(9), gifts=GIFTS[:1], rules=RULES._replace(budget_minor=3100), spent={date(2026, 3, 1): 1000}
    )
    found = plan(state, WEEK, SEED)
    assert (found.empty, found.day, found.figures) == (
        Empty.BUDGET,
        date(2026, 3, 9),
        {"left": 0, "budget": 3100},
    )
    assert plan(state._replace(open_days=days_of(found.day)), found.day, SEED).suggestions


def test_a_budget_of_zero_leaves_what_costs_nothing():
    found = plan(shop(crowd(9), rules=RULES._replace(budget_minor=0)), WEEK, SEED)
    assert {one.key for one in found.suggestions} == {"best-seat"}
    assert len(found.suggestions) == 5
