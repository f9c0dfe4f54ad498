"""Rows as the readers of files yield them, brought into a shop without a file."""

from __future__ import annotations

from contextlib import nullcontext

from delight.domain.changes import DeedName
from delight.domain.customers.customer import CustomerDraft, checked_customer
from delight.domain.imports.importing import ImportNoun, ImportWish
from delight.domain.incoming import Person
from delight.services.imports import taking
from delight.services.imports.planning import plan_rows

_NAMES = {
    ImportNoun.CUSTOMERS: DeedName.CUSTOMERS_IMPORTED,
    ImportNoun.CASES: DeedName.CASES_IMPORTED,
    ImportNoun.VISITS: DeedName.VISITS_IMPORTED,
}


def person(name, row=1, *, reaches=(), tags=(), consents=(), **values):
    """Return a checked row about a customer."""
    draft = checked_customer(CustomerDraft(name=name, **values))
    return Person(row=row, draft=draft, reaches=tuple(reaches), tags=tuple(tags), consents=tuple(consents))


def bring(services, rows, noun=ImportNoun.CUSTOMERS, **wish):
    """Take rows in and return (what became of them, the deed)."""
    context = services.context
    with context.deed(_NAMES[noun]) as deed:
        work = plan_rows(
            context, lambda: nullcontext(deed.session), ImportWish(noun=noun, **wish), rows, deed.at
        )
        taking.write(deed, work, context.staff_id, lambda _count: None)
    return work, deed.changes.deed


def fates(work):
    """Return what became of each row."""
    return [row.fate.value for row in work.rows]


def dump(services):
    """Return everything that the shop holds, but for its history and what follows from the rest."""
    apart = {"deeds", "changes", "payloads", "meta", "imports", "sqlite_sequence"}
    with services.context.db.raw() as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")
        names = [name for (name,) in tables if name not in apart and not name.startswith("seek_")]
        return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in names}
