"""Reports of imports, kept beside the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Change, Customer, Deed, ImportReport
from delight.data.journal import Writer
from delight.data.parts import parts
from delight.data.queries.common import table
from delight.domain.changes import Noun

_I, _C, _K = table(ImportReport), table(Customer), table(Case)
_H, _D = table(Change), table(Deed)
_MOST = 30_000


def keep(deed: Writer, noun: str, file: str, body: str) -> None:
    """Keep a report with its deed."""
    deed.session.add(ImportReport(deed_uid=deed.uid, noun=noun, file=file, body=body))


def body(session: Session, deed_uid: str) -> tuple[str, str, str] | None:
    """Return (noun, file, body) of a report, if it was kept."""
    row = session.execute(
        sa.select(*_I.c["noun", "file", "body"]).where(_I.c.deed_uid == deed_uid)
    ).one_or_none()
    return None if row is None else (row.noun, row.file, row.body)


def all_bodies(session: Session) -> Iterator[tuple[str, str, str, str]]:
    """Yield (uid of the deed, noun, file, body) of every report."""
    for row in session.execute(sa.select(*_I.c["deed_uid", "noun", "file", "body"])):
        yield row.deed_uid, row.noun, row.file, row.body


def titles(session: Session, noun: str, ids: Iterable[int]) -> dict[int, str]:
    """Return what records are called today, by id: customers by name, cases by reference."""
    named = _K.c["id", "reference"] if noun == "cases" else _C.c["id", "name"]
    found: dict[int, str] = {}
    for chosen in parts(sorted(ids), _MOST):
        rows = session.execute(sa.select(*named).where(named["id"].in_(chosen)))
        found.update((row[0], row[1]) for row in rows)
    return found


def newcomers(session: Session, deed_uid: str) -> frozenset[int]:
    """Return the ids of the customers who came in with a deed and are here today."""
    came = (
        sa.select(_C.c.id)
        .join(_H, _H.c.record_uid == _C.c.uid)
        .join(_D, _D.c.id == _H.c.deed_id)
        .where(_D.c.uid == deed_uid, _H.c.noun == Noun.CUSTOMER.value, _H.c.op == "I")
    )
    return frozenset(session.scalars(came))
