"""Customers: lists, one in full, and the timeline."""

from datetime import date, time, timedelta, tzinfo

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer, Gesture, Tag, Visit
from delight.data.queries.common import found, table, version
from delight.data.queries.consents import answers
from delight.data.queries.people import facts_in, listed
from delight.data.queries.tags import tags_of
from delight.domain.cases.stages import CaseKind
from delight.domain.cases.terms import NOT_OURS
from delight.domain.customers.consents import ConsentAbout
from delight.domain.customers.customer import CustomerDetail
from delight.domain.customers.standing import RECENT_DAYS, standing
from delight.domain.days.calendar import at_local
from delight.domain.text import fold

_C, _K, _V, _G, _T = table(Customer), table(Case), table(Visit), table(Gesture), table(Tag)
_LAST_DAY = sa.select(sa.func.max(_V.c.day)).where(_V.c.customer_id == sa.bindparam("customer_id"))


def customer(session: Session, customer_id: int, today: date, zone: tzinfo | None = None) -> CustomerDetail:
    """Return everything on one customer (``customer.unknown``)."""
    record: Customer = found(session, Customer, customer_id, "customer.unknown")
    row = session.execute(listed().where(_C.c.id == customer_id)).one()
    known = facts_in(row, today, zone)
    why = standing(known)
    told = answers(session, customer_id)
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
        no_calls=told.get(ConsentAbout.PHONE) is False,
        no_email=told.get(ConsentAbout.EMAIL) is False,
        standing=why.standing,
        reason=why.code,
        why=why,
        facts=known,
        open_cases=known.open_complaints,
        let_downs=let_downs(session, customer_id, today, zone),
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


def came_on(session: Session, customer_id: int, day: date) -> bool:
    """Return whether a visit of a customer on this day is noted."""
    there = sa.select(_V.c.id).where(_V.c.customer_id == customer_id, _V.c.day == day).limit(1)
    return session.scalar(there) is not None


def let_downs(session: Session, customer_id: int, today: date, zone: tzinfo | None) -> tuple[int, ...]:
    """Return the complaints of a customer that came in lately and were the shop's own, the newest first."""
    recent = at_local(today - timedelta(days=RECENT_DAYS), time(0), zone)
    mine = (_K.c.customer_id == customer_id) & (_K.c.kind == CaseKind.COMPLAINT)
    ours = sa.func.coalesce(_K.c.outcome, "").not_in([outcome.value for outcome in NOT_OURS])
    query = sa.select(_K.c.id).where(mine, ours, _K.c.received_at >= recent)
    return tuple(session.scalars(query.order_by(_K.c.received_at.desc(), _K.c.id.desc())))
