"""What a month's sheet is told from, as it is stored."""

from __future__ import annotations

from datetime import date, timedelta

from delight.domain.cases.case import CaseDraft, Outcome
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.insight.period import Period
from delight.domain.staff.staff import StaffDraft
from delight.services.insight.team_reading import read_month
from tests import factories
from tests.conftest import NOW

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def closed(services, outcome=Outcome.WON_BACK, **given):
    given = {"mood": 2, "received_at": NOW - timedelta(hours=2), **given}
    case = factories.case(services, **given)
    factories.action(services, case, ActionKind.REPLACEMENT, done=True, cost_minor=100)
    services.cases.move(case, Stage.RESOLVED)
    services.cases.close(case, outcome, mood_after=5)
    return case


def test_a_complaint_comes_with_what_was_done_and_how_long_it_took(services):
    case = closed(services)
    (found,) = read_month(services.context, MARCH).recoveries
    assert (found.id, found.mood, found.mood_after) == (case, 2, 5)
    assert found.deeds == (ActionKind.REPLACEMENT,)
    assert found.hours == 2
    assert not found.regular


def test_what_was_put_right_before_it_came_in_was_not_in_time_either(services):
    case = closed(services)
    with services.context.db.raw() as connection:
        before = "UPDATE cases SET resolved_at = '2026-03-02T08:00:00.000+00:00' WHERE id = ?"
        connection.execute(before, (case,))
    (found,) = read_month(services.context, MARCH).recoveries
    assert (found.hours, found.in_time) == (None, None)


def test_another_month_has_none_of_it(services):
    closed(services)
    april = Period(date(2026, 4, 1), date(2026, 4, 30))
    assert read_month(services.context, april).recoveries == []


def test_how_many_were_put_right_counts_only_what_was_ours(services):
    closed(services)
    closed(services, Outcome.NOT_SATISFIED)
    closed(services, Outcome.NOT_UPHELD)
    assert read_month(services.context, MARCH).right == (1, 2)


def test_what_is_hidden_is_in_no_figure_and_no_kind_words(services):
    grave = services.cases.log(
        CaseDraft(kind=CaseKind.COMPLIMENT, what="Kind in spite of it", grave=Grave.INJURY)
    )
    open_to_all = services.cases.log(CaseDraft(kind=CaseKind.COMPLIMENT, what="So kind")).record
    found = [one.id for one in read_month(services.context, MARCH).words]
    assert grave.record not in found
    assert found == [open_to_all]


def test_a_colleague_is_found_by_name_where_it_begins_with_a_capital(services):
    services.staff.add(StaffDraft(name="Ilka Sommerfeldt"))
    for what in ("Ilkas soup was cold", "the soup was cold"):
        closed(services, what=what)
    told = {one.what: one.colleague for one in read_month(services.context, MARCH).recoveries}
    assert told == {"Ilkas soup was cold": True, "the soup was cold": False}
