"""Improvements: cases gathered under a cause, what was changed about it, and who was told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from delight.data.database import Session
from delight.data.entities import Improvement
from delight.data.journal import Writer
from delight.data.queries import improvements as query
from delight.data.queries import shop as shop_query
from delight.domain.calendar import at_local, local_day
from delight.domain.causes import (
    TREND_DAYS,
    CauseCase,
    CauseDetail,
    CauseRow,
    Helped,
    LackRow,
    Told,
    are_near,
    days_around,
    gathered,
    near,
    span_around,
)
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.improvements import ImprovementRow, checked_cause, checked_change
from delight.domain.text import fold
from delight.domain.wordings import WordingKind
from delight.domain.writing import LetterRequest, ManyRequest
from delight.services.context import Context


class ImprovementService:
    """What cases come from, and what the shop did about it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def causes(self) -> list[CauseRow]:
        """Return every cause, the one with most cases first; what was changed without any case comes last."""
        with self._context.db.read() as session:
            return self._causes(session)

    def cause(self, key: str) -> CauseDetail:
        """Return one cause in full (``cause.unknown``); ``key`` may be written in any way."""
        key = fold(key)
        with self._context.db.read() as session:
            row = next(iter(self._causes(session, key)), None)
            if row is None:
                raise UnknownError("cause.unknown", cause=key)
            cases = query.cases_of(session, key)
            return CauseDetail(
                row=row,
                cases=tuple(cases),
                told=tuple(self._told(session, row.improvement)),
                helped=self._helped(session, row.improvement),
            )

    def near(self) -> list[tuple[CauseRow, CauseRow]]:
        """Return pairs of causes that may mean the same, the commoner of each first."""
        rows = {row.words: row for row in self.causes()}
        return [(rows[one], rows[other]) for one, other in near(list(rows))]

    def suggestions(self, words: str, most: int = 8) -> list[CauseRow]:
        """Return causes that begin with, hold or resemble some words, for typing one; all for none."""
        key = fold(words)
        rows = [row for row in self.causes() if not key or key in row.key or are_near(key, row.key)]
        return sorted(rows, key=lambda row: not row.key.startswith(key))[:most]

    def uncaused(self, limit: int = 100) -> list[CauseCase]:
        """Return the newest complaints and suggestions without a cause, to be gathered."""
        with self._context.db.read() as session:
            return query.uncaused(session, limit)

    def lacks(self) -> list[LackRow]:
        """Return what people asked for and the shop lacks, near spellings together, the commonest first."""
        with self._context.db.read() as session:
            rows = query.lacked(session)
        return gathered([(words, local_day(at, self._context.zone), case_id) for words, at, case_id in rows])

    def cases(self, ids: Collection[int]) -> list[CauseCase]:
        """Return cases as short lines, the newest first: those behind a figure."""
        with self._context.db.read() as session:
            return query.cases_by_id(session, ids)

    def is_begun(self) -> bool:
        """Return whether there is anything to show: a cause, a change, an idea, a lack, something counted."""
        with self._context.db.read() as session:
            return query.is_begun(session)

    def gather(self, case_ids: Collection[int], cause: str) -> Changes:
        """Give several cases one cause; an empty one takes theirs away. One deed, one Undo.

        Raises:
            InputError: ``cause.no_cases``, ``text.too_long``.
            UnknownError: ``case.unknown``.
        """
        if not case_ids:
            raise InputError("cause.no_cases", "cases")
        words = checked_cause(cause) if cause.strip() else ""
        with self._context.deed(DeedName.CASES_GATHERED) as deed:
            self._give(deed, sorted(set(case_ids)), self._as_written(deed.session, words))
        return deed.changes

    def merge(self, other: str, into: str) -> Changes:
        """Give all cases of one cause another one that means the same, which keeps its words.

        What was changed about the one that goes is kept where nothing was said of the one that stays.

        Raises:
            UnknownError: ``cause.unknown``.
            ConflictError: ``cause.same``.
        """
        key, target = fold(other), fold(into)
        if key == target:
            raise ConflictError("cause.same")
        with self._context.deed(DeedName.CAUSES_MERGED) as deed:
            kept = self._row(deed.session, target)
            gone = self._row(deed.session, key)
            self._give(deed, query.case_ids_of(deed.session, key), kept.words)
            self._merge_said(deed, gone, kept)
        return deed.changes

    def save(self, cause: str, what: str = "", changed_on: date | None = None) -> Changes:
        """Say what was changed about a cause, and since when; or only that it will be seen to.

        Raises:
            InputError: ``cause.missing``, ``improvement.what_missing``, ``date.future``, ``text.too_long``.
        """
        words = checked_cause(cause)
        said = checked_change(what, changed_on, self._context.today())
        with self._context.deed(DeedName.IMPROVEMENT_SAVED) as deed:
            record = self._record(deed.session, fold(words))
            if record is None:
                written = self._as_written(deed.session, words)
                record = Improvement(cause=written, cause_key=fold(written), created_at=deed.at)
                record.staff_id = self._context.staff_id
                deed.add(record)
            record.what, record.changed_on = said, changed_on
            deed.about(record)
        return deed.changes

    def remove(self, cause: str) -> Changes:
        """Take back what was said about a cause; its cases keep it (``cause.unknown``)."""
        with self._context.deed(DeedName.IMPROVEMENT_REMOVED) as deed:
            record = self._record(deed.session, fold(cause))
            if record is None:
                raise UnknownError("cause.unknown", cause=cause)
            deed.about(record)
            deed.session.delete(record)
        return deed.changes

    def request(self, cause: str, *, by_post: bool = True, language: str = "") -> ManyRequest:
        """Return "you said, we did" to everyone who raised a cause, as ``many.plan`` and the page take it.

        The letter is in ``language``, else in the shop's: what was changed was written in it.

        Raises:
            UnknownError: ``cause.unknown``.
            ConflictError: ``improvement.not_changed``.
        """
        row = self.cause(cause).row
        said = row.improvement
        if said is None or not said.what or said.changed_on is None:
            raise ConflictError("improvement.not_changed")
        with self._context.db.read() as session:
            language = language or shop_query.shop(session).language
        letter = LetterRequest(
            wording=WordingKind.YOU_SAID_WE_DID.value, told=(("change", said.what),), language=language
        )
        return ManyRequest(letter=letter, improvement_id=said.id, by_post=by_post)

    def _causes(self, session: Session, key: str = "") -> list[CauseRow]:
        today = self._context.today()
        recent, before = (self._morning(today - timedelta(days=n * TREND_DAYS - 1)) for n in (1, 2))
        spelt = query.spellings(session, key=key)
        said = {row.cause_key: row for row in query.improvements(session, key=key)}
        counted = query.counted(session, before=before, recent=recent, key=key)
        known = {one.key: one for one in counted}
        first = query.first_case(session)
        rows = [
            replace(
                self._cause(session, one, known.get(one), said.get(one), spelt.get(one, "")),
                comparable=first is not None and first < before,
            )
            for one in {**known, **said}
        ]
        return sorted(rows, key=lambda row: (-row.cases, row.words))

    def _cause(
        self,
        session: Session,
        key: str,
        one: query.Counted | None,
        said: ImprovementRow | None,
        spelt: str,
    ) -> CauseRow:
        words, told = said.cause if said else spelt, len(self._told(session, said))
        if one is None:
            nothing = dict.fromkeys(("cases", "open_cases", "people", "anonymous", "recent", "before"), 0)
            return CauseRow(
                key=key,
                words=words,
                first=None,
                last=None,
                comparable=False,
                told=told,
                improvement=said,
                **nothing,
            )
        return CauseRow(
            key=key,
            words=words,
            cases=one.cases,
            open_cases=one.open_cases,
            people=one.people,
            anonymous=one.anonymous,
            first=local_day(one.first, self._context.zone),
            last=local_day(one.last, self._context.zone),
            recent=one.recent,
            before=one.before,
            comparable=False,
            told=told,
            improvement=said,
        )

    def _told(self, session: Session, said: ImprovementRow | None) -> list[Told]:
        return [] if said is None else told_since(self._context, session, said)

    def _helped(self, session: Session, said: ImprovementRow | None) -> Helped | None:
        if said is None or said.changed_on is None:
            return None
        first = query.first_case(session)
        first_day = local_day(first, self._context.zone) if first else None
        days, too_early = span_around(said.changed_on, self._context.today(), first_day)
        start, end = days_around(said.changed_on, days)
        middle = self._morning(said.changed_on)
        return Helped(
            days=days,
            before=query.count_between(session, said.cause_key, self._morning(start), middle),
            after=query.count_between(session, said.cause_key, middle, self._morning(end)),
            too_early=too_early,
        )

    def _give(self, deed: Writer, case_ids: Collection[int], cause: str) -> None:
        records = query.causes_of_ids(deed.session, case_ids)
        missing = set(case_ids) - {record.id for record in records}
        if missing:
            raise UnknownError("case.unknown", id=min(missing))
        for record in records:
            record.cause, record.cause_key = cause, fold(cause)
        if len(records) == 1:
            deed.about(records[0])

    def _merge_said(self, deed: Writer, gone: CauseRow, kept: CauseRow) -> None:
        record = self._record(deed.session, gone.key)
        if record is None:
            return
        if kept.improvement is None:
            record.cause, record.cause_key = kept.words, kept.key
        else:
            deed.session.delete(record)

    def _row(self, session: Session, key: str) -> CauseRow:
        row = next(iter(self._causes(session, key)), None)
        if row is None:
            raise UnknownError("cause.unknown", cause=key)
        return row

    def _record(self, session: Session, key: str) -> Improvement | None:
        rows = query.improvements(session, key=key)
        return session.get_one(Improvement, rows[0].id) if rows else None

    def _as_written(self, session: Session, words: str) -> str:
        """Return a cause as it is written already, so that one cause has one spelling."""
        key = fold(words)
        said = query.improvements(session, key=key) if key else []
        if said:
            return said[0].cause
        return query.spellings(session, key=key).get(key, words) if key else ""

    def _morning(self, day: date) -> datetime:
        return at_local(day, time(0), self._context.zone)


def told_since(context: Context, session: Session, said: ImprovementRow) -> list[Told]:
    """Return who was told of a change since it was made, the last first."""
    if said.changed_on is None:
        return []
    return query.told(session, said.cause_key, at_local(said.changed_on, time(0), context.zone))
