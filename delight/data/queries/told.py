"""What the shop was told about a customer, as it stands on their timeline: notes, consents, links, merges."""

from datetime import date, datetime, time, tzinfo

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Change, Consent, Customer, Deed, Link, Merge, Note, Staff
from delight.data.queries.common import table
from delight.domain.customers.links import LinkKind
from delight.domain.days.calendar import at_local
from delight.domain.timeline import EntryKind, TimelineEntry

_N, _S, _O, _L, _C, _M = (table(e) for e in (Note, Staff, Consent, Link, Customer, Merge))
_CHANGE, _DEED = table(Change), table(Deed)
_NOON = time(12)
_WORDS = 2_000


def notes(session: Session, customer_id: int, _zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    """Return notes as entries."""
    words = sa.func.substr(_N.c.text, 1, _WORDS).label("words")
    query = (
        sa.select(*_N.c["id", "at"], words, sa.func.coalesce(_S.c.name, "").label("staff"))
        .select_from(_N)
        .outerjoin(_S, _S.c.id == _N.c.staff_id)
        .where(_N.c.customer_id == customer_id)
        .order_by(_N.c.at.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(
            kind=EntryKind.NOTE, at=row.at, code="note", text=row.words, record=row.id, staff=row.staff
        )
        for row in session.execute(query)
    ]


def consents(session: Session, customer_id: int, zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    """Return what they allowed or refused: the code is about what, the text where it was said."""
    query = sa.select(_O, _noted(_O)).where(_O.c.customer_id == customer_id).order_by(_O.c.id.desc())
    return [
        TimelineEntry(
            kind=EntryKind.CONSENT,
            at=_when(row.day, row.noted, zone),
            code=row.about,
            text=row.source,
            record=row.id,
            state="given" if row.given else "refused",
        )
        for row in session.execute(query.limit(limit))
    ]


def links(session: Session, customer_id: int, zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    """Return who belongs to them: the text is the other's name."""
    entries = []
    for mine, other, state in (
        (_L.c.customer_id, _L.c.other_id, ""),
        (_L.c.other_id, _L.c.customer_id, "from"),
    ):
        query = (
            sa.select(*_L.c["id", "kind", "day"], _C.c.name, _C.c.id.label("other"), _noted(_L))
            .join_from(_L, _C, _C.c.id == other)
            .where(mine == customer_id, _L.c.kind != LinkKind.NOT_SAME)
            .order_by(_L.c.id.desc())
            .limit(limit)
        )
        entries += [
            TimelineEntry(
                kind=EntryKind.LINK,
                at=_when(row.day, row.noted, zone),
                code=row.kind,
                text=row.name,
                record=row.id,
                state=state,
                other_id=row.other,
            )
            for row in session.execute(query)
        ]
    return entries


def merges(session: Session, customer_id: int, zone: tzinfo | None, limit: int) -> list[TimelineEntry]:
    """Return when somebody was found to be the same person."""
    query = sa.select(_M, _noted(_M)).where(_M.c.customer_id == customer_id).order_by(_M.c.id.desc())
    return [
        TimelineEntry(
            kind=EntryKind.MERGE, at=_when(None, row.noted, zone), code="merge", text="", record=row.id
        )
        for row in session.execute(query.limit(limit))
    ]


def _noted(of: sa.Table) -> sa.Label[datetime]:
    """Return when a record was added, out of the journal: it has no moment of its own."""
    first = (
        sa.select(sa.func.min(_DEED.c.at))
        .join_from(_CHANGE, _DEED, _DEED.c.id == _CHANGE.c.deed_id)
        .where(_CHANGE.c.record_uid == of.c.uid)
    )
    return first.scalar_subquery().label("noted")


def _when(day: date | None, noted: datetime, zone: tzinfo | None) -> datetime:
    return noted if day is None else at_local(day, _NOON, zone)
