"""Causes of cases, what was changed about them, who raised them and who was told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer, Idea, Improvement, Letter, Staff, Tally
from delight.data.queries.common import among, last_line, table
from delight.data.queries.seek import found_ids
from delight.domain.cases.figures import FIGURE
from delight.domain.cases.stages import OPEN_STAGES, CaseKind
from delight.domain.changes import Noun
from delight.domain.customers.customer import Gone
from delight.domain.improvements.causes import CauseCase, Told
from delight.domain.improvements.improvement import ImprovementRow
from delight.domain.letters.wordings import WordingKind
from delight.domain.seeking import Asked
from delight.domain.text import first_words

_K, _C, _I, _L, _S = table(Case), table(Customer), table(Improvement), table(Letter), table(Staff)
_SHOWN_WORDS = 120
_TELLING = (_L.c.kind == WordingKind.YOU_SAID_WE_DID) & (_L.c.never_sent == sa.literal(0))
_LACKED = _K.c.lacked > sa.literal_column("''")
"""A parameter would hide from SQLite that its index fits."""
_OPEN = _K.c.stage.in_([stage.value for stage in OPEN_STAGES])


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted of one cause; moments of its first and last case."""

    key: str
    cases: int
    open_cases: int
    people: int
    anonymous: int
    first: datetime
    last: datetime
    recent: int
    before: int


def counted(session: Session, *, before: datetime, recent: datetime, key: str = "") -> list[Counted]:
    """Return every cause of cases, or one; ``before`` and ``recent`` part the time for its trend."""
    at = _K.c.received_at
    columns = (
        _K.c.cause_key.label("key"),
        sa.func.count().label("cases"),
        sa.func.sum(sa.case((_OPEN, 1), else_=0)).label("open_cases"),
        sa.func.count(_K.c.customer_id.distinct()).label("people"),
        sa.func.sum(sa.case((_K.c.customer_id.is_(None), 1), else_=0)).label("anonymous"),
        sa.func.min(at).label("first"),
        sa.func.max(at).label("last"),
        sa.func.sum(sa.case((at >= recent, 1), else_=0)).label("recent"),
        sa.func.sum(sa.case(((at >= before) & (at < recent), 1), else_=0)).label("before"),
    )
    query = sa.select(*columns).where(_caused(key)).group_by(_K.c.cause_key)
    return [Counted(**row) for row in session.execute(query).mappings()]


def keys(session: Session) -> dict[str, int]:
    """Return every cause by its key, and how many cases came of it: as fast as somebody types."""
    cases = sa.select(_K.c.cause_key, sa.func.count()).where(_caused("")).group_by(_K.c.cause_key)
    known: dict[str, int] = dict.fromkeys(session.scalars(sa.select(_I.c.cause_key)), 0)
    return known | {row[0]: row[1] for row in session.execute(cases)}


def spellings(session: Session, *, key: str = "") -> dict[str, str]:
    """Return how each cause is mostly written, by its key."""
    count = sa.func.count()
    rows = session.execute(
        sa.select(_K.c.cause_key, _K.c.cause, count)
        .where(_caused(key))
        .group_by(_K.c.cause_key, _K.c.cause)
        .order_by(count, sa.func.max(_K.c.received_at))
    )
    return {row.cause_key: row.cause for row in rows}  # the last one, most used, stays


def improvement(session: Session, improvement_id: int) -> ImprovementRow | None:
    """Return what was changed, if that still stands."""
    return next(iter(_improvements(session, _I.c.id == improvement_id)), None)


def improvements(session: Session, *, key: str = "") -> list[ImprovementRow]:
    """Return what was changed, the newest first; of one cause where its key is given."""
    return _improvements(session, _I.c.cause_key == key if key else sa.true())


def _improvements(session: Session, condition: sa.ColumnElement[bool]) -> list[ImprovementRow]:
    columns = _I.c["id", "uid", "cause", "cause_key", "what", "changed_on", "created_at"]
    query = (
        sa.select(
            *columns,
            last_line(_I.c.uid).label("version"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
        )
        .select_from(_I)
        .outerjoin(_S, _S.c.id == _I.c.staff_id)
        .where(condition)
        .order_by(_I.c.changed_on.desc(), _I.c.id.desc())
    )
    return [ImprovementRow(**row) for row in session.execute(query).mappings()]


def cases_of(session: Session, key: str) -> list[CauseCase]:
    """Return the cases of a cause, the newest first."""
    return _cases(session, [_caused(key)])


def cases_by_id(session: Session, ids: Collection[int]) -> list[CauseCase]:
    """Return cases as short lines, the newest first."""
    return _cases(session, [_K.c.id.in_(ids)])


def causes_of_ids(session: Session, ids: Collection[int]) -> list[Any]:
    """Return the records of cases, in the order of their ids."""
    return list(session.scalars(sa.select(Case).where(_K.c.id.in_(ids)).order_by(_K.c.id)))


def case_ids_of(session: Session, key: str) -> list[int]:
    """Return the ids of every case of a cause."""
    return list(session.scalars(sa.select(_K.c.id).where(_K.c.cause_key == key)))


def uncaused(session: Session, search: str, offset: int, limit: int) -> list[CauseCase]:
    """Return cases without a cause, complaints and suggestions, the newest first; or those that fit words."""
    told = [_K.c.cause_key == "", _K.c.kind != CaseKind.COMPLIMENT, _K.c.reference.not_like(f"{FIGURE}%")]
    if Asked(search).words:
        told.append(among(_K.c.id, found_ids(session, Noun.CASE, search)))
    return _cases(session, told, offset, limit)


def raised_by(session: Session, key: str) -> dict[int, int]:
    """Return who raised a cause, and by which case: the last one that has words for a letter, if any has."""
    rows = session.execute(
        sa.select(_K.c.customer_id, _K.c.id)
        .where(_K.c.cause_key == key, _K.c.customer_id.is_not(None))
        .order_by(sa.case((_K.c.topic != "", 1), else_=0), _K.c.received_at, _K.c.id)
    )
    return {row.customer_id: row.id for row in rows}


def reachable(session: Session, keys: Collection[str]) -> dict[str, set[int]]:
    """Return who raised each of these causes and may be written to, by its key."""
    query = (
        sa.select(_K.c.cause_key, _K.c.customer_id)
        .select_from(_K.join(_C, _C.c.id == _K.c.customer_id))
        .where(_K.c.cause_key.in_(keys), _C.c.gone == Gone.NO, _C.c.letters_welcome.is_(True))
    )
    found: dict[str, set[int]] = {}
    for row in session.execute(query):
        found.setdefault(row.cause_key, set()).add(row.customer_id)
    return found


def told_of(session: Session, keys: Collection[str]) -> list[tuple[str, int, datetime]]:
    """Return who was ever told what was changed about these causes, and when: key, customer and moment."""
    query = sa.select(_K.c.cause_key, _L.c.customer_id, _L.c.issued_at).select_from(_told())
    found = session.execute(query.where(_TELLING, _K.c.cause_key.in_(keys)))
    return [(row.cause_key, row.customer_id, row.issued_at) for row in found]


def told(session: Session, key: str, since: datetime, customer_id: int | None = None) -> list[Told]:
    """Return who was told what was changed about a cause since a moment, the last first, each once."""
    query = (
        sa.select(
            *_L.c["customer_id", "number", "waiting"],
            _L.c.id.label("letter_id"),
            _L.c.issued_at.label("at"),
            _C.c.name.label("name"),
        )
        .select_from(_told().join(_C, _C.c.id == _L.c.customer_id))
        .where(_TELLING, _L.c.issued_at >= since, _K.c.cause_key == key)
        .order_by(_L.c.issued_at, _L.c.id)
    )
    if customer_id is not None:
        query = query.where(_L.c.customer_id == customer_id)
    rows = session.execute(query).mappings()
    last = {row["customer_id"]: Told(**{**row, "waiting": bool(row["waiting"])}) for row in rows}
    return sorted(last.values(), key=lambda one: one.at, reverse=True)


def count_between(session: Session, key: str, start: datetime, end: datetime) -> int:
    """Return how many cases of a cause came in from ``start`` until just before ``end``."""
    at = _K.c.received_at
    query = sa.select(sa.func.count()).where(_K.c.cause_key == key, at >= start, at < end)
    return session.scalar(query) or 0


def first_case(session: Session) -> datetime | None:
    """Return when the first case came in."""
    return session.scalar(sa.select(sa.func.min(_K.c.received_at)))


def lacked(session: Session) -> list[tuple[str, datetime, int]]:
    """Return what was asked for and could not be had: words, moment and case, the newest first."""
    rows = session.execute(
        sa.select(*_K.c["lacked", "received_at", "id"])
        .where(_LACKED)
        .order_by(_K.c.received_at.desc(), _K.c.id.desc())
    )
    return [(row.lacked, row.received_at, row.id) for row in rows]


def is_begun(session: Session) -> bool:
    """Return whether anything came out of cases yet, or was counted."""
    asked = (
        sa.select(_I.c.id),
        sa.select(table(Idea).c.id),
        sa.select(table(Tally).c.id),
        sa.select(_K.c.id).where(_K.c.cause_key > ""),
        sa.select(_K.c.id).where(_LACKED),
    )
    return any(session.scalar(query.limit(1)) is not None for query in asked)


def _told() -> sa.FromClause:
    return _L.join(_K, _K.c.id == _L.c.case_id)


def _cases(
    session: Session,
    conditions: Collection[sa.ColumnElement[bool]],
    offset: int = 0,
    limit: int | None = None,
) -> list[CauseCase]:
    columns = _K.c["id", "reference", "kind", "stage", "customer_id", "what", "received_at"]
    query = (
        sa.select(*columns, sa.func.coalesce(_C.c.name, "").label("customer_name"))
        .select_from(_K)
        .outerjoin(_C, _C.c.id == _K.c.customer_id)
        .where(*conditions)
        .order_by(_K.c.received_at.desc(), _K.c.id.desc())
        .offset(offset)
        .limit(limit)
    )
    rows = session.execute(query).mappings()
    return [CauseCase(**{**row, "what": first_words(row["what"], _SHOWN_WORDS)}) for row in rows]


def _caused(key: str) -> sa.ColumnElement[bool]:
    return _K.c.cause_key == key if key else _K.c.cause_key > ""
