"""Follow-ups: planned by themselves, on days the shop opens, and answered."""

from datetime import date

import pytest

from delight.domain.cases.case import CaseEdit, Channel, Outcome, Severity
from delight.domain.cases.recovery import FollowUpKind, FollowUpResult
from delight.domain.cases.stages import Stage
from delight.domain.customers.customer import VisitDraft
from delight.domain.errors import DelightError
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


@pytest.mark.parametrize(("on_day", "came"), [(0, None), (3, True)])
def test_a_visit_before_anybody_knew_whose_case_it_was_answers_it_all_the_same(
    services, clock, person, on_day, came
):
    case = factories.case(services)
    services.cases.move(case, "resolved")
    clock.forward(days=5)
    visited = date(2026, 3, 11 + on_day)
    services.customers.add_visit(VisitDraft(customer_id=person, day=visited))
    services.cases.edit(case, CaseEdit(customer_id=person))
    assert [(row.kind, row.came_back) for row in services.recovery.follow_ups(case)] == [
        (CHECK, None),
        (RETURN, came),
        (RETURN, came),
    ]


def test_a_visit_that_never_was_answers_nothing_any_more(services, clock, person):
    case = resolved(services, person)
    services.recovery.follow_up_done(services.recovery.follow_ups(case)[1].id, FollowUpResult(came_back=True))

    def came():
        return [row.came_back for row in services.recovery.follow_ups(case)]

    clock.forward(days=5)
    first, second = (
        services.customers.add_visit(VisitDraft(customer_id=person, day=date(2026, 3, 13 + n))).record
        for n in range(2)
    )
    assert came() == [None, True, True]
    services.visits.remove(first)
    assert came() == [None, True, True], "they came on the other day"
    services.visits.edit(second, date(2026, 3, 10), None)
    assert came() == [None, True, None], "what somebody said themselves stays"
    services.visits.edit(second, date(2026, 3, 12), None)
    assert came() == [None, True, True]
    services.visits.remove(second)
    assert came() == [None, True, None]
    services.history.undo()
    assert came() == [None, True, True]


def test_whoever_it_turns_out_to_be_has_come_back(services, clock, person):
    ida = factories.customer(services, "Ida Rowe")
    case = resolved(services, person)
    clock.forward(days=5)
    services.customers.add_visit(VisitDraft(customer_id=ida, day=clock().date()))
    assert not any(row.came_back for row in services.recovery.follow_ups(case))
    services.cases.edit(case, CaseEdit(customer_id=ida))
    assert [row.came_back for row in services.recovery.follow_ups(case)] == [None, True, True]
    services.history.undo()
    assert not any(row.came_back for row in services.recovery.follow_ups(case))


def test_a_visit_that_comes_with_a_merge_answers_the_return_check(services, clock, person):
    ida = factories.customer(services, "Zoe Bronte", email="")
    case = resolved(services, person)
    clock.forward(days=5)
    services.customers.add_visit(VisitDraft(customer_id=ida, day=clock().date()))
    services.duplicates.merge(person, ida)
    assert [row.came_back for row in services.recovery.follow_ups(case)] == [None, True, True]
    services.history.undo()
    assert not any(row.came_back for row in services.recovery.follow_ups(case))


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


def test_a_visit_on_the_day_it_was_put_right_is_no_return_wherever_the_shop_is(services, clock, person):
    set_shop(services, zone="Pacific/Auckland")  # Wednesday evening there, Wednesday morning in Greenwich
    clock.forward(hours=4)  # and now it is Thursday there
    here = services.context.today()
    assert (clock().date(), here) == (date(2026, 3, 11), date(2026, 3, 12))
    case = resolved(services, person)
    services.customers.add_visit(VisitDraft(customer_id=person, day=here))
    assert not any(row.done_at for row in services.recovery.follow_ups(case))
    clock.forward(days=1)
    services.customers.add_visit(VisitDraft(customer_id=person, day=services.context.today()))
    assert [row.came_back for row in services.recovery.follow_ups(case)] == [None, True, True]


def test_a_case_that_is_said_to_be_followed_up_asks_for_no_check_any_more(services, person):
    case = resolved(services, person)
    services.cases.move(case, "followed-up")
    check, *returns = services.recovery.follow_ups(case)
    assert (check.kind, check.done_at is not None, check.staff) == (CHECK, True, "Marta Lind")
    assert [row.done_at for row in returns] == [None, None]
    services.history.undo()
    assert services.recovery.follow_ups(case)[0].done_at is None


def test_what_goes_on_was_heard(services, clock, person):
    case = factories.case(services, person, channel=Channel.EMAIL)
    clock.forward(minutes=5)
    services.cases.move(case, "resolved")
    assert services.cases.get(case).acknowledged_at == clock()


IN_30, IN_90 = (RETURN, date(2026, 4, 10)), (RETURN, date(2026, 6, 9))


@pytest.mark.parametrize(
    ("later", "planned"),
    [
        (0, [(CHECK, date(2026, 3, 13)), IN_30, IN_90]),
        (5, [(CHECK, date(2026, 3, 16)), IN_30, IN_90]),
        (40, [(CHECK, date(2026, 4, 20)), IN_90]),
    ],
)
def test_who_is_named_after_it_was_resolved_is_checked_on_all_the_same(services, clock, later, planned):
    case = factories.case(services)
    services.cases.move(case, "resolved")
    assert days(services, case) == []
    clock.forward(days=later)
    zoe, ida = factories.customer(services), factories.customer(services, "Ida Rowe")
    deed = services.cases.edit(case, CaseEdit(customer_id=zoe)).deed
    assert days(services, case) == planned
    services.cases.edit(case, CaseEdit(customer_id=ida))
    assert days(services, case) == planned, "another name plans nothing twice"
    services.history.undo()
    services.history.undo(deed)
    assert days(services, case) == []


@pytest.mark.parametrize(
    ("outcome", "planned"), [(Outcome.SETTLED, [IN_30, IN_90]), (Outcome.NOT_SATISFIED, [])]
)
def test_who_is_named_after_it_was_closed_is_asked_what_is_still_to_come(services, clock, outcome, planned):
    case = factories.case(services)
    services.cases.close(case, outcome)
    clock.forward(days=5)
    services.cases.edit(case, CaseEdit(customer_id=factories.customer(services)))
    assert days(services, case) == planned


def test_naming_who_it_was_starts_nothing_for_what_is_trifling_or_long_over(services, clock):
    trifle, open_one, checked = (factories.case(services, severity=one) for one in Severity)
    services.cases.move(trifle, "resolved")
    services.cases.move(checked, "resolved")
    services.cases.move(checked, "followed-up")
    for case, planned in ((trifle, []), (open_one, []), (checked, [IN_30, IN_90])):
        services.cases.edit(case, CaseEdit(customer_id=factories.customer(services)))
        assert days(services, case) == planned
    long_over = factories.case(services)
    services.cases.close(long_over, Outcome.WON_BACK)
    clock.forward(days=400)
    services.cases.edit(long_over, CaseEdit(customer_id=factories.customer(services)))
    assert days(services, long_over) == []
