"""Photos and files kept with cases."""

from collections.abc import Set as AbstractSet
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Attachment, Case, Staff
from delight.data.queries.common import table
from delight.domain.cases.attachments import AttachmentRow

_T, _K, _S = table(Attachment), table(Case), table(Staff)


def attachments(session: Session, case_id: int) -> list[AttachmentRow]:
    """Return what is kept with a case, without the bytes, in the order in which it was added."""
    return _rows(session, _T.c.case_id == case_id)


def attachment(session: Session, attachment_id: int, *, sees_all: bool) -> AttachmentRow | None:
    """Return one photo or file, if there is such a one that may be seen."""
    which = _T.c.id == attachment_id
    return next(iter(_rows(session, which if sees_all else which & _K.c.owner_only.is_(False))), None)


def names_and_marks(session: Session, case_id: int) -> tuple[AbstractSet[str], AbstractSet[str], int]:
    """Return the names of a case's files, the SHA-256 of each, and how many bytes they are together."""
    columns = (_T.c.name, _T.c.sha256, sa.func.length(_T.c.data).label("size"))
    rows = session.execute(sa.select(*columns).where(_T.c.case_id == case_id)).all()
    return {row.name for row in rows}, {row.sha256 for row in rows}, sum(row.size for row in rows)


def _rows(session: Session, which: sa.ColumnElement[bool]) -> list[AttachmentRow]:
    query: sa.Select[Any] = (
        sa.select(
            *_T.c["id", "uid", "case_id", "name", "media_type", "added_at"],
            sa.func.length(_T.c.data).label("size"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
            sa.func.coalesce(_T.c.preview, b"").label("preview"),
        )
        .select_from(_T)
        .join(_K, _K.c.id == _T.c.case_id)
        .outerjoin(_S, _S.c.id == _T.c.staff_id)
        .where(which)
        .order_by(_T.c.id)
    )
    return [AttachmentRow(**row) for row in session.execute(query).mappings()]
