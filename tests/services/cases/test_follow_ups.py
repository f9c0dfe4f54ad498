"""Follow-ups: planned by themselves, on days the shop opens, and answered."""

from datetime import date

import pytest

from delight.domain.cases import Severity
from delight.domain.customers import VisitDraft
from delight.domain.errors import DelightError
from delight.domain.recovery import FollowUpKind, FollowUpResult
from delight.domain.stages import Stage
from tests import factories
from tests.services.test_hours import set_shop

CHECK, RETURN = FollowUpKind.CHECK, FollowUpKind.RETURN


@pytest.fixture
def person(services):
    return factories.customer(services)


def resolved(services, customer_id, **fields):
    case = factories.case(services, customer_id, **fields)
    services.cases.move(case, "resolved")
    return case


def days(services, case):
    return [(row.kind, row.due_on) for row in services.recovery.follow_ups(case)]


def test_a_check_moves_to_the_next_day_the_shop_opens(services, clock, person):
    clock.forward(days=2)  # Friday, 13 March 2026
    assert clock().date() == date(2026, 3, 13)
    before = resolved(services, person)
    set_shop(services, hours="tu-fr 08:00-18:00", keeps_holidays=False)
    after = resolved(services, person)
    assert days(services, before)[0] == (CHECK, date(2026, 3, 15))
    assert days(services, after) == [
        (CHECK, date(2026, 3, 17)),
        (RETURN, date(2026, 4, 14)),
        (RETURN, date(2026, 6, 11)),
    ]


@pytest.mark.parametrize(("known", "severity"), [(False, Severity.HIGH), (True, Severity.LOW)])
def test_none_for_strangers_and_none_for_trifles(services, person, known, severity):
    case = resolved(services, person if known else None, severity=severity)
    assert services.recovery.follow_ups(case) == []


def test_a_visit_answers_the_return_check(services, clock, person):
    case = resolved(services, person)
    clock.forward(days=5)
    services.customers.add_visit(VisitDraft(customer_id=person, day=clock().date()))
    rows = services.recovery.follow_ups(case)
    assert [(row.kind, row.came_back) for row in rows if row.done_at] == [(RETURN, True), (RETURN, True)]


def test_one_word_is_enough_and_none_is_too_little(services, person):
    case = resolved(services, person)
    check = services.recovery.follow_ups(case)[0].id
    for result in (FollowUpResult(), FollowUpResult(result=" "), FollowUpResult(pulse=11, well=True)):
        with pytest.raises(DelightError):
            services.recovery.follow_up_done(check, result)
    services.recovery.follow_up_done(check, FollowUpResult(well=True))
    row = services.recovery.follow_up(check)
    assert (row.well, row.staff) == (True, "Marta Lind")
    assert services.cases.get(case).stage is Stage.FOLLOWED_UP


def test_reopening_drops_what_is_open_and_forgets_how_it_ended(services, person):
    case = resolved(services, person)
    check = services.recovery.follow_ups(case)[0].id
    services.recovery.follow_up_done(check, FollowUpResult(well=False, result="again"))
    services.cases.close(case, "settled", 2, sent_to="")
    services.cases.move(case, "reopened", "again")
    detail = services.cases.get(case)
    assert (detail.outcome, detail.mood_after, detail.closed_at) == (None, None, None)
    assert [row.id for row in services.recovery.follow_ups(case)] == [check]
