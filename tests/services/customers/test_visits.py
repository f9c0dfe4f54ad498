"""A visit that was noted wrongly is put right, and all that follows from visits follows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from delight.domain.cases.stages import Stage
from delight.domain.changes import DeedName
from delight.domain.customers.customer import VisitDraft
from delight.domain.errors import InputError, UnknownError
from tests import factories


@pytest.fixture
def visit(services):
    who = factories.customer(services)
    day = services.context.today() - timedelta(days=3)
    return services.customers.add_visit(VisitDraft(customer_id=who, day=day, amount_minor=840)).record


def test_day_and_amount_are_changed_and_undone(services, visit):
    before, today = services.visits.get(visit), services.context.today()
    changes = services.visits.edit(visit, today, 8400)
    assert (changes.name, changes.record) == (DeedName.VISIT_EDITED, visit)
    row = services.visits.get(visit)
    assert (row.day, row.amount_minor, row.customer_id) == (today, 8400, before.customer_id)
    detail = services.customers.get(row.customer_id)
    assert (detail.last_seen, detail.value_minor, detail.visits) == (today, 8400, 1)
    services.visits.edit(visit, today, None)
    assert services.customers.get(row.customer_id).value_minor == 0
    services.history.undo()
    services.history.undo()
    assert services.visits.get(visit) == before


def test_nothing_changed_is_no_deed(services, visit):
    row = services.visits.get(visit)
    assert services.visits.edit(visit, row.day, row.amount_minor).deed == ""


def test_taken_away_and_back(services, visit):
    before = services.visits.get(visit)
    services.visits.remove(visit)
    assert services.customers.get(before.customer_id).visits == 0
    with pytest.raises(UnknownError, match=r"visit\.unknown"):
        services.visits.get(visit)
    services.history.undo()
    assert services.visits.get(visit) == before


def test_what_cannot_be_is_refused(services, visit):
    row = services.visits.get(visit)
    with pytest.raises(InputError, match=r"date\.future"):
        services.visits.edit(visit, services.context.today() + timedelta(days=1), None)
    with pytest.raises(InputError, match=r"amount\.negative"):
        services.visits.edit(visit, row.day, -1)
    with pytest.raises(UnknownError, match=r"visit\.unknown"):
        services.visits.edit(99, row.day, None)
    assert services.visits.get(visit) == row


def test_the_visit_of_somebody_who_was_erased_is_nobodys(services, visit):
    services.privacy.erase([services.visits.get(visit).customer_id])
    for deed in (services.visits.get, services.visits.remove):
        with pytest.raises(UnknownError, match=r"visit\.unknown"):
            deed(visit)


def test_put_on_a_later_day_it_answers_whether_they_came_back(services, visit, clock):
    who = services.visits.get(visit).customer_id
    case = factories.case(services, who)
    services.cases.move(case, Stage.RESOLVED)
    clock.forward(days=4)
    checks = [one for one in services.recovery.follow_ups(case) if one.kind == "return"]
    assert checks
    assert all(one.done_at is None for one in checks)
    services.visits.edit(visit, services.context.today(), 840)
    answered = [one for one in services.recovery.follow_ups(case) if one.kind == "return"]
    assert all(one.came_back for one in answered)
