"""Thanks, money, variety and days in a week's draw."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.customers.standing import Standing
from delight.domain.gestures import Occasion
from delight.domain.surprises.planner import plan, swaps
from delight.domain.surprises.reasons import Reason
from delight.domain.surprises.values import Referral, Taken
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

TWO_MONTHS = date(2026, 3, 30)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 3000), st.text(max_size=4))
def test_a_week_in_two_months_breaks_neither_budget(budget, march, april, seed):
    spent = {date(2026, 3, 1): march, date(2026, 4, 1): april}
    rules = RULES._replace(budget_minor=budget, a_week=9)
    state = shop(crowd(40), week=TWO_MONTHS, rules=rules, spent=spent)
    found = plan(state, TWO_MONTHS, seed)
    assert broken(state, found) == []
    for month, before in spent.items():
        cost = sum(one.cost_minor for one in found.suggestions if one.day.replace(day=1) == month)
        assert not cost or before + cost <= budget


def test_money_left_over_in_the_old_month_is_used_when_the_new_one_has_little():
    rules = RULES._replace(budget_minor=900, a_week=3)
    state = shop(crowd(40), week=TWO_MONTHS, rules=rules, gifts=GIFTS[:1], spent={date(2026, 4, 1): 900})
    assert {one.day.month for one in plan(state, TWO_MONTHS, SEED).suggestions} == {3}


def test_a_month_lasts_its_four_weeks():
    """By the end of each week no more is gone than the share of the month that is over."""
    spent, by_week = 0, []
    for week in (date(2026, 6, 1) + timedelta(weeks=n) for n in range(4)):
        rules = RULES._replace(budget_minor=3000, a_week=9)
        state = shop(crowd(80), week=week, rules=rules, gifts=GIFTS[:2], spent={date(2026, 6, 1): spent})
        spent += sum(one.cost_minor for one in plan(state, week, SEED).suggestions)
        by_week.append(spent)
    assert [done <= 3000 * days // 30 for done, days in zip(by_week, (7, 14, 21, 28), strict=True)] == [
        True
    ] * 4
    assert by_week[-1] > 2500


def test_who_brought_somebody_is_thanked_at_once_on_top_of_the_week():
    """Even in a cool-down, with a surprise planned, and in a week that is full."""
    full = tuple(Taken(number, "note", 90, WEEK) for number in range(1, 6))
    host = regular(50, surprised_on=ago(3), planned_on=WEEK)
    state = shop([*crowd(20), host], referrals=(Referral(7, 50, 3, ago(1)),), taken=full)
    (thanks,) = plan(state, WEEK, SEED).suggestions
    assert (thanks.customer_id, thanks.occasion, thanks.why, thanks.link_id) == (
        50,
        Occasion.REFERRAL,
        Reason.REFERRAL,
        7,
    )
    assert thanks.figures == {"other": 3, "link": 7, "day": ago(1).isoformat()}


def test_one_thank_you_at_a_time_and_the_other_next_week():
    links = (Referral(8, 50, 4, ago(1)), Referral(7, 50, 3, ago(2)))
    state = shop([regular(50, planned_on=WEEK)], referrals=links)
    (thanks,) = plan(state, WEEK, SEED).suggestions
    assert thanks.link_id == 7
    taken = (Taken(50, thanks.key, thanks.cost_minor, thanks.day, Occasion.REFERRAL, link_id=7),)
    assert plan(state._replace(taken=taken), WEEK, SEED).suggestions == ()
    later = WEEK + timedelta(weeks=1)
    after = state._replace(referrals=links[:1], open_days=days_of(later))
    assert [one.link_id for one in plan(after, later, SEED).suggestions] == [8]


@pytest.mark.parametrize(
    "change",
    [{"complaint_since": ago(2)}, {"welcome": False}, {"gone": True}],
    ids=["open complaint", "no surprises", "gone"],
)
def test_nobody_is_thanked_whom_no_surprise_may_reach(change):
    state = shop([regular(50, **change)], referrals=(Referral(7, 50, 3, ago(1)),))
    assert plan(state, WEEK, SEED).suggestions == ()


def test_a_referral_of_long_ago_is_not_thanked_out_of_the_blue():
    state = shop([regular(50, planned_on=WEEK)], referrals=(Referral(7, 50, 3, ago(91)),))
    assert plan(state, WEEK, SEED).suggestions == ()


def test_nobody_who_is_left_out_for_good_stops_the_others():
    """Somebody for whom nothing fits waits ever longer; that must not keep the rest from being drawn."""
    stuck = regular(1, known_since=ago(2000))
    others = crowd(30, 2, known_since=ago(200))
    unliked = {1: frozenset(gift.key for gift in GIFTS)}
    assert len(plan(shop([stuck, *others], unliked=unliked), WEEK, SEED).suggestions) == 5


def test_a_gift_that_was_often_skipped_becomes_rare_but_not_never():
    chosen = []
    for number in range(400):
        state = shop(crowd(1, number + 1), gifts=GIFTS[1:3], skips={"flower": 9})
        chosen += [one.key for one in plan(state, WEEK, SEED).suggestions]
    assert 400 / 9 * 0.5 < chosen.count("flower") < 400 / 9 * 1.6


def test_notes_come_twice_as_often_to_the_loyal():
    loyal, known = [], []
    for number in range(600):
        for standing, into in ((Standing.CONTENT, loyal), (Standing.UNKNOWN, known)):
            state = shop([regular(number + 1, standing=standing)], gifts=GIFTS[:2])
            into += [one.key for one in plan(state, WEEK, SEED).suggestions]
    assert 0.60 < loyal.count("note") / 600 < 0.73
    assert 0.43 < known.count("note") / 600 < 0.57


def test_a_catalogue_of_occasions_only_surprises_nobody_by_chance():
    only = [gift for gift in GIFTS if gift.key in {"birthday", "years-note"}]
    born = regular(3, birthday="03-04")
    weeks = [plan(shop([*crowd(2), born], gifts=only), WEEK, f"{n}").suggestions for n in range(40)]
    assert {one.key for some in weeks for one in some} == {"birthday"}
    assert 8 < sum(map(len, weeks)) < 32


def test_no_kind_of_occasion_crowds_out_another():
    """With many of each kind in every week, each has its turn."""
    kinds = [
        crowd(30, 1, since=date(2016, 3, 3)),
        crowd(30, 101, visits=50, lately=1),
        crowd(90, 201, birthday="03-05"),
        crowd(30, 301, recovered_on=ago(9)),
        crowd(30, 401, standing=Standing.DRIFTING, last_visit=ago(20)),
    ]
    state = shop([who for some in kinds for who in some])
    counts = Counter()
    for number in range(60):
        of_week = [one.occasion for one in plan(state, WEEK, f"{number}").suggestions if one.occasion]
        assert len(of_week) == len(set(of_week)) == 3
        counts.update(of_week)
    assert (
        min(counts[occasion] for occasion in Occasion if occasion and occasion is not Occasion.REFERRAL) > 20
    )


def test_at_most_one_of_three_places_is_for_who_is_away():
    away = crowd(30, standing=Standing.DRIFTING, last_visit=ago(20))
    for a_week, most in ((1, 1), (3, 1), (5, 1), (6, 2), (9, 3)):
        rules = RULES._replace(a_week=a_week)
        counts = [len(plan(shop(away, rules=rules), WEEK, f"{n}").suggestions) for n in range(12)]
        assert max(counts) == most


def test_the_loyal_come_first_then_the_known_and_the_new_for_what_is_left():
    """However long the others have waited."""
    known = crowd(2, 101, standing=Standing.UNKNOWN, known_since=ago(1500))
    new = crowd(20, 201, standing=Standing.NEW, known_since=ago(1500))
    for loyal, tiers in ((2, [2, 2, 1]), (9, [5, 0, 0])):
        state = shop([*new, *known, *crowd(loyal, known_since=ago(100))])
        found = plan(state, WEEK, SEED).suggestions
        assert [sum(one.customer_id // 100 == at for one in found) for at in range(3)] == tiers


def test_each_week_and_each_shop_has_an_order_of_its_own():
    """Whoever saw one week, or another shop, knows no more of the next."""
    weeks = [WEEK + timedelta(weeks=n) for n in range(200)]
    firsts = Counter(
        plan(shop(crowd(40), week=week), week, SEED).suggestions[0].customer_id for week in weeks
    )
    assert len(firsts) > 35
    assert max(firsts.values()) < 18
    shops = Counter(plan(shop(crowd(40)), WEEK, f"{n}").suggestions[0].customer_id for n in range(200))
    assert len(shops) > 35


def test_what_somebody_gets_and_which_kind_comes_first_are_another_each_week():
    gifts, kinds = Counter(), Counter()
    for week in (WEEK + timedelta(weeks=n) for n in range(40)):
        gifts[plan(shop([regular(1)], week=week), week, SEED).suggestions[0].key] += 1
        put_right = crowd(9, 101, last_visit=week, recovered_on=ago(9, week))
        state = shop([*crowd(9, visits=50, lately=1), *put_right], week=week)
        kinds[plan(state, week, SEED).suggestions[0].occasion] += 1
    assert len(gifts) >= 5
    assert min(kinds[Occasion.NTH_VISIT], kinds[Occasion.RECOVERY]) > 8


def test_the_days_of_a_week_are_used_alike():
    counts = dict.fromkeys(range(6), 0)
    for n in range(200):
        week = WEEK + timedelta(weeks=n)
        for one in plan(shop(crowd(40), week=week), week, SEED).suggestions:
            counts[one.day.weekday()] += 1
    assert min(counts.values()) > 1000 / 6 * 0.75
    assert max(counts.values()) < 1000 / 6 * 1.25


@settings(max_examples=60, deadline=None)
@given(states(), st.text(max_size=4))
def test_what_else_somebody_could_get_breaks_no_rule_either(state, seed):
    """Each swap in the place of what was drawn; what it had before comes last."""
    found = plan(state, WEEK, seed)
    drawn = next((one for one in found.suggestions if not one.held), None)
    if drawn is None:
        return
    one = Taken(
        drawn.customer_id, drawn.key, drawn.cost_minor, drawn.day, drawn.occasion, link_id=drawn.link_id
    )
    now = state._replace(taken=(*state.taken, one))
    others = swaps(now, WEEK, seed, one)
    for gift in others:
        changed = drawn._replace(key=gift.key, cost_minor=gift.cost_minor)
        assert [
            rule for rule in broken(state, found._replace(suggestions=(changed,))) if "variety" not in rule
        ] == []
    keys = [gift.key for gift in others]
    assert drawn.key not in keys
    again = swaps(now, WEEK, seed, one, had=keys[:1])
    assert [gift.key for gift in again] == keys[1:] + keys[:1]


def test_a_swap_may_cost_what_the_drawn_one_does_and_what_is_left():
    rules = RULES._replace(a_week=1, budget_minor=930)
    one = Taken(1, "note", 90, WEEK)
    state = shop(crowd(3), rules=rules, taken=(one,), spent={date(2026, 3, 1): 90})
    assert {gift.key for gift in swaps(state, WEEK, SEED, one)} == {"one-for-the-road", "flower", "best-seat"}


def test_what_is_made_for_an_occasion_is_likely_and_not_certain():
    """24 of 31: it is a note, and so is one of the six others, which count double for the loyal."""
    came = [
        plan(shop([regular(n, since=date(2016, 3, 5))]), WEEK, SEED).suggestions[0].key for n in range(400)
    ]
    assert 0.70 < came.count("years-note") / 400 < 0.84
