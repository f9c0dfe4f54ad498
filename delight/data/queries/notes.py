"""Notes on a customer."""

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Note, Staff
from delight.data.queries.common import table
from delight.domain.customers.notes import NoteRow

_N, _S = table(Note), table(Staff)


def notes(session: Session, customer_id: int) -> list[NoteRow]:
    """Return all notes on a customer, the newest first."""
    return [_row(row) for row in session.execute(_query().where(_N.c.customer_id == customer_id))]


def _query() -> sa.Select[tuple[int, str, object, str]]:
    return (
        sa.select(*_N.c["id", "text", "at"], sa.func.coalesce(_S.c.name, "").label("staff"))
        .select_from(_N)
        .outerjoin(_S, _S.c.id == _N.c.staff_id)
        .order_by(_N.c.at.desc(), _N.c.id.desc())
    )


def _row(row: sa.Row[tuple[int, str, object, str]]) -> NoteRow:
    return NoteRow(id=row.id, text=row.text, at=row.at, staff=row.staff)
