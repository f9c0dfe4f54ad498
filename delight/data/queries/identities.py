"""Which record a uid is, and the other way round: after a restore an id may be another record's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Merge, Record
from delight.data.queries.common import table
from delight.data.tables import bare
from delight.domain.changes import Noun

_MERGES = table(Merge)
R = TypeVar("R", bound=Record)


def uids(session: Session, noun: Noun, ids: Iterable[int]) -> dict[int, str]:
    """Return the uids of records of one kind by id, also of those that are hidden from the desk."""
    records = bare(noun)
    found = session.execute(sa.select(records.c.id, records.c.uid).where(records.c.id.in_(list(ids))))
    return {row.id: row.uid for row in found}


def ids(session: Session, noun: Noun, uids: Iterable[str]) -> dict[str, int]:
    """Return the ids of records of one kind by uid; whoever was merged is whom they were merged into."""
    records, wanted = bare(noun), list(uids)
    found = session.execute(sa.select(records.c.id, records.c.uid).where(records.c.uid.in_(wanted)))
    here = {row.uid: row.id for row in found}
    if noun is not Noun.CUSTOMER:
        return here
    merged = sa.select(_MERGES.c.old_uid, _MERGES.c.customer_id).where(_MERGES.c.old_uid.in_(wanted))
    return {row.old_uid: row.customer_id for row in session.execute(merged)} | here


def stored(session: Session, kind: type[R], noun: Noun, uid: str) -> R | None:
    """Return the record that what was typed under a uid was stored as before, if it was."""
    known = ids(session, noun, [uid]).get(uid) if uid else None
    return None if known is None else session.get_one(kind, known)
