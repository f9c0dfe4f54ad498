"""Answers on the reply slips of letters."""

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import FollowUp, Reply, Staff
from delight.data.queries.common import table
from delight.domain.cases.recovery import FollowUpKind
from delight.domain.letters.replies import ReplyRow

_R, _S, _F = table(Reply), table(Staff), table(FollowUp)


def replies(session: Session, letter_id: int) -> list[ReplyRow]:
    """Return the answers to a letter, the first first."""
    query = (
        sa.select(*_R.c["id", "answer", "words", "at"], sa.func.coalesce(_S.c.name, "").label("staff"))
        .select_from(_R)
        .outerjoin(_S, _S.c.id == _R.c.staff_id)
        .where(_R.c.letter_id == letter_id)
        .order_by(_R.c.id)
    )
    return [ReplyRow(**row) for row in session.execute(query).mappings()]


def open_check(session: Session, case_id: int) -> int | None:
    """Return the id of a case's check with the customer that nobody has done yet."""
    query = (
        sa.select(_F.c.id)
        .where(_F.c.case_id == case_id, _F.c.kind == FollowUpKind.CHECK, _F.c.done_at.is_(None))
        .order_by(_F.c.due_on)
    )
    return session.scalar(query.limit(1))
