"""Ideas for products and services."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer, Idea, Letter, Staff
from delight.data.queries.common import last_line, table
from delight.domain.improvements.improvement import IdeaRow
from delight.domain.improvements.states import IdeaState
from delight.domain.letters.wordings import WordingKind
from delight.domain.text import fold

_I, _K, _C, _L, _S = table(Idea), table(Case), table(Customer), table(Letter), table(Staff)
_THANKS = (
    WordingKind.THANK_YOU_FOR_TELLING,
    WordingKind.YOU_SAID_WE_DID,
    WordingKind.REPLY_TO_COMPLIMENT,
    WordingKind.THANK_YOU,
)


def ideas(
    session: Session,
    *,
    state: IdeaState | None = None,
    case_id: int | None = None,
    idea_id: int | None = None,
    search: str = "",
) -> list[IdeaRow]:
    """Return ideas, the newest first; those that fit what is given."""
    conditions: list[sa.ColumnElement[bool]] = []
    if state is not None:
        conditions.append(_I.c.state == state.value)
    if case_id is not None:
        conditions.append(_I.c.case_id == case_id)
    if idea_id is not None:
        conditions.append(_I.c.id == idea_id)
    rows = session.execute(_listed().where(*conditions)).mappings()
    found = [IdeaRow(**{**row, "thanked": bool(row["thanked"])}) for row in rows]
    sought = fold(search).split()
    return [row for row in found if _holds(row, sought)] if sought else found


def _holds(row: IdeaRow, sought: list[str]) -> bool:
    text = fold(f"{row.what} {row.note} {row.customer_name} {row.reference}")
    return all(word in text for word in sought)


def _listed() -> sa.Select[Any]:
    thanked = (
        sa.select(sa.literal(1))
        .where(_L.c.case_id == _I.c.case_id, _L.c.kind.in_([kind.value for kind in _THANKS]))
        .where(_L.c.never_sent == sa.literal(0))
        .exists()
    )
    return (
        sa.select(
            *_I.c["id", "uid", "what", "state", "note", "case_id", "noted_at"],
            last_line(_I.c.uid).label("version"),
            sa.func.coalesce(_K.c.reference, "").label("reference"),
            _K.c.customer_id,
            sa.func.coalesce(_C.c.name, "").label("customer_name"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
            thanked.label("thanked"),
        )
        .select_from(_I)
        .outerjoin(_K, _K.c.id == _I.c.case_id)
        .outerjoin(_C, _C.c.id == _K.c.customer_id)
        .outerjoin(_S, _S.c.id == _I.c.staff_id)
        .order_by(_I.c.noted_at.desc(), _I.c.id.desc())
    )
