"""What the first page asks for."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Action, Case, Customer, FollowUp, Gesture, Promise, Staff
from delight.data.queries import today_asked as query
from delight.data.queries.common import among, table
from delight.data.queries.consents import refusals
from delight.domain.cases.recovery import Approval, FollowUpKind
from delight.domain.cases.stages import Stage
from delight.domain.customers.consents import ConsentAbout
from delight.domain.days.calendar import Urgency, end_of, local_day, tonight, urgency
from delight.domain.shop import INSIGHT_FROM, SURPRISES_FROM
from delight.domain.staff.staff import Role
from delight.domain.surprises.suggestions import monday_of
from delight.domain.text import first_words
from delight.domain.today import TaskKind, TodayPage, TodayRow

_K, _A, _P, _F, _G, _C = (table(e) for e in (Case, Action, Promise, FollowUp, Gesture, Customer))
_S = table(Staff)
_ASKER = _S.alias("asker")
_SHOWN_WORDS = 160
_DAYS_AHEAD = 7
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
        *(_to_approve(session, day) if for_owner else ()),
    ]
    due = sorted((_task(row, kind, at, now, zone) for row, kind, at in rows), key=lambda task: task.due_at)
    week = [
        _task(row, TaskKind.GESTURE, row.planned_on, now, zone)
        for row in _planned(session, day + timedelta(days=_DAYS_AHEAD))
    ]
    suggested = _suggested(session, day, now, zone)
    due = _without_calls(session, due)
    return TodayPage(
        overdue=tuple(task for task in due if task.urgency is Urgency.OVERDUE),
        today=tuple(task for task in due if task.urgency is not Urgency.OVERDUE),
        planned=tuple(_without_calls(session, week)),
        suggested=tuple(_without_calls(session, suggested)),
        customers=_up_to(session, _C, SURPRISES_FROM),
        cases=_up_to(session, _K, INSIGHT_FROM),
    )


def promised_by(session: Session, until: datetime, *, now: datetime, zone: tzinfo | None) -> list[TodayRow]:
    """Return the open promises due until a moment, soonest first."""
    rows = [_task(row, TaskKind.PROMISE, row.at, now, zone) for row in _promises(session, until)]
    return _without_calls(session, sorted(rows, key=lambda row: row.due_at))


def unanswered_by(session: Session, until: datetime, *, now: datetime, zone: tzinfo | None) -> list[TodayRow]:
    """Return the complaints whose customers are to hear from the shop by a moment and have not yet."""
    rows = _cases(session, now, until, for_owner=False)
    waiting = [_task(row, kind, at, now, zone) for row, kind, at in rows if kind is TaskKind.ACKNOWLEDGE]
    return sorted(waiting, key=lambda row: row.due_at)


def settled_alone(session: Session, since: datetime) -> tuple[int, int]:
    """Return how much staff who are no owners did since a moment without asking, and what it gave away."""
    alone = (_ASKER.c.role != Role.OWNER) & (_A.c.approval == Approval.NOT_NEEDED) & (_A.c.done_at >= since)
    given = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(_A.c.cost_minor), 0))
    row = session.execute(given.select_from(_A.join(_ASKER, _ASKER.c.id == _A.c.staff_id)).where(alone)).one()
    return row[0], row[1]


def resting(session: Session, case_ids: Iterable[int], now: datetime) -> frozenset[int]:
    """Return those of some cases that are snoozed."""
    asleep = sa.select(_K.c.id).where(among(_K.c.id, case_ids), sa.not_(query.AWAKE))
    return frozenset(session.scalars(asleep, {"now": now}))


def owners(session: Session) -> list[int]:
    """Return the ids of the owners who work here."""
    return list(session.scalars(query.OWNERS))


def _cases(
    session: Session, now: datetime, night: datetime, *, for_owner: bool
) -> Iterator[tuple[Any, TaskKind, datetime]]:
    """Yield each complaint once: a grave matter, else an open one to acknowledge, or to put right."""
    known = tuple(owners(session)) if for_owner else None
    if known is not None:
        for row in session.execute(query.grave(known)):
            yield row, TaskKind.GRAVE, row.received_at
    for row in session.execute(query.cases(known), {"now": now, "night": night}):
        if row.stage == Stage.NEW and row.acknowledge_by is not None and row.acknowledge_by <= night:
            yield row, TaskKind.ACKNOWLEDGE, row.acknowledge_by
        else:
            yield row, TaskKind.RESOLVE, row.resolve_by


def _actions(
    session: Session, now: datetime, day: date, *, besides: set[int]
) -> Iterator[tuple[Any, TaskKind, Any]]:
    """Yield actions to do; what waits for the owner is not to be done yet, nor what a promise stands for."""
    rows = session.execute(query.actions(), {"now": now, "day": day})
    return ((row, TaskKind.ACT, row.at) for row in rows if row.id not in besides)


def _promises(session: Session, night: datetime) -> list[Any]:
    """Return open promises, on a case or to a customer without one.

    One that was made with an action that is still to be done stands for both.
    """
    return list(session.execute(query.promises(), {"night": night}))


def _follow_ups(session: Session, now: datetime, day: date) -> Iterator[tuple[Any, TaskKind, Any]]:
    rows = session.execute(query.follow_ups(), {"now": now, "day": day})
    return ((row, _FOLLOW_UPS[row.code], row.at) for row in rows)


def _to_approve(session: Session, day: date) -> Iterator[tuple[Any, TaskKind, Any]]:
    """Yield what waits for the owner's word, snoozed or not: somebody asked them."""
    return ((row, TaskKind.APPROVE, row.at or day) for row in session.execute(query.awaiting()))


def _planned(session: Session, until: date) -> list[Any]:
    return list(session.execute(query.surprises(), {"day": until}))


def _suggested(session: Session, day: date, now: datetime, zone: tzinfo | None) -> list[TodayRow]:
    """Return what was drawn for this week and nobody has decided; ``what`` is the key of its gesture."""
    rows = session.execute(query.suggestions(), {"day": monday_of(day)})
    return [_suggestion(row, max(row.at, day), now, zone) for row in rows]


def _suggestion(row: Any, day: date, now: datetime, zone: tzinfo | None) -> TodayRow:
    due = end_of(day, zone)
    named = {"name": row.other} if row.other else {}
    return TodayRow(
        kind=TaskKind.SUGGESTION,
        record=row.id,
        case_id=None,
        reference="",
        customer_id=row.customer_id,
        customer_name=row.name,
        phone=row.phone,
        what=row.key,
        code=row.key,
        due_at=due,
        urgency=urgency(due, now, zone),
        cost_minor=row.cost_minor,
        why=row.why,
        figures=json.loads(row.figures) | named,
    )


def _without_calls(session: Session, tasks: list[TodayRow]) -> list[TodayRow]:
    """Return the tasks; whoever asked not to be phoned has no number on them."""
    no = refusals(session, (task.customer_id for task in tasks))
    quiet = {who for who, about in no.items() if ConsentAbout.PHONE in about}
    return [replace(task, phone="", no_calls=True) if task.customer_id in quiet else task for task in tasks]


def _up_to(session: Session, counted: sa.Table, most: int) -> int:
    """Return how many records there are, but count no further than ``most``."""
    return session.scalar(query.counting(counted, most)) or 0


def _task(row: Any, kind: TaskKind, at: Any, now: datetime, zone: tzinfo | None) -> TodayRow:
    due = at if isinstance(at, datetime) else end_of(at, zone)
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
        code=row.code or "",
        due_at=due,
        urgency=Urgency.OVERDUE if kind is TaskKind.GRAVE else urgency(due, now, zone),
        owner=row.owner,
        owner_id=row.owner_id,
        cost_minor=row.cost_minor if asks or kind is TaskKind.ACT else None,
        by=(row.asker or "") if asks else "",
        agreed=asks and row.approval == Approval.BY_PHONE,
        complaint_open=kind is TaskKind.GESTURE and row.complaint_open,
    )
