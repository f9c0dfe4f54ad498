"""The questions of the first page, each put together once; ``now``, ``night``, ``day`` come with it."""

from functools import cache
from typing import Any

import sqlalchemy as sa

from delight.data.derived import facts
from delight.data.entities import Action, Case, Customer, FollowUp, Gesture, Promise, Staff, Suggestion
from delight.data.queries.common import table
from delight.data.queries.gestures import COMPLAINT_OPEN
from delight.domain.cases.recovery import AWAITING, Approval, PromiseState
from delight.domain.cases.stages import OPEN_STAGES, CaseKind, Stage
from delight.domain.customers.customer import Gone
from delight.domain.staff.staff import Role
from delight.domain.surprises.suggestions import SuggestionState

_K, _A, _P, _F, _G, _C = (table(e) for e in (Case, Action, Promise, FollowUp, Gesture, Customer))
_S, _W = table(Staff), table(Suggestion)
_OTHER = _C.alias("other")
_OWNER, _ASKER = _S.alias("owner"), _S.alias("asker")
_NIGHT, _DAY = sa.bindparam("night"), sa.bindparam("day")
_OPEN = (_K.c.kind == CaseKind.COMPLAINT) & _K.c.stage.in_([stage.value for stage in OPEN_STAGES])
_AT_WORK = sa.type_coerce(_OWNER.c.active, sa.Integer) == 1

AWAKE = _K.c.snoozed_until.is_(None) | (_K.c.snoozed_until <= sa.bindparam("now"))
"""A snoozed case rests with all that belongs to it, but for its promises: those keep their day."""

OWNERS = sa.select(_S.c.id).where(_S.c.role == Role.OWNER, sa.type_coerce(_S.c.active, sa.Integer) == 1)

_STILL_THERE = sa.func.coalesce(_C.c.gone, "") == Gone.NO
"""Nothing is asked of the desk for somebody who moved away or died."""

_WELCOME = sa.type_coerce(_C.c.surprises_welcome, sa.Integer) == 1
"""Nor whoever wants no surprises since one was planned."""


@cache
def cases(owners: tuple[int, ...] | None) -> sa.Select[Any]:
    """Return the question after open complaints by the night, but for grave ones that ``grave`` asks for."""
    late = (_K.c.stage == Stage.NEW) & (_K.c.acknowledge_by <= _NIGHT)
    due = (_OPEN, AWAKE, sa.or_(late, _K.c.resolve_by <= _NIGHT))
    return _of_cases(_K.c.failure).where(*due, *(() if owners is None else (sa.not_(_unseen(owners)),)))


@cache
def grave(owners: tuple[int, ...]) -> sa.Select[Any]:
    """Return the question after grave matters that no owner knows of: sorted, closed or snoozed ones, too."""
    return _of_cases(_K.c.grave).where(_K.c.grave.is_not(None), _K.c.grave_seen_at.is_(None), _unseen(owners))


def _of_cases(code: sa.ColumnElement[Any]) -> sa.Select[Any]:
    return _about(
        _K,
        *_K.c["id", "stage", "acknowledge_by", "resolve_by", "received_at"],
        *(_K.c.what.label("words"), code.label("code")),
        owner=_K.c.owner_id,
    )


def _unseen(owners: tuple[int, ...]) -> sa.ColumnElement[bool]:
    """The condition that no owner knows of a grave matter; where nobody is one, that it is not begun."""
    unseen = _K.c.grave.is_not(None) & _K.c.grave_seen_at.is_(None) & (_K.c.kind == CaseKind.COMPLAINT)
    return unseen if owners else unseen & _OPEN & (_K.c.stage != Stage.IN_PROGRESS)


@cache
def actions() -> sa.Select[Any]:
    """Return the question after actions that are to be done by the day."""
    said = sa.func.coalesce(sa.func.nullif(_A.c.note, ""), _K.c.what)
    words = (said.label("words"), _A.c.kind.label("code"), _A.c.due_on.label("at"), _A.c.cost_minor)
    return _about(_A, _A.c.id, *words, owner=_A.c.owner_id).where(
        _A.c.done_at.is_(None),
        _A.c.due_on <= _DAY,
        _A.c.approval.not_in([Approval.WAITING.value, Approval.DECLINED.value]),
        AWAKE,
    )


@cache
def promises() -> sa.Select[Any]:
    """Return the question after open promises by the night; see ``today._promises``."""
    made_with = (_A.c.id == _P.c.action_id) & _A.c.done_at.is_(None) & (_A.c.approval != Approval.DECLINED)
    return (
        sa.Select[Any](
            *_P.c["id", "action_id"],
            _P.c.what.label("words"),
            _P.c.due_at.label("at"),
            _A.c.kind.label("code"),
            *_whose(_P.c.owner_id),
        )
        .select_from(
            _P.outerjoin(_K, _K.c.id == _P.c.case_id)
            .outerjoin(_C, _C.c.id == sa.func.coalesce(_K.c.customer_id, _P.c.customer_id))
            .outerjoin(_A, made_with)
            .outerjoin(_OWNER, (_OWNER.c.id == _P.c.owner_id) & _AT_WORK)
        )
        .where(_P.c.state == PromiseState.OPEN, _P.c.due_at <= _NIGHT, _STILL_THERE)
    )


@cache
def follow_ups() -> sa.Select[Any]:
    """Return the question after checks that are due by the day."""
    words = (_K.c.what.label("words"), _F.c.kind.label("code"), _F.c.due_on.label("at"))
    query = _about(_F, _F.c.id, *words, owner=_K.c.owner_id)
    return query.where(_F.c.done_at.is_(None), _F.c.due_on <= _DAY, AWAKE)


@cache
def awaiting() -> sa.Select[Any]:
    """Return the question after what waits for the owner's word."""
    words = (_A.c.note.label("words"), _A.c.kind.label("code"), _A.c.due_on.label("at"))
    asked = (_A.c.cost_minor, _A.c.approval, _ASKER.c.name.label("asker"))
    query = _about(_A, _A.c.id, *words, *asked, owner=sa.null(), there=False)
    query = query.outerjoin(_ASKER, _ASKER.c.id == _A.c.staff_id)
    return query.where(_A.c.approval.in_([state.value for state in AWAITING]))


@cache
def surprises() -> sa.Select[Any]:
    """Return the question after surprises planned until the day."""
    return (
        sa.Select[Any](
            _G.c.id,
            _G.c.name.label("words"),
            _G.c.kind.label("code"),
            _G.c.planned_on,
            sa.null().label("case_id"),
            sa.literal("").label("reference"),
            _C.c.id.label("customer_id"),
            _C.c.name.label("customer"),
            _C.c.phone,
            sa.literal("").label("owner"),
            sa.null().label("owner_id"),
            COMPLAINT_OPEN.label("complaint_open"),
        )
        .join_from(_G, _C, _C.c.id == _G.c.customer_id)
        .outerjoin(facts, facts.c.customer_id == _C.c.id)
        .where(_G.c.given_at.is_(None), _G.c.planned_on <= _DAY, _STILL_THERE, _WELCOME)
        .order_by(_G.c.planned_on, _G.c.id)
    )


@cache
def suggestions() -> sa.Select[Any]:
    """Return the question after what is suggested in the week of the Monday ``day``, and not decided."""
    other = sa.func.json_extract(_W.c.figures, "$.other")
    return (
        sa.Select[Any](
            *_W.c["id", "key", "cost_minor", "why", "figures"],
            sa.func.coalesce(_W.c.day, _W.c.week).label("at"),
            _C.c.id.label("customer_id"),
            *_C.c["name", "phone"],
            sa.func.coalesce(_OTHER.c.name, "").label("other"),
        )
        .select_from(_W.join(_C, _C.c.id == _W.c.customer_id).outerjoin(_OTHER, _OTHER.c.id == other))
        .where(
            _W.c.week == _DAY,
            _W.c.state == SuggestionState.OPEN,
            sa.type_coerce(_W.c.held, sa.Integer) == 0,
            _STILL_THERE,
            _WELCOME,
        )
        .order_by(_W.c.position, _W.c.id)
    )


@cache
def counting(counted: sa.Table, most: int) -> sa.Select[Any]:
    """Return the question how many records there are, counted no further than ``most``."""
    some = sa.select(counted.c.id).limit(most).subquery()
    return sa.select(sa.func.count()).select_from(some)


def _whose(owner: Any) -> list[Any]:
    """Return the columns that say whose case it is, and who of the shop is to do it."""
    return [
        _K.c.id.label("case_id"),
        sa.func.coalesce(_K.c.reference, "").label("reference"),
        _C.c.id.label("customer_id"),
        sa.func.coalesce(_C.c.name, "").label("customer"),
        sa.func.coalesce(_C.c.phone, "").label("phone"),
        sa.func.coalesce(_OWNER.c.name, "").label("owner"),
        sa.case((_OWNER.c.id.is_not(None), owner)).label("owner_id"),
    ]


def _about(of: sa.Table, *columns: Any, owner: Any, there: bool = True) -> sa.Select[Any]:
    """Return the question after what belongs to cases; an owner who has left is none."""
    joined: Any = of if of is _K else of.join(_K, _K.c.id == of.c.case_id)
    joined = joined.outerjoin(_C, _C.c.id == _K.c.customer_id)
    joined = joined.outerjoin(_OWNER, (_OWNER.c.id == owner) & _AT_WORK)
    query: sa.Select[Any] = sa.Select(*columns, *_whose(owner)).select_from(joined)
    return query.where(_STILL_THERE) if there else query
