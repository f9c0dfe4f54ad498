"""Wordings of the shop's own."""

from sqlmodel import Session, select

from delight.data.entities import Wording


def own_wordings(session: Session) -> list[tuple[str, str]]:
    """Return the key and text of every wording of the shop's own."""
    return [(record.key, record.source) for record in session.exec(select(Wording))]


def own_wording(session: Session, key: str, language: str) -> Wording | None:
    """Return the shop's own wording by key and language, if there is one."""
    return session.exec(select(Wording).where(Wording.key == key, Wording.language == language)).first()
