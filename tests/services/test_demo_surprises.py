"""The demo shop's surprises: drawn by the planner, agreed or not, and what customers hold in their hands."""

from __future__ import annotations

from collections import Counter
from datetime import UTC

from delight.domain.gestures import GestureSource, GestureState, Occasion
from delight.domain.loyalty.stamp_cards import CardState
from delight.domain.loyalty.vouchers import VoucherState
from delight.domain.surprises.suggestions import SkipWhy, SuggestionState
from delight.services.demo import untouched_day
from tests.demo_days import TODAY


def given(demo):
    return demo.gestures.page(state=GestureState.GIVEN, limit=900)


def test_most_surprises_are_the_planners_and_some_have_an_occasion(demo):
    sources = Counter(row.source for row in given(demo))
    assert sources[GestureSource.PLANNER] >= 70
    assert sources[GestureSource.THANKS] >= 1
    assert {row.occasion for row in given(demo)} >= set(Occasion) - {Occasion.BIRTHDAY}
    assert all(row.key for row in given(demo))
    assert sum(bool(row.reaction) for row in given(demo)) >= 50


def test_some_suggestions_were_skipped_and_swapped(demo):
    with demo.context.db.raw() as connection:
        query = "SELECT state, skip_why, swapped <> '' FROM suggestions"
        rows = connection.execute(query).fetchall()
    assert Counter(state for state, _, _ in rows)[SuggestionState.SKIPPED] >= 15
    assert {why for _, why, _ in rows} >= {SkipWhy.NOW, SkipWhy.GESTURE}
    assert sum(swapped for *_, swapped in rows) >= 5


def test_a_month_never_costs_more_than_it_may(demo):
    most = demo.shop.row().surprise_budget_minor
    months = Counter()
    for row in given(demo):
        months[f"{row.given_at:%Y-%m}"] += row.cost_minor or 0
    assert most
    assert len(months) >= 13
    assert all(spent <= most for spent in months.values())


def test_this_week_waits_to_be_looked_at_and_looking_is_nobodys_doing(demo, demo_place):
    week = demo.surprises.week()
    assert [row.state for row in week.rows] == [SuggestionState.OPEN] * len(week.rows)
    assert len(week.rows) >= 2
    assert untouched_day(demo_place, zone=UTC) == TODAY


def test_the_catalogue_is_the_bakerys_own(demo):
    every = demo.catalogue.entries(include_off=True)
    assert sum(idea.own for idea in every) == 6
    assert sum(idea.edited for idea in every) == 5
    assert {idea.key for idea in every if idea.off} == {"mended", "for-the-dog"}


def test_vouchers_are_in_every_state_and_some_are_half_used(demo):
    rows = demo.vouchers.page()
    assert {row.state for row in rows} == set(VoucherState)
    assert any(row.left_minor and row.left_minor < (row.value_minor or 0) for row in rows)
    assert any(row.customer_id is None for row in rows)
    liability = demo.vouchers.liability()
    assert (liability.vouchers, liability.items) >= (5, 1)


def test_stamp_cards_fill_up_with_the_visits(demo):
    rows = demo.stamp_cards.page()
    states = Counter(row.state for row in rows)
    assert states[CardState.OPEN] >= 8
    assert states[CardState.REWARDED] >= 3
    assert any(2 < row.stamps < row.needed for row in rows)
    with demo.context.db.raw() as connection:
        twice = connection.execute(
            "SELECT customer_id, day FROM visits WHERE customer_id IN (SELECT customer_id FROM stamp_cards) "
            "GROUP BY customer_id, day HAVING count(*) > 1"
        ).fetchall()
    assert twice == []


def test_enough_people_were_asked_to_say_something(demo):
    assert demo.pulses.count() >= 30
    baseline = demo.pulses.baseline()
    assert baseline.count >= 20
    assert baseline.mean > 7


def test_those_who_work_there_have_guessed_and_one_is_still_to_guess(demo):
    by = {row.name.split()[0]: row.score for row in demo.ourselves.all()}
    assert by == {"Nell": 10, "Tomasz": 9, "Priya": 8, "Ines": 9}
    assert demo.shop.row().winning_cost_minor == 1800
