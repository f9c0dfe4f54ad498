"""A customer's timeline: everything that happened with them, newest first."""

from collections.abc import Callable, Collection
from datetime import date, datetime, time, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Action, Case, FollowUp, Gesture, Letter, Promise, Reply, Visit
from delight.data.queries import told, told_stamps, told_vouchers
from delight.data.queries.common import table
from delight.domain.days.calendar import at_local
from delight.domain.timeline import EntryKind, TimelineEntry

_K, _A, _P, _F, _G = (table(e) for e in (Case, Action, Promise, FollowUp, Gesture))
_L, _R, _V = table(Letter), table(Reply), table(Visit)
_NOON = time(12)
_WORDS = 2_000
"""So many characters of what somebody wrote stand on the timeline; the rest is where it is opened."""

_Read = Callable[[Session, int, tzinfo | None, int], list[TimelineEntry]]


def timeline(
    session: Session,
    customer_id: int,
    *,
    zone: tzinfo | None,
    offset: int = 0,
    limit: int,
    kinds: Collection[EntryKind] = (),
) -> list[TimelineEntry]:
    """Return ``limit`` entries from ``offset`` on, of all kinds or of some.

    Those of a day alone stand at the shop's noon.
    """
    readers = [read for kind, read in _READERS.items() if not kinds or kind in kinds]
    entries = [entry for read in readers for entry in read(session, customer_id, zone, offset + limit)]
    entries.sort(key=lambda entry: entry.at, reverse=True)
    return entries[offset : offset + limit]


def kinds_of(session: Session, customer_id: int, zone: tzinfo | None) -> frozenset[EntryKind]:
    """Return of which kinds there is anything on a customer's timeline."""
    return frozenset(kind for kind, read in _READERS.items() if read(session, customer_id, zone, 1))


def _cases(session: Session, customer_id: int, _zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    columns = _K.c["id", "received_at", "kind", "reference", "at_stake_minor"]
    query = sa.select(*columns, sa.func.substr(_K.c.what, 1, _WORDS).label("what"))
    query = query.where(_K.c.customer_id == customer_id).order_by(_K.c.received_at.desc()).limit(limit)
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


def _actions(session: Session, customer_id: int, _zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    rows = _of_cases(session, _A, _A.c.done_at, customer_id, limit)
    return [_of_case(EntryKind.ACTION, row, row.done_at, row.kind, row.note, row.cost_minor) for row in rows]


def _promises(session: Session, customer_id: int, _zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    at = sa.func.coalesce(_P.c.settled_at, _P.c.due_at)
    rows = _of_cases(session, _P, at, customer_id, limit)
    return [
        _of_case(EntryKind.PROMISE, row, row.settled_at or row.due_at, row.state, row.what) for row in rows
    ]


def _follow_ups(session: Session, customer_id: int, _zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    rows = _of_cases(session, _F, _F.c.done_at, customer_id, limit)
    return [_of_case(EntryKind.FOLLOW_UP, row, row.done_at, row.kind, row.result) for row in rows]


def _gestures(session: Session, customer_id: int, zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    newest = sa.func.coalesce(_G.c.given_at, _G.c.planned_on).desc()
    query = sa.select(_G).where(_G.c.customer_id == customer_id).order_by(newest).limit(limit)
    return [
        TimelineEntry(
            kind=EntryKind.GESTURE,
            at=row.given_at or noon(row.planned_on, zone),
            code="given" if row.given_at else "planned",
            text=row.name,
            record=row.id,
            minor=row.cost_minor,
        )
        for row in session.execute(query)
    ]


def _letters(session: Session, customer_id: int, _zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    columns = _L.c["id", "issued_at", "kind", "title", "case_id", "number", "waiting", "never_sent"]
    query = sa.select(*columns).where(_L.c.customer_id == customer_id).order_by(_L.c.issued_at.desc())
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
        for row in session.execute(query.limit(limit))
    ]


def _replies(session: Session, customer_id: int, _zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    query = (
        sa.select(*_R.c["answer", "words", "at"], *_L.c["id", "case_id", "number"])
        .join_from(_R, _L, _L.c.id == _R.c.letter_id)
        .where(_L.c.customer_id == customer_id)
        .order_by(_R.c.at.desc())
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
    newest = _V.c.day.desc(), _V.c.id.desc()
    query = sa.select(*_V.c["id", "day", "amount_minor", "reference"]).where(_V.c.customer_id == customer_id)
    return [
        TimelineEntry(
            kind=EntryKind.VISIT,
            at=noon(row.day, zone),
            code="visit",
            text="",
            record=row.id,
            reference=row.reference,
            minor=row.amount_minor,
        )
        for row in session.execute(query.order_by(*newest).limit(limit))
    ]


def _of_cases(
    session: Session, owner: sa.Table, when: sa.ColumnElement[Any], customer_id: int, limit: int
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
        text=text[:_WORDS],
        record=row.id,
        case_id=row.case_id,
        reference=row.reference,
        minor=minor,
    )


def noon(day: date, zone: tzinfo | None) -> datetime:
    """Return where on the timeline a day without an hour stands."""
    return at_local(day, _NOON, zone)


_READERS: dict[EntryKind, _Read] = {
    EntryKind.CASE: _cases,
    EntryKind.ACTION: _actions,
    EntryKind.PROMISE: _promises,
    EntryKind.FOLLOW_UP: _follow_ups,
    EntryKind.GESTURE: _gestures,
    EntryKind.LETTER: _letters,
    EntryKind.REPLY: _replies,
    EntryKind.VISIT: _visits,
    EntryKind.VOUCHER: told_vouchers.vouchers,
    EntryKind.STAMP_CARD: told_stamps.stamp_cards,
    EntryKind.PULSE: told_stamps.pulses,
    EntryKind.NOTE: told.notes,
    EntryKind.CONSENT: told.consents,
    EntryKind.LINK: told.links,
    EntryKind.MERGE: told.merges,
}
