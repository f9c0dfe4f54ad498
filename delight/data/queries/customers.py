"""Customers: lists, one in full, and the timeline."""

from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.derived import facts
from delight.data.entities import Case, Customer, Gesture, Tag, Visit
from delight.data.queries.common import LIKE_ESCAPE, found, like, table, version
from delight.data.queries.standing import facts_of
from delight.data.queries.tags import tags_of
from delight.domain.calendar import local_day
from delight.domain.cases import Outcome
from delight.domain.customers import CustomerDetail, CustomerRow, customer_marks, town_of
from delight.domain.stages import CaseKind
from delight.domain.standing import RECENT_DAYS, Facts, Rhythm, standing
from delight.domain.text import digits, fold, fold_reading, sought

_C, _K, _V, _G, _T = table(Customer), table(Case), table(Visit), table(Gesture), table(Tag)
_LAST_DAY = sa.select(sa.func.max(_V.c.day)).where(_V.c.customer_id == sa.bindparam("customer_id"))


def customers(
    session: Session,
    search: str,
    *,
    today: date,
    zone: tzinfo | None = None,
    offset: int,
    limit: int,
    tag: str = "",
) -> list[CustomerRow]:
    """Return customers by name, or those that ``search`` fits, best first; of one ``tag`` alone."""
    query = _listed().where(fits(search), carries(tag)).order_by(*_order(search)).offset(offset).limit(limit)
    return [_row(row, today, zone) for row in session.execute(query)]


def customer_count(session: Session, search: str, tag: str = "") -> int:
    """Return how many customers ``search`` fits, of those that carry ``tag``."""
    query = sa.select(sa.func.count()).select_from(_C).where(fits(search), carries(tag))
    return session.scalar(query) or 0


def customer(session: Session, customer_id: int, today: date, zone: tzinfo | None = None) -> CustomerDetail:
    """Return everything on one customer (``customer.unknown``)."""
    record: Customer = found(session, Customer, customer_id, "customer.unknown")
    row = session.execute(_listed().where(_C.c.id == customer_id)).one()
    known = facts_of(session, customer_id, today, zone)
    why = standing(known)
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
        standing=why.standing,
        reason=why.code,
        why=why,
        facts=known,
        open_cases=known.open_complaints,
        recent_cases=recent_cases(session, customer_id, today),
        visits=row.visits or 0,
        value_minor=row.value_minor or 0,
        last_seen=row.last_day,
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


def recent_cases(session: Session, customer_id: int, today: date) -> int:
    """Return how many complaints of a customer came in lately."""
    recent = datetime.combine(today - timedelta(days=RECENT_DAYS), datetime.min.time()).astimezone()
    mine = (_K.c.customer_id == customer_id) & (_K.c.kind == CaseKind.COMPLAINT)
    query = sa.select(sa.func.count()).select_from(_K).where(mine, _K.c.received_at >= recent)
    return session.scalar(query) or 0


def _listed() -> sa.Select[Any]:
    columns = _C.c["id", "uid", "name", "email", "phone", "address", "gone", "since", "created_at"]
    return sa.select(*columns, *facts.c).select_from(_C.outerjoin(facts, facts.c.customer_id == _C.c.id))


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


def _row(row: Any, today: date, zone: tzinfo | None) -> CustomerRow:
    why = standing(_facts(row, today, zone))
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


def _facts(row: Any, today: date, zone: tzinfo | None) -> Facts:
    """Return what standing needs, out of what is derived; where that is out of step nothing is known."""
    unhappy = row.complaint_outcome == Outcome.NOT_SATISFIED
    complaints = (row.complaint_at, row.complaint_before)
    return Facts(
        today=today,
        since=row.since,
        known_since=local_day(row.created_at, zone),
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


def _day(moment: datetime | None, zone: tzinfo | None) -> date | None:
    return None if moment is None else local_day(moment, zone)
