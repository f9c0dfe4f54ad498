"""Which complaints count, each once, and what came of them."""

from __future__ import annotations

import gc
from datetime import date, timedelta
from typing import Any
from weakref import ref

import pytest
from hypothesis import given

from delight.domain.insight.coverage import Coverage, coverage
from delight.domain.insight.facts import Span
from delight.domain.insight.period import Against, Period
from delight.domain.insight.returned import returned, share_of
from delight.domain.insight.returning import USUAL_PATIENCE, Return
from tests.domain.insight.anything import any_facts
from tests.domain.insight.made import BEFORE, TODAY, YEAR, by_case, case, check, facts, regular, visits

DAY = date(2026, 1, 12)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def known(*cases: Any, **given: Any):
    shop = facts(cases, **given)
    return returned(shop, shop.now)


def ids(seen) -> list[int]:
    return [one.case.id for one in seen]


def test_each_complaint_stands_where_it_belongs():
    back, away, soon, unseen = (
        case(DAY if n != 3 else TODAY - timedelta(5), customer_id=n) for n in (1, 2, 3, 4)
    )
    nobody, kind = case(DAY), case(DAY, kind="compliment", customer_id=1)
    came = {
        1: visits(after(-9), after(9)), 2: visits(after(-9), after(99)),
        3: visits(after(-9)), 4: visits(after(9)),
    }  # fmt: skip
    shop = facts([back, away, unseen, nobody, kind, soon], visits=came)
    found = returned(shop, shop.now)
    assert ids(found.counted) == [back.id, away.id]
    assert (ids(found.back), ids(found.waiting), ids(found.unseen)) == ([back.id], [soon.id], [unseen.id])
    assert [one.id for one in found.nobody] == [nobody.id]
    assert share_of(found.counted) == (1, 2, (back.id, away.id))
    assert coverage(shop) == Coverage(complaints=5, named=4, visits_known=3)


@pytest.mark.parametrize(
    ("noted", "came"),
    [
        (after(30), Return.GONE), (after(60), Return.GONE), (after(61), Return.AWAY), (date.min, Return.GONE),
    ],
)  # fmt: skip
def test_who_moved_away_or_died_in_their_time_did_not_stay_away(noted, came):
    """They had sixty days; noted after that it says nothing of them."""
    (one,) = known(case(DAY, customer_id=1), visits={1: visits(after(-9))}, gone={1: noted}).seen
    assert (one.came, one.within) == (came, 60)


@pytest.mark.parametrize(("came", "counts"), [(after(9), Return.BACK), (after(70), Return.GONE)])
def test_who_came_back_first_and_moved_away_then_came_back(came, counts):
    shop = known(case(DAY, customer_id=1), visits={1: visits(after(-9), came)}, gone={1: after(20)})
    assert [one.came for one in shop.seen] == [counts]


@pytest.mark.parametrize(("seen_until", "counts"), [(61, 1), (60, 0), (20, 0), (None, 1)])
def test_nobody_stayed_away_on_days_of_which_nobody_knows_who_came(seen_until, counts):
    """As after the last day of a file of sales: whoever came since then is not seen."""
    until = None if seen_until is None else after(seen_until)
    for came in ((), (5,)):
        days = visits(after(-9), *map(after, came))
        shown = known(case(DAY, customer_id=1), visits={1: days}, seen_until=until)
        assert (len(shown.counted), len(shown.waiting)) == (counts, 1 - counts)


@pytest.mark.parametrize(("days", "counts"), [(90, 2), (89, 0)])
def test_visits_of_less_than_ninety_days_tell_nothing_of_the_time_before(days, counts):
    cases = [case(BEFORE.last - timedelta(days=80), customer_id=who) for who in (1, 2)]
    came = dict.fromkeys((1, 2), visits(*regular(BEFORE.last - timedelta(days=89), 7, 30)))
    since = BEFORE.last - timedelta(days=days - 1)
    shop = facts([case(DAY, customer_id=1)], cases, visits=came, visits_since=since)
    assert len(returned(shop, shop.before).counted) == counts
    assert len(returned(shop, shop.now).counted) == 1


def test_what_they_said_counts_whatever_visits_are_known():
    one = case(DAY, customer_id=1)
    said = by_case([check(one.id, came_back=False, day=after(70))])
    assert ids(known(one, checks_of=said, seen_until=after(3)).counted) == [one.id]


def test_nobody_is_waited_for_who_moved_away():
    late = case(TODAY - timedelta(5), customer_id=1)
    shop = known(late, visits={1: visits(DAY)}, gone={1: TODAY})
    assert (ids(shop.gone), shop.waiting, shop.counted) == ([late.id], [], [])


@pytest.mark.parametrize(("said", "came"), [(True, Return.BACK), (False, Return.GONE)])
def test_what_they_said_before_they_moved_away_counts_if_they_had_come_back(said, came):
    one = case(DAY, customer_id=1)
    checks = by_case([check(one.id, came_back=said, day=after(30))])
    assert [each.came for each in known(one, checks_of=checks, gone={1: after(40)}).seen] == [came]


def test_several_complaints_within_the_time_of_the_first_are_one_story():
    """The time is 60 days; that after it is a story of its own, that on its last day is not."""
    cases = [case(after(days), customer_id=1) for days in (0, 0, 30, 60, 61)]
    found = known(*cases, visits={1: visits(after(-3), after(20))})
    assert ids(found.counted) == [cases[0].id, cases[4].id]
    assert ids(found.again) == [one.id for one in cases[1:4]]
    assert [one.came for one in found.counted] == [Return.BACK, Return.AWAY]


def test_what_could_not_be_seen_begins_no_story():
    """Of the first nothing was known by then, so the second is the first that counts."""
    cases = [case(DAY, customer_id=1), case(after(10), customer_id=1)]
    found = known(*cases, visits={1: visits(after(5))})
    assert (ids(found.counted), ids(found.again)) == ([cases[1].id], [])


@pytest.mark.parametrize(
    ("days", "patience"),
    [
        ({}, USUAL_PATIENCE),
        ({2: regular(after(-90), 40, 3)}, USUAL_PATIENCE),
        ({2: regular(after(-90), 20, 9)}, 40),
    ],
)
def test_who_has_no_rhythm_is_waited_for_as_the_shop_is_used_to(days, patience):
    found = known(visits={one: visits(*came) for one, came in days.items()}, others=list(days))
    assert found.patience == patience


def test_the_usual_patience_is_the_middle_one():
    every = {one: visits(*regular(after(-400), pause, 9)) for one, pause in enumerate((7, 20, 45), 1)}
    assert known(visits=every, others=list(every)).patience == 40


@pytest.mark.parametrize(("said", "came"), [(True, Return.BACK), (False, Return.AWAY), (None, Return.UNSEEN)])
def test_where_no_visit_is_known_what_they_said_fills_in(said, came):
    one = case(DAY, customer_id=1)
    shop = facts([one], checks_of=by_case([check(one.id, came_back=said, day=after(90))]))
    found = returned(shop, shop.now)
    assert [(each.came, each.told) for each in found.seen] == [(came, said is not None)]
    assert coverage(shop).visits_known == 0


def test_what_they_said_last_counts():
    one = case(DAY, customer_id=1)
    checks = [
        check(one.id, came_back=yes, day=after(days)) for yes, days in ((True, 90), (False, 30), (None, 99))
    ]
    assert ids(known(one, checks_of=by_case(checks)).back) == [one.id]


def test_what_they_said_waits_until_their_time_is_over_and_tells_a_story_once():
    cases = [
        case(DAY, customer_id=1),
        case(after(9), customer_id=1),
        case(TODAY - timedelta(20), customer_id=2),
    ]
    checks = by_case([check(one.id, came_back=True, day=one.day + timedelta(15)) for one in cases])
    found = known(*cases, checks_of=checks)
    assert (ids(found.back), ids(found.again), ids(found.waiting)) == (
        [cases[0].id], [cases[1].id], [cases[2].id],
    )  # fmt: skip


def test_who_is_known_does_not_count_by_what_they_said():
    one = case(DAY, customer_id=1)
    checks = by_case([check(one.id, came_back=True, day=after(90))])
    assert ids(known(one, checks_of=checks, visits={1: visits(after(-9))}).back) == []


@pytest.mark.parametrize(("first_seen_after", "counted"), [(1, 10), (2, 0)])
def test_answers_fill_in_only_where_the_unknown_stay_unknown(first_seen_after, counted):
    """Of eleven or twelve unknown: where more than one in ten is seen later, a "no" is what is left over."""
    silent = [case(DAY, customer_id=one) for one in range(1, 11)]
    seen = [case(DAY, customer_id=100 + one) for one in range(first_seen_after)]
    cases = silent + seen
    shop: dict[str, Any] = {
        "checks_of": by_case([check(one.id, came_back=False, day=after(90)) for one in cases]),
        "visits": {one.customer_id: visits(after(5)) for one in seen},
    }
    found = known(*cases, **shop)
    assert len(found.counted) == counted
    assert len(found.said_apart) == len(cases) - counted
    assert len(found.unseen) == len(cases) - counted


def test_of_the_time_before_those_count_who_would_count_now():
    """Its first day is laid over the first of the period, its last over the last: that has no time yet."""
    early, late = case(BEFORE.first, customer_id=1), case(BEFORE.last, customer_id=2)
    came = {one.customer_id: visits(one.day, one.day + timedelta(9)) for one in (early, late)}
    shop = facts([], [early, late], visits=came)
    found = returned(shop, shop.spans[1])
    assert (ids(found.back), ids(found.waiting)) == ([early.id], [late.id])


@pytest.mark.parametrize("days_ago", [0, 30, 59, 60, 61, 200, 364])
def test_a_year_before_counts_as_long_after_as_this_year(days_ago):
    """The same complaint a year earlier is counted if and only if it is."""
    last = Period(date(2024, 7, 1), date(2025, 6, 30))
    this = case(TODAY - timedelta(days_ago), customer_id=1)
    that = case(last.last - timedelta(days_ago), customer_id=2)
    came = {one.customer_id: visits(one.day) for one in (this, that)}
    shop = facts([this], Span(period=last, cases=[that]), visits=came, against=Against.LAST_YEAR)
    now, before = (returned(shop, span) for span in shop.spans)
    assert len(now.counted) == len(before.counted) == (days_ago > 60)


@given(any_facts())
def test_every_complaint_is_somewhere_once(shop):
    for span in shop.spans:
        found = returned(shop, span)
        parts = (found.counted, found.waiting, found.gone, found.unseen, found.again)
        complaints = sorted(one.id for one in span.cases if one.kind == "complaint")
        assert (
            sorted([*(i for part in parts for i in ids(part)), *(one.id for one in found.nobody)])
            == complaints
        )
        assert returned(shop, span) is found


def test_it_is_forgotten_with_its_facts():
    shop = facts([case(YEAR.first, customer_id=1)])
    returned(shop, shop.now)
    kept = ref(shop)
    del shop
    gc.collect()
    assert kept() is None
