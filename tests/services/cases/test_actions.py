"""Recovery actions: what they cost, who does them, and what waits for the owner."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.domain.cases.case import Channel, Outcome
from delight.domain.cases.recovery import ActionDraft, ActionEdit, ActionKind, Approval, PromiseState
from delight.domain.cases.stages import Stage
from delight.domain.errors import DelightError, InputError
from delight.domain.money import Money
from delight.domain.plain.sentences import explain
from delight.domain.staff.staff import Role, StaffDraft
from delight.domain.today import TaskKind
from tests import factories

LIMIT = 2500


@pytest.fixture
def marta(services):
    return services.staff.by_name("Marta").id


@pytest.fixture
def tom(services):
    """Tom at the counter, who may decide up to £25."""
    tom = services.staff.by_name("Tom").id
    services.staff.edit(tom, StaffDraft(name="Tom Okafor", authority_minor=LIMIT))
    return tom


@pytest.fixture
def case(services):
    return factories.case(services, factories.customer(services))


def code_of(work):
    with pytest.raises(DelightError) as raised:
        work()
    return raised.value.code


def approval(services, action_id):
    return services.recovery.action(action_id).approval


def test_an_action_is_changed_and_taken_off_again(services, case, tom):
    action = factories.action(services, case, cost_minor=900, note="half")
    services.recovery.edit_action(
        action,
        ActionEdit(
            kind=ActionKind.CREDIT, note=" all of it ", owner_id=tom, emptied=frozenset({"cost_minor"})
        ),
    )
    row = services.recovery.action(action)
    assert (row.kind, row.note, row.owner, row.cost_minor) == ("credit", " all of it ", "Tom Okafor", None)
    removed = services.recovery.remove_action(action)
    assert services.recovery.actions(case) == []
    services.history.undo(removed.deed)
    assert services.recovery.action(action) == row


def test_two_people_who_change_different_things_do_not_meet(services, case):
    action = factories.action(services, case, cost_minor=900, note="half")
    seen = services.recovery.action(action)
    services.recovery.edit_action(action, ActionEdit(cost_minor=800), seen)
    services.recovery.edit_action(action, ActionEdit(note="all"), seen)
    row = services.recovery.action(action)
    assert (row.note, row.cost_minor) == ("all", 800)
    assert code_of(lambda: services.recovery.edit_action(action, ActionEdit(note="none"), seen)) == (
        "record.changed_elsewhere"
    )
    assert services.recovery.action(action) == row


def test_what_cannot_be_added_changes_nothing(services, case, tom):
    add = services.recovery.add_action
    services.staff.deactivate(tom)
    refund = ActionKind.REFUND
    assert code_of(lambda: add(ActionDraft(case_id=case, kind=refund, cost_minor=-1))) == "amount.negative"
    assert code_of(lambda: add(ActionDraft(case_id=case, kind=refund, owner_id=tom))) == "staff.left"
    assert code_of(lambda: add(ActionDraft(case_id=case, kind=refund, phoned_id=tom))) == "staff.left"
    assert code_of(lambda: add(ActionDraft(case_id=99, kind=refund))) == "case.unknown"
    services.cases.close(case, Outcome.SETTLED)
    assert code_of(lambda: add(ActionDraft(case_id=case, kind=refund))) == "action.case_closed"
    assert services.recovery.actions(case) == []


def test_whoever_left_is_named_until_somebody_takes_over(services, case, tom, marta):
    action = factories.action(services, case, owner_id=tom)
    with services.context.deed("staff.deactivated") as deed:
        from delight.data.entities import Staff

        deed.session.get_one(Staff, tom).active = False
    assert services.recovery.action(action).owner_left
    services.recovery.edit_action(action, ActionEdit(note="still Tom's"))
    services.recovery.edit_action(action, ActionEdit(owner_id=marta))
    assert not services.recovery.action(action).owner_left


def test_above_authority_it_waits_and_the_owner_says_yes(services, case, tom, marta):
    services.staff.sit_down(tom)
    within = factories.action(services, case, cost_minor=2000)
    above = factories.action(services, case, ActionKind.CREDIT, cost_minor=501)
    assert approval(services, within) is Approval.NOT_NEEDED
    assert approval(services, above) is Approval.WAITING
    assert services.recovery.room(case).left == 500
    assert code_of(lambda: services.recovery.action_done(above)) == "action.waits"
    assert code_of(lambda: services.recovery.approve_action(above)) == "owner.needed"
    services.staff.sit_down(marta)
    assert [row.id for row in services.recovery.awaiting_owner()] == [above]
    services.recovery.approve_action(above, "gladly")
    row = services.recovery.action(above)
    assert (row.approval, row.approved_by, row.approval_note) == ("approved", "Marta Lind", "gladly")
    assert code_of(lambda: services.recovery.approve_action(above)) == "action.not_waiting"
    services.staff.sit_down(tom)
    services.recovery.action_done(above)
    assert services.cases.get(case).cost_minor == 501


def test_a_no_stays_until_it_is_asked_otherwise(services, case, tom, marta):
    services.staff.sit_down(tom)
    action = factories.action(services, case, cost_minor=9000)
    services.staff.sit_down(marta)
    services.recovery.decline_action(action, "A voucher instead")
    services.staff.sit_down(tom)
    row = services.recovery.action(action)
    assert (row.approval, row.approval_note, row.is_open) == ("declined", "A voucher instead", False)
    assert code_of(lambda: services.recovery.action_done(action)) == "action.declined"
    services.recovery.edit_action(action, ActionEdit(cost_minor=8000))
    assert approval(services, action) is Approval.WAITING
    services.recovery.edit_action(action, ActionEdit(cost_minor=2500))
    assert approval(services, action) is Approval.NOT_NEEDED
    assert services.recovery.action(action).approval_note == ""


def test_agreed_by_phone_is_done_and_confirmed_later(services, case, tom, marta):
    services.staff.sit_down(tom)
    action = factories.action(services, case, cost_minor=4000, phoned_id=marta, done=True)
    row = services.recovery.action(action)
    assert (row.approval, row.approved_by, row.done_at is None) == ("by-phone", "Marta Lind", False)
    waiting = factories.action(services, case, cost_minor=4000)
    assert code_of(lambda: services.recovery.phone_action(waiting, tom)) == "action.phone_owner"
    services.recovery.phone_action(waiting, marta)
    services.recovery.action_done(waiting)
    services.staff.sit_down(marta)
    assert len(services.recovery.awaiting_owner()) == 2
    services.recovery.approve_action(action)
    services.recovery.decline_action(waiting, "Nobody rang me")
    told = services.recovery.action(waiting)
    assert (told.approval, told.done_at is None) == ("declined", False)
    assert services.cases.get(case).cost_minor == 8000


def test_done_already_above_authority_is_refused_where_it_is_typed(services, case, tom):
    services.staff.sit_down(tom)
    with pytest.raises(DelightError) as raised:
        factories.action(services, case, cost_minor=2501, done=True)
    details = raised.value.details
    assert (raised.value.code, details["field"], details["limit"]) == (
        "action.above_authority",
        "cost",
        Money(minor=2500, currency="GBP"),
    )
    assert explain(raised.value).what == "That is more than may be decided alone: up to 25.00 GBP on a case."
    action = factories.action(services, case, cost_minor=2500)
    assert code_of(lambda: services.recovery.action_done(action, 2600)) == "action.above_authority"
    assert services.recovery.action(action).cost_minor == 2500
    services.recovery.action_done(action, 2400)
    assert services.cases.get(case).cost_minor == 2400
    assert code_of(lambda: services.recovery.edit_action(action, ActionEdit(cost_minor=9900))) == (
        "action.above_authority"
    )
    with pytest.raises(DelightError) as raised:
        factories.action(services, case, cost_minor=500, done=True)
    assert explain(raised.value).what.endswith("up to 25.00 GBP on a case, and 1.00 GBP of it is left.")


def test_an_owner_who_does_it_agrees_by_that(services, case, tom, marta):
    services.staff.sit_down(tom)
    action = factories.action(services, case, cost_minor=4000)
    services.staff.sit_down(marta)
    services.recovery.action_done(action, 4500)
    row = services.recovery.action(action)
    assert (row.approval, row.approved_by, row.cost_minor) == ("approved", "Marta Lind", 4500)
    services.staff.sit_down(tom)
    assert services.recovery.room(case).left == LIMIT


def test_nobody_without_a_limit_hears_of_it(services, case, marta):
    tom = services.staff.by_name("Tom").id
    for who in (marta, tom, None):
        services.staff.sit_down(who)
        assert services.recovery.room().limit is None
        assert approval(services, factories.action(services, case, cost_minor=10**6)) is Approval.NOT_NEEDED


def test_a_promise_made_with_an_action_goes_with_it(services, clock, case):
    day = clock().date() + timedelta(days=2)
    first, second = (
        services.recovery.add_action(
            ActionDraft(case_id=case, kind=ActionKind.REDO, due_on=day, promised="a new cake")
        ).record
        for _ in range(2)
    )
    one, two = services.recovery.promises(case)
    assert (one.action_id, two.action_id, one.made_in) == (first, second, "action")
    services.recovery.action_done(first)
    services.recovery.settle_promise(two.id, kept=True)
    assert {promise.state for promise in services.recovery.promises(case)} == {PromiseState.KEPT}
    assert all(action.done_at for action in services.recovery.actions(case))
    services.recovery.remove_action(first)
    assert services.recovery.promise(one.id).action_id is None
    assert code_of(
        lambda: services.recovery.add_action(
            ActionDraft(case_id=case, kind=ActionKind.REDO, promised="a cake")
        )
    ) == ("promise.day_missing")


@given(
    costs=st.lists(st.tuples(st.integers(0, 4000), st.booleans()), min_size=1, max_size=6),
    removed=st.integers(0, 5),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_alone_stays_within_authority(services, tom, costs, removed):
    """Adding, doing and taking off in any order: what was given alone is never above the limit."""
    services.staff.sit_down(tom)
    case = factories.case(services)
    made = []
    for cost, at_once in costs:
        if at_once and not services.recovery.room(case).fits(cost):
            add = partial(factories.action, services, case, cost_minor=cost, done=True)
            assert code_of(add) == "action.above_authority"
        else:
            made.append(factories.action(services, case, cost_minor=cost, done=at_once))
    if removed < len(made):
        services.recovery.remove_action(made.pop(removed))
    rows = services.recovery.actions(case)
    assert sum(row.cost_minor for row in rows if row.approval is Approval.NOT_NEEDED) <= LIMIT
    assert services.cases.get(case).cost_minor == sum(row.cost_minor for row in rows if row.done_at)
    assert all(row.done_at is None for row in rows if row.approval is Approval.WAITING)
    services.staff.sit_down(None)


def test_the_role_counts_not_the_name(services, case, tom, marta):
    ines = services.staff.add(StaffDraft(name="Ines", role=Role.OWNER, authority_minor=0)).record
    services.staff.sit_down(ines)
    assert services.recovery.room(case).limit is None
    action = factories.action(services, case, cost_minor=9999, due_on=date(2026, 3, 20))
    assert approval(services, action) is Approval.NOT_NEEDED
    services.staff.sit_down(tom)
    assert services.recovery.room(case).left == LIMIT


def test_nothing_is_to_be_done_or_was_promised_by_a_day_that_is_over(services, clock, case):
    yesterday, refund = clock().date() - timedelta(days=1), ActionKind.REFUND
    for draft in (
        ActionDraft(case_id=case, kind=refund, due_on=yesterday),
        ActionDraft(case_id=case, kind=refund, due_on=yesterday, promised="a new cake"),
        ActionDraft(case_id=case, kind=refund, due_on=yesterday, promised="a new cake", done=True),
    ):
        with pytest.raises(InputError) as refused:
            services.recovery.add_action(draft)
        assert (refused.value.code, refused.value.details["field"]) == ("date.past", "due")
    assert (services.recovery.actions(case), services.recovery.promises(case)) == ([], [])
    action = factories.action(services, case, due_on=clock().date())
    assert code_of(lambda: services.recovery.edit_action(action, ActionEdit(due_on=yesterday))) == "date.past"
    factories.action(services, case, due_on=yesterday, done=True)


def test_what_is_only_planned_answers_nobody_who_wrote(services, clock):
    wrote = factories.case(services, channel=Channel.EMAIL)
    action = factories.action(services, wrote, due_on=clock().date())
    case = services.cases.get(wrote)
    assert (case.stage, case.acknowledged_at) == (Stage.NEW, None)
    assert TaskKind.ACKNOWLEDGE in {row.kind for row in services.today.page().due}
    clock.forward(minutes=5)
    services.recovery.action_done(action)
    case = services.cases.get(wrote)
    assert (case.stage, case.acknowledged_at) == (Stage.IN_PROGRESS, clock())
    services.history.undo()
    assert services.cases.get(wrote).stage is Stage.NEW
    services.cases.move(wrote, "acknowledged")
    factories.action(services, wrote)
    assert services.cases.get(wrote).stage is Stage.IN_PROGRESS


def test_what_is_done_at_once_is_an_answer(services, clock):
    wrote = factories.case(services, channel=Channel.REVIEW)
    factories.action(services, wrote, ActionKind.APOLOGY, done=True)
    case = services.cases.get(wrote)
    assert (case.stage, case.acknowledged_at) == (Stage.IN_PROGRESS, clock())
