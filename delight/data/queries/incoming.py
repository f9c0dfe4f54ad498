"""What an import compares its rows with: who and what is here already, read in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.chain import Stored
from delight.data.entities import Case, Customer, Note, Reach, Record, Staff, Tag, Visit
from delight.data.parts import parts
from delight.data.queries.common import table
from delight.data.tables import bare

_C, _R, _K, _V, _S = table(Customer), table(Reach), table(Case), table(Visit), table(Staff)
_MOST = 30_000
"""Values that one statement takes."""


def people(session: Session) -> Iterator[tuple[Any, ...]]:
    """Yield (id, uid, name, name_key, email, phone, address, birthday) of everybody, the oldest first."""
    wanted = _C.c["id", "uid", "name", "name_key", "email", "phone", "address", "birthday"]
    yield from map(tuple, session.execute(sa.select(*wanted).order_by(_C.c.id)))


def ways(session: Session) -> dict[int, list[tuple[str, str]]]:
    """Return the further (kind, value) of everybody by their id."""
    found: dict[int, list[tuple[str, str]]] = {}
    for whose, kind, value in session.execute(sa.select(_R.c.customer_id, _R.c.kind, _R.c.value)):
        found.setdefault(whose, []).append((kind, value))
    return found


def names_apart(session: Session, customer_id: int) -> tuple[str, str, str, bool]:
    """Return (given, family, reading, organisation) of a customer who is there."""
    row = session.execute(
        sa.select(*_C.c["given", "family", "reading", "organisation"]).where(_C.c.id == customer_id)
    ).one()
    return row.given, row.family, row.reading, bool(row.organisation)


def stored_by_id(
    session: Session, entity: type[Record], ids: Iterable[int], names: Sequence[str] = ()
) -> dict[int, Stored]:
    """Return rows as they are stored, by id: all of each, or ``id`` and the columns in ``names``."""
    return {row["id"]: row for row in _some(session, entity, "id", ids, names)}


def belongings(session: Session, ids: Iterable[int]) -> Iterator[tuple[type[Record], Stored]]:
    """Yield what belongs to customers: ways to reach them, tags, notes, as stored."""
    wanted = list(ids)
    for entity in (Reach, Tag, Note):
        for row in _some(session, entity, "customer_id", wanted):
            yield entity, row


def case_marks(session: Session) -> Iterator[tuple[Any, ...]]:
    """Yield (id, reference, their_reference, customer_id, what_key, received_at) of every case."""
    wanted = _plain(_K, "id", "reference", "their_reference", "customer_id", "what_key", "received_at")
    yield from map(tuple, session.execute(wanted))


def visit_marks(session: Session) -> Iterator[tuple[Any, ...]]:
    """Yield (id, customer_id, day, amount_minor, reference) of every visit, the day as text."""
    yield from map(
        tuple, session.execute(_plain(_V, "id", "customer_id", "day", "amount_minor", "reference"))
    )


def staff_ids(session: Session) -> list[tuple[int, str]]:
    """Return everybody who works or worked here: id and name."""
    return [(row.id, row.name) for row in session.execute(sa.select(_S.c.id, _S.c.name).order_by(_S.c.id))]


def _some(
    session: Session, entity: type[Record], key: str, ids: Iterable[int], names: Sequence[str] = ()
) -> Iterator[Stored]:
    plain = bare(str(entity.__tablename__), *(("id", *names) if names else ()))
    for part in parts(sorted(set(ids)), _MOST):
        chosen = plain.c[key].in_(part)
        for row in session.execute(sa.select(plain).where(chosen).order_by(plain.c.id)).mappings():
            yield dict(row)


def _plain(source: sa.Table, *names: str) -> sa.Select[Any]:
    """Return the query for columns as they are stored: days and moments stay text."""
    plain = bare(source.name, *names)
    return sa.select(plain).order_by(plain.c.id)
