"""Vouchers as they stand on a customer's timeline: issued, used, cancelled."""

from datetime import tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Redemption, Staff, Voucher
from delight.data.queries.common import table
from delight.domain.codes import spaced
from delight.domain.timeline import EntryKind, TimelineEntry

_V, _R, _K, _S = table(Voucher), table(Redemption), table(Case), table(Staff)


def vouchers(session: Session, customer_id: int, _zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    """Return what happened with vouchers: the text is the item, or why one was cancelled.

    The reference is the code as it is printed, the amount what it is worth or what was used of it.
    """
    asked = (
        ("voucher-issued", _V.c.issued_at, _V.c.item, _V.c.value_minor, _V.c.staff_id),
        ("voucher-used", _R.c.at, _V.c.item, _R.c.amount_minor, _R.c.staff_id),
        ("voucher-cancelled", _V.c.cancelled_at, _V.c.cancel_why, sa.null(), sa.null()),
    )
    entries = [
        TimelineEntry(
            kind=EntryKind.VOUCHER,
            at=row.at,
            code=code,
            text=row.text,
            record=row.id,
            case_id=row.case_id,
            reference=spaced(row.code),
            minor=row.minor,
            staff=row.staff,
        )
        for code, at, text, minor, staff_id in asked
        for row in session.execute(_asked(customer_id, limit, at, text, minor, staff_id))
    ]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:limit]


def _asked(
    customer_id: int,
    limit: int,
    at: sa.ColumnElement[Any],
    text: sa.ColumnElement[Any],
    minor: sa.ColumnElement[Any],
    staff_id: sa.ColumnElement[Any],
) -> Any:
    """Return the question after one kind of moment; of a case that is hidden no id is told."""
    of_it = _V.join(_R, _R.c.voucher_id == _V.c.id) if at is _R.c.at else _V
    joined = of_it.outerjoin(_K, _K.c.id == _V.c.case_id).outerjoin(_S, _S.c.id == staff_id)
    return (
        sa.select(
            _V.c.id,
            _V.c.code,
            _K.c.id.label("case_id"),
            at.label("at"),
            text.label("text"),
            minor.label("minor"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
        )
        .select_from(joined)
        .where(_V.c.customer_id == customer_id, at.is_not(None))
        .order_by(at.desc())
        .limit(limit)
    )
