"""Lists of customers: by name, by last visit or by what their visits were worth; or who fits a search."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, tzinfo
from heapq import merge
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.derived import facts
from delight.data.entities import Customer, Tag
from delight.data.queries.common import LIKE_ESCAPE, Only, among, like, table
from delight.data.queries.seek import count_found, found_ids
from delight.domain.cases.case import Outcome
from delight.domain.changes import Noun
from delight.domain.customers.customer import CustomerRow, CustomerSort
from delight.domain.customers.standing import Facts, Rhythm, Standing, standing
from delight.domain.days.calendar import local_day
from delight.domain.duplicates.towns import town_of
from delight.domain.seeking import Asked
from delight.domain.text import fold, sought

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
        some = _in_order(session, sort, after, skipped + limit, carries(tag))[skipped:]
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
    if not Asked(search).words:
        return _how_many(session, carries(tag), _signs(search))
    if tag == "":
        return count_found(session, Noun.CUSTOMER, search)
    ids = found_ids(session, Noun.CUSTOMER, search)
    stretches = iter(lambda: list(islice(ids, _MOST_AT_ONCE)), [])
    return sum(_how_many(session, among(_C.c.id, some), carries(tag)) for some in stretches)


def _how_many(session: Session, *where: sa.ColumnElement[bool]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(_C).where(*where)) or 0


def listed() -> sa.Select[Any]:
    """Return the query for customers with what is derived of them; everybody, even if that is out of step."""
    columns = _C.c["id", "uid", "name", "email", "phone", "address", "gone", "since", "created_at"]
    return sa.select(*columns, *facts.c).select_from(_EVERYBODY)


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


def facts_of(session: Session, customer_id: int, *, today: date, zone: tzinfo | None) -> Facts:
    """Return what standing needs of one customer, who is there."""
    return facts_in(session.execute(listed().where(_C.c.id == customer_id)).one(), today, zone)


def _stretches(
    session: Session, search: str, tag: str | Only, sort: CustomerSort, after: int | None
) -> _Rows:
    """Yield customers some at a time, ever more, in the order of the list."""
    if search.strip() and Asked(search).words:
        yield from _found(session, search, tag, after)
        return
    size = _AT_ONCE
    while True:
        ids = _in_order(session, sort, after, size, carries(tag), _signs(search))
        yield _these(session, ids)
        if len(ids) < size:
            return
        after, size = ids[-1], min(2 * size, _MOST_AT_ONCE)


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


def _in_order(
    session: Session, sort: CustomerSort, after: int | None, limit: int, *where: sa.ColumnElement[bool]
) -> list[int]:
    """Return the ids of those whom ``where`` holds for, in order, from whoever follows ``after``."""
    if sort is not CustomerSort.NAME:
        return list(session.scalars(_by_facts(session, _KEYS[sort], after).where(*where).limit(limit)))
    found = [session.execute(query.where(*where).limit(limit)) for query in _by_name(session, after)]
    return [row.id for row in islice(merge(*found, key=tuple), limit)]


def _by_name(session: Session, after: int | None) -> Iterator[sa.Select[Any, Any]]:
    """Yield the queries for (name, id) of those sorted as they are written, and of those as they are read.

    Two, each with an index of its own, and their rows are put together afterwards: few shops know readings,
    and those that do know few names besides.
    """
    read = sa.select(facts.c.customer_id).where(facts.c.read_as.is_not(None))
    written, number = sa.select(_C.c.name_key, _C.c.id), facts.c.customer_id
    ways: list[tuple[sa.Column[Any], sa.Column[Any], sa.Select[Any, Any]]]
    if session.scalar(read.limit(1)) is None:
        ways = [(_C.c.name_key, _C.c.id, written)]
    else:
        as_read = sa.select(facts.c.read_as, number.label("id")).select_from(_COUNTED)
        ways = [
            (_C.c.name_key, _C.c.id, written.where(~read.where(number == _C.c.id).exists())),
            (facts.c.read_as, number, as_read.where(facts.c.read_as.is_not(None))),
        ]
    known = sa.select(sa.func.coalesce(facts.c.read_as, _C.c.name_key)).select_from(_EVERYBODY)
    start = session.scalar(known.where(_C.c.id == after)) if after is not None else None
    for key, same, query in ways:
        on = sa.tuple_(key, same) > sa.tuple_(sa.literal(start), sa.literal(after))
        yield query.where(on if start is not None else sa.true()).order_by(key, same)


def _by_facts(session: Session, key: sa.Column[Any], after: int | None) -> sa.Select[Any]:
    """Return the query for the ids of everybody, the most of ``key`` first, from who follows ``after``."""
    number = facts.c.customer_id
    query = sa.select(_C.c.id).select_from(_COUNTED).order_by(key.desc(), number.desc())
    known = session.execute(sa.select(key).select_from(_EVERYBODY).where(_C.c.id == after)).first()
    if after is None or known is None:
        return query
    if known[0] is None:
        return query.where(key.is_(None), number < after)
    return query.where(sa.or_(key < known[0], (key == known[0]) & (number < after), key.is_(None)))


_KEYS = {
    CustomerSort.LAST_HERE: facts.c.last_day,
    CustomerSort.VALUE: facts.c.value_minor,
}


def _day(moment: datetime | None, zone: tzinfo | None) -> date | None:
    return None if moment is None else local_day(moment, zone)
