"""Who is held against whom: those with whom it was put right, and those who had not complained."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from delight.domain.insight.facts import OTHERS, Facts, draw
from delight.domain.insight.period import Against
from delight.domain.insight.recovered import Once, groups, is_put_right, likewise
from tests.domain.insight.made import BEFORE, YEAR, by_case, case, check, facts, regular, visits

DAY = date(2026, 1, 12)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def shop(*cases: Any, **given: Any) -> Facts:
    return facts(cases, **given)


def ids(group) -> list[int]:
    return [one.id for one in group]


@pytest.mark.parametrize(
    ("outcome", "right"),
    [("won-back", True), ("settled", True), ("not-satisfied", False), ("withdrawn", False), (None, False)],
)
def test_put_right_is_what_ended_well(outcome, right):
    assert is_put_right(case(outcome=outcome)) is right
    assert not is_put_right(case(outcome=outcome, resolved=None))


def test_everybody_counts_once_by_visits_alone():
    first, later = case(DAY, customer_id=1), case(after(-200), customer_id=1)
    unhappy = case(DAY, customer_id=2, outcome="not-satisfied")
    told = case(DAY, customer_id=3)
    known = shop(
        later, first, unhappy, told,
        visits={1: visits(after(-200), DAY, after(9)), 2: visits(DAY)},
        checks_of=by_case([check(told.id, came_back=True, day=after(90))]),
    )  # fmt: skip
    found = groups(known)
    assert found.put_right == [Once(later.id, 1, back=False, lag=0.0)]
    assert ids(found.all) == [later.id, unhappy.id]


def test_a_failure_just_before_the_period_is_known_where_it_is_compared_with_nothing():
    one = case(YEAR.first - timedelta(days=9), customer_id=1)
    two = case(YEAR.first + timedelta(days=9), customer_id=1)
    came = {1: visits(one.day)}
    assert ids(groups(shop(two, visits=came, just_before=[one])).twice) == [two.id]
    assert ids(groups(shop(two, visits=came)).twice) == []


@pytest.mark.parametrize(("days", "twice"), [(1, True), (89, True), (90, False)])
def test_a_second_failure_within_90_days_is_told_apart(days, twice):
    one, two = case(after(-days), customer_id=1), case(DAY, customer_id=1)
    found = groups(shop(one, two, visits={1: visits(after(-days), DAY)}))
    assert ids(found.twice) == ([two.id] if twice else [])
    assert ids(found.put_right) == [one.id]


@pytest.mark.parametrize("against", list(Against))
def test_the_first_failure_may_have_been_before_the_period(against):
    one, two = case(YEAR.first - timedelta(9), customer_id=1), case(YEAR.first, customer_id=1)
    known = facts([two], [one], visits={1: visits(one.day, two.day)}, against=against)
    assert (ids(groups(known).twice), ids(groups(known).put_right)) == ([two.id], [])


def test_who_had_stayed_away_for_too_long_was_gone_already():
    known = shop(
        case(DAY, customer_id=1),
        case(DAY, customer_id=2),
        visits={1: visits(after(-60)), 2: visits(after(-61))},
    )
    assert [one.lag for one in groups(known).put_right] == [1.0]


def test_who_moved_away_or_died_is_in_no_group():
    """Neither of those who were let down nor of the others, if it was noted before their time was over."""
    one, other = case(DAY, customer_id=1), case(DAY, customer_id=2)
    came = {1: visits(after(-9)), 2: visits(after(-9)), 8: visits(DAY), 9: visits(DAY)}
    gone = {1: after(20), 2: after(200), 8: after(20), 9: after(200)}
    found = groups(shop(one, other, visits=came, others=[8, 9], gone=gone))
    assert ids(found.all) == [other.id]
    assert 9 in ids(found.others)
    assert 8 not in ids(found.others)


def test_others_are_counted_from_visits_in_the_period():
    """As many visits as people: of one who came on two days in it, one."""
    known = shop(visits={1: visits(after(-400), DAY, after(9))}, others=[1])
    (other,) = groups(known).others
    assert other in (Once(1, 2, back=True), Once(1, 3, back=False))
    assert groups(shop(visits={1: visits(BEFORE.first)}, others=[1])).others == []


def test_others_are_counted_from_as_long_after_a_visit_as_complaints_come():
    """Each complaint came 30 days after a visit, of 60: who came again sooner was not away for so long."""
    cases = [case(DAY, customer_id=one) for one in range(1, 13)]
    came = {one: visits(after(-30)) for one in range(1, 13)}
    came |= {100: visits(after(-90), after(-61), after(-10))}
    found = groups(shop(*cases, visits=came, others=[100]))
    assert {one.lag for one in found.put_right} == {0.5}
    assert {(one.earlier, one.back) for one in found.others if one.id == 100} == {(2, True), (3, False)}


def test_who_complained_later_is_among_the_others_until_then():
    """Only with them it is everybody who had not complained by then."""
    first, second = case(after(30), customer_id=1), case(after(90), customer_id=1)
    days = regular(after(-60), 10, 30)
    found = groups(shop(first, second, visits={1: visits(*days)}))
    assert ids(found.others) == [1]
    assert all(days[one.earlier - 1] < first.day for one in found.others)
    assert groups(shop(case(YEAR.first, customer_id=1), visits={1: visits(*days)})).others == []


def test_of_a_large_shop_those_who_complained_are_drawn_as_the_others_are():
    drawn = sorted(range(1, 20_000), key=draw)
    others, highest = drawn[:OTHERS], draw(drawn[OTHERS - 1])
    complained = range(30_000, 30_200)
    cases = [case(YEAR.last, customer_id=one) for one in complained]
    came = {one: visits(DAY) for one in (*others, *complained)}
    found = {one.id for one in groups(shop(*cases, visits=came, others=others)).others}
    assert found & set(complained) == {one for one in complained if draw(one) <= highest}
    assert 20 < len(found & set(complained)) < 100


def many(back: int, of: int, earlier: int) -> list[Once]:
    return [Once(place, earlier, place < back) for place in range(of)]


def test_people_are_compared_with_people_who_came_as_often():
    """Of either kind as many come back; but those who complained are mostly regulars."""
    found = likewise(many(18, 20, 12) + many(5, 10, 2), many(9, 10, 30) + many(100, 200, 3))
    assert found
    assert found.share == pytest.approx(found.other)


@pytest.mark.parametrize(("some", "others"), [(9, 50), (50, 9), (0, 50), (50, 0)])
def test_too_few_are_not_compared(some, others):
    assert likewise(many(3, some, 1)[:some], many(3, others, 1)[:others]) is None
    assert likewise(many(3, 10, 1), many(3, 10, 1))
