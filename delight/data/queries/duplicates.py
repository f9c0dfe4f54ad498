"""Customers as they are compared with each other."""

from collections.abc import Collection, Iterator
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Customer, Link, Reach
from delight.data.queries.common import LIKE_ESCAPE, like, table
from delight.data.queries.seek import first_ids
from delight.domain.changes import Noun
from delight.domain.customers.reaches import ReachKind
from delight.domain.duplicates.suspects import Traits, traits

_C, _R, _L = table(Customer), table(Reach), table(Link)
_COLUMNS = _C.c[
    "id", "name", "given", "family", "reading", "organisation", "email", "phone", "address", "birthday"
]
_START, _MOST = 3, 200

_Ways = dict[int, dict[str, list[str]]]


def known(session: Session, *, after: int = 0, limit: int = 2_000) -> list[tuple[int, Traits]]:
    """Return a stretch of everybody, the oldest first, as they are compared; it goes on ``after`` an id.

    Some at a time: a session that is open while thousands are made ready would hold up every save.
    """
    query = sa.select(*_COLUMNS).where(_C.c.id > after).order_by(_C.c.id).limit(limit)
    rows = session.execute(query).all()
    last = rows[-1].id if rows else after
    ways = _ways(session, _R.c.customer_id.between(after + 1, last))
    return [(row.id, _traits(row, ways.get(row.id, {}))) for row in rows]


def customers_kept(session: Session) -> int:
    """Return how many customers there are."""
    return session.scalar(sa.select(sa.func.count()).select_from(_C)) or 0


def known_like(session: Session, wanted: Traits) -> list[tuple[int, Traits]]:
    """Return those whom a glance at the name, e-mails and phones finds, a few hundred at most."""
    return known_of(session, sorted(_glance(session, wanted))[:_MOST])


def known_of(session: Session, ids: Collection[int]) -> list[tuple[int, Traits]]:
    """Return some customers, a few hundred at most, the oldest first, as they are compared."""
    ways = _ways(session, _R.c.customer_id.in_(ids))
    rows = session.execute(sa.select(*_COLUMNS).where(_C.c.id.in_(ids)).order_by(_C.c.id))
    return [(row.id, _traits(row, ways.get(row.id, {}))) for row in rows]


def traits_of(session: Session, customer_id: int) -> Traits:
    """Return one customer, who must be there, as they are compared."""
    ((_id, known),) = known_of(session, (customer_id,))
    return known


def told_apart(session: Session) -> frozenset[tuple[int, int]]:
    """Return the pairs, the smaller id first, that somebody linked: who belongs to others is not them."""
    rows = session.execute(sa.select(_L.c.customer_id, _L.c.other_id))
    return frozenset((min(row), max(row)) for row in rows)


def _ways(session: Session, where: sa.ColumnElement[bool]) -> _Ways:
    ways: _Ways = {}
    for row in session.execute(sa.select(_R.c.customer_id, _R.c.kind, _R.c.value).where(where)):
        ways.setdefault(row.customer_id, {}).setdefault(row.kind, []).append(row.value)
    return ways


def _traits(row: sa.Row[Any], ways: dict[str, list[str]]) -> Traits:
    return traits(
        name=row.name,
        given=row.given,
        family=row.family,
        reading=row.reading,
        organisation=row.organisation,
        emails=(row.email, *ways.get(ReachKind.EMAIL, ())),
        phones=(row.phone, *ways.get(ReachKind.PHONE, ())),
        addresses=(row.address, *ways.get(ReachKind.ADDRESS, ())),
        birthday=row.birthday,
    )


def _glance(session: Session, wanted: Traits) -> set[int]:
    """Return ids by what the database can look for fast: each condition of its own, for its own index.

    Names by how their words begin, as the search has them: in Latin letters, whatever alphabet they are in.
    """
    own = [sa.select(_C.c.id).where(where) for where in _conditions(wanted)]
    further = [sa.select(_R.c.customer_id).where(where) for where in _reach_conditions(wanted)]
    known = {found for query in (*own, *further) for found in session.scalars(query.limit(_MOST))}
    return known.union(*(first_ids(session, Noun.CUSTOMER, text, _MOST) for text in _asked(wanted)))


def _asked(wanted: Traits) -> Iterator[str]:
    """Yield what to search for: how each word of the name begins, and how it is said."""
    starts = [word[:_START] for word in wanted.name.words if len(word) >= _START]
    if starts:
        yield " ".join(starts)
    if wanted.name.latin:
        yield wanted.name.latin[:_START]


def _conditions(wanted: Traits) -> Iterator[sa.ColumnElement[bool]]:
    yield from (_ends(_C.c.phone_key, phone) for phone in wanted.phones)
    yield from (_is_mail(_C.c.email, email) for email in wanted.emails)
    if wanted.name.reading:
        yield sa.func.replace(sa.func.fold_reading(_C.c.reading), " ", "") == wanted.name.reading


def _reach_conditions(wanted: Traits) -> Iterator[sa.ColumnElement[bool]]:
    phone, email = _R.c.kind == ReachKind.PHONE, _R.c.kind == ReachKind.EMAIL
    yield from (phone & _ends(_R.c.key, key) for key in wanted.phones)
    yield from (email & _is_mail(_R.c.key, key) for key in wanted.emails)


def _ends(column: sa.Column[Any], number: str) -> sa.ColumnElement[bool]:
    return column.like(f"%{number}")


def _is_mail(column: sa.Column[Any], email: str) -> sa.ColumnElement[bool]:
    name, _, host = email.rpartition("@")
    return sa.func.lower(column).like(f"{like(name)[1:-1]}%@{like(host)[1:-1]}", escape=LIKE_ESCAPE)
