"""What was erased for good."""

from sqlmodel import Session, select

from delight.data.entities import Erased


def uids(session: Session) -> list[str]:
    """Return the uids of the records that were erased."""
    return list(session.exec(select(Erased.uid)))
