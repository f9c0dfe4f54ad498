"""What was kept: whose purchases count, from when to when, and what it cost; by hand."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from delight.domain.insight.chapter import Verdict
from delight.domain.insight.facts import GestureFact
from delight.domain.insight.kept import all_of, kept, usually
from delight.domain.insight.returned import returned
from delight.domain.insight.saying import verdict
from delight.domain.insight.spent import CaseCosts, per_case
from delight.domain.intervals.means import difference_of
from tests.domain.insight.anything import any_facts
from tests.domain.insight.made import BEFORE, YEAR, action, by_case, case, check, facts, visits
from tests.domain.insight.simulated import Habits, shop

START = date(2025, 8, 4)


def weekly(times=20, start=START - timedelta(days=56), amount=1_000):
    """Return somebody who came every week, and nine times by ``START``."""
    return visits(*(start + timedelta(days=7 * n) for n in range(times)), amounts=[amount] * times)


def gift(number, customer, occasion, day, cost=300):
    return GestureFact(number, customer, "Note", occasion, cost, day)


def test_what_they_bought_counts_from_the_day_after_the_complaint():
    found = kept(facts([case(START, customer_id=1)], visits={1: weekly(12)}))
    assert (found.total, found.visits, found.back) == (3_000, 3, 1)


def test_what_they_bought_after_the_period_does_not_count():
    late = case(YEAR.last - timedelta(days=60), customer_id=1)
    some = visits(
        *(YEAR.last - timedelta(days=60 + 7 * n) for n in range(5, -1, -1)),
        YEAR.last - timedelta(days=50),
        YEAR.last,
        YEAR.last + timedelta(days=1),
        amounts=[100] * 6 + [2_000, 30, 9_000],
    )
    assert kept(facts([late], visits={1: some})).total == 2_030


def test_a_person_with_two_complaints_counts_once():
    cases = [case(START, customer_id=1), case(START + timedelta(days=21), customer_id=1)]
    actions = by_case([action(one.id, cost=250) for one in cases])
    found = kept(facts(cases, visits={1: weekly(12)}, actions_of=actions))
    assert (found.total, found.back, len(found.people), found.cost) == (3_000, 1, 1, 500)


def test_who_came_back_twice_counts_from_the_first_time():
    cases = [case(START, customer_id=1), case(START + timedelta(days=35), customer_id=1)]
    some = facts(cases, visits={1: weekly(20)})
    object.__setattr__(some.now, "gestures", [gift(1, 1, "recovery", START + timedelta(days=3))])
    found = kept(some)
    assert (found.total, found.visits, found.cases) == (11_000, 11, [one.id for one in cases])
    assert (found.people, found.gifts.total) == ({1: START}, 300)


def test_on_the_last_day_of_their_time_nobody_counts_yet():
    last = YEAR.last - timedelta(days=21)
    some = {1: weekly(12, last - timedelta(days=56))}
    assert kept(facts([case(last, customer_id=1)], visits=some)).people == {}
    earlier = last - timedelta(days=1)
    assert kept(facts([case(earlier, customer_id=1)], visits=some)).people == {1: earlier}


def test_who_moved_away_or_died_is_in_no_sum():
    cases = [case(START, customer_id=1), case(START, customer_id=2)]
    actions = by_case([action(one.id, cost=250) for one in cases])
    came = {1: weekly(12), 2: weekly(9)}
    found = kept(facts(cases, visits=came, actions_of=actions, gone={2: START + timedelta(days=3)}))
    assert (list(found.people), found.cost) == ([1], 250)


def test_what_was_spent_on_those_who_stayed_away_counts_too():
    back, away = case(START, customer_id=1), case(START, customer_id=2)
    waiting, nobody = case(YEAR.last, customer_id=3), case(START)
    some = {1: weekly(10), 2: weekly(9), 3: weekly(60)}
    actions = by_case([action(one.id, cost=400) for one in (back, away, waiting, nobody)])
    found = kept(facts([back, away, nobody, waiting], visits=some, actions_of=actions))
    assert (found.back, len(found.people), found.actions.total, found.left) == (1, 2, 800, 200)
    assert found.cases == [back.id]


def test_surprises_count_that_a_recovery_was_why_of():
    cases = [case(START, customer_id=1)]
    some = facts(cases, visits={1: weekly(12)})
    given = [
        gift(1, 1, "recovery", START + timedelta(days=3)),
        gift(2, 1, "birthday", START + timedelta(days=4)),
        gift(3, 1, "recovery", START - timedelta(days=3)),
        gift(4, 9, "recovery", START + timedelta(days=3)),
        gift(5, 1, "recovery", START + timedelta(days=9), None),
    ]
    object.__setattr__(some.now, "gestures", given)
    found = kept(some)
    assert (found.gifts.count, found.gifts.total, found.gifts.unknown, found.left) == (2, 300, 1, 2_700)


def test_what_nobody_noted_is_counted_apart():
    one = case(START, customer_id=1)
    some = weekly(12)._replace(amounts=(*([1_000] * 9), 700, None, 800))
    actions = by_case([action(one.id, cost=None), action(one.id, "apology", None)])
    found = kept(facts([one], visits={1: some}, actions_of=actions))
    assert (found.total, found.visits, found.unnoted) == (1_500, 3, 1)
    assert (found.actions.count, found.actions.unknown) == (2, 1)
    assert found.amounts_known
    unknown = kept(facts([one], visits={1: weekly(12, amount=None)}))
    assert not unknown.amounts_known
    assert unknown.each() is None


def test_where_no_remedy_is_noted_the_cost_is_unknown_as_under_costs():
    """One still open has cost nothing yet; of one put right without a remedy nobody knows."""
    cases = [case(START, customer_id=1), case(START, customer_id=2), case(START, customer_id=3)]
    cases[2] = cases[2]._replace(resolved=None, stage="in-progress")
    some = {one: weekly(12) for one in (1, 2, 3)}
    found = kept(facts(cases, visits=some, actions_of=by_case([action(cases[0].id, cost=250)])))
    assert (found.cost, found.bare, found.cost_known) == (250, [cases[1].id], True)
    assert per_case(facts(cases).now, CaseCosts({})).bare == [cases[0], cases[1]]
    assert not kept(facts(cases, visits=some)).cost_known


def test_who_only_said_that_they_came_back_bought_nobody_knows_what():
    cases = [case(START, customer_id=place) for place in range(1, 4)]
    checks = by_case([check(one.id, came_back=True) for one in cases])
    found = kept(facts(cases, checks_of=checks))
    assert (found.back, found.total, len(found.told)) == (3, 0, 3)


@settings(max_examples=100, deadline=None)
@given(any_facts())
def test_people_came_back_who_came_back_under_return(known):
    now = returned(known, known.now)
    assert kept(known).cases == [one.case.id for one in now.back]
    assert set(kept(known).people) == {one.case.customer_id for one in now.counted}


def test_times_of_one_length_are_held_against_each_other():
    """Two years before make two times of a year; of 731 days the first one is left over."""
    year = timedelta(days=365)
    cases = [case(START - 2 * year, customer_id=1), case(START - year, customer_id=2)]
    some = {
        1: weekly(30, START - 2 * year - timedelta(days=56), 500),
        2: weekly(12, START - year - timedelta(days=56), 1_000),
    }
    actions = by_case([action(cases[1].id, cost=600)])
    found = usually(facts([], cases, visits=some, actions_of=actions))
    assert [(one.total, one.left) for one in found] == [(3_000, 2_400), (10_500, 10_500)]
    assert usually(facts([case(START, customer_id=1)], visits=some)) == []


def test_of_a_time_before_counts_who_counted_as_long_after_it():
    """The period ends today, so nobody counts whose time to come back was not over at the end of theirs."""
    late = case(date(2025, 6, 20), customer_id=1)
    weeks = weekly(30, late.day - timedelta(days=56))
    assert [one.back for one in usually(facts([], [late], visits={1: weeks}))] == [0, 0]
    ended = facts([], [late], visits={1: weeks}, today=YEAR.last + timedelta(days=30))
    assert [(one.back, one.total) for one in usually(ended)] == [(1, 1_000), (0, 0)]


def test_a_time_that_fits_into_none_before_has_nothing_usual():
    short = facts([], [])
    object.__setattr__(short.before, "period", type(BEFORE)(date(2025, 3, 1), BEFORE.last))
    assert usually(short) == []


def claims(seed):
    """Return whether more or less than usual is said of a shop where nothing has changed."""
    chance, some = random.Random(seed), shop(seed, Habits(people=900)).facts
    for who, one in some.visits.items():
        amounts = tuple(int(chance.lognormvariate(7, 1)) for _ in one.days)
        some.visits[who] = one._replace(amounts=amounts)
    each, usual = kept(some).each(), all_of(usually(some))
    assert each is not None, "too few came back"
    assert usual is not None
    return verdict(*difference_of(each, usual)) is not Verdict.SAME


@pytest.mark.parametrize("runs", [60, pytest.param(1_000, marks=pytest.mark.long)])
def test_where_nothing_changed_more_or_less_is_said_of_few_shops(runs):
    """Of five in a hundred; chance alone makes it two points more of 1,000, eight of 60."""
    assert sum(map(claims, range(runs))) / runs <= 0.05 + 3 * (0.05 * 0.95 / runs) ** 0.5
