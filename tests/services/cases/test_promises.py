"""Promises: on a case or without one, kept or broken, put off; never forgotten."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.domain.cases.case import Outcome
from delight.domain.cases.promises import PromisedIn, PromiseDraft, PromiseEdit, PromiseFilter
from delight.domain.cases.recovery import PromiseState
from delight.domain.errors import DelightError
from tests import factories

OPEN, KEPT, BROKEN = PromiseState.OPEN, PromiseState.KEPT, PromiseState.BROKEN


@pytest.fixture
def person(services):
    return factories.customer(services)


@pytest.fixture
def case(services, person):
    return factories.case(services, person)


@pytest.fixture
def promise(services, clock, case):
    return made(services, clock, case_id=case)


def made(services, clock, *, what="ring her", days=1, **fields):
    due = clock() + timedelta(days=days)
    return services.recovery.make_promise(PromiseDraft(what=what, due_at=due, **fields)).record


def code_of(work):
    with pytest.raises(DelightError) as raised:
        work()
    return raised.value.code


def test_one_list_wherever_they_were_made(services, clock, person, case, promise):
    alone = made(services, clock, what="put a loaf aside", days=0.5, customer_id=person)
    rows = services.recovery.promise_list(PromiseFilter())
    assert [(row.id, row.reference, row.customer_name) for row in rows] == [
        (alone, "", "Zoë Brontë"),
        (promise, "C-2026-0001", "Zoë Brontë"),
    ]
    assert [row.made_in for row in rows] == [PromisedIn.CUSTOMER, PromisedIn.CASE]
    assert {row.id for row in services.recovery.promises_to(person)} == {alone, promise}
    assert services.recovery.promise_list(PromiseFilter(customer_id=person + 1)) == []
    assert [row.id for row in services.recovery.promise_list(PromiseFilter(), until=clock.now)] == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"what": " "}, "promise.what_missing"),
        ({"days": -1}, "date.past"),
        ({"days": 9999}, "date.too_late"),
        ({"case_id": None}, "promise.whose_missing"),
        ({"customer_id": 1}, "promise.whose_missing"),
        ({"case_id": 99}, "case.unknown"),
        ({"case_id": None, "customer_id": 99}, "customer.unknown"),
        ({"owner_id": 99}, "staff.unknown"),
        ({"action_id": 99}, "action.unknown"),
        ({"letter_id": 99}, "letter.unknown"),
    ],
)
def test_what_cannot_be_promised_changes_nothing(services, clock, case, fields, code):
    assert code_of(lambda: made(services, clock, **{"case_id": case, **fields})) == code
    assert services.recovery.promises() == []


def test_broken_with_a_word_and_whether_they_heard_in_time(services, clock, case, promise):
    services.recovery.settle_promise(promise, kept=False, note="The oven broke")
    row = services.recovery.promise(promise)
    assert (row.state, row.note, row.told_in_time) == (BROKEN, "The oven broke", True)
    assert code_of(lambda: services.recovery.settle_promise(promise, kept=True)) == "promise.settled_already"
    late = made(services, clock, case_id=case)
    clock.forward(days=3)
    services.recovery.settle_promise(late, kept=False)
    assert not services.recovery.promise(late).told_in_time


def test_put_off_the_old_one_stays_honest(services, clock, case, promise):
    due = clock() + timedelta(days=4)
    assert code_of(lambda: services.recovery.postpone_promise(promise, clock() + timedelta(hours=1))) == (
        "promise.not_later"
    )
    changes = services.recovery.postpone_promise(promise, due, "The part is late")
    old, new = services.recovery.promise(promise), services.recovery.promise(changes.record)
    assert (old.state, old.note, old.told_in_time) == (BROKEN, "The part is late", True)
    assert (new.state, new.what, new.due_at, new.case_id) == (OPEN, "ring her", due, case)
    services.history.undo(changes.deed)
    assert [(row.id, row.state) for row in services.recovery.promises(case)] == [(promise, OPEN)]


def test_a_slip_is_put_right_on_the_day_it_was_made(services, clock, promise):
    later = services.recovery.promise(promise).due_at + timedelta(days=1)
    services.recovery.edit_promise(promise, PromiseEdit(what="ring her at work", due_at=later))
    assert services.recovery.promise(promise).due_at == later
    clock.forward(days=1)
    assert code_of(
        lambda: services.recovery.edit_promise(promise, PromiseEdit(due_at=later + timedelta(days=1)))
    ) == ("promise.later_day")
    services.recovery.edit_promise(promise, PromiseEdit(due_at=clock() + timedelta(hours=2)))
    assert services.recovery.promise(promise).due_at == clock() + timedelta(hours=2)


def test_somebody_elses_words_are_not_written_over(services, promise):
    seen = services.recovery.promise(promise)
    services.recovery.edit_promise(promise, PromiseEdit(what="theirs"), seen)
    mine = PromiseEdit(what="mine")
    assert code_of(lambda: services.recovery.edit_promise(promise, mine, seen)) == "record.changed_elsewhere"
    services.recovery.edit_promise(promise, PromiseEdit(emptied=frozenset({"owner_id"})), seen)
    assert (services.recovery.promise(promise).what, services.recovery.promise(promise).owner) == (
        "theirs",
        "",
    )


def test_closing_forgets_no_promise(services, clock, case, promise):
    services.cases.close(case, Outcome.SETTLED)
    assert services.recovery.promise(promise).state is OPEN
    services.cases.move(case, "reopened", "again")
    services.cases.close(case, Outcome.SETTLED, promises=KEPT)
    assert services.recovery.promise(promise).state is KEPT


def test_promises_follow_a_merge_and_go_with_an_erasure(services, clock, person):
    twin = factories.customer(services, "Zoe Bronte")
    alone = made(services, clock, customer_id=twin)
    services.customers.get(twin)
    services.duplicates.merge(person, twin)
    assert services.recovery.promise(alone).customer_id == person
    assert code_of(lambda: made(services, clock, customer_id=twin)) == "customer.merged"
    services.privacy.erase([person])
    assert services.recovery.promises(open_only=True) == []


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["keep", "break", "put-off", "wait", "make", "undo"]), st.integers(0, 5)),
        max_size=14,
    )
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_promise_is_lost_and_none_changes_its_mind(services, clock, steps):
    """Whatever is done: each promise ever made is there once, and what was settled stays so unless undone."""
    case = factories.case(services)
    known = {made(services, clock, case_id=case): OPEN}
    last = None
    for step, at in steps:
        if step == "wait":
            clock.forward(hours=at)
        elif step == "make":
            known[made(services, clock, case_id=case)] = OPEN
            last = None
        elif step == "undo" and last is not None:
            services.history.undo(last[0])
            known, last = last[1], None
        elif step in {"keep", "break", "put-off"}:
            promise = sorted(known)[at % len(known)]
            before = dict(known)
            if known[promise] is not OPEN:
                refused = code_of(lambda step=step, promise=promise: act(services, clock, step, promise))
                assert refused == "promise.settled_already"
                continue
            changes = act(services, clock, step, promise)
            known[promise] = KEPT if step == "keep" else BROKEN
            if step == "put-off":
                known[changes.record] = OPEN
            last = (changes.deed, before)
        assert {row.id: row.state for row in services.recovery.promises(case)} == known


def act(services, clock, step, promise):
    if step == "put-off":
        later = max(clock(), services.recovery.promise(promise).due_at) + timedelta(days=3)
        return services.recovery.postpone_promise(promise, later)
    return services.recovery.settle_promise(promise, kept=step == "keep")
