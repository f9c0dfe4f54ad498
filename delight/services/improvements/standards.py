"""The shop's own standards: written, measured, printed."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from delight.data.database import Session
from delight.data.entities import Standard
from delight.data.queries import shop as shop_query
from delight.data.queries import standards as query
from delight.data.queries.common import found, version
from delight.domain.changes import Changes, DeedName
from delight.domain.days.calendar import at_local, end_of
from delight.domain.errors import UnknownError
from delight.domain.improvements.standards import (
    MEASURED_DAYS,
    Met,
    StandardDraft,
    StandardRow,
    Suggested,
    Term,
    checked_standard,
    met_by,
    met_of,
)
from delight.domain.improvements.states import Measure, TouchPoint
from delight.domain.letters.paper import PaperSize, Rendered
from delight.domain.text import fold
from delight.letters.sheets.standard_words import spoken
from delight.paths import resource
from delight.services.context import Context
from delight.services.days.clocks import due_in
from delight.services.improvements.standard_paper import print_standards
from delight.services.shop import check_seen


class StandardService:
    """What the shop holds itself to at each touch point."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self, *, measured: bool = True) -> list[StandardRow]:
        """Return the standards by touch point, each with how often it was met in the last 90 days."""
        since = self._context.today() - timedelta(days=MEASURED_DAYS - 1)
        with self._context.db.read() as session:
            rows = query.standards(session)
            if not measured:
                return rows
            return [replace(row, measured=self._measured(session, row, since)) for row in rows]

    def suggestions(self, language: str = "") -> list[Suggested]:
        """Return ready-made standards in a language, else the shop's, without those taken already."""
        with self._context.db.read() as session:
            language = language or shop_query.shop(session).language
            taken = {fold(row.words) for row in query.standards(session)}
        return [one for one in suggested(spoken(language)) if fold(one.words) not in taken]

    def add(self, draft: StandardDraft) -> Changes:
        """Write a standard; it comes last at its touch point.

        Raises:
            InputError: ``standard.words_missing``, ``standard.days``, ``text.too_long``.
        """
        checked = checked_standard(draft)
        with self._context.deed(DeedName.STANDARD_SAVED) as deed:
            record = Standard(sort=query.last_sort(deed.session) + 1)
            _fill(record, checked)
            deed.add(record)
            deed.about(record)
        return deed.changes

    def edit(self, standard_id: int, draft: StandardDraft, seen: int | None = None) -> Changes:
        """Write a standard anew (as ``add``; ``standard.unknown``).

        Raises:
            ConflictError: ``record.changed_elsewhere``, where it is not as it was ``seen``.
        """
        checked = checked_standard(draft)
        with self._context.deed(DeedName.STANDARD_SAVED) as deed:
            record: Standard = found(deed.session, Standard, standard_id, "standard.unknown")
            check_seen(seen, version(deed.session, record.uid))
            _fill(record, checked)
            deed.about(record)
        return deed.changes

    def remove(self, standard_id: int) -> Changes:
        """Take a standard back (``standard.unknown``)."""
        with self._context.deed(DeedName.STANDARD_REMOVED) as deed:
            record: Standard = found(deed.session, Standard, standard_id, "standard.unknown")
            deed.about(record)
            deed.session.delete(record)
        return deed.changes

    def get(self, standard_id: int) -> StandardRow:
        """Return one standard (``standard.unknown``)."""
        row = next((row for row in self.list() if row.id == standard_id), None)
        if row is None:
            raise UnknownError("standard.unknown", id=standard_id)
        return row

    def card(
        self, paper: PaperSize = PaperSize.A5, *, measured: bool = False, point: TouchPoint | None = None
    ) -> Rendered:
        """Return the standards on paper: as a card for the counter, or ``measured`` for the back room.

        Raises:
            InputError: ``standard.none``.
            DelightError: ``letters.characters``.
        """
        rows = self.list(measured=measured)
        return print_standards(self._context, rows, paper, measured=measured, point=point)

    def _measured(self, session: Session, row: StandardRow, since: date) -> Met | None:
        now, start = self._context.clock(), at_local(since, time(0), self._context.zone)
        if row.measure is Measure.PROMISES:
            return met_of(query.promises(session, start, now), since)
        read = {
            Measure.ACKNOWLEDGED: query.acknowledged,
            Measure.RESOLVED: query.resolved,
            Measure.FOLLOWED_UP: self._checks,
        }.get(row.measure)
        if read is None:
            return None
        terms = read(session, start)
        if row.within_days is not None:
            due = due_in(session, self._context, shop_query.targets(session))
            terms = [replace(term, due=due(term.start, row.within_days)) for term in terms]
        return met_by(terms, now, since)

    def _checks(self, session: Session, since: datetime) -> list[Term]:
        return [
            Term(start=resolved, due=end_of(due, self._context.zone), reached=done, case_id=case_id)
            for case_id, resolved, due, done in query.checks(session, since)
        ]


@lru_cache(maxsize=8)
def suggested(language: str) -> tuple[Suggested, ...]:
    """Return the ready-made standards of a language."""
    found = tomllib.loads(resource("standards", f"{language}.toml").read_text(encoding="utf-8"))
    return tuple(
        Suggested(
            touch_point=TouchPoint(point),
            words=one["words"],
            measure=Measure(one.get("measure", "")),
            within_days=one.get("within"),
        )
        for point, some in found.items()
        for one in some
    )


def _fill(record: Standard, draft: StandardDraft) -> None:
    record.words, record.touch_point = draft.words, draft.touch_point
    record.measure, record.within_days = draft.measure, draft.within_days
