"""Improvements: cases gathered under a cause, what was changed about it, and who was told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from delight.data.database import Session
from delight.data.entities import Improvement
from delight.data.journal import Writer
from delight.data.queries import improvements as query
from delight.data.queries import shop as shop_query
from delight.data.queries.apart import apart, keep_apart, mark
from delight.data.queries.common import version
from delight.data.veil import hidden_ids
from delight.domain.changes import Changes, DeedName
from delight.domain.days.calendar import local_day
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.guards.writing import LetterRequest, ManyRequest
from delight.domain.improvements.causes import (
    CauseCase,
    CauseDetail,
    CauseRow,
    Helped,
    LackRow,
    are_near,
    by_month,
    days_around,
    gathered,
    near,
    span_around,
)
from delight.domain.improvements.improvement import ImprovementRow, checked_cause, checked_change
from delight.domain.letters.wordings import WordingKind
from delight.domain.text import fold
from delight.services.context import Context
from delight.services.improvements.counting import cause_rows, morning
from delight.services.improvements.said import said_of
from delight.services.improvements.telling import told_since
from delight.services.shop import check_seen


class ImprovementService:
    """What cases come from, and what the shop did about it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def causes(self) -> list[CauseRow]:
        """Return every cause, the one with most cases first; what was changed without any case comes last."""
        with self._context.db.read() as session:
            return cause_rows(self._context, session)

    def cause(self, key: str) -> CauseDetail:
        """Return one cause in full (``cause.unknown``); ``key`` may be written in any way."""
        key = fold(key)
        with self._context.db.read() as session:
            row = next(iter(cause_rows(self._context, session, key)), None)
            if row is None:
                raise UnknownError("cause.unknown", cause=key)
            cases = query.cases_of(session, key)
            return CauseDetail(
                row=row,
                cases=tuple(cases),
                told=tuple(told_since(self._context, session, row.improvement)) if row.improvement else (),
                helped=self._helped(session, row.improvement),
                months=by_month(
                    (local_day(one.received_at, self._context.zone) for one in cases), self._context.today()
                ),
            )

    def near(self, causes: Sequence[CauseRow] | None = None) -> list[tuple[CauseRow, CauseRow]]:
        """Return pairs of causes that may mean the same, the commoner first; not those said to differ."""
        rows = {row.words: row for row in (self.causes() if causes is None else causes)}
        pairs = [(rows[one], rows[other]) for one, other in near(list(rows))]
        with self._context.db.read() as session:
            differ = apart(session)
        return [pair for pair in pairs if mark((pair[0].key, pair[1].key)) not in differ]

    def keep_apart(self, one: str, other: str) -> None:
        """Remember that two causes, by key, differ: they are not offered to be put together any more."""
        with self._context.db.aside() as session:
            keep_apart(session, (one, other))

    def suggestions(self, words: str, most: int = 8) -> list[CauseRow]:
        """Return causes that begin with, hold or resemble some words, for typing one; all for none."""
        asked = fold(words)
        with self._context.db.read() as session:
            known = query.keys(session)
            fit = [key for key in known if not asked or asked in key or are_near(asked, key)]
            nearest = sorted(fit, key=lambda key: (not key.startswith(asked), -known[key], key))[:most]
            return [row for key in nearest for row in cause_rows(self._context, session, key)]

    def uncaused(self, limit: int = 100, *, search: str = "", offset: int = 0) -> list[CauseCase]:
        """Return complaints and suggestions without a cause, the newest first, or those that fit words."""
        with self._context.db.read() as session:
            return query.uncaused(session, search, offset, limit)

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
            DelightError: ``owner.needed`` where the owner wrote of a cause that only cases of theirs had.
        """
        if not case_ids:
            raise InputError("cause.no_cases", "cases")
        words = self._as_written(checked_cause(cause)) if cause.strip() else ""
        with self._context.deed(DeedName.CASES_GATHERED) as deed:
            said_of(deed.session, words)  # as in ``rename``
            self._give(deed, sorted(set(case_ids)), words)
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
        kept, gone = self._row(target), self._row(key)
        with self._context.deed(DeedName.CAUSES_MERGED) as deed:
            self._give(deed, _ids_of(deed.session, key), kept.words)
            self._merge_said(deed, gone, kept)
        return deed.changes

    def rename(self, cause: str, words: str) -> Changes:
        """Call a cause something else, in its cases and where it says what was changed.

        Raises:
            UnknownError: ``cause.unknown``.
            InputError: ``cause.missing``, ``text.too_long``; ``cause.there`` where another is called so.
            DelightError: ``owner.needed`` where the owner wrote of a cause that is called so.
        """
        key, called = fold(cause), checked_cause(words)
        self._row(key)
        if fold(called) != key and self._found(fold(called)) is not None:
            raise InputError("cause.there", "cause", cause=called)
        with self._context.deed(DeedName.CASES_GATHERED) as deed:
            said_of(deed.session, called)  # refuses before it is a cause of others' too
            record = said_of(deed.session, cause)
            self._give(deed, _ids_of(deed.session, key), called)
            if record is not None:
                record.cause, record.cause_key = called, fold(called)
                deed.about(record)
        return deed.changes

    def save(
        self, cause: str, what: str = "", changed_on: date | None = None, seen: int | None = None
    ) -> Changes:
        """Say what was changed about a cause, and since when; or only that it will be seen to.

        Args:
            cause: in any spelling.
            what: as a letter tells it.
            changed_on: the first day with the change; none while it is only planned.
            seen: the version that somebody saw who changes it, 0 where nothing was said; none does not ask.

        Raises:
            InputError: ``cause.missing``, ``improvement.what_missing``, ``date.future``, ``text.too_long``.
            ConflictError: ``record.changed_elsewhere``, where it is not as it was ``seen``.
            DelightError: ``owner.needed`` where the owner wrote of it, and it is not for everybody.
        """
        words = self._as_written(checked_cause(cause))
        said = checked_change(what, changed_on, self._context.today())
        with self._context.deed(DeedName.IMPROVEMENT_SAVED) as deed:
            record = said_of(deed.session, words)
            check_seen(seen, version(deed.session, record.uid) if record else 0)
            if record is None:
                record = Improvement(cause=words, cause_key=fold(words), created_at=deed.at)
                record.staff_id = self._context.staff_id
                deed.add(record)
            record.what, record.changed_on = said, changed_on
            deed.about(record)
        return deed.changes

    def remove(self, cause: str) -> Changes:
        """Take back what was said about a cause; its cases keep it (``cause.unknown``)."""
        self._row(fold(cause))
        with self._context.deed(DeedName.IMPROVEMENT_REMOVED) as deed:
            record = said_of(deed.session, cause)
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

    def _helped(self, session: Session, said: ImprovementRow | None) -> Helped | None:
        if said is None or said.changed_on is None:
            return None
        first = query.first_case(session)
        first_day = local_day(first, self._context.zone) if first else None
        days, too_early = span_around(said.changed_on, self._context.today(), first_day)
        start, end = days_around(said.changed_on, days)
        middle = morning(self._context, said.changed_on)
        return Helped(
            days=days,
            before=query.count_between(session, said.cause_key, morning(self._context, start), middle),
            after=query.count_between(session, said.cause_key, middle, morning(self._context, end)),
            too_early=too_early,
        )

    def _give(self, deed: Writer, case_ids: Collection[int], cause: str) -> None:
        records = query.causes_of_ids(deed.session, case_ids)
        seen = {record.id for record in records} - hidden_ids(deed.session, "cases")
        missing = set(case_ids) - seen
        if missing:
            raise UnknownError("case.unknown", id=min(missing))
        for record in records:
            record.cause, record.cause_key = cause, fold(cause)
        if len(records) == 1:
            deed.about(records[0])

    def _merge_said(self, deed: Writer, gone: CauseRow, kept: CauseRow) -> None:
        record = said_of(deed.session, gone.key)
        if record is None:
            return
        if kept.improvement is None:
            record.cause, record.cause_key = kept.words, kept.key
        else:
            deed.session.delete(record)

    def _found(self, key: str) -> CauseRow | None:
        with self._context.db.read() as session:
            return next(iter(cause_rows(self._context, session, key)), None)

    def _row(self, key: str) -> CauseRow:
        row = self._found(key)
        if row is None:
            raise UnknownError("cause.unknown", cause=key)
        return row

    def _as_written(self, words: str) -> str:
        """Return a cause as it is written already, so that one cause has one spelling."""
        row = self._found(fold(words))
        return row.words if row else words


def _ids_of(session: Session, key: str) -> list[int]:
    """Return the cases of a cause, as far as whoever does this deed sees them."""
    hidden = hidden_ids(session, "cases")
    return [one for one in query.case_ids_of(session, key) if one not in hidden]
