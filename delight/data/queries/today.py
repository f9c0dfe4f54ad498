"""What the first page asks for."""

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Action, Case, Customer, FollowUp, Gesture, Promise
from delight.data.queries.common import table
from delight.data.queries.consents import refusals
from delight.domain.calendar import Urgency, end_of, local_day, urgency
from delight.domain.consents import ConsentAbout
from delight.domain.customers import Gone
from delight.domain.recovery import FollowUpKind, PromiseState
from delight.domain.stages import OPEN_STAGES, CaseKind, Stage
from delight.domain.text import first_words
from delight.domain.today import TaskKind, TodayPage, TodayRow

_K, _A, _P, _F, _G, _C = (table(e) for e in (Case, Action, Promise, FollowUp, Gesture, Customer))
_SHOWN_WORDS = 160
_STORY = (_K.c.id, _K.c.what.label("words"), _K.c.failure.label("code"))
_OPEN = (_K.c.kind == CaseKind.COMPLAINT) & _K.c.stage.in_([stage.value for stage in OPEN_STAGES])

_STILL_THERE = sa.func.coalesce(_C.c.gone, "") == Gone.NO
"""Nothing is asked of the desk for somebody who moved away or died."""

_WELCOME = sa.type_coerce(_C.c.surprises_welcome, sa.Integer) == 1
"""Nor whoever wants no surprises since one was planned."""


def today(session: Session, *, now: datetime, zone: tzinfo | None) -> TodayPage:
    """Return everything due by tonight, soonest first, and the surprises planned for the next seven days."""
    tonight, day = end_of(local_day(now, zone), zone), local_day(now, zone)
    rows = [
        *_acknowledge(session, now, tonight),
        *_resolve(session, now, tonight),
        *_actions(session, now, day),
        *_promises(session, tonight),
        *_follow_ups(session, now, day),
    ]
    due = sorted((_task(row, kind, at, now, zone) for row, kind, at in rows), key=lambda task: task.due_at)
    due = _without_calls(session, due)
    week = [
        _task(row, TaskKind.GESTURE, row.planned_on, now, zone)
        for row in _planned(session, day + timedelta(days=7))
    ]
    return TodayPage(
        overdue=tuple(task for task in due if task.urgency is Urgency.OVERDUE),
        today=tuple(task for task in due if task.urgency is not Urgency.OVERDUE),
        planned=tuple(_without_calls(session, week)),
        customers=session.scalar(sa.select(sa.func.count()).select_from(_C)) or 0,
        cases=session.scalar(sa.select(sa.func.count()).select_from(_K)) or 0,
    )


def _acknowledge(session: Session, now: datetime, tonight: datetime) -> list[tuple[Any, TaskKind, Any]]:
    query = _about(
        _K, _K.c.id, _K.c.what.label("words"), _K.c.failure.label("code"), _K.c.acknowledge_by.label("at")
    )
    query = query.where(_K.c.stage == Stage.NEW, _K.c.acknowledge_by <= tonight, _awake(now))
    return [(row, TaskKind.ACKNOWLEDGE, row.at) for row in session.execute(query)]


def _resolve(session: Session, now: datetime, tonight: datetime) -> list[tuple[Any, TaskKind, Any]]:
    query = _about(
        _K, _K.c.id, _K.c.what.label("words"), _K.c.failure.label("code"), _K.c.resolve_by.label("at")
    )
    unacknowledged = (_K.c.stage == Stage.NEW) & (_K.c.acknowledge_by <= tonight)
    query = query.where(
        _OPEN, _awake(now), _K.c.resolve_by <= tonight, ~sa.func.coalesce(unacknowledged, sa.false())
    )
    return [(row, TaskKind.RESOLVE, row.at) for row in session.execute(query)]


def _actions(session: Session, now: datetime, day: Any) -> list[tuple[Any, TaskKind, Any]]:
    query = _about(_A, _A.c.id, _A.c.note.label("words"), _A.c.kind.label("code"), _A.c.due_on.label("at"))
    query = query.where(_A.c.done_at.is_(None), _A.c.due_on <= day, _awake(now))
    return [(row, TaskKind.ACT, row.at) for row in session.execute(query)]


def _promises(session: Session, tonight: datetime) -> list[tuple[Any, TaskKind, Any]]:
    query = _about(_P, _P.c.id, _P.c.what.label("words"), _P.c.state.label("code"), _P.c.due_at.label("at"))
    query = query.where(_P.c.state == PromiseState.OPEN, _P.c.due_at <= tonight)
    return [(row, TaskKind.PROMISE, row.at) for row in session.execute(query)]


def _follow_ups(session: Session, now: datetime, day: Any) -> list[tuple[Any, TaskKind, Any]]:
    query = _about(_F, _F.c.id, _K.c.what.label("words"), _F.c.kind.label("code"), _F.c.due_on.label("at"))
    query = query.where(_F.c.done_at.is_(None), _F.c.due_on <= day, _awake(now))
    kinds = {FollowUpKind.CHECK: TaskKind.CHECK, FollowUpKind.RETURN: TaskKind.RETURN}
    return [(row, kinds[row.code], row.at) for row in session.execute(query)]


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
        )
        .join_from(_G, _C, _C.c.id == _G.c.customer_id)
        .where(_G.c.given_at.is_(None), _G.c.planned_on <= until, _STILL_THERE, _WELCOME)
        .order_by(_G.c.planned_on, _G.c.id)
    )
    return list(session.execute(query))


def _about(owner: sa.Table, *columns: Any) -> sa.Select[Any]:
    whose = [
        _K.c.id.label("case_id"),
        _K.c.reference,
        _K.c.customer_id,
        sa.func.coalesce(_C.c.name, "").label("customer"),
        sa.func.coalesce(_C.c.phone, "").label("phone"),
    ]
    query: sa.Select[Any] = sa.Select(*columns, *whose)
    joined = owner if owner is _K else owner.join(_K, _K.c.id == owner.c.case_id)
    return query.select_from(joined.outerjoin(_C, _C.c.id == _K.c.customer_id)).where(_STILL_THERE)


def _without_calls(session: Session, tasks: list[TodayRow]) -> list[TodayRow]:
    """Return the tasks; whoever asked not to be phoned has no number on them."""
    no = refusals(session, (task.customer_id for task in tasks))
    quiet = {who for who, about in no.items() if ConsentAbout.PHONE in about}
    return [replace(task, phone="", no_calls=True) if task.customer_id in quiet else task for task in tasks]


def _task(row: Any, kind: TaskKind, at: Any, now: datetime, zone: tzinfo | None) -> TodayRow:
    due = at if isinstance(at, datetime) else end_of(at, zone)
    return TodayRow(
        kind=kind,
        record=row.id,
        case_id=row.case_id,
        reference=row.reference,
        customer_id=row.customer_id,
        customer_name=row.customer,
        phone=row.phone,
        what=first_words(row.words, _SHOWN_WORDS),
        code=row.code or "",
        due_at=due,
        urgency=urgency(due, now, zone),
    )
