"""What customers have allowed."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Consent, Customer
from delight.data.parts import parts
from delight.data.queries.common import table
from delight.domain.customers.consents import (
    ConsentAbout,
    ConsentRow,
    may_keep_birthday,
    may_keep_health,
    states,
)

_K, _C = table(Consent), table(Customer)
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
    return _that_count(consents(session, customer_id))


def refusals(session: Session, among: Iterable[int | None]) -> dict[int, frozenset[ConsentAbout]]:
    """Return what each of ``among`` has said no to; whoever refuses nothing is left out."""
    told = answers_of(session, among)
    no = {who: frozenset(about for about, given in said.items() if not given) for who, said in told.items()}
    return {who: refused for who, refused in no.items() if refused}


def answers_of(session: Session, among: Iterable[int | None]) -> dict[int, dict[ConsentAbout, bool]]:
    """Return the answers that count of each of ``among`` who has given any."""
    said: dict[int, list[ConsentRow]] = {}
    query = sa.select(*_K.c["id", "customer_id", "about", "given", "day", "source"])
    for part in parts(sorted({one for one in among if one is not None}), _AT_ONCE):
        for row in session.execute(query.where(_K.c.customer_id.in_(part))).mappings():
            told = dict(row)
            said.setdefault(told.pop("customer_id"), []).append(ConsentRow(**told))
    return {who: _that_count(rows) for who, rows in said.items()}


def out_of_step(session: Session, among: Iterable[int]) -> list[int]:
    """Return those of ``among`` of whom more is kept than they allow: a birthday, health notes."""
    found: list[int] = []
    query = sa.select(*_C.c["id", "birthday", "health"]).where((_C.c.birthday != "") | (_C.c.health != ""))
    for part in parts(sorted(set(among)), _AT_ONCE):
        rows = session.execute(query.where(_C.c.id.in_(part))).all()
        told = answers_of(session, (row.id for row in rows))
        for row in rows:
            said = told.get(row.id, {})
            if (row.birthday and not may_keep_birthday(said)) or (row.health and not may_keep_health(said)):
                found.append(row.id)
    return found


def _that_count(rows: Iterable[ConsentRow]) -> dict[ConsentAbout, bool]:
    return {state.about: state.counts.given for state in states(rows) if state.counts is not None}
