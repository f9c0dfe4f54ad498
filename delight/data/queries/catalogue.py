"""The shop's own gestures and what it says of ready-made ones."""

from sqlmodel import Session, select

from delight.data.entities import CatalogueEntry, Suggestion
from delight.data.queries.common import table

_K = table(CatalogueEntry)


def entries(session: Session) -> list[CatalogueEntry]:
    """Return every row of the catalogue, in the order they were written."""
    return list(session.exec(select(CatalogueEntry).order_by(_K.c.id)))


def entry(session: Session, key: str) -> CatalogueEntry | None:
    """Return the row of a key, if the shop wrote one."""
    return session.exec(select(CatalogueEntry).where(_K.c.key == key)).first()


def suggested(session: Session) -> list[Suggestion]:
    """Return the suggestions that would cost something."""
    return list(session.exec(select(Suggestion).where(table(Suggestion).c.cost_minor > 0)))
