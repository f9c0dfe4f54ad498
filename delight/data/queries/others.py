"""Who else is named in the words that belong to one customer; and the bytes of files, to hand them out."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Attachment, Customer, Letter, Reach
from delight.data.parts import parts
from delight.data.queries.common import table
from delight.domain.changes import Noun
from delight.domain.customers.mentions import Named, named, together
from delight.domain.text import digits, fold

_C, _R = table(Customer), table(Reach)
_BYTES = {Noun.ATTACHMENT: table(Attachment).c.data, Noun.LETTER: table(Letter).c.pdf}
_AT_ONCE = 500


def others_named(
    session: Session, record: Customer, keys: set[str], mails: set[str], numbers: set[str]
) -> tuple[Named, tuple[str, ...]]:
    """Return what to look for of other customers, and who they are by name.

    Args:
        session: where to look.
        record: the customer whose words they are; whoever is called the same is not looked for.
        keys: runs of words that may be names, folded.
        mails: e-mail addresses, folded.
        numbers: phone numbers, as digits.
    """
    own = {record.email.casefold()}
    others = _C.c.id != record.id
    people = _among(
        session,
        sa.select(_C.c.name, _C.c.email, _C.c.phone).where(others),
        _C.c.name_key,
        keys - {fold(record.name)},
    )
    reached = [
        *_among(
            session,
            sa.select(_C.c.email.label("value")).where(others),
            sa.func.lower(_C.c.email),
            mails - own,
        ),
        *_among(session, sa.select(_R.c.value).where(_R.c.customer_id != record.id), _R.c.key, mails - own),
    ]
    phones = _among(
        session, sa.select(_C.c.phone).where(others), _C.c.phone_key, numbers - {digits(record.phone)}
    )
    found = [named([row.name], [row.email], [row.phone], parts=False) for row in people]
    found.append(named([], [row.value for row in reached], [row.phone for row in phones]))
    return together(found), tuple(sorted({row.name for row in people}))


def file_bytes(session: Session, noun: Noun, record_id: int) -> bytes:
    """Return the bytes of an attachment or a letter."""
    column = _BYTES[noun]
    return session.scalar(sa.select(column).where(column.table.c.id == record_id)) or b""


def _among(session: Session, query: Any, column: sa.ColumnElement[Any], wanted: Collection[str]) -> list[Any]:
    rows: list[Any] = []
    for part in parts(sorted(wanted), _AT_ONCE):
        rows += session.execute(query.where(column.in_(part))).all()
    return rows
