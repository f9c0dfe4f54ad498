"""A customer's timeline: everything that happened with them, newest first."""

from datetime import date, datetime, time, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Action, Case, FollowUp, Gesture, Letter, Promise, Reply, Visit
from delight.data.queries.common import table
from delight.domain.calendar import at_local
from delight.domain.customers import EntryKind, TimelineEntry

_K, _A, _P, _F, _G = (table(e) for e in (Case, Action, Promise, FollowUp, Gesture))
_L, _R, _V = table(Letter), table(Reply), table(Visit)
_NOON = time(12)


def timeline(session: Session, customer_id: int, *, zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    """Return the newest ``limit`` entries; those of a day alone stand at the shop's noon."""
    entries = [
        *_cases(session, customer_id, limit),
        *_actions(session, customer_id, limit),
        *_promises(session, customer_id, limit),
        *_follow_ups(session, customer_id, limit),
        *_gestures(session, customer_id, zone, limit),
        *_letters(session, customer_id, limit),
        *_replies(session, customer_id, limit),
        *_visits(session, customer_id, zone, limit),
    ]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:limit]


def _cases(session: Session, customer_id: int, limit: int) -> list[TimelineEntry]:
    query = (
        sa.select(_K).where(_K.c.customer_id == customer_id).order_by(_K.c.received_at.desc()).limit(limit)
    )
    return [
        TimelineEntry(
            kind=EntryKind.CASE,
            at=row.received_at,
            code=row.kind,
            text=row.what,
            record=row.id,
            case_id=row.id,
            reference=row.reference,
            minor=row.at_stake_minor,
        )
        for row in session.execute(query)
    ]


def _actions(session: Session, customer_id: int, limit: int) -> list[TimelineEntry]:
    rows = _of_cases(session, _A, _A.c.done_at, customer_id, limit)
    return [_of_case(EntryKind.ACTION, row, row.done_at, row.kind, row.note, row.cost_minor) for row in rows]


def _promises(session: Session, customer_id: int, limit: int) -> list[TimelineEntry]:
    rows = _of_cases(session, _P, _P.c.due_at, customer_id, limit)
    return [
        _of_case(EntryKind.PROMISE, row, row.settled_at or row.due_at, row.state, row.what) for row in rows
    ]


def _follow_ups(session: Session, customer_id: int, limit: int) -> list[TimelineEntry]:
    rows = _of_cases(session, _F, _F.c.done_at, customer_id, limit)
    return [_of_case(EntryKind.FOLLOW_UP, row, row.done_at, row.kind, row.result) for row in rows]


def _gestures(session: Session, customer_id: int, zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    query = sa.select(_G).where(_G.c.customer_id == customer_id).order_by(_G.c.id.desc()).limit(limit)
    return [
        TimelineEntry(
            kind=EntryKind.GESTURE,
            at=row.given_at or _noon(row.planned_on, zone),
            code="given" if row.given_at else "planned",
            text=row.name,
            record=row.id,
            minor=row.cost_minor,
        )
        for row in session.execute(query)
    ]


def _letters(session: Session, customer_id: int, limit: int) -> list[TimelineEntry]:
    columns = _L.c["id", "issued_at", "kind", "title", "case_id", "number", "waiting", "never_sent"]
    query = sa.select(*columns).where(_L.c.customer_id == customer_id).order_by(_L.c.id.desc()).limit(limit)
    return [
        TimelineEntry(
            kind=EntryKind.LETTER,
            at=row.issued_at,
            code=row.kind,
            text=row.title,
            record=row.id,
            case_id=row.case_id,
            reference=row.number,
            state="waiting" if row.waiting else "never-sent" if row.never_sent else "",
        )
        for row in session.execute(query)
    ]


def _replies(session: Session, customer_id: int, limit: int) -> list[TimelineEntry]:
    query = (
        sa.select(*_R.c["answer", "words", "at"], *_L.c["id", "case_id", "number"])
        .join_from(_R, _L, _L.c.id == _R.c.letter_id)
        .where(_L.c.customer_id == customer_id)
        .order_by(_R.c.id.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(
            kind=EntryKind.REPLY,
            at=row.at,
            code=row.answer,
            text=row.words,
            record=row.id,
            case_id=row.case_id,
            reference=row.number,
        )
        for row in session.execute(query)
    ]


def _visits(session: Session, customer_id: int, zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    query = sa.select(_V).where(_V.c.customer_id == customer_id).order_by(_V.c.day.desc()).limit(limit)
    return [
        TimelineEntry(
            kind=EntryKind.VISIT,
            at=_noon(row.day, zone),
            code="visit",
            text="",
            record=row.id,
            minor=row.amount_minor,
        )
        for row in session.execute(query)
    ]


def _of_cases(
    session: Session, owner: sa.Table, when: sa.Column[Any], customer_id: int, limit: int
) -> list[sa.Row[Any]]:
    query = (
        sa.select(owner, _K.c.reference)
        .join_from(owner, _K, _K.c.id == owner.c.case_id)
        .where(_K.c.customer_id == customer_id, when.is_not(None))
        .order_by(when.desc())
        .limit(limit)
    )
    return list(session.execute(query))


def _of_case(
    kind: EntryKind, row: sa.Row[Any], at: datetime, code: str, text: str, minor: int | None = None
) -> TimelineEntry:
    return TimelineEntry(
        kind=kind,
        at=at,
        code=code,
        text=text,
        record=row.id,
        case_id=row.case_id,
        reference=row.reference,
        minor=minor,
    )


def _noon(day: date, zone: tzinfo | None) -> datetime:
    return at_local(day, _NOON, zone)
