"""Customers: lists, one in full, and the timeline."""

from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer, Gesture, Tag, Visit
from delight.data.queries.common import LIKE_ESCAPE, found, like, table, version
from delight.data.queries.tags import tags_of
from delight.domain.cases import RECENT_DAYS
from delight.domain.customers import CustomerDetail, CustomerRow, customer_marks, town_of
from delight.domain.stages import OPEN_STAGES, CaseKind
from delight.domain.standing import Facts, standing
from delight.domain.text import digits, fold, fold_reading, sought

_C, _K, _V, _G, _T = table(Customer), table(Case), table(Visit), table(Gesture), table(Tag)
_LAST_DAY = sa.select(sa.func.max(_V.c.day)).where(_V.c.customer_id == sa.bindparam("customer_id"))
_COMPLAINT = _K.c.kind == CaseKind.COMPLAINT
_OPEN = _COMPLAINT & _K.c.stage.in_([stage.value for stage in OPEN_STAGES])


def customers(
    session: Session, search: str, *, today: date, offset: int, limit: int, tag: str = ""
) -> list[CustomerRow]:
    """Return customers by name, or those that ``search`` fits, best first; of one ``tag`` alone."""
    query = _listed(search, today).where(carries(tag)).order_by(*_order(search)).offset(offset).limit(limit)
    return [_row(row, today) for row in session.execute(query)]


def customer_count(session: Session, search: str, tag: str = "") -> int:
    """Return how many customers ``search`` fits, of those that carry ``tag``."""
    query = sa.select(sa.func.count()).select_from(_C).where(fits(search), carries(tag))
    return session.scalar(query) or 0


def customer(session: Session, customer_id: int, today: date) -> CustomerDetail:
    """Return everything on one customer (``customer.unknown``)."""
    record: Customer = found(session, Customer, customer_id, "customer.unknown")
    row = session.execute(_listed("", today).where(_C.c.id == customer_id)).one()
    facts = _facts(row, today)
    state, reason = standing(facts)
    value = session.scalar(sa.select(sa.func.sum(_V.c.amount_minor)).where(_V.c.customer_id == customer_id))
    gesture = session.execute(
        sa.select(_G.c.name, _G.c.given_at)
        .where(_G.c.customer_id == customer_id, _G.c.given_at.is_not(None))
        .order_by(_G.c.given_at.desc())
        .limit(1)
    ).first()
    return CustomerDetail(
        id=customer_id,
        uid=record.uid,
        version=version(session, record.uid),
        name=record.name,
        email=record.email,
        phone=record.phone,
        address=record.address,
        country=record.country,
        language=record.language,
        salutation=record.salutation,
        address_name=record.address_name,
        given=record.given,
        family=record.family,
        title=record.title,
        reading=record.reading,
        address_as=record.address_as,
        formality=record.formality,
        large_print=record.large_print,
        gone=record.gone,
        tags=tags_of(session, customer_id),
        organisation=record.organisation,
        birthday=record.birthday,
        know=record.know,
        expects=record.expects,
        likes=record.likes,
        health=record.health,
        since=record.since,
        letters_welcome=record.letters_welcome,
        surprises_welcome=record.surprises_welcome,
        standing=state,
        reason=reason,
        open_cases=row.open_cases,
        recent_cases=row.recent_cases,
        visits=row.visits,
        value_minor=value or 0,
        last_seen=row.last_seen,
        last_gesture=gesture.name if gesture else "",
        last_gesture_at=gesture.given_at if gesture else None,
        created_at=record.created_at,
    )


def same_name(session: Session, name: str) -> list[tuple[int, str]]:
    """Return the ids and names of customers whose folded name is that of ``name``."""
    query = sa.select(_C.c.id, _C.c.name).where(_C.c.name_key == fold(name)).order_by(_C.c.id).limit(20)
    return [(row.id, row.name) for row in session.execute(query)]


def uids(session: Session) -> dict[int, str]:
    """Return every customer's uid by id."""
    return {row.id: row.uid for row in session.execute(sa.select(_C.c.id, _C.c.uid))}


def id_of_uid(session: Session, uid: str) -> int | None:
    """Return the id of the customer with this uid."""
    return session.scalar(sa.select(_C.c.id).where(_C.c.uid == uid))


def last_seen(session: Session, customer_id: int) -> date | None:
    """Return the day of a customer's last visit."""
    return session.scalar(_LAST_DAY, {"customer_id": customer_id})


def marks(session: Session) -> set[tuple[str, ...]]:
    """Return what tells every customer from others of their name: see ``customer_marks``."""
    query = sa.select(*_C.c["name", "email", "phone", "address"]).order_by(_C.c.id)
    return {mark for row in session.execute(query) for mark in customer_marks(*row)}


def _listed(search: str, today: date) -> sa.Select[Any]:
    recent = datetime.combine(today - timedelta(days=RECENT_DAYS), datetime.min.time()).astimezone()
    mine, visited = _K.c.customer_id == _C.c.id, _V.c.customer_id == _C.c.id
    return sa.select(
        *_C.c["id", "uid", "name", "email", "phone", "address", "gone", "since", "created_at"],
        sa.select(sa.func.count()).where(mine, _OPEN).scalar_subquery().label("open_cases"),
        sa.select(sa.func.count())
        .where(mine, _COMPLAINT, _K.c.received_at >= recent)
        .scalar_subquery()
        .label("recent_cases"),
        sa.select(sa.func.count())
        .where(mine, _K.c.kind == CaseKind.COMPLIMENT)
        .scalar_subquery()
        .label("compliments"),
        sa.select(sa.func.count()).where(visited).scalar_subquery().label("visits"),
        sa.select(sa.func.min(_V.c.day)).where(visited).scalar_subquery().label("first_seen"),
        sa.select(sa.func.max(_V.c.day)).where(visited).scalar_subquery().label("last_seen"),
    ).where(fits(search))


def fits(search: str) -> sa.ColumnElement[bool]:
    """Return the condition that a customer fits typed words: name, reading, e-mail or phone."""
    search = sought(search)
    folded, number = fold(search), digits(search)
    if not folded:
        return sa.true()
    words = sa.and_(*(_C.c.name_key.like(like(word), escape=LIKE_ESCAPE) for word in folded.split()))
    spoken = (like(word) for word in fold_reading(search).split())
    reading = sa.and_(
        _C.c.reading != "", *(sa.func.fold_reading(_C.c.reading).like(w, escape=LIKE_ESCAPE) for w in spoken)
    )
    fits = words | reading | sa.func.lower(_C.c.email).like(like(folded), escape=LIKE_ESCAPE)
    if len(number) >= 3 and len(number) >= len(search.replace(" ", "")) - 4:
        fits |= _C.c.phone_key.like(like(number), escape=LIKE_ESCAPE)
    return fits


def carries(tag: str) -> sa.ColumnElement[bool]:
    """Return the condition that a customer carries a tag; no tag is no condition."""
    mine = sa.select(_T.c.customer_id).where(_T.c.name_key == fold(tag))
    return _C.c.id.in_(mine) if tag.strip() else sa.true()


def _order(search: str) -> list[sa.ColumnElement[Any]]:
    folded = fold(sought(search))
    if not folded:
        return [_C.c.name_key.asc(), _C.c.id.asc()]
    start = like(folded)[1:]
    rank = sa.case(
        (_C.c.name_key == folded, 0),
        (_C.c.name_key.like(start, escape=LIKE_ESCAPE), 1),
        (_C.c.name_key.like("% " + start, escape=LIKE_ESCAPE), 2),
        else_=3,
    )
    return [rank, _C.c.name_key.asc(), _C.c.id.asc()]


def _row(row: Any, today: date) -> CustomerRow:
    state, reason = standing(_facts(row, today))
    return CustomerRow(
        id=row.id,
        uid=row.uid,
        name=row.name,
        email=row.email,
        phone=row.phone,
        town=town_of(row.address),
        standing=state,
        reason=reason,
        open_cases=row.open_cases,
        last_seen=row.last_seen,
        gone=row.gone,
    )


def _facts(row: Any, today: date) -> Facts:
    return Facts(
        today=today,
        since=row.since,
        known_since=row.created_at.date(),
        open_complaints=row.open_cases,
        recent_complaints=row.recent_cases,
        compliments=row.compliments,
        visits=row.visits,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
    )
