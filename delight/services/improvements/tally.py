"""Deeds on small things not worth a case: a mark each time one happens."""

from __future__ import annotations

from datetime import date, time, timedelta

from delight.data.entities import Tally
from delight.data.queries import service_words as query
from delight.data.queries.common import found
from delight.domain.changes import Changes, DeedName
from delight.domain.days.calendar import at_local, local
from delight.domain.improvements.tallies import TallyCount, TallyMark, TallyWord, checked_tally, counted_marks
from delight.domain.text import fold
from delight.services.context import Context

_REMEMBERED = timedelta(days=180)


class TallyService:
    """Counts what happens by day and hour; the shop's own words are remembered."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(self, what: str) -> Changes:
        """Count something once more, now (``tally.what_missing``, ``text.too_long``)."""
        kept = checked_tally(what)
        with self._context.deed(DeedName.TALLIED) as deed:
            record = Tally(what=kept, what_key=fold(kept), at=deed.at, staff_id=self._context.staff_id)
            deed.add(record)
            deed.about(record)
        return deed.changes

    def remove(self, mark_id: int) -> Changes:
        """Take a mark away (``tally.unknown``)."""
        with self._context.deed(DeedName.TALLY_REMOVED) as deed:
            deed.session.delete(found(deed.session, Tally, mark_id, "tally.unknown"))
        return deed.changes

    def words(self, limit: int = 12) -> list[TallyWord]:
        """Return what the shop counts, the most frequent of the last half year, with today's count.

        They are in the order in which they were first counted, so that each keeps its place, and its key.
        """
        since = self._context.clock() - _REMEMBERED
        today = {count.what: count.total for count in self.counts(self._context.today())}
        keyed = {fold(what): total for what, total in today.items()}
        with self._context.db.read() as session:
            known = query.tally_words(session, since, limit)
        return [TallyWord(what=what, today=keyed.get(fold(what), 0), last=at) for what, _count, at in known]

    def marks(self, first: date, last: date | None = None) -> list[TallyMark]:
        """Return the marks of a stretch of the shop's days, the oldest first; without ``last`` of one day."""
        zone = self._context.zone
        since = at_local(first, time(0), zone)
        until = at_local((last or first) + timedelta(days=1), time(0), zone)
        with self._context.db.read() as session:
            rows = query.tally_marks(session, since, until)
        return [
            TallyMark(id=mark, what=what, what_key=key, here=local(at, zone)) for mark, what, key, at in rows
        ]

    def counts(self, first: date, last: date | None = None) -> list[TallyCount]:
        """Return how often what happened in a stretch of the shop's days, the most frequent first."""
        return counted_marks(self.marks(first, last))
