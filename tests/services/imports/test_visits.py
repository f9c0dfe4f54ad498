"""Visits and sales: whose they are, and none of them twice."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from delight.data.entities import Visit
from delight.data.queries.common import table
from delight.domain.imports.importing import ImportNoun
from delight.domain.imports.words import why
from delight.domain.incoming import PastVisit, Who
from tests import factories
from tests.services.imports.bringing import bring, dump, fates

DAY = date(2025, 5, 6)
IDA = Who(name="Ida Rowe", email="ida@example.org")


def visit(row=2, who=IDA, day=DAY, **values):
    return PastVisit(row=row, who=who, day=day, **values)


def bring_visits(services, *rows, **wish):
    return bring(services, rows, ImportNoun.VISITS, **wish)


def stored(services):
    with services.context.db.read() as session:
        return [dict(row) for row in session.execute(sa.select(table(Visit))).mappings()]


def test_a_visit_goes_to_its_customer(services):
    ida = factories.customer(services, "Ida Rowe", email="ida@example.org")
    work, _ = bring_visits(services, visit(amount_minor=450, reference="#1001"))
    assert fates(work) == ["new"]
    (row,) = stored(services)
    assert (row["customer_id"], row["day"], row["amount_minor"], row["reference"]) == (ida, DAY, 450, "#1001")
    assert services.customers.get(ida).visits == 1


def test_an_order_of_several_lines_is_one_visit(services):
    rows = [visit(2, reference="#1001", amount_minor=900), visit(3, reference="#1001", amount_minor=900)]
    work, _ = bring_visits(services, *rows)
    assert fates(work) == ["new", "merged"]
    assert work.rows[1].into_row == 2


def test_what_a_known_receipt_says_differently_is_named_and_not_taken(services):
    row = visit(reference="R1", amount_minor=1250)
    bring_visits(services, row)
    ned = Who(name="Ned Amos")
    others = [
        visit(3, ned, DAY + timedelta(days=1), reference="R1", amount_minor=9950),
        visit(4, reference="R1"),
    ]
    work, deed = bring_visits(services, row, *others)
    assert [one.differs for one in work.rows] == [(), ("customer", "day", "amount_minor"), ()]
    assert work.amounts == [1250]
    assert (fates(work), deed) == (["here"] * 3, "")


def test_a_line_of_an_order_that_says_another_amount_is_named(services):
    rows = [visit(2, reference="R1", amount_minor=1250), visit(3, reference="R1", amount_minor=300)]
    work, _ = bring_visits(services, *rows)
    assert (fates(work), work.rows[1].differs) == (["new", "merged"], ("amount_minor",))
    assert why(work.rows[1], "csv") == "The same as row 2. Differs: the amount. What row 2 says counts."


def test_the_second_time_adds_nothing(services):
    rows = [
        visit(2, amount_minor=450, reference="#1"),
        visit(3, amount_minor=450, reference="#2"),
        visit(4, day=DAY + timedelta(days=1), amount_minor=450),
        visit(5, day=DAY + timedelta(days=1)),
        visit(6, day=DAY + timedelta(days=1)),
    ]
    work, _ = bring_visits(services, *rows)
    assert fates(work) == ["new", "new", "new", "new", "merged"]
    before = dump(services)
    again, deed = bring_visits(services, *rows)
    assert fates(again) == ["here"] * 5
    assert (deed, dump(services)) == ("", before)


def test_two_sales_of_one_amount_on_one_day_are_two(services):
    rows = [visit(2, amount_minor=450), visit(3, amount_minor=450)]
    work, _ = bring_visits(services, rows[0])
    assert fates(work) == ["new"]
    work, _ = bring_visits(services, *rows)
    assert fates(work) == ["here", "new"]
    work, deed = bring_visits(services, *rows)
    assert (fates(work), deed) == (["here", "here"], "")
    assert work.amounts == [450, 450]


def test_who_is_unknown_is_refused_unless_there_is_a_name(services):
    stranger = Who(email="who@example.org")
    work, _ = bring_visits(services, visit(2), visit(3, stranger), visit(4, Who()))
    assert fates(work) == ["new", "cannot", "cannot"]
    assert [row.code for row in work.rows[1:]] == ["visit.nobody", "visit.nobody_named"]
    assert work.rows[1].details["who"] == "who@example.org"
    assert [row.name for row in services.customers.page()] == ["Ida Rowe"]
    work, _ = bring_visits(services, visit(3, stranger), make_unknown=True)
    assert fates(work) == ["new"]
    assert services.customers.find("who@example.org")


def test_customers_known_by_a_number_alone_are_found_again(services):
    rows = [visit(2, Who(reference="00004")), visit(3, Who(reference="00004"), day=DAY + timedelta(days=3))]
    assert fates(bring_visits(services, *rows)[0]) == ["cannot", "cannot"]
    assert fates(bring_visits(services, *rows, make_unknown=True)[0]) == ["new", "new"]
    assert [row.name for row in services.customers.page()] == ["00004"]
    assert fates(bring_visits(services, *rows)[0]) == ["here", "here"]


@pytest.mark.parametrize(("day", "code"), [(date(2030, 1, 1), "date.future")])
def test_what_has_not_happened_yet_is_refused(services, day, code):
    work, _ = bring_visits(services, visit(day=day))
    assert work.rows[0].code == code


def test_undo_takes_visits_and_new_customers_back(services):
    before = dump(services)
    _, deed = bring_visits(services, visit(2), visit(3, Who(name="Jan")))
    services.history.undo(deed)
    assert dump(services) == before
