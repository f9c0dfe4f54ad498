"""The archive of issued letters."""

import hashlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Customer, Letter, Staff
from delight.data.queries.common import LIKE_ESCAPE, like, table
from delight.data.queries.letters_waiting import WAITS
from delight.data.queries.seek import found_ids
from delight.domain.changes import Noun
from delight.domain.errors import UnknownError
from delight.domain.letters.letter import LetterRow
from delight.domain.letters.paper import Envelope, PaperSize
from delight.domain.letters.wordings import WordingKind
from delight.domain.seeking import Asked
from delight.domain.text import fold, sought

_L, _C, _S = table(Letter), table(Customer), table(Staff)
_FIRST_AT_ONCE, _AT_ONCE = 100, 5_000
_WRITTEN_TO = sa.select(_L.c.variants).where(
    _L.c.customer_id == sa.bindparam("customer_id"), _L.c.never_sent == sa.literal(0)
)


def letters(
    session: Session,
    *,
    customer_id: int | None,
    case_id: int | None,
    search: str,
    waiting: bool,
    offset: int,
    limit: int,
    after: int | None = None,
) -> list[LetterRow]:
    """Return letters, or those that wait, the newest first; what is searched for, best first.

    They go on after the letter whose id is ``after``, where that is given.
    """
    belongs = (_L.c.customer_id == customer_id, customer_id), (_L.c.case_id == case_id, case_id)
    query = _listed().where(*(condition for condition, wanted in belongs if wanted is not None))
    if waiting:
        query = query.where(WAITS)
    skipped = offset if after is None else 0
    if search.strip() and not Asked(search).words:  # signs alone, such as "{{"
        query = query.where(sa.func.fold(_L.c.title).like(like(fold(sought(search))), escape=LIKE_ESCAPE))
    if Asked(search).words:
        rows = islice(_found(session, query, search, after), skipped, skipped + limit)
    else:
        rows = session.execute(_newest(session, query, after).offset(skipped).limit(limit)).mappings()
    return [_row(row) for row in rows]


def letter(session: Session, letter_id: int) -> LetterRow:
    """Return one issued letter (``letter.unknown``)."""
    row = session.execute(_listed().where(_L.c.id == letter_id)).mappings().first()
    if row is None:
        raise UnknownError("letter.unknown", id=letter_id)
    return _row(row)


def letter_pdf(session: Session, letter_id: int) -> tuple[bytes, str]:
    """Return an issued letter's bytes and the hash they were kept with (``letter.unknown``)."""
    row = session.execute(sa.select(_L.c.pdf, _L.c.sha256).where(_L.c.id == letter_id)).first()
    if row is None:
        raise UnknownError("letter.unknown", id=letter_id)
    return row.pdf, row.sha256


def waiting(session: Session) -> list[LetterRow]:
    """Return the letters that nobody has said of whether they came out, the first first."""
    query = _listed().where(WAITS).order_by(_L.c.id)
    return [_row(row) for row in session.execute(query).mappings()]


def letter_of_code(session: Session, code: str) -> int | None:
    """Return the id of the letter that carries a reply slip with this code."""
    return session.scalar(sa.select(_L.c.id).where(_L.c.reply_code == code))


def letter_id(session: Session, number: str) -> int | None:
    """Return the id of the letter with this number, such as ``L-2026-0007``."""
    return session.scalar(sa.select(_L.c.id).where(_L.c.number == number.strip().upper()))


def apologies(session: Session, case_id: int) -> int:
    """Return how many apologies went out in letters about a case."""
    query = sa.select(sa.func.count()).select_from(_L)
    said = (_L.c.case_id == case_id) & (_L.c.kind == WordingKind.APOLOGY)
    return session.scalar(query.where(said, _L.c.never_sent == sa.literal(0))) or 0


def written_to(session: Session, customer_id: int | None) -> list[str]:
    """Return the variants of the letters that a customer got so far."""
    if customer_id is None:
        return []
    return list(session.scalars(_WRITTEN_TO, {"customer_id": customer_id}))


def _newest(session: Session, query: sa.Select[Any], after: int | None) -> sa.Select[Any]:
    known = session.scalar(sa.select(_L.c.issued_at).where(_L.c.id == after))
    if known is not None:
        moment = sa.tuple_(_L.c.issued_at, _L.c.id)
        query = query.where(moment < sa.tuple_(sa.literal(known, _L.c.issued_at.type), sa.literal(after)))
    return query.order_by(_L.c.issued_at.desc(), _L.c.id.desc())


def _found(
    session: Session, query: sa.Select[Any], search: str, after: int | None
) -> Iterator[sa.RowMapping]:
    ids, size = found_ids(session, Noun.LETTER, search, after=after), _FIRST_AT_ONCE
    while some := list(islice(ids, size)):
        rows = {row["id"]: row for row in session.execute(query.where(_L.c.id.in_(some))).mappings()}
        yield from (rows[one] for one in some if one in rows)
        size = min(2 * size, _AT_ONCE)


def _listed() -> sa.Select[Any]:
    columns = ("id", "uid", "number", "customer_id", "case_id", "gesture_id", "wording", "title", "language")
    more = (
        "paper",
        "envelope",
        "issued_at",
        "sha256",
        "pages",
        "never_sent",
        "waiting",
        "reply_code",
        "voucher_id",
    )
    return (
        sa.select(
            *(_L.c[name] for name in columns + more),
            sa.func.coalesce(_C.c.name, "").label("customer_name"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
        )
        .select_from(_L)
        .outerjoin(_C, _C.c.id == _L.c.customer_id)
        .outerjoin(_S, _S.c.id == _L.c.staff_id)
    )


def _row(row: sa.RowMapping) -> LetterRow:
    typed = {"paper": PaperSize(row["paper"]), "envelope": Envelope(row["envelope"])}
    return LetterRow(**{**row, **typed})


def damaged(session: Session) -> list[str]:
    """Return the numbers of letters whose bytes are not those that were kept."""
    rows = session.execute(sa.select(_L.c.number, _L.c.pdf, _L.c.sha256).execution_options(yield_per=50))
    return [row.number for row in rows if hashlib.sha256(row.pdf).hexdigest() != row.sha256]
