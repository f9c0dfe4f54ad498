"""What customers answered to "would you recommend us?", at the counter and after a follow-up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, select

from delight.data.entities import Case, Customer, FollowUp, Staff
from delight.data.entities.surprises import Pulse
from delight.data.queries.common import table
from delight.domain.customers.pulse import PulseRow
from delight.domain.customers.pulse_places import PulsePlace

_P, _F, _K, _C, _S = (table(entity) for entity in (Pulse, FollowUp, Case, Customer, Staff))


class Said(NamedTuple):
    """One answer: whose, if that is known, what, and when."""

    customer_id: int | None
    score: int
    at: datetime


def pulses(
    session: Session,
    *,
    customer_id: int | None = None,
    scores: range | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> list[PulseRow]:
    """Return answers, the latest first; ``scores`` which of them."""
    said = _wanted(customer_id, scores).offset(offset).limit(limit).subquery()
    query = (
        sa.select(
            said,
            sa.func.coalesce(_C.c.name, "").label("customer_name"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
        )
        .select_from(said)
        .outerjoin(_C, _C.c.id == said.c.customer_id)
        .outerjoin(_S, _S.c.id == said.c.staff_id)
        .order_by(*_latest_first(said))
    )
    return [_row(row) for row in session.execute(query).mappings()]


def count(session: Session, customer_id: int | None = None, scores: range | None = None) -> int:
    """Return how many answers there are."""
    wanted = _wanted(customer_id, scores).order_by(None).subquery()
    return session.scalar(sa.select(sa.func.count()).select_from(wanted)) or 0


def first_ones(session: Session) -> Iterator[Said]:
    """Yield the first answer of each customer, and each of those who are unknown, the first first."""
    return _once(session, latest=False)


def latest_ones(session: Session) -> Iterator[Said]:
    """Yield the latest answer of each customer, and each of those who are unknown, the latest first."""
    return _once(session, latest=True)


def of_customer_since(session: Session, customer_id: int, since: datetime) -> Pulse | None:
    """Return what a customer answered since a moment, not counting follow-ups."""
    theirs = select(Pulse).where(col(Pulse.customer_id) == customer_id, col(Pulse.at) >= since)
    return session.exec(theirs.order_by(col(Pulse.at).desc()).limit(1)).first()


def _once(session: Session, *, latest: bool) -> Iterator[Said]:
    said = _said().subquery()
    order = (said.c.at, said.c.follow_up_id, said.c.id)
    query = sa.select(*said.c["customer_id", "score", "at"])
    seen: set[int] = set()
    for row in session.execute(query.order_by(*(sa.desc(one) if latest else one for one in order))):
        if row.customer_id not in seen:
            yield Said(*row)
        if row.customer_id is not None:
            seen.add(row.customer_id)


def _wanted(customer_id: int | None, scores: range | None) -> sa.Select[Any]:
    """Return the answers of a customer, and those within some scores, the latest first."""
    said = _said().subquery()
    query = sa.select(said).order_by(*_latest_first(said))
    if customer_id is not None:
        query = query.where(said.c.customer_id == customer_id)
    if scores is not None:
        query = query.where(said.c.score.between(scores[0], scores[-1]))
    return query


def _latest_first(said: sa.Subquery) -> list[sa.UnaryExpression[Any]]:
    return [said.c.at.desc(), said.c.follow_up_id.desc(), said.c.id.desc()]


def _said() -> sa.CompoundSelect[Any]:
    """Return the answers of both kinds, as one table."""
    at_counter = sa.select(
        *_P.c["id", "customer_id", "score", "words", "at", "place", "staff_id"],
        sa.null().label("case_id"),
        sa.null().label("follow_up_id"),
    )
    after = (
        sa.select(
            _F.c.id,
            _K.c.customer_id,
            _F.c.pulse.label("score"),
            _F.c.result.label("words"),
            _F.c.done_at.label("at"),
            sa.null().label("place"),
            _F.c.staff_id,
            _F.c.case_id,
            _F.c.id.label("follow_up_id"),
        )
        .join_from(_F, _K, _K.c.id == _F.c.case_id)
        .where(_F.c.pulse.is_not(None), _F.c.done_at.is_not(None))
    )
    return sa.union_all(at_counter, after)


def _row(found: sa.RowMapping) -> PulseRow:
    row = {name: value for name, value in found.items() if name != "staff_id"}
    row["place"] = PulsePlace(row["place"]) if row["place"] else None
    return PulseRow(**row)
