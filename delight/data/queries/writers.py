"""Who wrote an e-mail, and whether it was logged already."""

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer, Reach
from delight.data.queries.common import table
from delight.domain.customers.reaches import ReachKind
from delight.domain.text import fold

_C, _K, _R = table(Customer), table(Case), table(Reach)


def customer_with(session: Session, email: str, name: str) -> tuple[int, str] | None:
    """Return id and name of the customer with this address, first or further.

    Of several who share it, the one who is called as the e-mail says; nobody where that does not tell.
    """
    key = email.casefold()
    theirs = sa.select(_R.c.customer_id).where(_R.c.kind == ReachKind.EMAIL, _R.c.key == key)
    query = sa.select(_C.c.id, _C.c.name).where((sa.func.lower(_C.c.email) == key) | _C.c.id.in_(theirs))
    rows = session.execute(query.order_by(_C.c.id).limit(50)).all()
    if len(rows) > 1:
        rows = [row for row in rows if fold(row.name) == fold(name)]
    return (rows[0].id, rows[0].name) if len(rows) == 1 else None


def logged_as(session: Session, message_id: str, *, sees_all: bool) -> str:
    """Return the reference of the case that an e-mail was logged as; nothing where it was not."""
    if not message_id:
        return ""
    query = sa.select(_K.c.reference).where(_K.c.message_id == message_id)
    if not sees_all:
        query = query.where(_K.c.owner_only.is_(False))
    return session.scalar(query.order_by(_K.c.id).limit(1)) or ""
