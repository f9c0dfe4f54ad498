"""Letters that are owed."""

from __future__ import annotations

from datetime import timedelta

from delight.data.queries import due as query
from delight.domain.writing import DUE_DAYS, DueLetter
from delight.services.context import Context


class DueLetterService:
    """An acknowledgement nobody gave yet, what was done, thanks for kind words, the note of a surprise."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self) -> list[DueLetter]:
        """Return the due letters, the oldest first."""
        now = self._context.clock()
        with self._context.db.read() as session:
            return query.due_letters(
                session,
                since=now - timedelta(days=DUE_DAYS),
                until=self._context.today() + timedelta(days=7),
            )
