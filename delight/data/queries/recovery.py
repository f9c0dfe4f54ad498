"""Recovery actions, promises, follow-ups."""

from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Action, Case, Customer, FollowUp, Promise, Staff
from delight.data.queries.common import table
from delight.domain.promises import PromiseRow
from delight.domain.recovery import ActionRow, FollowUpKind, FollowUpRow, PromiseState

_A, _P, _F, _K, _C, _S = (table(e) for e in (Action, Promise, FollowUp, Case, Customer, Staff))


def actions(session: Session, case_id: int) -> list[ActionRow]:
    """Return a case's recovery actions in the order they were added."""
    return [ActionRow(**row) for row in session.execute(_of_case(), {"case_id": case_id}).mappings()]


def action(session: Session, action_id: int) -> ActionRow | None:
    """Return one recovery action, if there is such a one."""
    row = session.execute(_with_owner().where(_A.c.id == action_id)).mappings().first()
    return ActionRow(**row) if row else None


def promises(session: Session, case_id: int | None, *, open_only: bool) -> list[PromiseRow]:
    """Return promises, the nearest first."""
    query = _promised(of_case=case_id is not None, open_only=open_only)
    asked = {} if case_id is None else {"case_id": case_id}
    return [PromiseRow(**row) for row in session.execute(query, asked).mappings()]


def follow_ups(session: Session, case_id: int | None, *, due: date | None) -> list[FollowUpRow]:
    """Return follow-ups, the nearest first; with ``due`` only those still open and due by that day."""
    columns = ("id", "uid", "case_id", "kind", "due_on", "done_at", "result", "pulse", "came_back")
    query = _with_case(_F, *columns).order_by(_F.c.due_on, _F.c.id)
    if case_id is not None:
        query = query.where(_F.c.case_id == case_id)
    if due is not None:
        query = query.where(_F.c.done_at.is_(None), _F.c.due_on <= due)
    return [FollowUpRow(**row) for row in session.execute(query).mappings()]


@cache
def _of_case() -> sa.Select[Any]:
    """Return the query for a case's actions; built once, since every letter asks."""
    return _with_owner().where(_A.c.case_id == sa.bindparam("case_id")).order_by(_A.c.id)


@cache
def _promised(*, of_case: bool, open_only: bool) -> sa.Select[Any]:
    columns = ("id", "uid", "case_id", "what", "due_at", "state", "settled_at")
    query = _with_case(_P, *columns, staff=_P.c.staff_id).order_by(_P.c.due_at, _P.c.id)
    if of_case:
        query = query.where(_P.c.case_id == sa.bindparam("case_id"))
    return query.where(_P.c.state == PromiseState.OPEN) if open_only else query


def _with_case(owner: sa.Table, *columns: str, staff: sa.Column[Any] | None = None) -> sa.Select[Any]:
    query = (
        sa.select(
            *(owner.c[name] for name in columns),
            _K.c.reference,
            _K.c.customer_id,
            sa.func.coalesce(_C.c.name, "").label("customer_name"),
        )
        .select_from(owner)
        .join(_K, _K.c.id == owner.c.case_id)
        .outerjoin(_C, _C.c.id == _K.c.customer_id)
    )
    if staff is None:
        return query
    return query.outerjoin(_S, _S.c.id == staff).add_columns(sa.func.coalesce(_S.c.name, "").label("staff"))


def open_returns(session: Session, customer_id: int, day: date) -> list[int]:
    """Return a customer's open return checks on cases that were resolved before ``day``."""
    query = (
        sa.select(_F.c.id)
        .join_from(_F, _K, _K.c.id == _F.c.case_id)
        .where(_K.c.customer_id == customer_id, _F.c.kind == FollowUpKind.RETURN, _F.c.done_at.is_(None))
        .where(sa.func.date(_K.c.resolved_at) < day.isoformat())
    )
    return list(session.scalars(query))


def _with_owner() -> sa.Select[Any]:
    return (
        sa.select(
            *_A.c["id", "uid", "case_id", "kind", "note", "cost_minor", "due_on", "done_at"],
            sa.func.coalesce(_S.c.name, "").label("owner"),
        )
        .select_from(_A)
        .outerjoin(_S, _S.c.id == _A.c.owner_id)
    )
