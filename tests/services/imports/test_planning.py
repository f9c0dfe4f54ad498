"""Rows are compared while the counter goes on saving."""

from __future__ import annotations

from delight.domain.customers.customer import CustomerDraft
from delight.domain.imports.importing import ImportNoun, ImportWish
from delight.domain.incoming import PastVisit, Who
from delight.services.imports.planning import plan_rows
from tests.factories import customer
from tests.services.imports.bringing import fates, person


def with_saves(services, rows):
    """Yield rows while somebody at the counter saves, which an open session would keep waiting."""
    for number, row in enumerate(rows):
        services.customers.add(CustomerDraft(name=f"At the counter {number}"))
        yield row


def test_a_save_goes_through_while_people_are_compared(services):
    customer(services, "Ida Rowe", email="i@example.org")
    rows = [person("Ida Rowe", email="i@example.org"), person("Ann Moe", 2), person("Ida R.", 3)]
    context = services.context
    work = plan_rows(context, context.db.read, ImportWish(), with_saves(services, rows), context.clock())
    assert fates(work) == ["here", "new", "new"]
    assert services.customers.count() == 4


def test_a_save_goes_through_while_visits_are_compared(services):
    customer(services, "Ida Rowe", email="i@example.org")
    context = services.context
    rows = [PastVisit(row=n, who=Who(name="Ida Rowe"), day=context.today()) for n in (1, 2)]
    wish = ImportWish(noun=ImportNoun.VISITS)
    work = plan_rows(context, context.db.read, wish, with_saves(services, rows), context.clock())
    assert fates(work) == ["new", "merged"]


def test_who_goes_meanwhile_is_new_again(services):
    who = customer(services, "Ida Rowe", email="i@example.org")

    def rows():
        yield person("Ida Rowe", email="i@example.org", phone="01632 960111")
        services.history.undo()

    context = services.context
    work = plan_rows(context, context.db.read, ImportWish(), rows(), context.clock())
    assert fates(work) == ["new"]
    assert [record.someone.id for record in work.people] == [0]
    assert who not in {row.id for row in services.customers.page()}
