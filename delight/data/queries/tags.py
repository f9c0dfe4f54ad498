"""Tags: groups of customers by hand."""

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Tag
from delight.data.queries.common import table
from delight.domain.customers.customer import TagRow
from delight.domain.text import fold

_T = table(Tag)


def tags(session: Session) -> list[TagRow]:
    """Return every tag by name, with how many customers carry it."""
    query = sa.select(sa.func.min(_T.c.name).label("name"), sa.func.count().label("carried"))
    rows = session.execute(query.group_by(_T.c.name_key).order_by(_T.c.name_key))
    return [TagRow(name=row.name, count=row.carried) for row in rows]


def tags_of(session: Session, customer_id: int) -> tuple[str, ...]:
    """Return the tags of one customer, by name."""
    query = sa.select(_T.c.name).where(_T.c.customer_id == customer_id).order_by(_T.c.name_key)
    return tuple(session.scalars(query))


def tagged(session: Session, name: str) -> list[int]:
    """Return the ids of the customers who carry a tag."""
    query = sa.select(_T.c.customer_id).where(_T.c.name_key == fold(name)).order_by(_T.c.customer_id)
    return list(session.scalars(query))


def tag_id(session: Session, customer_id: int, name: str) -> int | None:
    """Return the id of the tag that a customer carries."""
    mine = (_T.c.customer_id == customer_id) & (_T.c.name_key == fold(name))
    return session.scalar(sa.select(_T.c.id).where(mine))
