"""Recovery actions and follow-ups."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Action, Case, Change, Customer, Deed, FollowUp, Staff, Visit
from delight.data.queries.common import table
from delight.domain.cases.authority import Given
from delight.domain.cases.recovery import ActionRow, Approval, FollowUpKind, FollowUpRow
from delight.domain.staff.staff import Role

_A, _F, _K, _C, _S, _V = (table(e) for e in (Action, FollowUp, Case, Customer, Staff, Visit))
_J, _D = table(Change), table(Deed)
_OWNER, _ANSWERED, _ADDED = _S.alias("owner"), _S.alias("answered"), _S.alias("added")


def actions(session: Session, case_id: int) -> list[ActionRow]:
    """Return a case's recovery actions in the order they were added."""
    return [ActionRow(**row) for row in session.execute(_of_case(), {"case_id": case_id}).mappings()]


def action(session: Session, action_id: int) -> ActionRow | None:
    """Return one recovery action, if there is such a one."""
    row = session.execute(_with_people().where(_A.c.id == action_id)).mappings().first()
    return ActionRow(**row) if row else None


def awaiting_owner(session: Session) -> list[ActionRow]:
    """Return the actions that the owner still has to say something to, the oldest first."""
    asked = _A.c.approval.in_([Approval.WAITING.value, Approval.BY_PHONE.value])
    query = _with_people().where(asked).order_by(_A.c.id)
    return [ActionRow(**row) for row in session.execute(query).mappings()]


def given(session: Session, case_id: int, *, but: int | None = None) -> list[Given]:
    """Return what the actions of a case give away, but for one of them."""
    query = (
        sa.select(_A.c.cost_minor, _A.c.approval, _S.c.role)
        .select_from(_A.outerjoin(_S, _S.c.id == _A.c.staff_id))
        .where(_A.c.case_id == case_id, _A.c.id != (but or 0))
    )
    return [
        Given(cost_minor=row.cost_minor, approval=row.approval, by_owner=row.role == Role.OWNER)
        for row in session.execute(query)
    ]


def follow_ups(session: Session, case_id: int | None, *, due: date | None) -> list[FollowUpRow]:
    """Return follow-ups, the nearest first; with ``due`` only those still open and due by that day."""
    query = _follow_ups().order_by(_F.c.due_on, _F.c.id)
    if case_id is not None:
        query = query.where(_F.c.case_id == case_id)
    if due is not None:
        query = query.where(_F.c.done_at.is_(None), _F.c.due_on <= due)
    return [FollowUpRow(**row) for row in session.execute(query).mappings()]


def follow_up(session: Session, follow_up_id: int) -> FollowUpRow | None:
    """Return one follow-up, if there is such a one."""
    row = session.execute(_follow_ups().where(_F.c.id == follow_up_id)).mappings().first()
    return FollowUpRow(**row) if row else None


def open_returns(
    session: Session, customer_ids: Collection[int] | None = None
) -> list[tuple[int, datetime, date]]:
    """Return (id, when it was put right, day of the last visit) of open return checks of who came at all.

    Of some customers, or of all.
    """
    query = (
        sa.select(_F.c.id, _K.c.resolved_at, sa.func.max(_V.c.day, type_=_V.c.day.type))
        .join_from(_F, _K, _K.c.id == _F.c.case_id)
        .join(_V, _V.c.customer_id == _K.c.customer_id)
        .where(_F.c.kind == FollowUpKind.RETURN, _F.c.done_at.is_(None), _K.c.resolved_at.is_not(None))
        .group_by(_F.c.id)
    )
    if customer_ids is not None:
        query = query.where(_K.c.customer_id.in_(customer_ids))
    return [(row[0], row[1], row[2]) for row in session.execute(query)]


def answered_by(session: Session, customer_id: int, visit_uid: str) -> list[int]:
    """Return the return checks that a visit answered by itself when it was noted, or put on its day."""
    noted = sa.select(_D.c.at).join_from(_J, _D, _D.c.id == _J.c.deed_id).where(_J.c.record_uid == visit_uid)
    query = (
        sa.select(_F.c.id)
        .join_from(_F, _K, _K.c.id == _F.c.case_id)
        .where(_K.c.customer_id == customer_id, _F.c.kind == FollowUpKind.RETURN, _F.c.done_at.in_(noted))
        .where(_F.c.result == "", _F.c.pulse.is_(None))
    )
    return list(session.scalars(query))


@cache
def _of_case() -> sa.Select[Any]:
    """Return the query for a case's actions; built once, since every letter asks."""
    return _with_people().where(_A.c.case_id == sa.bindparam("case_id")).order_by(_A.c.id)


def _follow_ups() -> sa.Select[Any]:
    columns = ("id", "uid", "case_id", "kind", "due_on", "done_at", "result", "well", "pulse", "came_back")
    return (
        sa.select(
            *(_F.c[name] for name in columns),
            *_K.c["reference", "customer_id"],
            sa.func.coalesce(_C.c.name, "").label("customer_name"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
        )
        .select_from(_F)
        .join(_K, _K.c.id == _F.c.case_id)
        .outerjoin(_C, _C.c.id == _K.c.customer_id)
        .outerjoin(_S, _S.c.id == _F.c.staff_id)
    )


def _with_people() -> sa.Select[Any]:
    return (
        sa.select(
            *_A.c["id", "uid", "case_id", "kind", "note", "cost_minor", "owner_id", "due_on", "done_at"],
            *_A.c["approval", "approved_at", "approval_note"],
            sa.func.coalesce(_OWNER.c.name, "").label("owner"),
            left(_OWNER).label("owner_left"),
            sa.func.coalesce(_ANSWERED.c.name, "").label("approved_by"),
            sa.func.coalesce(_ADDED.c.name, "").label("staff"),
        )
        .select_from(_A)
        .outerjoin(_OWNER, _OWNER.c.id == _A.c.owner_id)
        .outerjoin(_ANSWERED, _ANSWERED.c.id == _A.c.approved_by_id)
        .outerjoin(_ADDED, _ADDED.c.id == _A.c.staff_id)
    )


def left(who: sa.FromClause) -> sa.ColumnElement[bool]:
    """Return whether somebody of the staff does not work here any more; nobody did not leave."""
    return sa.type_coerce(sa.func.coalesce(sa.type_coerce(who.c.active, sa.Integer), 1) == 0, sa.Boolean)
