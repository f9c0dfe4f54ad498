"""Two records side by side, and where a merge is written down."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.chain import unpacked
from delight.data.derived import facts
from delight.data.entities import Change, Customer, Deed, Merge, Payload
from delight.data.parts import parts
from delight.data.queries.common import table
from delight.data.queries.consents import refusals
from delight.data.tables import bare, referring
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.consents import ConsentAbout
from delight.domain.duplicates.pairs import MergeSide
from delight.domain.duplicates.towns import town_of

_C, _M, _H, _D, _P = (table(entity) for entity in (Customer, Merge, Change, Deed, Payload))
_CHUNK = 500


def sides(session: Session, ids: Collection[int]) -> dict[int, MergeSide]:
    """Return customers as two of them are told apart, by id."""
    happened = facts.c.visits + facts.c.cases + facts.c.gestures + facts.c.letters
    query = sa.select(
        *_C.c["id", "name", "address", "email", "phone", "birthday"],
        facts.c.last_day,
        sa.func.coalesce(happened, 0).label("entries"),
    ).select_from(_C.outerjoin(facts, facts.c.customer_id == _C.c.id))
    chunks = parts(sorted(set(ids)), _CHUNK)
    refused = refusals(session, ids)
    rows = (row for chunk in chunks for row in session.execute(query.where(_C.c.id.in_(chunk))))
    return {
        row.id: MergeSide(
            id=row.id,
            name=row.name,
            town=town_of(row.address),
            email=row.email,
            phone=row.phone,
            birthday=row.birthday,
            last_seen=row.last_day,
            entries=row.entries,
            no_calls=ConsentAbout.PHONE in refused.get(row.id, ()),
            no_email=ConsentAbout.EMAIL in refused.get(row.id, ()),
        )
        for row in rows
    }


def merge_of(session: Session, customer_id: int) -> tuple[int, int, str] | None:
    """Return (kept id, old id, uid of the deed) of the merge by which ``customer_id`` went or grew last."""
    undone = sa.select(_D.c.reverses).where(_D.c.reverses.is_not(None))
    query = (
        sa.select(_M.c.customer_id, _M.c.old_id, _D.c.uid)
        .join_from(_M, _H, _H.c.record_uid == _M.c.uid)
        .join(_D, _D.c.id == _H.c.deed_id)
        .where(_H.c.op == "I", _D.c.name == DeedName.CUSTOMERS_MERGED, _D.c.uid.not_in(undone))
        .where((_M.c.old_id == customer_id) | (_M.c.customer_id == customer_id))
        .order_by((_M.c.old_id == customer_id).desc(), _M.c.id.desc(), _D.c.id.desc())
    )
    row = session.execute(query.limit(1)).first()
    return (row.customer_id, row.old_id, row.uid) if row else None


def merged_on(session: Session, deed_id: int) -> tuple[str, str] | None:
    """Return (name then, name of the one they are now) where whom a merge kept was merged on since."""
    kept = sa.select(_H.c.record_uid).where(
        _H.c.deed_id == deed_id, _H.c.noun == Noun.CUSTOMER, _H.c.op == "U"
    )
    query = (
        sa.select(_M.c.old_uid, _C.c.name)
        .join_from(_M, _C, _C.c.id == _M.c.customer_id)
        .where(_M.c.old_uid.in_(kept))
    )
    row = session.execute(query.limit(1)).first()
    return (_last_name(session, row.old_uid), row.name) if row else None


def merged_into_them(session: Session, customer_id: int) -> list[tuple[int, str]]:
    """Return the old id and the name of everybody who was merged into a customer, the latest first."""
    rows = session.execute(
        sa.select(_M.c.old_id, _M.c.old_uid).where(_M.c.customer_id == customer_id).order_by(_M.c.id.desc())
    )
    return [(row.old_id, _last_name(session, row.old_uid)) for row in rows]


def _last_name(session: Session, uid: str) -> str:
    """Return the name that a record had when it was taken away; empty where that was erased."""
    query = (
        sa.select(_P.c.body)
        .join_from(_H, _P, _P.c.change_id == _H.c.id)
        .where(_H.c.record_uid == uid, _H.c.op == "D")
        .order_by(_H.c.id.desc())
    )
    before, _after = unpacked(session.scalar(query.limit(1)) or "")
    return str((before or {}).get("name", ""))


def added_since(session: Session, customer_id: int, deed: str) -> dict[Noun, int]:
    """Return how much was written down about a customer after a deed, by what it is."""
    number = sa.select(_D.c.id).where(_D.c.uid == deed).scalar_subquery()
    found: dict[Noun, int] = {}
    for noun, column in referring(Noun.CUSTOMER):
        if noun is Noun.MERGE:
            continue
        own = bare(noun)
        query = (
            sa.select(sa.func.count(sa.distinct(own.c.id)))
            .join_from(own, _H, _H.c.record_uid == own.c.uid)
            .where(own.c[column] == customer_id, _H.c.op == "I", _H.c.deed_id > number)
        )
        if count := session.scalar(query):
            found[noun] = found.get(noun, 0) + count
    return found
