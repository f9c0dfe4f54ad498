"""Days with hours of their own."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Change, SpecialDay
from delight.data.queries.common import table
from delight.domain.days.schedule import SpecialRow

_D, _CHANGES = table(SpecialDay), table(Change)
_PLAIN = sa.select(*_D.c["id", "uid", "first", "last", "name", "hours"])


def plain_days(session: Session) -> list[SpecialRow]:
    """Return all special days without their version, which nobody asks for while counting."""
    return [SpecialRow(version=0, **row) for row in session.connection().execute(_PLAIN).mappings()]


def special_days(session: Session, since: date | None = None) -> list[SpecialRow]:
    """Return special days, the soonest first; only those that are not over on the day ``since``."""
    seen = sa.select(sa.func.max(_CHANGES.c.id)).where(_CHANGES.c.record_uid == _D.c.uid).scalar_subquery()
    query = sa.select(
        *_D.c["id", "uid", "first", "last", "name", "hours"], sa.func.coalesce(seen, 0).label("version")
    ).order_by(_D.c.first, _D.c.id)
    if since is not None:
        query = query.where(_D.c.last >= since)
    return [SpecialRow(**row) for row in session.execute(query).mappings()]
