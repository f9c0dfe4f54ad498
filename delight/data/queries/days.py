"""Days with hours of their own."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import SpecialDay
from delight.data.queries.common import last_line, table
from delight.domain.days.schedule import SpecialRow

_D = table(SpecialDay)
_PLAIN = sa.select(*_D.c["id", "uid", "first", "last", "name", "hours"])


def plain_days(session: Session) -> list[SpecialRow]:
    """Return all special days without their version, which nobody asks for while counting."""
    return [SpecialRow(version=0, **row) for row in session.connection().execute(_PLAIN).mappings()]


def special_days(session: Session, since: date | None = None) -> list[SpecialRow]:
    """Return special days, the soonest first; only those that are not over on the day ``since``."""
    query = sa.select(
        *_D.c["id", "uid", "first", "last", "name", "hours"], last_line(_D.c.uid).label("version")
    ).order_by(_D.c.first, _D.c.id)
    if since is not None:
        query = query.where(_D.c.last >= since)
    return [SpecialRow(**row) for row in session.execute(query).mappings()]
