"""Whether a change helped, as far as that can be told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.domain.insight.changing import since_changes
from delight.domain.insight.facts import CauseFact, Facts, Span
from delight.domain.insight.oftener import Change
from delight.domain.insight.period import Period
from tests.domain.insight.made import BEFORE, YEAR, case, facts

DAY = date(2026, 1, 1)
OVEN = CauseFact("oven", "The oven", DAY, "A new thermostat")


def around(before: int, after: int, day: date = DAY, key: str = "oven"):
    """Return cases on the days before a change, and on those since."""
    return [
        *(case(day - timedelta(days=1 + place % 90), cause=key) for place in range(before)),
        *(case(day + timedelta(days=place % 90), cause=key, kind="suggestion") for place in range(after)),
    ]


def known(cases, *causes: CauseFact, **given: object) -> Facts:
    in_year = [one for one in cases if one.day in YEAR]
    before = [one for one in cases if one.day in BEFORE]
    return facts(in_year, before, causes={one.key: one for one in causes}, **given)


def since(cases, *causes: CauseFact):
    return since_changes(known(cases, *causes), frozenset())


def test_as_many_days_are_counted_on_either_side_whatever_the_kind_of_case():
    (one,) = since(around(20, 4), OVEN)
    assert (one.days, one.before, one.after, one.change) == ((YEAR.last - DAY).days + 1, 20, 4, Change.FEWER)
    assert len(one.behind.ids) == 24


def test_the_days_end_where_as_many_are_over():
    day = BEFORE.first + timedelta(days=30)
    days = (-30, 29, 30)
    cases = [case(day + timedelta(days=place), cause="oven") for place in days]
    (one,) = since(cases, OVEN._replace(changed_on=day))
    assert (one.days, one.before, one.after) == (30, 1, 1)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [(4, 20, Change.MORE), (6, 5, Change.SAME), (3, 1, Change.TOO_FEW), (9, 3, Change.SAME)],
)
def test_it_is_said_only_where_chance_does_not_do_that(before, after, change):
    assert since(around(before, after), OVEN)[0].change is change


def test_of_several_changes_more_is_asked():
    """Ten against two is one of 26 by chance: enough for one change alone, and not for one of three."""
    dull = [CauseFact(key, key, DAY, "") for key in ("b", "c")]
    cases = around(10, 2)
    assert since(cases, OVEN)[0].change is Change.FEWER
    cases += [one for each in dull for one in around(6, 6, key=each.key)]
    assert {one.cause.key: one.change for one in since(cases, OVEN, *dull)} == {
        "oven": Change.SAME, "b": Change.SAME, "c": Change.SAME,
    }  # fmt: skip


def test_a_fortnight_has_to_pass():
    late = OVEN._replace(changed_on=YEAR.last - timedelta(days=12))
    assert since(around(40, 0, YEAR.last), late)[0].change is Change.NONE
    enough = OVEN._replace(changed_on=YEAR.last - timedelta(days=13))
    assert since(around(40, 0, YEAR.last), enough)[0].change is not Change.NONE


def test_no_more_than_a_year_on_either_side():
    early = OVEN._replace(changed_on=date(2024, 11, 1))
    assert since([], early)[0].days == 365


def test_what_was_changed_on_other_days_or_never_or_renamed_is_passed_over():
    unchanged, old = OVEN._replace(changed_on=None), OVEN._replace(changed_on=date(2020, 1, 1))
    assert since(around(20, 4), unchanged) == since(around(20, 4), old) == []
    assert since_changes(known(around(20, 4), OVEN), frozenset({"oven"})) == []


def test_days_with_a_gap_between_are_not_taken_for_one_piece():
    """A quarter and the same a year before: the change in the quarter has only its own days."""
    quarter, earlier = (Period(date(year, 4, 1), date(year, 6, 30)) for year in (2026, 2025))
    changed = OVEN._replace(changed_on=date(2026, 5, 1))
    now = Span(period=quarter, cases=around(10, 10, date(2026, 5, 1)))
    (one,) = since_changes(facts(now=now, before=Span(period=earlier), causes={"oven": changed}), frozenset())
    assert one.days == 30


def test_without_anything_before_the_first_day_logged_counts():
    changed = OVEN._replace(changed_on=date(2025, 10, 1))
    only = facts(around(9, 9, date(2025, 10, 1)), causes={"oven": changed}, known_since=date(2025, 9, 11))
    assert since_changes(only, frozenset())[0].days == 20
