"""How things stand: each rule, which of two rules wins, and what holds for whatever is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.standing import Facts, Rhythm, Standing, rhythm, standing

TODAY = date(2026, 3, 11)
REGULAR = Facts(
    today=TODAY,
    since=date(2024, 1, 1),
    known_since=date(2024, 1, 1),
    visits=20,
    last_seen=date(2026, 3, 9),
    rhythm=Rhythm(usual=9, longest=16),
)
STRANGER = Facts(today=TODAY, since=None, known_since=date(2025, 1, 1))
OPEN = {"open_complaints": 1, "open_since": date(2026, 3, 1)}


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("change", "expected", "code"),
    [
        ({}, Standing.CONTENT, "comes-back"),
        ({"compliments": 1}, Standing.PROMOTER, "compliment"),
        ({"brought": 2}, Standing.PROMOTER, "brought"),
        ({"pulse": 9, "asked_on": TODAY}, Standing.PROMOTER, "would-recommend"),
        ({"pulse": 9}, Standing.PROMOTER, "answered"),
        ({"pulse": 8}, Standing.CONTENT, "comes-back"),
        ({"pulse": 6, "asked_on": TODAY, "brought": 1}, Standing.AT_RISK, "would-not-recommend"),
        ({"pulse": 6, "brought": 1}, Standing.AT_RISK, "answered"),
        ({**OPEN, "compliments": 1}, Standing.AT_RISK, "open-complaint"),
        ({**OPEN, "complaints": (before(10), before(80))}, Standing.AT_RISK, "second-complaint"),
        ({"complaints": (before(10), before(90))}, Standing.CONTENT, "comes-back"),
        ({"unhappy_on": before(1)}, Standing.AT_RISK, "not-satisfied"),
        ({"unhappy_on": before(5)}, Standing.CONTENT, "comes-back"),
        ({"unhappy_on": before(5), "last_seen": None}, Standing.AT_RISK, "not-satisfied"),
        ({"last_seen": before(22), "compliments": 3}, Standing.DRIFTING, "absent"),
        ({"last_seen": before(21)}, Standing.CONTENT, "comes-back"),
        ({"last_seen": before(22), "rhythm": Rhythm(usual=9, longest=30)}, Standing.CONTENT, "comes-back"),
        ({"last_seen": before(100), "rhythm": Rhythm(usual=60, longest=70)}, Standing.CONTENT, "comes-back"),
        ({"since": before(59), "last_seen": TODAY}, Standing.NEW, "new"),
        ({"rhythm": None, "visits": 3}, Standing.UNKNOWN, "too-little-known"),
    ],
)
def test_the_first_rule_that_holds_wins(change, expected, code):
    why = standing(REGULAR._replace(**change))
    assert (why.standing, why.code) == (expected, code)


def test_the_reason_carries_its_figures():
    why = standing(REGULAR._replace(last_seen=before(40)))
    assert (why.usual, why.away, why.day) == (9, 40, before(40))
    why = standing(REGULAR._replace(complaints=(before(3), before(30))))
    assert (why.count, why.day) == (2, before(3))


def test_nothing_known_of_somebody_old_is_nothing_known():
    assert standing(STRANGER).standing is Standing.UNKNOWN
    assert standing(STRANGER._replace(known_since=TODAY)).standing is Standing.NEW


LISTED = Facts(today=TODAY, since=None, known_since=before(3), from_list=True)


@pytest.mark.parametrize(
    ("change", "expected", "code", "count"),
    [
        ({}, Standing.UNKNOWN, "listed", 0),
        ({"known_since": before(400)}, Standing.UNKNOWN, "listed", 0),
        ({"since": before(20)}, Standing.NEW, "new", 20),
        ({"since": before(900)}, Standing.UNKNOWN, "too-little-known", 0),
        ({"first_known": before(30), "visits": 1, "last_seen": before(30)}, Standing.NEW, "new", 30),
        ({"first_known": TODAY, "visits": 1, "last_seen": TODAY}, Standing.UNKNOWN, "too-little-known", 1),
        ({"first_known": before(900), "visits": 2}, Standing.UNKNOWN, "too-little-known", 2),
        ({"compliments": 1, "first_known": TODAY}, Standing.PROMOTER, "compliment", 1),
        ({"from_list": False}, Standing.NEW, "new", 3),
    ],
)
def test_a_list_does_not_say_since_when_somebody_comes(change, expected, code, count):
    why = standing(LISTED._replace(**change))
    assert (why.standing, why.code, why.count) == (expected, code, count)


def test_who_came_before_they_were_written_down_is_no_newer_than_that():
    known = STRANGER._replace(known_since=TODAY, first_known=before(900), visits=3)
    assert standing(known).code == "too-little-known"
    assert standing(known._replace(first_known=before(5))).count == 5


def test_a_day_counts_once_however_often_they_came():
    assert rhythm([before(9)] * 3 + [TODAY] * 3) is None


def test_the_rhythm_is_the_median_so_that_a_journey_does_not_change_it():
    days = [before(n) for n in (100, 93, 86, 79, 30, 23, 16, 9, 2)]
    assert rhythm(days) == Rhythm(usual=7, longest=49)


def test_long_ago_is_forgotten():
    days = [before(600), *(before(7 * n) for n in range(20))]
    assert rhythm(days) == Rhythm(usual=7, longest=7)


DAYS = st.dates(date(2020, 1, 1), TODAY)
FACTS = st.builds(
    Facts,
    today=st.just(TODAY),
    since=st.none() | DAYS,
    known_since=DAYS,
    from_list=st.booleans(),
    first_known=st.none() | DAYS,
    open_complaints=st.integers(0, 3),
    open_since=st.none() | DAYS,
    complaints=st.lists(DAYS, max_size=2).map(lambda days: tuple(sorted(days, reverse=True))),
    unhappy_on=st.none() | DAYS,
    compliments=st.integers(0, 3),
    praised_on=st.none() | DAYS,
    visits=st.integers(0, 50),
    last_seen=st.none() | DAYS,
    rhythm=st.none() | st.builds(Rhythm, usual=st.integers(1, 400), longest=st.integers(1, 400)),
    pulse=st.none() | st.integers(0, 10),
    asked_on=st.none() | DAYS,
    brought=st.integers(0, 3),
)


@given(FACTS)
def test_an_open_complaint_is_always_at_risk(facts):
    if facts.open_complaints:
        assert standing(facts).standing is Standing.AT_RISK


@given(FACTS)
def test_nobody_is_drifting_who_was_here_within_three_weeks(facts):
    if facts.last_seen and facts.last_seen >= before(21):
        assert standing(facts).standing is not Standing.DRIFTING


@given(FACTS)
def test_who_comes_today_is_not_drifting_any_more_and_else_nothing_gets_worse(facts):
    after = standing(facts._replace(last_seen=TODAY))
    assert after.standing is not Standing.DRIFTING
    if standing(facts).standing is not Standing.AT_RISK:
        assert after.standing is not Standing.AT_RISK


@given(FACTS)
def test_a_kind_word_never_makes_it_worse(facts):
    if standing(facts).standing in {Standing.PROMOTER, Standing.CONTENT, Standing.NEW, Standing.UNKNOWN}:
        praised = facts._replace(compliments=facts.compliments + 1, praised_on=TODAY)
        assert standing(praised).standing is Standing.PROMOTER


@given(st.lists(DAYS, max_size=40))
def test_a_rhythm_lies_between_the_pauses(days):
    found = rhythm(days)
    if found is None:
        assert len(set(days)) < 4
    else:
        assert 1 <= found.usual <= found.longest
        assert found.patience >= found.longest
