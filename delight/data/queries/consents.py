"""What customers have allowed."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Consent
from delight.data.queries.common import table
from delight.domain.consents import ConsentAbout, ConsentRow, states

_K = table(Consent)


def consents(session: Session, customer_id: int) -> list[ConsentRow]:
    """Return every yes and no of a customer, the first first."""
    query = sa.select(*_K.c["id", "about", "given", "day", "source"]).order_by(_K.c.id)
    rows = session.execute(query.where(_K.c.customer_id == customer_id)).mappings()
    return [ConsentRow(**row) for row in rows]


def answers(session: Session, customer_id: int | None) -> dict[ConsentAbout, bool]:
    """Return the answers of a customer that count."""
    if customer_id is None:
        return {}
    found = states(consents(session, customer_id))
    return {state.about: state.counts.given for state in found if state.counts is not None}


def refused(session: Session, about: ConsentAbout, among: Iterable[int | None]) -> set[int]:
    """Return the ids of those of ``among`` whose answer about one thing is no."""
    ids = sorted({customer_id for customer_id in among if customer_id is not None})
    query = sa.select(*_K.c["id", "customer_id", "about", "given", "day", "source"]).order_by(_K.c.id)
    said: dict[int, list[ConsentRow]] = {}
    for row in session.execute(query.where(_K.c.about == about, _K.c.customer_id.in_(ids))).mappings():
        said.setdefault(row["customer_id"], []).append(
            ConsentRow(**{name: row[name] for name in ("id", "about", "given", "day", "source")})
        )
    return {who for who, rows in said.items() if any(state.given is False for state in states(rows))}
