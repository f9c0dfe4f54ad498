"""Places that the shop recommends."""

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Elsewhere
from delight.data.queries.common import last_line, table
from delight.domain.cases.elsewhere import PlaceRow, place_words

_E, _K = table(Elsewhere), table(Case)


def places(session: Session, *, with_off: bool) -> list[PlaceRow]:
    """Return the places by name, those in use first."""
    sent = sa.select(sa.func.count()).where(_K.c.elsewhere_id == _E.c.id).correlate(_E).scalar_subquery()
    query = sa.select(
        *_E.c["id", "uid", "name", "what_for", "contact", "off"],
        last_line(_E.c.uid).label("version"),
        sent.label("sent"),
    )
    if not with_off:
        query = query.where(sa.type_coerce(_E.c.off, sa.Integer) == 0)
    rows = session.execute(query.order_by(_E.c.off, _E.c.name_key)).mappings()
    return [PlaceRow(**row) for row in rows]


def id_of(session: Session, name_key: str) -> int | None:
    """Return the id of the place with this folded name."""
    return session.scalar(sa.select(_E.c.id).where(_E.c.name_key == name_key))


def words_of(session: Session, place_id: int | None) -> str:
    """Return a place as a letter names it; nothing for none."""
    row = session.execute(sa.select(_E.c.name, _E.c.contact).where(_E.c.id == place_id)).first()
    return place_words(row.name, row.contact) if row else ""
