"""Promises, wherever they were made."""

from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from delight.data.entities import Case, Change, Customer, Deed, Letter, Promise, Staff
from delight.data.queries.common import table
from delight.data.queries.recovery import left
from delight.domain.cases.promises import PromiseFilter, PromiseRow
from delight.domain.cases.recovery import PromiseState

_P, _K, _C, _S, _L = (table(e) for e in (Promise, Case, Customer, Staff, Letter))
_H, _D = table(Change), table(Deed)
_OWNER = _S.alias("keeper")
_WHOSE: sa.ColumnElement[int] = sa.type_coerce(
    sa.func.coalesce(_K.c.customer_id, _P.c.customer_id), sa.Integer
)
_SETTLED_SHOWN = 500
"""So many settled promises are listed at most, the newest: who wants more asks for one customer."""


def promises(session: Session, case_id: int | None, *, open_only: bool) -> list[PromiseRow]:
    """Return promises, the nearest first."""
    query = _promised(of_case=case_id is not None, open_only=open_only)
    asked = {} if case_id is None else {"case_id": case_id}
    return [PromiseRow(**row) for row in session.execute(query, asked).mappings()]


def promise(session: Session, promise_id: int) -> PromiseRow | None:
    """Return one promise, if there is such a one."""
    row = session.execute(_with_all().where(_P.c.id == promise_id)).mappings().first()
    return PromiseRow(**row) if row else None


def of_customer(session: Session, customer_id: int, *, open_only: bool = False) -> list[PromiseRow]:
    """Return what a customer was promised, on a case or without one, the nearest first."""
    query = _with_all().where(_told(customer_id)).order_by(_P.c.due_at, _P.c.id)
    if open_only:
        query = query.where(_P.c.state == PromiseState.OPEN)
    return [PromiseRow(**row) for row in session.execute(query).mappings()]


def listed(session: Session, which: PromiseFilter, *, until: datetime | None = None) -> list[PromiseRow]:
    """Return the promise list: open ones, the nearest first; settled ones, the newest first.

    Args:
        session: where to look.
        which: what is wanted.
        until: of the open ones only those due by then.
    """
    query = _with_all().where(_P.c.state == which.state)
    if which.customer_id is not None:
        query = query.where(_told(which.customer_id))
    if which.owner_id is not None:
        query = query.where(_P.c.owner_id == which.owner_id)
    if until is not None:
        query = query.where(_P.c.due_at <= until)
    if which.state is PromiseState.OPEN:
        query = query.order_by(_P.c.due_at, _P.c.id)
    else:
        query = query.order_by(_P.c.settled_at.desc(), _P.c.id.desc()).limit(_SETTLED_SHOWN)
    return [PromiseRow(**row) for row in session.execute(query).mappings()]


def counts(session: Session) -> dict[PromiseState, int]:
    """Return how many promises there are of each state."""
    query = sa.select(_P.c.state, sa.func.count()).group_by(_P.c.state)
    return {PromiseState(state): count for state, count in session.execute(query)}


def made_at(session: Session, uid: str) -> datetime | None:
    """Return when a promise was made, as the journal tells it."""
    first = sa.select(_D.c.at).join_from(_H, _D, _D.c.id == _H.c.deed_id).where(_H.c.record_uid == uid)
    return session.scalar(first.order_by(_H.c.id).limit(1))


def _told(customer_id: int) -> sa.ColumnElement[bool]:
    theirs = sa.select(_K.c.id).where(_K.c.customer_id == customer_id).scalar_subquery()
    return (_P.c.customer_id == customer_id) | _P.c.case_id.in_(theirs)


@cache
def _promised(*, of_case: bool, open_only: bool) -> sa.Select[Any]:
    query = _with_all().order_by(_P.c.due_at, _P.c.id)
    if of_case:
        query = query.where(_P.c.case_id == sa.bindparam("case_id"))
    return query.where(_P.c.state == PromiseState.OPEN) if open_only else query


def _with_all() -> sa.Select[Any]:
    columns = ("id", "uid", "case_id", "what", "due_at", "state", "settled_at", "note", "owner_id")
    return (
        sa.select(
            *(_P.c[name] for name in columns),
            *_P.c["action_id", "letter_id"],
            sa.func.coalesce(_K.c.reference, "").label("reference"),
            _WHOSE.label("customer_id"),
            sa.func.coalesce(_C.c.name, "").label("customer_name"),
            sa.func.coalesce(_OWNER.c.name, "").label("owner"),
            left(_OWNER).label("owner_left"),
            sa.func.coalesce(_L.c.number, "").label("letter"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
        )
        .select_from(_P)
        .outerjoin(_K, _K.c.id == _P.c.case_id)
        .outerjoin(_C, _C.c.id == _WHOSE)
        .outerjoin(_OWNER, _OWNER.c.id == _P.c.owner_id)
        .outerjoin(_S, _S.c.id == _P.c.staff_id)
        .outerjoin(_L, _L.c.id == _P.c.letter_id)
    )


def promises_of(session: Session, case_id: int, state: PromiseState) -> list[Promise]:
    """Return a case's promises of one state, to be changed."""
    mine = select(Promise).where(col(Promise.case_id) == case_id, col(Promise.state) == state)
    return list(session.exec(mine))


def promises_with(session: Session, action_id: int) -> list[Promise]:
    """Return what was promised with an action, to be changed."""
    return list(session.exec(select(Promise).where(col(Promise.action_id) == action_id)))
