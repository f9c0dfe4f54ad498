"""Which days of a customer's own fall into a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.standing import Rhythm, Standing
from delight.domain.gestures import Occasion
from delight.domain.surprises.occasions import Occasions
from tests.domain.surprises.shops import SEED, WEEK, ago, regular

LEAP_WEEK = date(2028, 2, 28)
"""Its Tuesday is 29 February."""
MONDAY_28 = date(2022, 2, 28)
"""In a common year."""


def found(who, week: date = WEEK, seed: str = SEED):
    return Occasions(week, seed).of(who)


def lucky(changed: dict, week: date = WEEK) -> list:
    """What is found for many customers of whom only the id differs."""
    of = Occasions(week, SEED)
    return [one for number in range(400) if (one := of.of(regular(number, **changed))) is not None]


@pytest.mark.parametrize("text", ["03-04", "1980-03-04", "2004-03-04"])
def test_half_of_the_birthdays_of_a_week_are_an_occasion(text):
    born = lucky({"birthday": text})
    assert 160 < len(born) < 240
    assert {(one.occasion, one.day) for one in born} == {(Occasion.BIRTHDAY, date(2026, 3, 4))}
    assert born[0].figures == {"day": "2026-03-04"}


@pytest.mark.parametrize("text", ["03-01", "1980-03-09", "04-03", "", "13-45"])
def test_another_day_is_none(text):
    assert lucky({"birthday": text}) == []


def test_nobody_can_rely_on_their_birthday():
    """Over twenty years somebody has some and misses some, and not every other one."""
    years = []
    for year in range(2026, 2046):
        week = date(year, 3, 4) - timedelta(days=date(year, 3, 4).weekday())
        years.append(found(regular(1, birthday="03-04"), week) is not None)
    assert 4 < sum(years) < 16
    assert len({tuple(years[n : n + 2]) for n in range(19)}) == 4


@pytest.mark.parametrize("text", ["02-29", "2004-02-29"])
@pytest.mark.parametrize(
    ("week", "day"),
    [(LEAP_WEEK, date(2028, 2, 29)), (MONDAY_28, date(2022, 2, 28)), (date(2026, 2, 23), date(2026, 2, 28))],
)
def test_29_february_is_on_the_28th_in_common_years(text, week, day):
    assert {one.day for one in lucky({"birthday": text}, week)} == {day}


def test_29_february_is_once_a_year():
    """Not on the 28th of a leap year and again on the 29th, nor in the week after."""
    for year in range(2020, 2031):
        first = date(year, 2, 15)
        weeks = [first - timedelta(days=first.weekday()) + timedelta(weeks=n) for n in range(4)]
        days = {one.day for week in weeks for one in lucky({"birthday": "02-29"}, week)}
        assert len(days) == 1


def test_years_as_a_customer_from_29_february():
    one = found(regular(1, since=date(2012, 2, 29)), MONDAY_28)
    assert (one.occasion, one.day, one.figures) == (
        Occasion.YEARS,
        date(2022, 2, 28),
        {"years": 10, "day": "2022-02-28"},
    )


@pytest.mark.parametrize(
    ("year", "least", "most"), [(2021, 400, 400), (1996, 400, 400), (2023, 90, 180), (2026, 0, 0)]
)
def test_round_years_always_count_and_others_by_chance(year, least, most):
    assert least <= len(lucky({"since": date(year, 3, 5)})) <= most


def test_a_week_in_two_years_counts_each_in_its_own():
    week = date(2025, 12, 29)
    assert found(regular(1, since=date(2020, 12, 30)), week).figures["years"] == 5
    assert found(regular(1, since=date(2021, 1, 2)), week).figures["years"] == 5


@pytest.mark.parametrize(
    ("visits", "lately", "nth"),
    [(10, 1, 10), (11, 2, 10), (11, 1, None), (9, 2, None), (25, 1, 25), (50, 3, 50), (100, 1, 100),
     (203, 5, 200), (300, 7, 300), (150, 1, None), (10, 0, None), (101, 92, 100)],
)  # fmt: skip
def test_the_nth_visit_of_last_week(visits, lately, nth):
    one = found(regular(1, visits=visits, lately=lately))
    assert (one.figures if one else None) == ({"nth": nth, "visits": visits} if nth else None)


@given(st.integers(1, 90), st.integers(-5, 90), st.none() | st.integers(0, 200))
def test_coming_back_after_it_was_put_right_is_an_occasion_once(right, back, surprised):
    who = regular(
        1,
        recovered_on=ago(right),
        last_visit=ago(back),
        surprised_on=None if surprised is None else ago(surprised),
    )
    one = found(who)
    since = surprised is not None and surprised <= right
    assert (one is not None) == (back < right <= 60 and not since)
    if one is not None:
        assert one.occasion is Occasion.RECOVERY
        assert one.figures == {"day": ago(right).isoformat(), "back": ago(back).isoformat()}


def test_where_something_is_not_well_only_its_having_been_put_right_counts():
    trouble = {"standing": Standing.AT_RISK, "since": date(2016, 3, 5), "birthday": "03-04"}
    assert lucky(trouble) == []
    back = regular(1, recovered_on=ago(9), last_visit=ago(2), **trouble)
    assert found(back).occasion is Occasion.RECOVERY


@pytest.mark.parametrize(("away", "counts"), [(25, True), (42, True), (43, False), (400, False)])
def test_somebody_missed_for_longer_than_their_rhythm_but_not_lost(away, counts):
    """They may be away for 21 days: longer than that makes them drift, twice as long and they are gone."""
    rhythm = Rhythm(usual=7, longest=12)
    who = regular(1, standing=Standing.DRIFTING, last_visit=ago(away), rhythm=rhythm)
    one = found(who)
    expected = {"day": ago(away).isoformat(), "away": away, "usual": 7}
    assert (one.figures if one else None) == (expected if counts else None)


def test_who_is_away_has_no_other_occasion():
    drifting = {"standing": Standing.DRIFTING, "last_visit": ago(400), "since": date(2016, 3, 5)}
    assert lucky(drifting) == []
