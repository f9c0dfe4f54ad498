"""Rows about visits and sales: whose they are, which are here already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from delight.data.database import Session
from delight.data.queries import incoming as query
from delight.domain.calendar import local_day
from delight.domain.imports import Fate, KeptRow, Rejected, RowPlan
from delight.domain.incoming import PastVisit
from delight.domain.text import fold
from delight.services.context import Context
from delight.services.imports.known import Someone
from delight.services.imports.whose import Owners
from delight.services.imports.work import PREVIEWED, Work, cannot, kept_row


@dataclass(slots=True)
class _Here:
    """What is known again: numbers of orders, and whose visit on which day with which amount."""

    numbers: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Number → (id of the visit here, row of the file)."""
    days: dict[tuple[object, str, int | None], tuple[int, int]] = field(default_factory=dict)


def plan_visits(
    context: Context,
    session: Session,
    rows: Iterable[PastVisit | Rejected],
    at: datetime,
    *,
    make_unknown: bool,
) -> Work:
    """Return what becomes of every row about a visit; nothing is written.

    Args:
        context: of the shop.
        session: it is read with.
        rows: read and checked.
        at: when they come in.
        make_unknown: add somebody nobody knows even where the row has no name for them.
    """
    owners, work, here = Owners(session), Work(), _here(session)
    today = local_day(at, context.zone)
    for row in rows:
        if isinstance(row, Rejected):
            work.rows.append(cannot(row))
        elif row.day > today:
            work.rows.append(cannot(Rejected(row=row.row, code="date.future"), _title(row)))
        else:
            _plan(work, row, owners, here, make=make_unknown)
    work.people = owners.people()
    return work


def _plan(work: Work, row: PastVisit, owners: Owners, here: _Here, *, make: bool) -> None:
    found = owners.find(row.who, row.row, make=make)
    if found is None:
        found = Rejected(row=row.row, code="visit.nobody_named")
    if isinstance(found, Rejected):
        work.rows.append(cannot(found, _title(row)))
        return
    plan = _became(row, found, here)
    work.rows.append(plan)
    record = owners.record(row.who, row.row)
    if plan.fate is Fate.NEW and record is not None:
        stored = {"day": row.day.isoformat(), "amount_minor": row.amount_minor, "reference": row.reference}
        work.visits.append((stored, record))
    if len(work.preview) < PREVIEWED:
        work.preview.append(_shown(row, found))


def _became(row: PastVisit, found: Someone, here: _Here) -> RowPlan:
    number, mark = fold(row.reference), (Owners.key(found), row.day.isoformat(), row.amount_minor)
    known = here.numbers.get(number) if number else here.days.get(mark)
    if known is None and number and (same := here.days.get(mark)) and same[0]:
        known = same  # noted by hand before the number was known
    if known is None:
        here.days.setdefault(mark, (0, row.row))
        if number:
            here.numbers[number] = (0, row.row)
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
        remarks=row.remarks,
    )


def _here(session: Session) -> _Here:
    here = _Here()
    for record_id, customer_id, day, amount, reference in query.visit_marks(session):
        if reference:
            here.numbers.setdefault(fold(reference), (record_id, 0))
        else:
            here.days.setdefault((customer_id, day, amount), (record_id, 0))
    return here


def _title(row: PastVisit) -> str:
    return row.who.name or row.who.email or row.who.phone or row.who.reference


def _shown(row: PastVisit, found: Someone) -> KeptRow:
    told = (("customer", found.name), ("day", row.day), ("amount_minor", row.amount_minor))
    return kept_row(row.row, found.name, [*told, ("reference", row.reference)])
