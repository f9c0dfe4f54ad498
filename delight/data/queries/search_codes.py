"""Vouchers and stamp cards found by their codes, or by the beginning of one."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Customer, StampCard, Voucher
from delight.data.queries import shop as shop_query
from delight.data.queries.common import table
from delight.domain.codes import read, spaced
from delight.domain.marks import LENGTH, SCANNED, bare
from delight.domain.search import HitKind, SearchHit

_C = table(Customer)
_TABLES = {HitKind.VOUCHER: table(Voucher), HitKind.STAMP_CARD: table(StampCard)}
_ABOUT = {HitKind.VOUCHER: "item", HitKind.STAMP_CARD: "reward"}
CODED = frozenset(_TABLES)
"""What is found by its code alone."""
_LEAST = 4
"""A code's kind and its shop are the same for very many: so many letters begin to tell one from the other."""


def coded(session: Session, kind: HitKind, text: str, limit: int) -> list[SearchHit]:
    """Return the vouchers or stamp cards whose code is, or begins as, what was typed or scanned."""
    begun = _begun(session, text)
    if not begun:
        return []
    own = _TABLES[kind]
    columns = *own.c["id", "code", "customer_id", _ABOUT[kind]], sa.func.coalesce(_C.c.name, "")
    query = (
        sa.select(*columns)
        .select_from(own.outerjoin(_C, _C.c.id == own.c.customer_id))
        .where(own.c.code.between(begun, f"{begun}~"))
        .order_by(own.c.id.desc())
        .limit(limit)
    )
    return [_hit(kind, row) for row in session.execute(query)]


def _begun(session: Session, text: str) -> str:
    """Return the beginning of a code that a text may be; no name has such letters alone.

    Only what may be the scan of another keyboard, or one that came twice, is read in full.
    """
    marks, one_word = bare(text), text.strip()
    is_begun = len(marks) <= LENGTH and set(marks) <= set(SCANNED)
    begun = marks if is_begun and len(marks) >= _LEAST else ""
    if is_begun and len(marks) == len(one_word):
        return begun
    may_be_scan = len(one_word) >= LENGTH and not any(c.isspace() for c in one_word)
    return (read(one_word, shop_query.shop(session).uid).code if may_be_scan else "") or begun


def _hit(kind: HitKind, row: Sequence[object]) -> SearchHit:
    record, code, customer_id, about, name = row
    return SearchHit(
        kind=kind,
        record=int(str(record)),
        title=" · ".join(filter(None, (spaced(str(code)), str(name)))),
        detail=str(about),
        customer_id=customer_id if isinstance(customer_id, int) else None,
    )
