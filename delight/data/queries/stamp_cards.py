"""Stamp cards, and how full they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Customer, Staff
from delight.data.entities.surprises import Stamp, StampCard
from delight.data.queries.common import among, like, table
from delight.domain.loyalty.stamp_cards import CardState, StampCardRow
from delight.domain.marks import bare
from delight.domain.text import fold

_K, _T, _C, _S = table(StampCard), table(Stamp), table(Customer), table(Staff)
_ON_IT = _K.c.head_start + sa.func.coalesce(
    sa.select(sa.func.sum(_T.c.count)).where(_T.c.card_id == _K.c.id).correlate(_K).scalar_subquery(), 0
)
_LAST = sa.select(sa.func.max(_T.c.at)).where(_T.c.card_id == _K.c.id).correlate(_K).scalar_subquery()


def cards(
    session: Session,
    today: date,
    *,
    customer_id: int | None = None,
    state: CardState | None = None,
    search: str = "",
    offset: int = 0,
    limit: int | None = None,
) -> list[StampCardRow]:
    """Return stamp cards, the one that was opened last first."""
    query = _narrowed(_listed(today), today, customer_id, state, search)
    query = query.order_by(_K.c.opened_at.desc(), _K.c.id.desc()).offset(offset)
    return [_row(row) for row in session.execute(query.limit(limit)).mappings()]


def count(
    session: Session, today: date, customer_id: int | None, state: CardState | None, search: str
) -> int:
    """Return how many stamp cards ``cards`` has."""
    query = sa.select(sa.func.count()).select_from(_K.outerjoin(_C, _C.c.id == _K.c.customer_id))
    return session.scalar(_narrowed(query, today, customer_id, state, search)) or 0


def card(session: Session, card_id: int, today: date) -> StampCardRow | None:
    """Return one stamp card."""
    return next(iter(these(session, [card_id], today)), None)


def these(session: Session, card_ids: Iterable[int], today: date) -> list[StampCardRow]:
    """Return these stamp cards, by number."""
    query = _listed(today).where(among(_K.c.id, card_ids)).order_by(_K.c.id)
    return [_row(row) for row in session.execute(query).mappings()]


def id_of(session: Session, code: str) -> int | None:
    """Return the id of the card with this code."""
    return session.scalar(sa.select(_K.c.id).where(_K.c.code == code))


def languages(session: Session, card_ids: Iterable[int]) -> dict[int, str]:
    """Return the languages of those whose cards these are, by card."""
    query = sa.select(_K.c.id, _C.c.language).join_from(_K, _C, _C.c.id == _K.c.customer_id)
    return {row[0]: row[1] for row in session.execute(query.where(among(_K.c.id, card_ids)))}


def stamped_at(session: Session, card_id: int) -> list[datetime]:
    """Return when a card was stamped, the first first."""
    return list(session.scalars(sa.select(_T.c.at).where(_T.c.card_id == card_id).order_by(_T.c.at)))


def is_full(session: Session, card_id: int) -> bool:
    """Return whether a card has all its stamps."""
    return bool(session.scalar(sa.select(_K.c.needed <= _ON_IT).where(_K.c.id == card_id)))


def _state(today: date) -> sa.ColumnElement[str]:
    return sa.case(
        (_K.c.cancelled_at.is_not(None), CardState.CANCELLED.value),
        (_K.c.rewarded_at.is_not(None), CardState.REWARDED.value),
        (_K.c.needed <= _ON_IT, CardState.FULL.value),
        (_K.c.until < today, CardState.EXPIRED.value),
        else_=CardState.OPEN.value,
    )


def _narrowed(
    query: sa.Select[Any],
    today: date,
    customer_id: int | None,
    state: CardState | None,
    search: str,
) -> sa.Select[Any]:
    if customer_id is not None:
        query = query.where(_K.c.customer_id == customer_id)
    if state is not None:
        query = query.where(_state(today) == state.value)
    for word in fold(search).split():
        code = _K.c.code.like(like(bare(word)), escape="\\")
        query = query.where(code | _C.c.name_key.like(like(word), escape="\\"))
    return query


def _listed(today: date) -> sa.Select[Any]:
    columns = (
        "id", "uid", "code", "customer_id", "needed", "head_start", "reward", "opened_at", "until",
        "rewarded_at", "cancelled_at",
    )  # fmt: skip
    return (
        sa.select(
            *(_K.c[name] for name in columns),
            _ON_IT.label("on_it"),
            sa.type_coerce(_LAST, _T.c.at.type).label("last_at"),
            _state(today).label("state"),
            sa.func.coalesce(_C.c.name, "").label("customer_name"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
        )
        .select_from(_K)
        .outerjoin(_C, _C.c.id == _K.c.customer_id)
        .outerjoin(_S, _S.c.id == _K.c.staff_id)
    )


def _row(found: sa.RowMapping) -> StampCardRow:
    row = dict(found)
    on_it = row.pop("on_it")
    row["state"] = CardState(row["state"])
    return StampCardRow(**row, stamps=min(on_it, row["needed"]), over=max(0, on_it - row["needed"]))
