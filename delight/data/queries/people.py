"""Lists of customers: by name, by last visit or by what their visits were worth; or who fits a search."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, tzinfo
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.derived import facts
from delight.data.entities import Customer, Tag
from delight.data.queries.common import LIKE_ESCAPE, Only, like, table
from delight.data.queries.seek import count_found, found_ids
from delight.domain.calendar import local_day
from delight.domain.cases import Outcome
from delight.domain.changes import Noun
from delight.domain.customers import CustomerRow, CustomerSort
from delight.domain.seeking import Asked
from delight.domain.standing import Facts, Rhythm, Standing, standing
from delight.domain.text import fold, sought
from delight.domain.towns import town_of

_C, _T = table(Customer), table(Tag)
_EVERYBODY = _C.outerjoin(facts, facts.c.customer_id == _C.c.id)
_COUNTED = facts.join(_C, facts.c.customer_id == _C.c.id)
_AT_ONCE, _MOST_AT_ONCE = 200, 5_000
_Rows = Iterator[Sequence[sa.Row[Any]]]


def customers(
    session: Session,
    search: str,
    *,
    today: date,
    zone: tzinfo | None = None,
    offset: int = 0,
    limit: int,
    tag: str | Only = "",
    standings: Collection[Standing] = (),
    sort: CustomerSort = CustomerSort.NAME,
    after: int | None = None,
) -> list[CustomerRow]:
    """Return customers in the order of ``sort``, or those that ``search`` fits, best first.

    Args:
        session: to read in.
        search: what was typed; empty is everybody.
        today: the shop's day, in its ``zone``; standing is told by it.
        zone: of the shop.
        offset: how many to leave out; where the list goes on, ``after`` is faster.
        limit: how many at most.
        tag: only those that carry it, or are in that group.
        standings: only those that stand so.
        sort: without a search.
        after: id of the customer after whom the list goes on.
    """
    skipped = offset if after is None else 0
    if not standings and not search.strip():
        ids = _ordered(session, sort, after).where(carries(tag)).offset(skipped).limit(limit)
        some = list(session.scalars(ids.with_only_columns(_C.c.id)))
        return [row_of(row, today, zone) for row in _these(session, some)]
    stretches = _stretches(session, search, tag, sort, after)
    rows = (row_of(row, today, zone) for stretch in stretches for row in stretch)
    fitting = (row for row in rows if not standings or row.standing in standings)
    return list(islice(fitting, skipped, skipped + limit))


def customer_count(
    session: Session,
    search: str,
    tag: str | Only = "",
    standings: Collection[Standing] = (),
    *,
    today: date | None = None,
    zone: tzinfo | None = None,
) -> int:
    """Return how many customers ``search`` fits, of those that carry ``tag`` and stand so."""
    if standings:
        stretches = _stretches(session, search, tag, CustomerSort.NAME, None)
        known = (facts_in(row, today or date.min, zone) for stretch in stretches for row in stretch)
        return sum(standing(one).standing in standings for one in known)
    if search.strip() and tag == "" and Asked(search).words:
        return count_found(session, Noun.CUSTOMER, search)
    if search.strip():
        return sum(len(stretch) for stretch in _stretches(session, search, tag, CustomerSort.NAME, None))
    return session.scalar(sa.select(sa.func.count()).select_from(_C).where(carries(tag))) or 0


def listed(start: sa.FromClause | None = None) -> sa.Select[Any]:
    """Return the query for customers with what is derived of them; everybody, even if that is out of step."""
    columns = _C.c["id", "uid", "name", "email", "phone", "address", "gone", "since", "created_at"]
    return sa.select(*columns, *facts.c).select_from(_EVERYBODY if start is None else start)


def carries(tag: str | Only) -> sa.ColumnElement[bool]:
    """Return the condition that a customer carries a tag, or is in a group; no tag is no condition."""
    if isinstance(tag, Only):
        return tag.where
    mine = sa.select(_T.c.customer_id).where(_T.c.name_key == fold(tag))
    return _C.c.id.in_(mine) if tag.strip() else sa.true()


def row_of(row: Any, today: date, zone: tzinfo | None) -> CustomerRow:
    """Return a customer as a list shows them, from a row of ``listed``."""
    why = standing(facts_in(row, today, zone))
    return CustomerRow(
        id=row.id,
        uid=row.uid,
        name=row.name,
        email=row.email,
        phone=row.phone,
        town=town_of(row.address),
        standing=why.standing,
        reason=why.code,
        open_cases=row.open_complaints or 0,
        last_seen=row.last_day,
        gone=row.gone,
    )


def facts_in(row: Any, today: date, zone: tzinfo | None) -> Facts:
    """Return what standing needs, from a row of ``listed``; where that is out of step nothing is known."""
    unhappy = row.complaint_outcome == Outcome.NOT_SATISFIED
    complaints = (row.complaint_at, row.complaint_before)
    firsts = [day for day in (row.first_day, _day(row.first_case_at, zone)) if day is not None]
    return Facts(
        today=today,
        since=row.since,
        known_since=local_day(row.created_at, zone),
        from_list=bool(row.from_list),
        first_known=min(firsts, default=None),
        open_complaints=row.open_complaints or 0,
        open_since=_day(row.open_since, zone),
        complaints=tuple(local_day(at, zone) for at in complaints if at is not None),
        unhappy_on=_day(row.complaint_closed_at, zone) if unhappy else None,
        compliments=row.compliments or 0,
        praised_on=_day(row.compliment_at, zone),
        visits=row.days or 0,
        last_seen=row.last_day,
        rhythm=Rhythm(usual=row.usual_days, longest=row.longest_days) if row.usual_days else None,
        pulse=row.pulse,
        asked_on=_day(row.pulse_at, zone),
        brought=row.brought or 0,
    )


def _stretches(
    session: Session, search: str, tag: str | Only, sort: CustomerSort, after: int | None
) -> _Rows:
    """Yield customers some at a time, ever more, in the order of the list."""
    if search.strip() and Asked(search).words:
        yield from _found(session, search, tag, after)
        return
    size = _AT_ONCE
    while True:
        query = _ordered(session, sort, after).where(carries(tag), _signs(search)).limit(size)
        rows = session.execute(query).all()
        yield rows
        if len(rows) < size:
            return
        after, size = rows[-1].id, min(2 * size, _MOST_AT_ONCE)


def _found(session: Session, search: str, tag: str | Only, after: int | None) -> _Rows:
    ids, size = found_ids(session, Noun.CUSTOMER, search, after=after), _AT_ONCE // 4
    while some := list(islice(ids, size)):
        yield _these(session, some, carries(tag))
        size = min(2 * size, _MOST_AT_ONCE)


def _these(
    session: Session, ids: Sequence[int], *conditions: sa.ColumnElement[bool]
) -> Sequence[sa.Row[Any]]:
    rows = {row.id: row for row in session.execute(listed().where(_C.c.id.in_(ids), *conditions))}
    return [rows[one] for one in ids if one in rows]


def _signs(search: str) -> sa.ColumnElement[bool]:
    """Return the condition for a search that holds no word, such as ``***``: the name holds its signs."""
    signs = fold(sought(search))
    return _C.c.name_key.like(like(signs), escape=LIKE_ESCAPE) if signs else sa.true()


def _ordered(session: Session, sort: CustomerSort, after: int | None) -> sa.Select[Any]:
    """Return the query for everybody in order, from whoever follows ``after``."""
    key, backward = _KEYS[sort]
    number = _C.c.id if sort is CustomerSort.NAME else facts.c.customer_id
    order = (key.desc(), number.desc()) if backward else (key, number)
    query = listed(_COUNTED if backward else None).order_by(*order)
    known = session.execute(sa.select(key).select_from(_EVERYBODY).where(_C.c.id == after)).first()
    if after is None or known is None:
        return query
    if not backward:
        return query.where(sa.tuple_(key, number) > sa.tuple_(sa.literal(known[0]), sa.literal(after)))
    if known[0] is None:
        return query.where(key.is_(None), number < after)
    return query.where(sa.or_(key < known[0], (key == known[0]) & (number < after), key.is_(None)))


_KEYS = {
    CustomerSort.NAME: (_C.c.name_key, False),
    CustomerSort.LAST_HERE: (facts.c.last_day, True),
    CustomerSort.VALUE: (facts.c.value_minor, True),
}


def _day(moment: datetime | None, zone: tzinfo | None) -> date | None:
    return None if moment is None else local_day(moment, zone)
