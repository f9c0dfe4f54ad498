"""Who belongs to whom."""

from collections.abc import Collection, Iterator

import sqlalchemy as sa
from sqlmodel import Session, select

from delight.data.entities import Customer, Gesture, Link
from delight.data.entities.surprises import Suggestion
from delight.data.queries.common import among, table
from delight.domain.customers.links import LinkKind, LinkRow

_L, _C = table(Link), table(Customer)


def links(session: Session, customer_id: int) -> list[LinkRow]:
    """Return whom a customer belongs to, by kind and name; who was told apart is no link."""
    ways = ((True, _L.c.customer_id, _L.c.other_id), (False, _L.c.other_id, _L.c.customer_id))
    found = []
    for forward, mine, other in ways:
        query = (
            sa.select(*_L.c["id", "kind", "day"], _C.c.id.label("customer_id"), *_C.c["name", "name_key"])
            .join_from(_L, _C, _C.c.id == other)
            .where(mine == customer_id, _L.c.kind != LinkKind.NOT_SAME)
        )
        found += [(row, forward) for row in session.execute(query)]
    found.sort(key=lambda one: (one[0].kind, one[1], one[0].name_key, one[0].id))
    return [
        LinkRow(
            id=row.id,
            kind=row.kind,
            forward=forward,
            customer_id=row.customer_id,
            name=row.name,
            day=row.day,
        )
        for row, forward in found
    ]


def link_id(session: Session, kind: LinkKind, customer_id: int, other_id: int) -> int | None:
    """Return the id of the link of this kind from one customer to another."""
    same = (_L.c.kind == kind) & (_L.c.customer_id == customer_id) & (_L.c.other_id == other_id)
    return session.scalar(sa.select(_L.c.id).where(same))


def brought(session: Session, customer_id: int) -> dict[tuple[int, int], int]:
    """Return the links by which a customer brought somebody or was brought: their ids by (who, whom)."""
    theirs = (_L.c.customer_id == customer_id) | (_L.c.other_id == customer_id)
    query = sa.select(*_L.c["customer_id", "other_id", "id"]).where(theirs, _L.c.kind == LinkKind.BROUGHT)
    return {(who, whom): link_id for who, whom, link_id in session.execute(query)}


def thanking(session: Session, link_id: int) -> list[Gesture | Suggestion]:
    """Return what names a link: the surprises that thank for a referral, and the suggestions to do so."""
    kinds: tuple[type[Gesture | Suggestion], ...] = (Gesture, Suggestion)
    return [one for kind in kinds for one in session.exec(select(kind).where(kind.link_id == link_id))]


def employers(session: Session, customer_ids: Collection[int]) -> Iterator[tuple[int, int]]:
    """Return who of these customers works at which organisation, by their ids."""
    return _linked(session, LinkKind.WORKS_AT, customer_ids)


def household(session: Session, customer_id: int) -> list[int]:
    """Return who shares a household with a customer."""
    return sorted(
        other
        for near, far in ((_L.c.customer_id, _L.c.other_id), (_L.c.other_id, _L.c.customer_id))
        for other in session.scalars(
            sa.select(far).where(near == customer_id, _L.c.kind == LinkKind.HOUSEHOLD)
        )
    )


def household_links(session: Session, customer_id: int) -> list[int]:
    """Return the ids of the links that keep a customer in a household."""
    mine = (_L.c.customer_id == customer_id) | (_L.c.other_id == customer_id)
    return list(session.scalars(sa.select(_L.c.id).where(mine, _L.c.kind == LinkKind.HOUSEHOLD)))


def households(session: Session, customer_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Return for each of these customers who lives with somebody: with whom."""
    together: dict[int, set[int]] = {}
    for one, other in _linked(session, LinkKind.HOUSEHOLD, customer_ids):
        together.setdefault(one, set()).add(other)
        together.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in together.items()}


def _linked(session: Session, kind: LinkKind, customer_ids: Collection[int]) -> Iterator[tuple[int, int]]:
    pairs = sa.select(_L.c.customer_id, _L.c.other_id)
    rows = session.execute(pairs.where(_L.c.kind == kind, among(_L.c.customer_id, customer_ids)))
    return ((row.customer_id, row.other_id) for row in rows)
