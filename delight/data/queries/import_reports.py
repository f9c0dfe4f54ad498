"""Reports of imports, kept beside the journal."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

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
_FATE, _RECORD = 1, 2
"""Where a row that is kept says what became of it, and which record it was about."""


def keep(deed: Writer, noun: str, file: str, told: Mapping[str, Any]) -> None:
    """Keep what a report tells with its deed; the third of each of its ``rows`` is the id of a record."""
    body = b64encode(zlib.compress(json.dumps(told, separators=(",", ":")).encode())).decode("ascii")
    deed.session.add(ImportReport(deed_uid=deed.uid, noun=noun, file=file, body=body))


def told(session: Session, deed_uid: str) -> tuple[str, str, dict[str, Any]] | None:
    """Return (noun, file, what it tells) of a report, if it was kept."""
    row = session.execute(
        sa.select(*_I.c["noun", "file", "body"]).where(_I.c.deed_uid == deed_uid)
    ).one_or_none()
    return None if row is None else (row.noun, row.file, _unpacked(row.body))


def all_told(session: Session) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield (uid of the deed, noun, file, what it tells) of every report."""
    for row in session.execute(sa.select(*_I.c["deed_uid", "noun", "file", "body"])):
        yield row.deed_uid, row.noun, row.file, _unpacked(row.body)


def records(session: Session, deed_uid: str, fates: Collection[str]) -> list[int]:
    """Return the ids of the records that rows of some fates were about; none where no report was kept."""
    report = told(session, deed_uid)
    rows = report[2]["rows"] if report else ()
    known = {row[_RECORD] for row in rows if row[_FATE] in fates and len(row) > _RECORD}
    return sorted(known - {0})


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


def _unpacked(body: str) -> dict[str, Any]:
    return json.loads(zlib.decompress(b64decode(body)))
