"""What was erased for good."""

from collections.abc import Collection

from sqlmodel import Session, select

from delight.data.entities import Erased
from delight.data.erase import remember
from delight.data.journal import Writer
from delight.domain.changes import Noun


def uids(session: Session) -> list[str]:
    """Return the uids of the records that were erased."""
    return list(session.exec(select(Erased.uid)))


def known(session: Session, noun: Noun, wanted: Collection[str]) -> list[int]:
    """Return the ids of the records of one kind whose uids are among ``wanted``."""
    rows = session.connection().exec_driver_sql(f"SELECT id, uid FROM {noun.value}")  # noqa: S608
    return [record for record, uid in rows if uid in wanted]


def remember_all(deed: Writer, wanted: Collection[str]) -> None:
    """Remember that all of these were erased, whether they were here or not."""
    remember(deed, wanted)
