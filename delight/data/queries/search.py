"""One search over everything, behind one small interface."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer, Letter
from delight.data.queries.cases import fits_case
from delight.data.queries.common import LIKE_ESCAPE, like, table
from delight.data.queries.customers import customers
from delight.domain.replies import read_code
from delight.domain.search import HitKind, SearchHit
from delight.domain.text import first_words, fold, sought

_K, _C, _L = table(Case), table(Customer), table(Letter)
_SHOWN_WORDS = 80


def search(session: Session, text: str, *, today: date, limit: int) -> list[SearchHit]:
    """Return customers first, then cases, then letters that ``text`` fits, at most ``limit`` of each."""
    if not fold(sought(text)):
        return []
    people = [
        SearchHit(
            kind=HitKind.CUSTOMER, record=row.id, title=row.name, detail=row.town or row.email or row.phone
        )
        for row in customers(session, text, today=today, offset=0, limit=limit)
    ]
    return [*people, *_cases(session, text, limit), *_letters(session, text, limit)]


def _cases(session: Session, text: str, limit: int) -> list[SearchHit]:
    query = (
        sa.select(_K.c.id, _K.c.reference, _K.c.what, sa.func.coalesce(_C.c.name, "").label("customer"))
        .select_from(_K)
        .outerjoin(_C, _C.c.id == _K.c.customer_id)
        .where(fits_case(text))
        .order_by(_K.c.received_at.desc())
        .limit(limit)
    )
    return [
        SearchHit(
            kind=HitKind.CASE,
            record=row.id,
            title=" · ".join(part for part in (row.reference, row.customer) if part),
            detail=first_words(row.what, _SHOWN_WORDS),
        )
        for row in session.execute(query)
    ]


def _letters(session: Session, text: str, limit: int) -> list[SearchHit]:
    text = sought(text)
    patterns = [like(word) for word in fold(text).split()]
    names = sa.and_(*(_C.c.name_key.like(p, escape=LIKE_ESCAPE) for p in patterns))
    number = _L.c.number.like(like(text.strip().upper()), escape=LIKE_ESCAPE)
    if (code := read_code(text)) is not None:
        number |= _L.c.reply_code == code
    query = (
        sa.select(_L.c.id, _L.c.number, _L.c.title, sa.func.coalesce(_C.c.name, "").label("customer"))
        .select_from(_L)
        .outerjoin(_C, _C.c.id == _L.c.customer_id)
        .where(names | number)
        .order_by(_L.c.issued_at.desc())
        .limit(limit)
    )
    return [
        SearchHit(
            kind=HitKind.LETTER, record=row.id, title=f"{row.number} · {row.customer}", detail=row.title
        )
        for row in session.execute(query)
    ]
