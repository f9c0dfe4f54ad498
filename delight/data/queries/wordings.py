"""Wordings of the shop's own."""

import sqlalchemy as sa
from sqlmodel import Session, col, select

from delight.data.entities import Wording

_OWN = select(Wording).where(
    col(Wording.key) == sa.bindparam("key"), col(Wording.language) == sa.bindparam("language")
)


def own_wordings(session: Session) -> list[tuple[str, str, str]]:
    """Return the key, language and text of every wording of the shop's own."""
    return [(record.key, record.language, record.source) for record in session.exec(select(Wording))]


def own_wording(session: Session, key: str, language: str) -> Wording | None:
    """Return the shop's own wording by key and language, if there is one."""
    return session.exec(_OWN, params={"key": key, "language": language}).first()
