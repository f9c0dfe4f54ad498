"""One search over everything, behind one small interface."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer, Gesture, Letter, Note, Reach, Tag
from delight.data.queries.common import table
from delight.data.queries.consents import refusals
from delight.data.queries.search_codes import CODED, coded
from delight.data.queries.seek import count_found, first_ids, is_reference
from delight.domain.changes import Noun
from delight.domain.customers.consents import ConsentAbout
from delight.domain.customers.reaches import ReachKind, kind_of
from delight.domain.duplicates.towns import town_of
from delight.domain.search import (
    HitKind,
    Marks,
    SearchHit,
    first_fitting,
    fitting_number,
    fitting_piece,
    is_known_by,
    is_named,
)
from delight.domain.seeking import Asked
from delight.domain.text import first_words

_K, _C, _L, _N, _G = table(Case), table(Customer), table(Letter), table(Note), table(Gesture)
_R, _T = table(Reach), table(Tag)
_SHOWN = 90
_WITH_REFERENCE = (HitKind.CASE, HitKind.LETTER)
_TOLD = (
    "SELECT note FROM actions WHERE case_id = ? UNION ALL SELECT what FROM promises WHERE case_id = ? "
    "UNION ALL SELECT result FROM follow_ups WHERE case_id = ?"
)
_ASKED = {ReachKind.PHONE: ConsentAbout.PHONE, ReachKind.EMAIL: ConsentAbout.EMAIL}
_NAME = sa.func.coalesce(_C.c.name, "").label("customer")

NOUNS = {
    HitKind.CUSTOMER: Noun.CUSTOMER,
    HitKind.CASE: Noun.CASE,
    HitKind.LETTER: Noun.LETTER,
    HitKind.NOTE: Noun.NOTE,
    HitKind.GESTURE: Noun.GESTURE,
}


def search(session: Session, text: str, *, limit: int, kinds: Collection[HitKind]) -> list[SearchHit]:
    """Return what ``text`` fits, kind after kind as ``HitKind`` has them, at most ``limit`` of each.

    What has a reference that begins so comes before all others.
    """
    asked = Asked(text)
    meant = [kind for kind in _WITH_REFERENCE if kind in kinds and is_reference(session, NOUNS[kind], text)]
    return [
        hit
        for kind in dict.fromkeys((*meant, *HitKind))
        if kind in kinds
        for hit in _found(session, kind, asked, text, limit)
    ]


def _found(session: Session, kind: HitKind, asked: Asked, text: str, limit: int) -> list[SearchHit]:
    if kind in CODED:
        return coded(session, kind, text, limit)
    return _READERS[kind](session, asked, first_ids(session, NOUNS[kind], text, limit))


def how_many(session: Session, text: str, kind: HitKind) -> int:
    """Return how many of a kind fit ``text``."""
    return count_found(session, NOUNS[kind], text)


def _customers(session: Session, asked: Asked, ids: Sequence[int]) -> list[SearchHit]:
    columns = _C.c["id", "name", "given", "family", "reading", "email", "phone", "e164", "address"]
    query = sa.select(*columns, *_C.c["address_name", "know", "expects", "likes"]).where(_C.c.id.in_(ids))
    no = refusals(session, ids)
    rows = _in_order(session, query, ids)
    return [_customer(session, asked, row, no.get(row.id, frozenset())) for row in rows]


def _customer(session: Session, asked: Asked, row: Any, no: Collection[ConsentAbout]) -> SearchHit:
    detail, marks = town_of(row.address) or row.email or row.phone, ()
    if not is_named(asked, row.name, row.given, row.family, row.reading, row.address_name):
        why = _why(session, asked, row)
        detail, marks = why if why[0] else (detail, ())
    return SearchHit(
        kind=HitKind.CUSTOMER,
        record=row.id,
        title=row.name,
        detail=detail,
        marks=marks,
        customer_id=row.id,
        unwanted=_unwanted(detail, no),
    )


def _unwanted(detail: str, no: Collection[ConsentAbout]) -> ConsentAbout | None:
    """Return what they refused, if ``detail`` tells a way to do just that."""
    tells = _ASKED.get(kind_of(detail)) if no else None
    return tells if tells in no else None


def _why(session: Session, asked: Asked, row: Any) -> tuple[str, Marks]:
    """Return what a customer is found by, if not by their name."""
    ways = session.execute(sa.select(*_R.c["kind", "value", "key"]).where(_R.c.customer_id == row.id)).all()
    phones = {row.phone: row.phone, row.e164: row.phone}
    further = [way for way in ways if way.kind == ReachKind.PHONE]
    phones |= {text: way.value for way in further for text in (way.value, way.key)}
    number = fitting_number(asked, phones)
    if number[0]:
        return number
    tags = session.scalars(sa.select(_T.c.name).where(_T.c.customer_id == row.id))
    others = (way.value for way in ways if way.kind != ReachKind.PHONE)
    return first_fitting(
        asked, (row.email, row.address, row.know, row.expects, row.likes, *others, *tags), _SHOWN
    )


def _cases(session: Session, asked: Asked, ids: Sequence[int]) -> list[SearchHit]:
    columns = _K.c["id", "reference", "what", "topic", "place", "remedy_wanted", "cause", "customer_id"]
    query = sa.select(*columns, _NAME).select_from(_K.outerjoin(_C, _C.c.id == _K.c.customer_id))
    return [
        _hit(
            HitKind.CASE,
            row,
            " · ".join(part for part in (row.reference, row.customer) if part),
            _fitting(asked, row.reference, _case_texts(session, asked, row)),
            row.what,
        )
        for row in _in_order(session, query.where(_K.c.id.in_(ids)), ids)
    ]


def _case_texts(session: Session, asked: Asked, row: Any) -> Iterator[str]:
    """Yield what is said in a case, then what was done, promised and asked about it."""
    yield from (row.what, row.topic, row.place, row.remedy_wanted, row.cause)
    if not is_named(asked, row.reference, row.customer):
        yield from session.connection().exec_driver_sql(_TOLD, (row.id, row.id, row.id)).scalars()


def _letters(session: Session, asked: Asked, ids: Sequence[int]) -> list[SearchHit]:
    query = sa.select(*_L.c["id", "number", "title", "body", "customer_id"], _NAME).select_from(
        _L.outerjoin(_C, _C.c.id == _L.c.customer_id)
    )
    return [
        _hit(
            HitKind.LETTER,
            row,
            f"{row.number} · {row.customer}",
            _fitting(asked, row.number, (row.title, row.body)),
            row.title,
        )
        for row in _in_order(session, query.where(_L.c.id.in_(ids)), ids)
    ]


def _notes(session: Session, asked: Asked, ids: Sequence[int]) -> list[SearchHit]:
    query = sa.select(*_N.c["id", "text", "customer_id"], _NAME).join(_C, _C.c.id == _N.c.customer_id)
    return [
        _hit(HitKind.NOTE, row, row.customer, fitting_piece(asked, row.text, _SHOWN), row.text)
        for row in _in_order(session, query.where(_N.c.id.in_(ids)), ids)
    ]


def _gestures(session: Session, asked: Asked, ids: Sequence[int]) -> list[SearchHit]:
    columns = _G.c["id", "name", "note", "reaction", "customer_id"]
    query = sa.select(*columns, _NAME).join(_C, _C.c.id == _G.c.customer_id)
    return [
        _hit(
            HitKind.GESTURE,
            row,
            row.customer,
            first_fitting(asked, (row.name, row.note, row.reaction), _SHOWN),
            row.name,
        )
        for row in _in_order(session, query.where(_G.c.id.in_(ids)), ids)
    ]


def _fitting(asked: Asked, reference: str, texts: Iterable[str]) -> tuple[str, Marks]:
    return ("", ()) if is_known_by(asked, reference) else first_fitting(asked, texts, _SHOWN)


def _hit(kind: HitKind, row: Any, title: str, why: tuple[str, Marks], otherwise: str) -> SearchHit:
    detail, marks = why if why[0] else (first_words(otherwise, _SHOWN), ())
    return SearchHit(
        kind=kind, record=row.id, title=title, detail=detail, marks=marks, customer_id=row.customer_id
    )


def _in_order(session: Session, query: sa.Select[Any], ids: Sequence[int]) -> Iterable[Any]:
    rows = {row.id: row for row in session.execute(query)} if ids else {}
    return (rows[one] for one in ids if one in rows)


_READERS: dict[HitKind, Callable[[Session, Asked, Sequence[int]], list[SearchHit]]] = {
    HitKind.CUSTOMER: _customers,
    HitKind.CASE: _cases,
    HitKind.LETTER: _letters,
    HitKind.NOTE: _notes,
    HitKind.GESTURE: _gestures,
}
