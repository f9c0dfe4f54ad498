"""Sorted already: one deed holds the case, its remedy and its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from delight.domain.cases.case import CaseDraft, CaseFilter, Outcome, Severity
from delight.domain.cases.recovery import ActionKind, Approval
from delight.domain.cases.sorting import SortedDraft
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.errors import InputError
from delight.domain.staff.staff import Role, StaffDraft
from tests import factories

REPLACED = SortedDraft(remedy=ActionKind.REPLACEMENT, cost_minor=240)


def sort(services, ending=REPLACED, **fields):
    draft = CaseDraft(**{"what": "The wrong bun", **fields})
    return services.sorting.log(draft, ending).record


def test_the_case_its_remedy_and_its_end_are_stored(services, clock):
    case_id = sort(services)
    case = services.cases.get(case_id)
    assert (case.stage, case.outcome, case.cost_minor) == (Stage.CLOSED, Outcome.SETTLED, 240)
    assert case.resolved_at == case.closed_at == case.acknowledged_at == clock()
    (action,) = services.recovery.actions(case_id)
    assert (action.kind, action.done_at) == (ActionKind.REPLACEMENT, clock())


def test_one_undo_takes_all_of_it_back(services):
    changes = services.sorting.log(CaseDraft(what="The wrong bun"), REPLACED)
    services.history.undo(changes.deed)
    assert services.cases.count(CaseFilter()) == 0


def test_sent_elsewhere_names_the_place_and_what_the_shop_lacks(services):
    sent = SortedDraft(outcome=Outcome.SENT_ELSEWHERE, sent_to="Miller's  Bakery", lacked="gluten-free cakes")
    first, second = sort(services, sent), sort(services, sent, what="Another")
    (place,) = services.elsewhere.places()
    assert (place.name, place.sent) == ("Miller's Bakery", 2)
    assert [services.cases.get(one).lacked for one in (first, second)] == ["gluten-free cakes"] * 2


def test_what_does_not_go_with_the_end_is_not_kept(services):
    case_id = sort(services, SortedDraft(sent_to="Miller's Bakery", lacked="gluten-free cakes"))
    assert services.elsewhere.places() == []
    assert services.cases.get(case_id).lacked == ""


def test_nothing_is_asked_about_a_walk_in_for_ninety_days(services, clock):
    sort(services)
    for _day in range(91):
        page = services.today.page()
        assert (page.late, page.due) == ((), ())
        clock.forward(days=1)


def test_a_known_customer_is_checked_on_as_after_any_recovery(services):
    case_id = sort(services, customer_id=factories.customer(services))
    assert len(services.recovery.follow_ups(case_id)) == 3


def test_a_trifle_and_a_bad_end_are_not(services):
    person = factories.customer(services)
    small = sort(services, customer_id=person, severity=Severity.LOW)
    bad = sort(services, SortedDraft(outcome=Outcome.NOT_SATISFIED), customer_id=person)
    assert services.recovery.follow_ups(small) == services.recovery.follow_ups(bad) == []


def test_nothing_had_to_be_done(services):
    assert services.recovery.actions(sort(services, SortedDraft(outcome=Outcome.WITHDRAWN))) == []


def test_saved_twice_is_stored_once(services):
    draft = CaseDraft(what="The wrong bun")
    first = services.sorting.log(draft, REPLACED).record
    assert services.sorting.log(draft, REPLACED).record == first
    assert len(services.recovery.actions(first)) == 1


@pytest.mark.parametrize("what", ["", " "])
def test_bad_input_stores_nothing(services, what):
    with pytest.raises(InputError):
        sort(services, what=what)
    with pytest.raises(InputError):
        sort(services, kind=CaseKind.SUGGESTION)
    assert services.cases.count(CaseFilter()) == 0


def test_above_what_the_desk_may_decide_an_owner_agrees_by_phone(services):
    marta, tom = services.staff.list()
    services.staff.edit(marta.id, StaffDraft(name=marta.name, role=Role.OWNER))
    services.staff.edit(tom.id, StaffDraft(name=tom.name, role=Role.FRONT_DESK, authority_minor=200))
    services.staff.sit_down(tom.id)
    within = sort(services, SortedDraft(remedy=ActionKind.REFUND, cost_minor=200))
    assert [a.approval for a in services.recovery.actions(within)] == [Approval.NOT_NEEDED]
    above = SortedDraft(remedy=ActionKind.REFUND, cost_minor=201)
    with pytest.raises(InputError) as refused:
        sort(services, above, what="Another")
    assert (refused.value.code, refused.value.details["field"]) == ("action.above_authority", "cost")
    assert services.cases.count(CaseFilter()) == 1
    phoned = sort(services, replace(above, phoned_id=marta.id), what="Another")
    (action,) = services.recovery.actions(phoned)
    assert (action.approval, action.approved_by) == (Approval.BY_PHONE, "Marta Lind")


def test_the_clock_of_the_deed_counts(services, clock):
    case_id = sort(services, received_at=clock() - timedelta(hours=2))
    case = services.cases.get(case_id)
    assert case.resolved_at - case.received_at == timedelta(hours=2)
