"""Letters of which nobody has said yet whether they came out."""

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Letter
from delight.data.queries.common import table

_L = table(Letter)
WAITS = sa.type_coerce(_L.c.waiting, sa.Integer) == 1
"""The condition that a letter is one of them, as its index says it."""


def waiting_for(session: Session, customer_id: int) -> list[int]:
    """Return the ids of the letters to a customer that nobody has said of whether they came out."""
    mine = (_L.c.customer_id == customer_id) & WAITS
    return list(session.scalars(sa.select(_L.c.id).where(mine)))
