"""Cases: lists and one in full."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import chain, dropwhile, islice
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Action, Case, Customer, Promise, Staff
from delight.data.queries import elsewhere
from delight.data.queries.case_filters import ACKNOWLEDGE_BY, IS_OPEN, PROMISED, RESOLVE_BY, sorted_ids
from delight.data.queries.case_filters import conditions as _conditions
from delight.data.queries.common import among, found, table, version
from delight.data.queries.seek import count_found, found_ids
from delight.domain.cases.case import CaseDetail, CaseDraft, CaseFilter, CaseRow
from delight.domain.cases.stages import OPEN_STAGES
from delight.domain.cases.terms import CaseSort
from delight.domain.changes import Noun
from delight.domain.seeking import Asked
from delight.domain.text import first_words, fold

_K, _C, _S, _P, _A = table(Case), table(Customer), table(Staff), table(Promise), table(Action)
_OWNER, _LOGGER, _PRAISED = _S.alias("owner"), _S.alias("logger"), _S.alias("praised")
_ID_OF_UID = sa.select(_K.c.id).where(_K.c.uid == sa.bindparam("uid"))
_SHOWN_WORDS = 120

_FIRST_AT_ONCE, _AT_ONCE = 100, 5_000


def cases(
    session: Session,
    which: CaseFilter,
    *,
    now: datetime,
    zone: tzinfo | None = None,
    offset: int = 0,
    limit: int,
    after: int | None = None,
) -> list[CaseRow]:
    """Return cases: open complaints first, in each group the newest first; what is searched for, best first.

    They go on after the case whose id is ``after``, where that is given. Sorted in another way, open ones
    stand among the others.
    """
    conditions, skipped = _conditions(session, which, now, zone), offset if after is None else 0
    if which.sort is not CaseSort.NEWEST:
        rows = _sorted(session, which, conditions, after, skipped, limit)
    elif Asked(which.search).words:
        rows = islice(_found(session, which, conditions, after), skipped, skipped + limit)
    else:
        rows = _newest(session, conditions, after, skipped, limit)
    return [_row(row) for row in rows]


def case_count(session: Session, which: CaseFilter, *, now: datetime, zone: tzinfo | None = None) -> int:
    """Return how many cases a list has in all."""
    conditions = _conditions(session, which, now, zone)
    if not Asked(which.search).words:
        return session.scalar(sa.select(sa.func.count()).select_from(_K).where(*conditions)) or 0
    if not conditions:
        return count_found(session, Noun.CASE, which.search)
    ids, fitting = found_ids(session, Noun.CASE, which.search, since=_oldest(session, which)), 0
    while some := list(islice(ids, _AT_ONCE)):
        query = sa.select(sa.func.count()).select_from(_K).where(_K.c.id.in_(some), *conditions)
        fitting += session.scalar(query) or 0
    return fitting


def case(session: Session, case_id: int) -> CaseDetail:
    """Return everything on one case (``case.unknown``)."""
    record: Case = found(session, Case, case_id, "case.unknown")
    names = session.execute(
        sa.select(
            _C.c.name.label("customer"),
            _LOGGER.c.name.label("staff"),
            _OWNER.c.name.label("owner"),
            _PRAISED.c.name.label("praised"),
        )
        .select_from(_K)
        .outerjoin(_C, _C.c.id == _K.c.customer_id)
        .outerjoin(_LOGGER, _LOGGER.c.id == _K.c.staff_id)
        .outerjoin(_OWNER, _OWNER.c.id == _K.c.owner_id)
        .outerjoin(_PRAISED, _PRAISED.c.id == _K.c.praised_id)
        .where(_K.c.id == case_id)
    ).one()
    spent = sa.select(sa.func.sum(_A.c.cost_minor)).where(_A.c.case_id == case_id, _A.c.done_at.is_not(None))
    same = {
        name: getattr(record, name)
        for name in CaseDetail.__dataclass_fields__
        if name in Case.model_fields and name != "id"
    }
    return CaseDetail(
        id=case_id,
        version=version(session, record.uid),
        customer_name=names.customer or "",
        staff=names.staff or "",
        owner=names.owner or "",
        praised=names.praised or "",
        cost_minor=session.scalar(spent) or 0,
        elsewhere=elsewhere.words_of(session, record.elsewhere_id),
        **same,
    )


def case_id(session: Session, reference: str) -> int | None:
    """Return the id of the case with this reference, or with this number of another program."""
    ours = session.scalar(sa.select(_K.c.id).where(_K.c.reference == reference.strip().upper()))
    theirs = sa.select(_K.c.id).where(_K.c.their_reference == reference.strip(), _K.c.their_reference != "")
    several = [] if ours is not None else session.scalars(theirs.limit(2)).all()
    return several[0] if len(several) == 1 else ours


def case_id_of_uid(session: Session, uid: str) -> int | None:
    """Return the id of the case with this uid."""
    return session.connection().scalar(_ID_OF_UID, {"uid": uid})


def twin(session: Session, draft: CaseDraft, now: datetime) -> str | None:
    """Return the reference of another case with the draft's words and customer, logged in the last minute."""
    who = _K.c.customer_id.is_not_distinct_from(draft.customer_id)
    if draft.new_customer:
        who = _K.c.customer_id.in_(sa.select(_C.c.id).where(_C.c.name_key == fold(draft.new_customer)))
    same = (_K.c.what_key == fold(draft.what), _K.c.uid != draft.uid, who)
    recent = _K.c.received_at > now - timedelta(minutes=1)
    return session.scalar(sa.select(_K.c.reference).where(recent, *same).limit(1))


def _listed() -> sa.Select[Any]:
    return (
        sa.select(
            *_K.c["id", "uid", "reference", "kind", "stage", "customer_id", "what", "failure", "severity"],
            *_K.c["channel", "received_at", "owner_id", "grave"],
            _C.c.name.label("customer"),
            _OWNER.c.name.label("owner"),
            sa.type_coerce(ACKNOWLEDGE_BY, _K.c.resolve_by.type).label("acknowledge_by"),
            sa.type_coerce(RESOLVE_BY, _K.c.resolve_by.type).label("resolve_by"),
            sa.type_coerce(PROMISED, _K.c.resolve_by.type).label("promised"),
        )
        .select_from(_K)
        .outerjoin(_C, _C.c.id == _K.c.customer_id)
        .outerjoin(_OWNER, _OWNER.c.id == _K.c.owner_id)
    )


def _newest(
    session: Session, conditions: list[sa.ColumnElement[bool]], after: int | None, offset: int, limit: int
) -> list[Any]:
    """Return the open complaints, which are few, then the others along their index."""
    known = session.execute(sa.select(IS_OPEN, _K.c.received_at).where(_K.c.id == after)).first()
    order = (_K.c.received_at.desc(), _K.c.id.desc())
    ids: list[int] = []
    for part in (IS_OPEN, sa.not_(IS_OPEN)):
        query = sa.select(_K.c.id).where(part, *conditions)
        if known is not None:
            if bool(known[0]) is not (part is IS_OPEN):
                continue
            query, known = query.where(_before(known[1], after)), None
        ids += session.scalars(query.order_by(*order).limit(offset + limit - len(ids)))
    return _read(session, ids[offset:])


def _sorted(
    session: Session,
    which: CaseFilter,
    conditions: list[sa.ColumnElement[bool]],
    after: int | None,
    offset: int,
    limit: int,
) -> list[Any]:
    """Return cases in the order that somebody chose; no more of it is looked at than is asked for."""
    if Asked(which.search).words:
        conditions = [*conditions, among(_K.c.id, found_ids(session, Noun.CASE, which.search))]
    ids = chain.from_iterable(session.scalars(part.where(*conditions)) for part in sorted_ids(which.sort))
    if after is not None:
        ids = islice(dropwhile(lambda one: one != after, ids), 1, None)
    return _read(session, list(islice(ids, offset, offset + limit)))


def rows_of(session: Session, ids: Sequence[int]) -> list[CaseRow]:
    """Return some cases, in the order of their ``ids``."""
    return [_row(row) for row in _read(session, ids)]


def _read(session: Session, ids: Sequence[int]) -> list[Any]:
    rows = {row.id: row for row in session.execute(_listed().where(among(_K.c.id, ids)))}
    return [rows[one] for one in ids]


def _before(moment: datetime, case_id: int | None) -> sa.ColumnElement[bool]:
    known = sa.tuple_(sa.literal(moment, _K.c.received_at.type), sa.literal(case_id))
    return sa.tuple_(_K.c.received_at, _K.c.id) < known


def _oldest(session: Session, which: CaseFilter) -> str:
    """Return the day before which nothing can fit; what is not over is little and mostly young."""
    if which.open_only:
        young = IS_OPEN
    elif which.stages and which.stages <= OPEN_STAGES:
        young = _K.c.stage.in_([stage.value for stage in which.stages])
    else:
        return ""
    first = session.scalar(sa.select(sa.func.min(_K.c.received_at)).where(young))
    return first.isoformat() if first else ""


def _found(
    session: Session, which: CaseFilter, conditions: list[sa.ColumnElement[bool]], after: int | None
) -> Iterator[Any]:
    since = _oldest(session, which)
    ids, size = found_ids(session, Noun.CASE, which.search, after=after, since=since), _FIRST_AT_ONCE
    while some := list(islice(ids, size)):
        rows = {row.id: row for row in session.execute(_listed().where(_K.c.id.in_(some), *conditions))}
        yield from (rows[one] for one in some if one in rows)
        size = min(2 * size, _AT_ONCE)


def _row(row: Any) -> CaseRow:
    dues = {"acknowledge": row.acknowledge_by, "promise": row.promised, "resolve": row.resolve_by}
    known = {name: due for name, due in dues.items() if due is not None}
    nearest = min(known, key=lambda name: known[name]) if known else ""
    return CaseRow(
        id=row.id,
        uid=row.uid,
        reference=row.reference,
        kind=row.kind,
        stage=row.stage,
        customer_id=row.customer_id,
        customer_name=row.customer or "",
        what=first_words(row.what, _SHOWN_WORDS),
        failure=row.failure,
        severity=row.severity,
        channel=row.channel,
        received_at=row.received_at,
        due_at=known.get(nearest),
        due_for=nearest,
        owner=row.owner or "",
        owner_id=row.owner_id,
        grave=row.grave,
    )
