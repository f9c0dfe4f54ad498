"""What those who work here guessed that customers answer."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Guess, Staff
from delight.data.queries.common import table
from delight.domain.insight.guesses import GuessRow
from delight.domain.staff.staff import Role

_G, _S = table(Guess), table(Staff)
_WORKS_HERE = _G.c.staff_id.is_(None) | (_S.c.active == sa.literal(True, _S.c.active.type))  # noqa: FBT003
_ROWS = (
    sa.select(
        *_G.c["id", "staff_id", "score", "at"],
        sa.func.coalesce(_S.c.name, "").label("name"),
        sa.func.coalesce(_S.c.role == Role.OWNER, sa.true()).label("owner"),
    )
    .select_from(_G.outerjoin(_S, _S.c.id == _G.c.staff_id))
    .where(_WORKS_HERE)
    .order_by(_G.c.at, _G.c.id)
)


def guesses(session: Session) -> list[GuessRow]:
    """Return every guess of those who work here still, the oldest first."""
    rows = session.execute(_ROWS).mappings()
    return [GuessRow(**{**row, "owner": bool(row["owner"])}) for row in rows]


def last_of(session: Session, staff_id: int | None) -> GuessRow | None:
    """Return somebody's latest guess."""
    return next((row for row in reversed(guesses(session)) if row.staff_id == staff_id), None)


def of_day(session: Session, staff_id: int | None, since: datetime) -> Guess | None:
    """Return somebody's guess since the start of a day, to be changed."""
    whose = _G.c.staff_id.is_(None) if staff_id is None else _G.c.staff_id == staff_id
    query = sa.select(_G.c.id).where(whose, _G.c.at >= since).order_by(_G.c.id.desc()).limit(1)
    found = session.scalar(query)
    return None if found is None else session.get(Guess, found)
