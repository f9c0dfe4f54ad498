from datetime import date, timedelta

import pytest

from delight.domain.cases.case import Channel
from delight.domain.cases.recovery import FollowUpResult
from delight.domain.customers.customer import CustomerDraft, Gone, VisitDraft
from delight.domain.errors import ConflictError
from delight.domain.today import TaskKind
from tests import factories


def kinds(rows):
    return [row.kind for row in rows]


def test_nothing_is_waiting_in_a_new_shop(services):
    page = services.today.page()
    assert (page.overdue, page.today, page.planned, page.customers) == ((), (), (), 0)


def test_everything_due_stands_there_once_and_goes_when_done(services, clock):
    person = factories.customer(services, phone="01632 960222")
    case = factories.case(services, person, channel=Channel.EMAIL, promise="ring back", promise_by=clock.now)
    act = factories.action(services, factories.case(services), due_on=date(2026, 3, 11))
    assert kinds(services.today.page().today) == [TaskKind.PROMISE, TaskKind.ACKNOWLEDGE, TaskKind.ACT]
    services.recovery.action_done(act)
    services.cases.move(case, "acknowledged")
    assert kinds(services.today.page().today) == [TaskKind.PROMISE]
    clock.forward(days=1)
    (late,) = services.today.page().overdue
    assert (late.kind, late.customer_name, late.phone, late.what) == (
        TaskKind.PROMISE, "Zoë Brontë", "01632 960222", "ring back",
    )  # fmt: skip
    services.recovery.settle_promise(late.record, kept=False)
    assert services.today.page().overdue == ()


def test_a_complaint_comes_back_when_it_is_late(services, clock):
    case = factories.case(services)
    clock.forward(days=4)
    assert kinds(services.today.page().overdue) == [TaskKind.RESOLVE]
    services.cases.snooze(case, date(2026, 3, 18))
    assert services.today.page().overdue == ()
    clock.forward(days=4)
    assert kinds(services.today.page().overdue) == [TaskKind.RESOLVE]


def test_follow_ups_come_by_themselves(services, clock):
    case = factories.case(services, factories.customer(services))
    services.cases.move(case, "resolved")
    clock.forward(days=2)
    (check,) = services.today.page().today
    assert check.kind is TaskKind.CHECK
    services.recovery.follow_up_done(check.record, FollowUpResult(result="happy", pulse=9))
    assert services.today.page().today == ()
    assert services.cases.get(case).stage == "followed-up"


def test_a_visit_answers_the_return_check(services, clock):
    person = factories.customer(services)
    case = factories.case(services, person)
    services.cases.move(case, "resolved")
    clock.forward(days=10)
    services.customers.add_visit(VisitDraft(customer_id=person, day=clock.now.date(), amount_minor=420))
    done = [row for row in services.recovery.follow_ups(case) if row.done_at]
    assert [row.came_back for row in done] == [True, True]


def test_planned_surprises_of_the_week(services, clock):
    person = factories.customer(services)
    factories.gesture(services, person, planned_on=clock.now.date() + timedelta(days=3))
    factories.gesture(services, person, planned_on=clock.now.date() + timedelta(days=30))
    (planned,) = services.today.page().planned
    services.gestures.given(planned.record, "delighted")
    assert services.today.page().planned == ()


@pytest.mark.parametrize("gone", [Gone.MOVED, Gone.DIED])
def test_nobody_asks_after_somebody_who_is_gone_nor_surprises_them(services, clock, gone):
    person = factories.customer(services)
    services.cases.move(factories.case(services, person), "resolved")
    factories.gesture(services, person, planned_on=clock.now.date() + timedelta(days=3))
    clock.forward(days=2)
    assert (len(services.today.page().today), len(services.today.page().planned)) == (1, 1)
    services.customers.edit(person, CustomerDraft(name="Zoë Brontë", gone=gone))
    assert (services.today.page().today, services.today.page().planned) == ((), ())
    with pytest.raises(ConflictError, match=r"gesture\.gone"):
        factories.gesture(services, person, planned_on=clock.now.date())


def test_a_surprise_that_was_given_is_noted_of_somebody_who_moved(services):
    moved, died = (factories.customer(services, gone=gone) for gone in (Gone.MOVED, Gone.DIED))
    assert services.gestures.get(factories.gesture(services, moved)).given_at
    with pytest.raises(ConflictError, match=r"gesture\.gone"):
        factories.gesture(services, died)
