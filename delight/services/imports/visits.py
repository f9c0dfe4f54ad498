"""Rows about visits and sales: whose they are, which are here already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from delight.data.queries import incoming as query
from delight.data.queries.common import Read
from delight.domain.days.calendar import local_day
from delight.domain.imports.importing import Fate, KeptRow, Rejected, RowPlan
from delight.domain.incoming import PastVisit
from delight.domain.text import fold
from delight.services.context import Context
from delight.services.imports.known import Someone
from delight.services.imports.reading import everything
from delight.services.imports.whose import Owners
from delight.services.imports.work import COUNTED, PREVIEWED, Work, cannot, kept_row


class _Order(NamedTuple):
    """An order that has a number: the id of its visit here or its row in the file, and what it said."""

    record_id: int
    row: int
    whose: object
    day: str
    amount_minor: int | None


@dataclass(slots=True)
class _Here:
    """What is known again: numbers of orders, and whose visit on which day with which amount."""

    numbers: dict[str, _Order] = field(default_factory=dict)
    days: dict[tuple[object, str], tuple[int, int]] = field(default_factory=dict)
    """Whose and when, of visits without an amount: two of them are one."""
    sales: dict[tuple[object, str, int], list[int]] = field(default_factory=dict)
    """Whose, when and how much → ids of sales here without a number, each to be met by one row."""


def plan_visits(
    context: Context,
    read: Read,
    rows: Iterable[PastVisit | Rejected],
    at: datetime,
    *,
    make_unknown: bool,
) -> Work:
    """Return what becomes of every row about a visit; nothing is written.

    Args:
        context: of the shop.
        read: gives a session for a moment.
        rows: read and checked.
        at: when they come in.
        make_unknown: add somebody nobody knows even where the row has no name for them.
    """
    owners, work, here = Owners(read), Work(), _here(read)
    today = local_day(at, context.zone)
    for row in rows:
        if isinstance(row, Rejected):
            work.rows.append(cannot(row))
        elif row.day > today:
            work.rows.append(cannot(Rejected(row=row.row, code="date.future"), row.who.told))
        else:
            _plan(work, row, owners, here, make=make_unknown)
    work.people = owners.people()
    return work


def _plan(work: Work, row: PastVisit, owners: Owners, here: _Here, *, make: bool) -> None:
    found = owners.find(row.who, row.row, make=make)
    if found is None:
        found = Rejected(row=row.row, code="visit.nobody_named")
    if isinstance(found, Rejected):
        work.rows.append(cannot(found, row.who.told))
        return
    plan = _became(row, found, here)
    work.rows.append(plan)
    record = owners.record(row.who, row.row) if plan.fate is Fate.NEW else None
    if record is not None:
        stored = {"day": row.day.isoformat(), "amount_minor": row.amount_minor, "reference": row.reference}
        work.visits.append((stored, record))
    if plan.fate in COUNTED and row.amount_minor is not None and "amount_minor" not in plan.differs:
        work.amounts.append(row.amount_minor)
    if len(work.preview) < PREVIEWED:
        work.preview.append(_shown(row, found))


def _became(row: PastVisit, found: Someone, here: _Here) -> RowPlan:
    number, whose, day = fold(row.reference), Owners.key(found), row.day.isoformat()
    order = here.numbers.get(number) if number else None
    known = order[:2] if order else _met(row, whose, here)
    if known is None:
        if number:
            here.numbers[number] = _Order(0, row.row, whose, day, row.amount_minor)
        elif row.amount_minor is None:
            here.days[whose, day] = (0, row.row)
        return RowPlan(
            row=row.row, fate=Fate.NEW, title=found.name, record_id=found.id or None, remarks=row.remarks
        )
    record_id, earlier = known
    return RowPlan(
        row=row.row,
        fate=Fate.HERE if record_id else Fate.MERGED,
        title=found.name,
        record_id=found.id or None,
        into_row=earlier or None,
        differs=tuple(_differs(row, whose, order)) if order else (),
        remarks=row.remarks,
    )


def _differs(row: PastVisit, whose: object, order: _Order) -> Iterator[str]:
    """Yield what a row says differently of an order that is known by its number; lines of one may lack it."""
    if order.whose != whose:
        yield "customer"
    if order.day != row.day.isoformat():
        yield "day"
    if row.amount_minor not in {None, order.amount_minor}:
        yield "amount_minor"


def _met(row: PastVisit, whose: object, here: _Here) -> tuple[int, int] | None:
    """Return the visit without a number that a row tells; two sales of one amount on one day are two."""
    if row.amount_minor is None:
        known = here.days.get((whose, row.day.isoformat()))
        return known if known and (known[0] or not row.reference) else None
    waiting = here.sales.get((whose, row.day.isoformat(), row.amount_minor))
    return (waiting.pop(0), 0) if waiting else None


def _here(read: Read) -> _Here:
    here = _Here()
    for record_id, customer_id, day, amount, reference in everything(read, query.visit_marks):
        if reference:
            here.numbers.setdefault(fold(reference), _Order(record_id, 0, customer_id, day, amount))
        elif amount is None:
            here.days.setdefault((customer_id, day), (record_id, 0))
        else:
            here.sales.setdefault((customer_id, day, amount), []).append(record_id)
    return here


def _shown(row: PastVisit, found: Someone) -> KeptRow:
    told = (("customer", found.name), ("day", row.day), ("amount_minor", row.amount_minor))
    return kept_row(row.row, found.name, [*told, ("reference", row.reference)])
