"""Complaints by weekday, hour, kind and person, and whether one of these stands out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from delight.domain.insight.facts import NO_HOUR, CaseFact
from delight.domain.insight.groups import Measure, findings, known_of, part_of, splits
from delight.domain.insight.values import Own, Term
from tests.domain.insight.made import YEAR, case, facts, second

HOUR = 3_600


def complaint(place: int, hours: float, *, hour: int = 10, **given: object) -> CaseFact:
    """Return the complaint of a day of the year, put right after so many hours of the 72 that were set."""
    day = YEAR.first + timedelta(days=place)
    return case(day, **{"hour": hour, "resolved": second(day, hour) + round(hours * HOUR), **given})


def split(known, code: str):
    return next(one for one in splits(known, known_of(known, known.now.cases)) if one.code == code)


def asked(known):
    return findings(splits(known, known_of(known, known.now.cases)))


def shop(random: Random, takes: Callable[[CaseFact], float]) -> list[CaseFact]:
    """Return 150 complaints on any day, at any hour and of five kinds."""
    kinds = ["late", "faulty", "rude", "quality", "billing"]
    found = [
        complaint(random.randrange(350), 0, hour=random.randrange(8, 20), failure=random.choice(kinds))
        for _ in range(150)
    ]
    return [one._replace(resolved=one.received + round(takes(one) * HOUR)) for one in found]


def test_weekdays_are_counted_apart():
    known = facts([complaint(place, 20 if place % 7 else 90) for place in range(70)])
    by_day = split(known, "weekday")
    assert [group.label for group in by_day.groups] == [Term("weekday", str(day)) for day in range(7)]
    first = YEAR.first.weekday()
    assert by_day.groups[first].counts[Measure.KEPT] == (0, 10)
    assert [group.counts[Measure.KEPT] for group in by_day.groups].count((10, 10)) == 6
    assert by_day.whole[Measure.KEPT] == (60, 70)


def test_each_is_held_against_all_others():
    known = facts([complaint(place, 20 if place % 7 else 90) for place in range(70)])
    out = [one for one in asked(known) if one.stands_out]
    kept = [one for one in out if one.measure is Measure.KEPT]
    assert [(one.code, one.mine, one.others) for one in kept] == [("weekday", (0, 10), (60, 60))]


def test_nothing_is_asked_of_nine():
    known = facts([complaint(place, 20) for place in range(63)])
    assert not [one for one in asked(known) if one.code == "weekday"]


@pytest.mark.parametrize(("hour", "part"), [
    (4, "evening"), (5, "morning"), (10, "morning"), (11, "midday"), (13, "midday"), (14, "afternoon"),
    (16, "afternoon"), (17, "evening"), (23, "evening"), (0, "evening"),
])  # fmt: skip
def test_parts_of_the_day(hour, part):
    assert part_of(complaint(3, 1, hour=hour)) == part


@pytest.mark.parametrize("seconds", [115, 230, 3_601, 86_399, 100_003])
def test_what_took_as_long_as_the_middle_one_took_no_longer(seconds):
    """Even where hours and back again are a hair less than the seconds they were."""
    cases = [complaint(place, 0) for place in range(30)]
    known = facts([one._replace(resolved=one.received + seconds) for one in cases])
    assert {one.counts[Measure.SLOW].some for one in split(known, "weekday").groups} == {0}


def test_a_day_without_a_time_is_of_no_part():
    assert part_of(complaint(3, 1)._replace(hour=NO_HOUR)) is None
    assert part_of(complaint(3, 1, hour=12)) == "midday"


def test_people_are_compared_only_where_that_is_wanted_and_from_twenty_on():
    cases = [complaint(place, 20, owner_id=1 + (place >= 20)) for place in range(39)]
    cases += [complaint(50, 20, owner_id=None)]
    assert "person" not in {one.code for one in splits(facts(cases), known_of(facts(cases), cases))}
    by_person = split(facts(cases, compares_staff=True, staff={1: "Mo", 2: "Jo"}), "person")
    assert [group.label for group in by_person.groups] == [Own("Mo")]
    assert by_person.whole[Measure.KEPT].of == 39


def test_whoever_is_slower_takes_longer_than_the_middle_of_all():
    known = facts(
        [complaint(place, 50 if place % 2 else 5, hour=9 if place % 2 else 18) for place in range(60)]
    )
    slow = [one for one in asked(known) if one.measure is Measure.SLOW and one.stands_out]
    assert {one.group.label for one in slow} == {
        Term("hours_of_day", part) for part in ("morning", "evening")
    }


def any_time(random: Random) -> float:
    """Return how many hours it takes where nothing matters: in time half of the times."""
    return random.choice([10, 30, 60, 73, 90, 120])


@pytest.mark.parametrize("rounds", [60, pytest.param(1_000, marks=pytest.mark.long)])
def test_where_nothing_differs_hardly_ever_something_stands_out(rounds):
    """At most five of a hundred; exact tests of small groups stay below that."""
    wrong = 0
    for seed in range(rounds):
        random = Random(seed)
        known = facts(shop(random, lambda _, dice=random: any_time(dice)))
        wrong += any(one.stands_out for one in asked(known))
    assert wrong <= 0.05 * rounds


@pytest.mark.parametrize("rounds", [20, pytest.param(300, marks=pytest.mark.long)])
def test_a_slow_weekday_is_found(rounds):
    """Where on Saturdays nothing is in time, on other days half of it."""
    found = 0
    for seed in range(rounds):
        random = Random(seed)
        known = facts(shop(random, lambda one, dice=random: 90 if saturday(one) else any_time(dice)))
        found += any(
            one.stands_out and one.group.label == Term("weekday", "5") and one.measure is Measure.KEPT
            for one in asked(known)
        )
    assert found >= 0.8 * rounds


def saturday(one: CaseFact) -> bool:
    return one.day.weekday() == 5
