"""What an import compares its rows with: who and what is here already, a stretch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.chain import Stored
from delight.data.entities import Case, Customer, Note, Reach, Record, Staff, Tag, Visit
from delight.data.parts import parts
from delight.data.queries.common import among, table
from delight.data.tables import bare

_C, _R, _K, _V, _S = table(Customer), table(Reach), table(Case), table(Visit), table(Staff)
_MOST = 30_000
"""Values that one statement takes."""
STRETCH = 10_000
"""So many rows are read at once, the oldest first."""


def people(session: Session, after: int) -> list[tuple[Any, ...]]:
    """Return (id, uid, name, name_key, email, phone, address, birthday, ways) of those ``after`` an id.

    The ways are further ones: (kind, value).
    """
    wanted = _C.c["id", "uid", "name", "name_key", "email", "phone", "address", "birthday"]
    rows = session.execute(sa.select(*wanted).where(_C.c.id > after).order_by(_C.c.id).limit(STRETCH)).all()
    further: dict[int, list[tuple[str, str]]] = {}
    theirs = _R.c.customer_id.between(after + 1, rows[-1].id if rows else after)
    for whose, kind, value in session.execute(sa.select(*_R.c["customer_id", "kind", "value"]).where(theirs)):
        further.setdefault(whose, []).append((kind, value))
    return [(*row, further.get(row.id, ())) for row in rows]


def names_apart(session: Session, customer_id: int) -> tuple[str, str, str, bool]:
    """Return (given, family, reading, organisation) of a customer; nothing of one who is gone."""
    wanted = _C.c["given", "family", "reading", "organisation"]
    row = session.execute(sa.select(*wanted).where(_C.c.id == customer_id)).first()
    return (row.given, row.family, row.reading, bool(row.organisation)) if row else ("", "", "", False)


def organisations(session: Session, ids: Iterable[int]) -> list[int]:
    """Return which of these customers are organisations."""
    return list(session.scalars(sa.select(_C.c.id).where(among(_C.c.id, ids), _C.c.organisation)))


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


def case_marks(session: Session, after: int) -> list[tuple[Any, ...]]:
    """Return (id, reference, theirs, customer_id, what_key, received_at) of the cases ``after`` an id."""
    names = ("reference", "their_reference", "customer_id", "what_key", "received_at")
    return _stretch(session, _K, after, *names)


def visit_marks(session: Session, after: int) -> list[tuple[Any, ...]]:
    """Return (id, customer_id, day, amount_minor, reference) of visits ``after`` an id, the day as text."""
    return _stretch(session, _V, after, "customer_id", "day", "amount_minor", "reference")


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


def _stretch(session: Session, source: sa.Table, after: int, *names: str) -> list[tuple[Any, ...]]:
    """Return the id and columns as they are stored: days and moments stay text."""
    plain = bare(source.name, "id", *names)
    query = sa.select(plain).where(plain.c.id > after).order_by(plain.c.id).limit(STRETCH)
    return [tuple(row) for row in session.execute(query)]
