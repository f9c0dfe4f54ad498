"""What somebody wrote of a cause, for a deed that changes it or makes it a cause of more cases."""

from __future__ import annotations

from delight.data.database import Session
from delight.data.entities import Improvement
from delight.data.veil import hides_record
from delight.domain.errors import DelightError
from delight.domain.staff.rights import OwnersReason
from delight.domain.text import fold


def said_of(session: Session, cause: str) -> Improvement | None:
    """Return what was said of a cause, if anything was.

    A case that whoever is at the desk sees would show it to them, so ask before the case has the cause.

    Raises:
        DelightError: ``owner.needed`` with the words typed, where the owner said it and only cases of theirs
            have the cause.
    """
    key = fold(cause)
    if not key:
        return None
    from delight.data.queries import improvements as query  # what compares causes: not needed to start

    rows = query.improvements(session, key=key)
    record = session.get_one(Improvement, rows[0].id) if rows else None
    if record is not None and hides_record(session, "improvements", record):
        raise DelightError("owner.needed", why=OwnersReason.CAUSE, cause=cause)
    return record
