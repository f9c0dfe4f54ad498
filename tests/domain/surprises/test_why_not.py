"""Why somebody is not among a week's surprises: each answer with its day and its figures."""

from __future__ import annotations

from datetime import timedelta

import pytest

from delight.domain.customers.standing import Standing
from delight.domain.surprises.planner import plan, why_not
from delight.domain.surprises.reasons import Bar
from delight.domain.surprises.values import Taken
from tests.domain.surprises.shops import GIFTS, RULES, SEED, WEEK, ago, crowd, regular, shop

HER = 500


def asked(state, who: int = HER):
    return why_not(state, plan(state, WEEK, SEED), who)


def among(changed: dict, **more):
    """A shop in which she is one of many who can be surprised."""
    return shop([*crowd(30), regular(HER, **changed)], **more)


def _missed(state, found) -> int:
    """Somebody who was not drawn."""
    drawn = {one.customer_id for one in found.suggestions}
    return next(who.id for who in reversed(state.people) if who.id not in drawn)


@pytest.mark.parametrize(
    ("changed", "answer"),
    [
        ({"gone": True}, (Bar.GONE, None, {})),
        ({"welcome": False}, (Bar.NO_SURPRISES, None, {})),
        ({"complaint_since": ago(4)}, (Bar.OPEN_COMPLAINT, None, {"since": "2026-02-26"})),
        ({"standing": Standing.AT_RISK}, (Bar.AT_RISK, None, {})),
        (
            {"standing": Standing.DRIFTING, "last_visit": ago(400)},
            (Bar.AWAY, None, {"since": ago(400).isoformat()}),
        ),
        ({"planned_on": WEEK}, (Bar.PLANNED, None, {"planned": "2026-03-02"})),
        (
            {"surprised_on": ago(30)},
            (Bar.COOL_DOWN, ago(30) + timedelta(days=90), {"last": ago(30).isoformat(), "rest": 90}),
        ),
        ({"known_since": ago(200)}, (Bar.OTHERS_FIRST, None, {"wait": 200, "longest": 1000})),
    ],
    ids=lambda value: value[0].value if isinstance(value, tuple) else "",
)
def test_it_says_what_holds_somebody_back(changed, answer):
    assert asked(among(changed)) == answer


def test_who_was_skipped_is_told_until_when():
    again = WEEK + timedelta(days=12)
    assert asked(among({}, not_before={HER: again})) == (Bar.SKIPPED, again, {})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rules": RULES._replace(a_week=0)}, Bar.OFF),
        ({"open_days": ()}, Bar.CLOSED),
        ({"gifts": []}, Bar.NO_GESTURE),
    ],
    ids=["off", "closed", "no gestures"],
)
def test_a_shop_that_surprises_nobody_says_so(change, code):
    assert asked(among({}, **change)) == (code, None, {})


def test_who_had_everything_lately_is_told_from_when_there_is_something_again():
    had = {HER: {gift.key: ago(50) for gift in GIFTS}}
    assert asked(among({}, given=had)) == (Bar.NO_GESTURE, ago(50) + timedelta(days=60), {})


def test_what_somebody_does_not_like_does_not_come_again():
    unliked = {HER: frozenset(gift.key for gift in GIFTS)}
    assert asked(among({}, unliked=unliked)) == (Bar.NO_GESTURE, None, {})


def test_where_the_money_does_not_reach_it_says_how_much_there_is():
    """Eight days of thirty-one are over by Sunday: 258 of 1,000, which two notes leave 78 of."""
    state = shop(crowd(30), rules=RULES._replace(budget_minor=1000), gifts=GIFTS[:1])
    found = plan(state, WEEK, SEED)
    assert len(found.suggestions) == 2
    assert why_not(state, found, _missed(state, found)) == (Bar.BUDGET, None, {"left": 78, "budget": 1000})


def test_the_loyal_come_first():
    assert asked(among({"standing": Standing.NEW})) == (Bar.LOYAL_FIRST, None, {"others": 30})


def test_those_who_are_known_come_when_no_loyal_one_is_left():
    state = shop([*crowd(2), *crowd(40, 100, standing=Standing.UNKNOWN)])
    found = plan(state, WEEK, SEED)
    assert why_not(state, found, _missed(state, found)) == (Bar.NOT_DRAWN, None, {"slots": 3, "among": 40})


def test_a_week_that_is_drawn_already_gives_the_same_answers():
    people = crowd(30)
    found = plan(shop(people), WEEK, SEED)
    drawn, missed = found.suggestions, _missed(shop(people), found)
    taken = tuple(Taken(*one[:5]) for one in drawn)
    answer = (Bar.NOT_DRAWN, None, {"slots": 5, "among": 30})
    assert asked(shop(people), missed) == asked(shop(people, taken=taken), missed) == answer
    assert asked(shop(people, taken=taken), drawn[0].customer_id).code is Bar.SUGGESTED


def test_one_that_was_skipped_this_week_is_not_called_suggested():
    taken = (Taken(HER, "note", 90, WEEK, fills=False),)
    again = WEEK + timedelta(days=28)
    assert asked(among({}, taken=taken, not_before={HER: again})) == (Bar.SKIPPED, again, {})


def test_nothing_tells_who_is_held_out():
    """In the week itself, while they rest and when they wait again: it was just not them."""
    rules = RULES._replace(hold_out=True)
    people = crowd(400)
    state = shop(people, rules=rules)
    for number in range(40):
        found = plan(state, WEEK, f"{number}")
        missed = next(
            who.id for who in people if who.id not in {one.customer_id for one in found.suggestions}
        )
        for one in found.suggestions:
            if one.held:
                assert why_not(state, found, one.customer_id) == why_not(state, found, missed)
    for days in (30, 120):
        assert asked(shop([*people, regular(HER, held_on=ago(days))], rules=rules)).code is Bar.NOT_DRAWN
