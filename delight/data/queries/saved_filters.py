"""Filters of cases that are saved."""

from sqlmodel import Session, select

from delight.data.entities import SavedFilter
from delight.domain.text import fold


def saved(session: Session) -> list[SavedFilter]:
    """Return every saved filter."""
    return list(session.exec(select(SavedFilter)))


def named(session: Session, name: str) -> SavedFilter | None:
    """Return the filter of a name, however it is written large and small."""
    return session.exec(select(SavedFilter).where(SavedFilter.name_key == fold(name))).first()
