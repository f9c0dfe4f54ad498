from __future__ import annotations

from datetime import UTC, timedelta

from delight.data.entities import Visit
from delight.domain.customers import CustomerDraft, VisitDraft
from delight.domain.shop import ShopDraft
from delight.domain.staff import StaffDraft
from delight.services.opening import create_shop
from tests import factories


def told(services):
    rows = services.history.page(50)
    subjects = services.history.subjects(rows)
    return [(row.name.value, subjects.get(row.deed, "")) for row in rows]


def test_each_deed_says_whom_or_what_it_was_about(services):
    someone = factories.customer(services, "Zoë Brontë")
    case = factories.case(services, someone)
    factories.action(services, case)
    factories.gesture(services, someone, name="a jar of plum jam")
    services.staff.add(StaffDraft(name="Ines"))
    services.customers.edit(someone, CustomerDraft(name="Zoë Brontë", phone="07700 900111"))
    assert told(services) == [
        ("customer.edited", "Zoë Brontë"),
        ("staff.added", "Ines"),
        ("gesture.given", "a jar of plum jam, Zoë Brontë"),
        ("action.added", "C-2026-0001, Zoë Brontë"),
        ("case.logged", "C-2026-0001, Zoë Brontë"),
        ("customer.added", "Zoë Brontë"),
        ("shop.opened", ""),
    ]


def test_what_came_after_a_deed_on_very_many_is_told_as_well(services):
    often, once, today = factories.customer(services), factories.customer(services), services.context.today()
    days = [VisitDraft(customer_id=often, day=today)] * 21_000
    services.customers.add_visits([*days, VisitDraft(customer_id=once, day=today)])
    factories.customer(services, "Cleo")
    assert told(services)[:2] == [("customer.added", "Cleo"), ("visits.added", "")]
    assert [row.records for row in services.history.page(2)] == [1, 21_001]
    visits = services.history.of_customer(once)[0]
    (visit,) = services.customers.timeline(once)
    with services.context.db.read() as session:
        assert visits.lines[-1].record_uid == session.get_one(Visit, visit.record).uid


def test_what_is_gone_keeps_its_name(services):
    factories.customer(services, "Ana")
    services.history.undo()
    assert told(services)[:2] == [("undone", "Ana"), ("customer.added", "Ana")]


def test_the_last_deed_is_told_as_long_as_it_is_recent(services, clock):
    assert services.history.last(clock() - timedelta(days=1)) is None
    factories.customer(services, "Ana")
    factories.customer(services, "Bea")
    services.history.undo()
    clock.forward(hours=23)
    row = services.history.last(clock() - timedelta(days=1))
    assert services.history.subjects([row]) == {row.deed: "Ana"}
    clock.forward(hours=2)
    assert services.history.last(clock() - timedelta(days=1)) is None


def test_the_made_up_year_of_a_demo_is_out_of_reach(tmp_path, clock):
    draft = ShopDraft(name="The Demo Bun", country="GB", is_demo=True)
    demo = create_shop(tmp_path / "demo", draft, [StaffDraft(name="Nell")], clock=clock, zone=UTC)
    factories.customer(demo, "Ana")
    assert demo.history.last(clock()) is None
    clock.forward(milliseconds=250)
    factories.customer(demo, "Bea")
    row = demo.history.last(clock())
    assert row is not None
    assert demo.history.subjects([row]) == {row.deed: "Bea"}
    demo.close()
