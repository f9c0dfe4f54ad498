"""Letters that a legal hold keeps."""

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Customer, Letter
from delight.data.queries.common import table
from delight.domain.customers.privacy import HeldLetter

_L, _C = table(Letter), table(Customer)


def held(session: Session) -> list[HeldLetter]:
    """Return the letters that a legal hold keeps or kept, by the day it ends."""
    name = sa.func.coalesce(_C.c.name, "").label("customer_name")
    query = (
        sa.select(
            *_L.c["id", "number", "title"], name, _L.c.hold_until.label("until"), _L.c.hold_why.label("why")
        )
        .select_from(_L)
        .outerjoin(_C, _C.c.id == _L.c.customer_id)
        .where(_L.c.hold_until.is_not(None))
        .order_by(_L.c.hold_until, _L.c.id)
    )
    return [HeldLetter(**row) for row in session.execute(query).mappings()]
