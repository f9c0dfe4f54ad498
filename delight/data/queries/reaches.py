"""Further ways to reach a customer."""

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Reach
from delight.data.queries.common import table
from delight.domain.customers.reaches import ReachKind, ReachRow

_R = table(Reach)


def reaches(session: Session, customer_id: int) -> list[ReachRow]:
    """Return the ways of a customer that have a record of their own, in the order in which they were added.

    The first of a kind has one where it has a label.
    """
    query = sa.select(_R).where(_R.c.customer_id == customer_id).order_by(_R.c.id)
    return [
        ReachRow(id=row.id, kind=row.kind, value=row.value, label=row.label) for row in session.execute(query)
    ]


def kept_as(session: Session, customer_id: int, kind: ReachKind, key: str, *, but: int = 0) -> int | None:
    """Return the id of the record of this way of a customer, if it has one, another than ``but``."""
    same = (_R.c.customer_id == customer_id) & (_R.c.kind == kind) & (_R.c.key == key) & (_R.c.id != but)
    return session.scalar(sa.select(_R.c.id).where(same))


def is_kept(session: Session, customer_id: int, kind: ReachKind, key: str, *, but: int = 0) -> bool:
    """Return whether a customer has this way already, in another record than ``but``."""
    return kept_as(session, customer_id, kind, key, but=but) is not None
