"""Stamp cards and answers as they stand on a customer's timeline."""

from datetime import tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Pulse, Staff, Stamp, StampCard
from delight.data.queries.common import table
from delight.domain.codes import spaced
from delight.domain.timeline import EntryKind, TimelineEntry

_K, _T, _P, _S = table(StampCard), table(Stamp), table(Pulse), table(Staff)


def stamp_cards(session: Session, customer_id: int, _zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    """Return what happened with stamp cards: handed out, stamped so often, rewarded, taken out of use.

    The reference is the code as it is printed, the text what a full one earns where that was given.
    """
    asked = (
        ("stamp-card-opened", _K.c.opened_at, sa.literal(""), sa.null(), _K.c.staff_id),
        ("stamped", _T.c.at, sa.literal(""), _T.c.count, _T.c.staff_id),
        ("stamp-card-rewarded", _K.c.rewarded_at, _K.c.reward, sa.null(), sa.null()),
        ("stamp-card-cancelled", _K.c.cancelled_at, sa.literal(""), sa.null(), sa.null()),
    )
    rows = [
        (row.at, row.id, step, row)
        for step, (_code, *columns) in enumerate(asked)
        for row in session.execute(_asked(customer_id, limit, *columns))
    ]
    rows.sort(key=lambda one: one[:3], reverse=True)  # of one moment, too, what came last is first
    return [
        TimelineEntry(
            kind=EntryKind.STAMP_CARD,
            at=at,
            code=asked[step][0],
            text=row.text,
            record=card_id,
            reference=spaced(row.code),
            count=row.number,
            staff=row.staff,
        )
        for at, card_id, step, row in rows[:limit]
    ]


def pulses(session: Session, customer_id: int, _zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    """Return what they answered at the counter; to whoever may not read it, not even that they did."""
    query = (
        sa.select(*_P.c["id", "at", "score", "words"], sa.func.coalesce(_S.c.name, "").label("staff"))
        .select_from(_P.outerjoin(_S, _S.c.id == _P.c.staff_id))
        .where(_P.c.customer_id == customer_id, _P.c.score.is_not(None))
        .order_by(_P.c.at.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(
            kind=EntryKind.PULSE,
            at=row.at,
            code="pulse",
            text=row.words,
            record=row.id,
            count=row.score,
            staff=row.staff,
        )
        for row in session.execute(query)
    ]


def _asked(
    customer_id: int,
    limit: int,
    at: sa.ColumnElement[Any],
    text: sa.ColumnElement[Any],
    number: sa.ColumnElement[Any],
    staff_id: sa.ColumnElement[Any],
) -> Any:
    """Return the question after one kind of moment."""
    of_it = _K.join(_T, _T.c.card_id == _K.c.id) if at is _T.c.at else _K
    return (
        sa.select(
            *_K.c["id", "code"],
            at.label("at"),
            text.label("text"),
            number.label("number"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
        )
        .select_from(of_it.outerjoin(_S, _S.c.id == staff_id))
        .where(_K.c.customer_id == customer_id, at.is_not(None))
        .order_by(at.desc())
        .limit(limit)
    )
