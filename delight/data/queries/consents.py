"""What customers have allowed."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Consent
from delight.data.parts import parts
from delight.data.queries.common import table
from delight.domain.consents import ConsentAbout, ConsentRow, states

_K = table(Consent)
_AT_ONCE = 5_000


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


def refusals(session: Session, among: Iterable[int | None]) -> dict[int, frozenset[ConsentAbout]]:
    """Return what each of ``among`` has said no to; whoever refuses nothing is left out."""
    said: dict[int, list[ConsentRow]] = {}
    query = sa.select(*_K.c["id", "customer_id", "about", "given", "day", "source"])
    for part in parts(sorted({one for one in among if one is not None}), _AT_ONCE):
        for row in session.execute(query.where(_K.c.customer_id.in_(part))).mappings():
            told = dict(row)
            said.setdefault(told.pop("customer_id"), []).append(ConsentRow(**told))
    told_no = {
        who: frozenset(state.about for state in states(rows) if state.given is False)
        for who, rows in said.items()
    }
    return {who: no for who, no in told_no.items() if no}
