from __future__ import annotations

from delight.domain.customers import CustomerDraft
from delight.domain.staff import StaffDraft
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


def test_what_is_gone_keeps_its_name(services):
    factories.customer(services, "Ana")
    services.history.undo()
    assert told(services)[:2] == [("undone", "Ana"), ("customer.added", "Ana")]
