"""What the first page asks for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Action, Case, Customer, FollowUp, Gesture, Promise, Staff
from delight.data.queries.common import among, table
from delight.data.queries.consents import refusals
from delight.domain.calendar import Urgency, end_of, local_day, tonight, urgency
from delight.domain.consents import ConsentAbout
from delight.domain.customers import Gone
from delight.domain.recovery import AWAITING, Approval, FollowUpKind, PromiseState
from delight.domain.shop import SURPRISES_FROM
from delight.domain.staff import Role
from delight.domain.stages import OPEN_STAGES, CaseKind, Stage
from delight.domain.text import first_words
from delight.domain.today import TaskKind, TodayPage, TodayRow

_K, _A, _P, _F, _G, _C = (table(e) for e in (Case, Action, Promise, FollowUp, Gesture, Customer))
_S = table(Staff)
_OWNER, _ASKER = _S.alias("owner"), _S.alias("asker")
_SHOWN_WORDS = 160
_DAYS_AHEAD = 7
_OPEN = (_K.c.kind == CaseKind.COMPLAINT) & _K.c.stage.in_([stage.value for stage in OPEN_STAGES])
_AT_WORK = sa.type_coerce(_OWNER.c.active, sa.Integer) == 1

_STILL_THERE = sa.func.coalesce(_C.c.gone, "") == Gone.NO
"""Nothing is asked of the desk for somebody who moved away or died."""

_WELCOME = sa.type_coerce(_C.c.surprises_welcome, sa.Integer) == 1
"""Nor whoever wants no surprises since one was planned."""

_FOLLOW_UPS = {FollowUpKind.CHECK: TaskKind.CHECK, FollowUpKind.RETURN: TaskKind.RETURN}


def today(session: Session, *, now: datetime, zone: tzinfo | None, for_owner: bool) -> TodayPage:
    """Return everything due by tonight, soonest first, and the surprises planned for the next seven days.

    Args:
        session: where to look; whoever may not see some cases looks through the veil already.
        now: the moment that "overdue" is meant at.
        zone: the shop's.
        for_owner: with what only the owner is asked: grave matters, and what is to be approved.
    """
    day, night = local_day(now, zone), tonight(now, zone)
    promises = _promises(session, night)
    with_promise = {row.action_id for row in promises if row.action_id is not None}
    rows = [
        *_cases(session, now, night, for_owner=for_owner),
        *_actions(session, now, day, besides=with_promise),
        *((row, TaskKind.PROMISE, row.at) for row in promises),
        *_follow_ups(session, now, day),
        *(_to_approve(session, night) if for_owner else ()),
    ]
    due = sorted((_task(row, kind, at, now, zone) for row, kind, at in rows), key=lambda task: task.due_at)
    week = [
        _task(row, TaskKind.GESTURE, row.planned_on, now, zone)
        for row in _planned(session, day + timedelta(days=_DAYS_AHEAD))
    ]
    due = _without_calls(session, due)
    return TodayPage(
        overdue=tuple(task for task in due if task.urgency is Urgency.OVERDUE),
        today=tuple(task for task in due if task.urgency is not Urgency.OVERDUE),
        planned=tuple(_without_calls(session, week)),
        customers=_up_to(session, _C, SURPRISES_FROM),
        cases=_up_to(session, _K, 1),
    )


def promised_by(session: Session, until: datetime, *, now: datetime, zone: tzinfo | None) -> list[TodayRow]:
    """Return the open promises due until a moment, soonest first."""
    rows = [_task(row, TaskKind.PROMISE, row.at, now, zone) for row in _promises(session, until)]
    return _without_calls(session, sorted(rows, key=lambda row: row.due_at))


def settled_alone(session: Session, since: datetime) -> tuple[int, int]:
    """Return how much staff who are no owners did since a moment without asking, and what it gave away."""
    alone = (_ASKER.c.role != Role.OWNER) & (_A.c.approval == Approval.NOT_NEEDED) & (_A.c.done_at >= since)
    query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(_A.c.cost_minor), 0))
    row = session.execute(query.select_from(_A.join(_ASKER, _ASKER.c.id == _A.c.staff_id)).where(alone)).one()
    return row[0], row[1]


def resting(session: Session, case_ids: Iterable[int], now: datetime) -> frozenset[int]:
    """Return those of some cases that are snoozed."""
    query = sa.select(_K.c.id).where(among(_K.c.id, case_ids), sa.not_(_awake(now)))
    return frozenset(session.scalars(query))


def owners(session: Session) -> list[int]:
    """Return the ids of the owners who work here."""
    active = sa.type_coerce(_S.c.active, sa.Integer) == 1
    return list(session.scalars(sa.select(_S.c.id).where(_S.c.role == Role.OWNER, active)))


def _cases(
    session: Session, now: datetime, night: datetime, *, for_owner: bool
) -> Iterator[tuple[Any, TaskKind, datetime]]:
    """Yield each open complaint once: a grave matter, else one to acknowledge, else one to put right."""
    late = (_K.c.stage == Stage.NEW) & (_K.c.acknowledge_by <= night)
    grave = sa.not_(sa.func.coalesce(_taken_on(session), sa.false())) if for_owner else sa.false()
    about = _about(
        _K,
        *_K.c["id", "stage", "grave", "acknowledge_by", "resolve_by", "received_at", "failure"],
        _K.c.what.label("words"),
        sa.and_(_K.c.grave.is_not(None), grave).label("is_grave"),
        owner=_K.c.owner_id,
    )
    wanted = sa.or_(late, _K.c.resolve_by <= night, sa.and_(_K.c.grave.is_not(None), grave))
    for row in session.execute(about.where(_OPEN, _awake(now), wanted)):
        if row.is_grave:
            yield row, TaskKind.GRAVE, row.received_at
        elif row.stage == Stage.NEW and row.acknowledge_by is not None and row.acknowledge_by <= night:
            yield row, TaskKind.ACKNOWLEDGE, row.acknowledge_by
        else:
            yield row, TaskKind.RESOLVE, row.resolve_by


def _taken_on(session: Session) -> sa.ColumnElement[bool]:
    """The condition that an owner knows of a grave matter: it is theirs; where nobody is one, it is begun."""
    ids = owners(session)
    return _K.c.owner_id.in_(ids) if ids else _K.c.stage == Stage.IN_PROGRESS


def _actions(
    session: Session, now: datetime, day: date, *, besides: set[int]
) -> Iterator[tuple[Any, TaskKind, Any]]:
    """Yield actions to do; what waits for the owner is not to be done yet, nor what a promise stands for."""
    words = (_A.c.note.label("words"), _A.c.kind.label("code"), _A.c.due_on.label("at"))
    query = _about(_A, _A.c.id, *words, owner=_A.c.owner_id).where(
        _A.c.done_at.is_(None),
        _A.c.due_on <= day,
        _A.c.approval.not_in([Approval.WAITING.value, Approval.DECLINED.value]),
        _awake(now),
    )
    return ((row, TaskKind.ACT, row.at) for row in session.execute(query) if row.id not in besides)


def _promises(session: Session, night: datetime) -> list[Any]:
    """Return open promises, on a case or to a customer without one.

    One that was made with an action that is still to be done stands for both.
    """
    made_with = (_A.c.id == _P.c.action_id) & _A.c.done_at.is_(None) & (_A.c.approval != Approval.DECLINED)
    query = (
        sa.select(
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
        .where(_P.c.state == PromiseState.OPEN, _P.c.due_at <= night, _STILL_THERE)
    )
    return list(session.execute(query))


def _follow_ups(session: Session, now: datetime, day: date) -> Iterator[tuple[Any, TaskKind, Any]]:
    words = (_K.c.what.label("words"), _F.c.kind.label("code"), _F.c.due_on.label("at"))
    query = _about(_F, _F.c.id, *words, owner=_K.c.owner_id)
    query = query.where(_F.c.done_at.is_(None), _F.c.due_on <= day, _awake(now))
    return ((row, _FOLLOW_UPS[row.code], row.at) for row in session.execute(query))


def _to_approve(session: Session, night: datetime) -> Iterator[tuple[Any, TaskKind, Any]]:
    """Yield what waits for the owner's word, snoozed or not: somebody asked them."""
    words = (_A.c.note.label("words"), _A.c.kind.label("code"), _A.c.due_on.label("at"))
    asked = (_A.c.cost_minor, _A.c.approval, _ASKER.c.name.label("asker"))
    query = _about(_A, _A.c.id, *words, *asked, owner=sa.null(), there=False)
    query = query.outerjoin(_ASKER, _ASKER.c.id == _A.c.staff_id)
    query = query.where(_A.c.approval.in_([state.value for state in AWAITING]))
    return ((row, TaskKind.APPROVE, row.at or night) for row in session.execute(query))


def _awake(now: datetime) -> sa.ColumnElement[bool]:
    """A snoozed case rests with all that belongs to it, but for its promises: those keep their day."""
    return _K.c.snoozed_until.is_(None) | (_K.c.snoozed_until <= now)


def _planned(session: Session, until: Any) -> list[Any]:
    query = (
        sa.select(
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
        )
        .join_from(_G, _C, _C.c.id == _G.c.customer_id)
        .where(_G.c.given_at.is_(None), _G.c.planned_on <= until, _STILL_THERE, _WELCOME)
        .order_by(_G.c.planned_on, _G.c.id)
    )
    return list(session.execute(query))


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


def _without_calls(session: Session, tasks: list[TodayRow]) -> list[TodayRow]:
    """Return the tasks; whoever asked not to be phoned has no number on them."""
    no = refusals(session, (task.customer_id for task in tasks))
    quiet = {who for who, about in no.items() if ConsentAbout.PHONE in about}
    return [replace(task, phone="", no_calls=True) if task.customer_id in quiet else task for task in tasks]


def _up_to(session: Session, counted: sa.Table, most: int) -> int:
    """Return how many records there are, but count no further than ``most``."""
    some = sa.select(counted.c.id).limit(most).subquery()
    return session.scalar(sa.select(sa.func.count()).select_from(some)) or 0


def _task(row: Any, kind: TaskKind, at: Any, now: datetime, zone: tzinfo | None) -> TodayRow:
    due = at if isinstance(at, datetime) else end_of(at, zone)
    told = {"grave": row.grave} if kind is TaskKind.GRAVE else {}
    code = told.get("grave") or getattr(row, "code", None) or getattr(row, "failure", None) or ""
    asks = kind is TaskKind.APPROVE
    return TodayRow(
        kind=kind,
        record=row.id,
        case_id=row.case_id,
        reference=row.reference,
        customer_id=row.customer_id,
        customer_name=row.customer,
        phone=row.phone,
        what=first_words(row.words, _SHOWN_WORDS),
        code=code,
        due_at=due,
        urgency=Urgency.OVERDUE if kind is TaskKind.GRAVE else urgency(due, now, zone),
        owner=row.owner,
        owner_id=row.owner_id,
        cost_minor=row.cost_minor if asks else None,
        by=(row.asker or "") if asks else "",
        agreed=asks and row.approval == Approval.BY_PHONE,
    )
