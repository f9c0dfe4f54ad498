"""Each due thing stands on Today exactly once, for whoever it is for, and goes when it is done."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.cases.case import CaseDraft, CaseEdit, Channel, Failure, Outcome, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionDraft, ActionKind, Approval, FollowUpResult
from delight.domain.cases.sorting import SortedDraft
from delight.domain.cases.stages import Stage
from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.domain.today import TaskKind
from delight.services.opening import create_shop
from tests import factories
from tests.conftest import NOW, Clock


def person(services, name):
    return next(one for one in services.staff.list(active_only=False) if one.name == name)


def sit(services, name):
    services.staff.sit_down(person(services, name).id)


def all_of(services):
    page = services.today.page()
    return [*page.late, *page.due, *page.planned]


def kinds(services):
    return [row.kind for row in all_of(services) if row.kind is not TaskKind.PRINT]


@pytest.fixture
def tom(services):
    who = person(services, "Tom Okafor")
    services.staff.edit(who.id, StaffDraft(name=who.name, role=who.role, authority_minor=1_000))
    return who.id


def test_what_waits_for_the_owner_is_asked_of_the_owner_alone(services, clock, tom):
    case = factories.case(services, factories.customer(services))
    sit(services, "Tom Okafor")
    action = factories.action(services, case, cost_minor=6_000, due_on=clock().date(), note="All of it")
    assert services.recovery.action(action).approval is Approval.WAITING
    assert kinds(services) == []
    sit(services, "Marta Lind")
    (row,) = all_of(services)
    assert (row.kind, row.record, row.cost_minor, row.by, row.agreed) == (
        TaskKind.APPROVE, action, 6_000, "Tom Okafor", False,
    )  # fmt: skip
    services.recovery.approve_action(action)
    assert kinds(services) == [TaskKind.ACT]
    services.recovery.action_done(action)
    assert kinds(services) == []


def test_what_waits_without_a_day_is_asked_for_by_the_end_of_this_one(services, clock, tom):
    sit(services, "Tom Okafor")
    factories.action(services, factories.case(services, factories.customer(services)), cost_minor=6_000)
    sit(services, "Marta Lind")
    (row,) = services.today.page().due
    assert (row.kind, row.due_at.date()) == (TaskKind.APPROVE, clock().date())


def test_what_the_owner_is_said_to_have_agreed_to_is_confirmed_and_can_be_done_meanwhile(
    services, clock, tom
):
    case = factories.case(services, factories.customer(services))
    sit(services, "Tom Okafor")
    owner = person(services, "Marta Lind").id
    draft = ActionDraft(
        case_id=case, kind=ActionKind.REFUND, cost_minor=6_000, due_on=clock().date(), phoned_id=owner
    )
    action = services.recovery.add_action(draft).record
    assert kinds(services) == [TaskKind.ACT]
    services.recovery.action_done(action)
    sit(services, "Marta Lind")
    (row,) = all_of(services)
    assert (row.kind, row.agreed) == (TaskKind.APPROVE, True)
    services.recovery.approve_action(action)
    assert kinds(services) == []


def test_a_grave_matter_is_the_owners_at_once_until_it_is_theirs(services, clock):
    case = factories.case(services, factories.customer(services), channel=Channel.EMAIL)
    services.cases.edit(case, CaseEdit(grave=Grave.INJURY))
    sit(services, "Tom Okafor")
    assert kinds(services) == [TaskKind.ACKNOWLEDGE]
    sit(services, "Marta Lind")
    (row,) = [row for row in all_of(services) if row.kind is not TaskKind.PRINT]
    assert (row.kind, row.code) == (TaskKind.GRAVE, Grave.INJURY)
    services.today.take_on(case)
    assert services.cases.get(case).owner == "Marta Lind"
    assert TaskKind.GRAVE not in kinds(services)


def test_taking_a_matter_on_is_no_answer_to_whoever_wrote(services, clock):
    case = factories.case(services, factories.customer(services), channel=Channel.EMAIL, grave=Grave.INJURY)
    due = services.cases.get(case).acknowledge_by
    services.today.take_on(case)
    detail = services.cases.get(case)
    assert (detail.stage, detail.acknowledge_by, detail.acknowledged_at) == (Stage.NEW, due, None)
    assert kinds(services) == [TaskKind.ACKNOWLEDGE]
    services.cases.move(case, Stage.ACKNOWLEDGED)
    assert kinds(services) == []


@pytest.mark.parametrize("channel", [Channel.IN_PERSON, Channel.EMAIL])
def test_a_matter_whose_customer_has_heard_from_us_is_in_progress_once_taken_on(services, clock, channel):
    case = factories.case(services, factories.customer(services), channel=channel, grave=Grave.INJURY)
    if channel is Channel.EMAIL:
        services.cases.move(case, Stage.ACKNOWLEDGED)
    services.today.take_on(case)
    assert services.cases.get(case).stage is Stage.IN_PROGRESS


@pytest.mark.parametrize("how", ["sorted", "given to the owner", "ticked", "snoozed", "closed"])
def test_a_grave_matter_reaches_the_owner_whatever_the_front_desk_did_with_it(services, clock, how):
    marta = person(services, "Marta Lind").id
    sit(services, "Tom Okafor")
    draft = CaseDraft(what="She slipped on the wet floor", grave=Grave.INJURY)
    if how == "sorted":
        case = services.sorting.log(draft, SortedDraft(remedy=ActionKind.APOLOGY)).record
    else:
        given = replace(draft, owner_id=marta) if how == "given to the owner" else draft
        case = services.cases.log(given).record
    if how == "ticked":
        services.playbooks.tick(case, "owner")
    if how == "snoozed":
        services.cases.snooze(case, clock() + timedelta(days=3))
    if how == "closed":
        services.cases.move(case, "resolved")
        services.cases.close(case, Outcome.SETTLED)
    assert TaskKind.GRAVE not in kinds(services)
    before = services.cases.get(case).stage
    sit(services, "Marta Lind")
    assert kinds(services) == [TaskKind.GRAVE]
    services.today.take_on(case)
    assert TaskKind.GRAVE not in kinds(services)
    after = services.cases.get(case)
    assert after.owner == "Marta Lind"
    assert after.stage is (before if how in {"sorted", "closed"} else Stage.IN_PROGRESS)


@pytest.mark.parametrize("how", ["closed", "resolved", "in progress", "snoozed"])
def test_what_an_owner_did_with_somebody_elses_grave_matter_they_know_of(services, clock, how):
    sit(services, "Tom Okafor")
    case = services.cases.log(
        CaseDraft(what="She slipped", grave=Grave.INJURY, owner_id=services.context.staff_id)
    ).record
    sit(services, "Marta Lind")
    assert kinds(services) == [TaskKind.GRAVE]
    deeds = {
        "closed": lambda: services.cases.close(case, Outcome.NOT_UPHELD),
        "resolved": lambda: services.cases.move(case, "resolved"),
        "in progress": lambda: services.cases.move(case, "in-progress"),
        "snoozed": lambda: services.cases.snooze(case, clock().date() + timedelta(days=3)),
    }
    deeds[how]()
    assert kinds(services) == []
    assert services.cases.get(case).owner == "Tom Okafor"
    services.history.undo(services.cases.history(case)[0].deed)
    assert kinds(services) == [TaskKind.GRAVE]


def test_of_an_erased_customer_no_grave_matter_is_left_to_take_on(services):
    who = factories.customer(services)
    sit(services, "Tom Okafor")
    services.cases.log(CaseDraft(what="She slipped", grave=Grave.INJURY, customer_id=who))
    sit(services, "Marta Lind")
    assert kinds(services) == [TaskKind.GRAVE]
    services.privacy.erase([who])
    assert kinds(services) == []


def test_an_owner_who_writes_a_grave_matter_down_knows_of_it(services, clock):
    sit(services, "Marta Lind")
    services.cases.log(CaseDraft(what="She slipped", grave=Grave.INJURY))
    assert TaskKind.GRAVE not in kinds(services)


def test_a_call_back_and_the_promise_made_with_it_are_one_thing(services, clock):
    case = factories.case(services, factories.customer(services, phone="07700 900123"))
    factories.action(
        services, case, ActionKind.CALL_BACK, due_on=clock().date(), promised="Call her back today"
    )
    (row,) = all_of(services)
    assert (row.kind, row.code, row.what) == (TaskKind.PROMISE, "call-back", "Call her back today")
    services.recovery.settle_promise(row.record, kept=True)
    assert kinds(services) == []
    assert services.recovery.actions(case)[0].done_at is not None


def test_a_promise_to_a_customer_without_a_case(services, clock):
    who = factories.customer(services, phone="07700 900123")
    draft = PromiseDraft(customer_id=who, what="Keep a rye loaf", due_at=clock() + timedelta(hours=2))
    promise = services.recovery.make_promise(draft).record
    (row,) = all_of(services)
    assert (row.kind, row.record, row.case_id, row.customer_id, row.customer_name, row.phone) == (
        TaskKind.PROMISE, promise, None, who, "Zoë Brontë", "07700 900123",
    )  # fmt: skip
    services.customers.edit(who, CustomerDraft(name="Zoë Brontë", gone=Gone.MOVED))
    assert kinds(services) == []


def test_promises_stay_on_a_case_whose_customer_was_merged(services, clock):
    keep, other = factories.customer(services), factories.customer(services, "Zoe Bronte", phone="07700 1")
    draft = PromiseDraft(customer_id=other, what="Call", due_at=clock() + timedelta(hours=2))
    services.recovery.make_promise(draft)
    services.duplicates.merge(keep, other)
    (row,) = all_of(services)
    assert (row.customer_id, row.customer_name) == (keep, "Zoë Brontë")


def test_what_somebody_who_left_was_to_do_is_everybodys(services, clock, tom):
    case = factories.case(services, factories.customer(services))
    factories.action(services, case, owner_id=tom, due_on=clock().date())
    owner = person(services, "Marta Lind").id
    page = services.today.page()
    assert [row.owner for row in page.today] == ["Tom Okafor"]
    assert page.of(owner).today == ()
    services.staff.deactivate(tom)
    page = services.today.page()
    assert [(row.owner, row.owner_id) for row in page.today] == [("", None)]
    assert page.of(owner).today == page.today


def test_letters_are_one_row_and_none_is_there_twice(services, clock):
    who = factories.customer(services)
    written = factories.case(services, who, channel=Channel.EMAIL)
    right = factories.case(services, who, promise="We write to you", promise_by=clock() + timedelta(days=3))
    page = services.today.page()
    assert page.letters is not None
    assert (page.letters.kind, page.letters.record, page.letters.what) == (TaskKind.PRINT, 1, "Zoë Brontë")
    assert [row.kind for row in page.today] == [TaskKind.ACKNOWLEDGE]
    services.cases.snooze(right, clock().date() + timedelta(days=3))
    services.cases.snooze(written, clock().date() + timedelta(days=3))
    page = services.today.page()
    assert (page.letters, page.today) == (None, ())


def test_a_letter_that_nobody_waits_for_is_offered_and_not_due(services, clock):
    who = factories.customer(services)
    services.cases.close(factories.case(services, who), Outcome.SETTLED)
    factories.case(services, who, kind="compliment", failure=None)
    assert {letter.why for letter in services.due.list()} == {"made-right", "praised"}
    assert all_of(services) == []


def test_a_surprise_with_a_note_is_one_thing(services, clock):
    who = factories.customer(services)
    factories.gesture(services, who, planned_on=clock().date(), note="For the long Sundays")
    page = services.today.page()
    assert [row.kind for row in page.planned] == [TaskKind.GESTURE]
    assert page.letters is None


things = st.lists(
    st.sampled_from(
        ("written", "spoken", "anonymous", "promise", "act", "call-back", "promised", "resolved", "grave",
         "praise", "surprise", "low", "dear")
    ),
    max_size=10,
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(things, st.integers(0, 40))
def test_whatever_is_due_stands_there_once_and_doing_it_all_empties_the_page(wanted, days):
    clock = Clock(NOW)
    with tempfile.TemporaryDirectory() as place:
        draft = ShopDraft(name="The Honey Bun", country="GB")
        staff = [StaffDraft(name="Marta Lind"), StaffDraft(name="Tom Okafor", authority_minor=500)]
        services = create_shop(Path(place) / "shop", draft, staff, clock=clock, zone=UTC, durable=False)
        try:
            for n, what in enumerate(wanted):
                _happen(services, clock, what, n)
            clock.forward(days=days)
            sit(services, "Marta Lind")
            _work_off(services)
        finally:
            services.close()


def _happen(services, clock, what, n):
    if what == "surprise":
        who = factories.customer(services, f"Guest {n}")
        factories.gesture(services, who, planned_on=clock().date())
        return
    who = None if what == "anonymous" else factories.customer(services, f"Guest {n}", phone=f"07700 90{n:04}")
    fields = {
        "written": {"channel": Channel.EMAIL},
        "promise": {"promise": "Call", "promise_by": clock() + timedelta(hours=3)},
        "praise": {"kind": "compliment", "failure": None},
        "low": {"severity": Severity.LOW, "failure": Failure.OTHER},
    }.get(what, {})
    case = factories.case(services, who, what=f"Number {n}", **fields)
    today = clock().date()
    if what == "act":
        factories.action(services, case, due_on=today)
    elif what == "call-back":
        factories.action(services, case, ActionKind.CALL_BACK, due_on=today, promised="Call back")
    elif what == "promised":
        due = clock() + timedelta(hours=1)
        services.recovery.make_promise(PromiseDraft(customer_id=who, what="A loaf", due_at=due))
    elif what in {"resolved", "low"}:
        services.cases.move(case, "resolved")
    elif what == "grave":
        services.cases.edit(case, CaseEdit(grave=Grave.ILLNESS))
    elif what == "dear":
        sit(services, "Tom Okafor")
        factories.action(services, case, cost_minor=9_000, due_on=today)
        sit(services, "Marta Lind")


def _work_off(services):
    before = None
    for _ in range(120):
        rows = [row for row in all_of(services) if row.kind is not TaskKind.PRINT]
        counted = Counter((row.kind, row.record) for row in rows)
        assert max(counted.values(), default=1) == 1
        assert (before is None) or before not in counted
        if not rows:
            assert all_of(services) == []
            return
        _do(services, rows[0])
        before = (rows[0].kind, rows[0].record)
    raise AssertionError("the page never empties")


def _do(services, row):
    recovery = services.recovery
    deeds = {
        TaskKind.GRAVE: lambda: services.today.take_on(row.record),
        TaskKind.APPROVE: lambda: recovery.approve_action(row.record),
        TaskKind.ACKNOWLEDGE: lambda: services.cases.move(row.record, Stage.ACKNOWLEDGED),
        TaskKind.RESOLVE: lambda: services.cases.close(row.record, Outcome.SETTLED),
        TaskKind.ACT: lambda: recovery.action_done(row.record),
        TaskKind.PROMISE: lambda: recovery.settle_promise(row.record, kept=True),
        TaskKind.CHECK: lambda: recovery.follow_up_done(row.record, FollowUpResult(well=True)),
        TaskKind.RETURN: lambda: recovery.follow_up_done(row.record, FollowUpResult(came_back=True)),
        TaskKind.GESTURE: lambda: services.gestures.given(row.record),
    }
    deeds[row.kind]()


def test_a_row_of_somebody_else_is_not_mine(services, clock, tom):
    case = factories.case(services, factories.customer(services))
    factories.action(services, case, owner_id=tom, due_on=clock().date())
    page = services.today.page()
    mine = replace(page, today=(replace(page.today[0], owner_id=99),))
    assert mine.of(tom).today == ()
    assert mine.of(None) == mine
