"""Deeds on cases: log, edit, move, close, snooze."""

from __future__ import annotations

from datetime import date

from delight.data.database import Session
from delight.data.entities import Case, Customer, Staff
from delight.data.queries import cases as query
from delight.data.queries import history as history_query
from delight.data.queries.common import found, version
from delight.domain.cases.case import (
    CaseDetail,
    CaseDraft,
    CaseEdit,
    CaseFilter,
    CaseRow,
    Outcome,
    check_mood,
    checked_case,
    checked_edit,
)
from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import REOPENED, CaseKind, Stage, check_close, check_move
from delight.domain.changes import Changes, DeedName, HistoryRow
from delight.domain.days.calendar import check_future
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.staff.rights import OwnersReason
from delight.domain.text import clean_line, fold, typed
from delight.services.cases.casework import (
    after_end,
    answer_checks,
    drop_follow_ups,
    here,
    new_case,
    owner_knows,
    owner_saw,
    plan_follow_ups,
    plan_late_follow_ups,
    settle_open,
)
from delight.services.context import Context
from delight.services.customers.visits import answer_return_checks
from delight.services.days.clocks import reopen_clocks, restart_clocks, wakes_at
from delight.services.improvements.elsewhere import place_id
from delight.services.improvements.said import said_of
from delight.services.shop import check_seen

_STAMPS = {Stage.ACKNOWLEDGED: "acknowledged_at", Stage.RESOLVED: "resolved_at", Stage.DONE: "closed_at"}


class CaseService:
    """What came in, and how far it has come."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def page(
        self, which: CaseFilter, offset: int = 0, limit: int = 100, *, after: int | None = None
    ) -> list[CaseRow]:
        """Return a stretch of the list: open complaints first, in each group the newest first.

        It goes on after the case whose id is ``after``, where that is given.
        """
        now = self._context.clock()
        with self._context.db.read() as session:
            zone = self._context.zone
            return query.cases(session, which, now=now, zone=zone, offset=offset, limit=limit, after=after)

    def count(self, which: CaseFilter) -> int:
        """Return how many cases the list has."""
        with self._context.db.read() as session:
            return query.case_count(session, which, now=self._context.clock(), zone=self._context.zone)

    def get(self, case_id: int) -> CaseDetail:
        """Return one case in full (``case.unknown``)."""
        with self._context.db.read() as session:
            return query.case(session, case_id)

    def is_seen(self, case_id: int) -> bool:
        """Return whether a case is there for whoever is at the desk: it may be the owner's alone."""
        with self._context.db.read() as session:
            return session.get(Case, case_id) is not None

    def find(self, reference: str) -> int:
        """Return the id of the case with this reference (``case.unknown``)."""
        with self._context.db.read() as session:
            case_id = query.case_id(session, reference)
        if case_id is None:
            raise UnknownError("case.unknown", reference=reference)
        return case_id

    def history(self, case_id: int) -> list[HistoryRow]:
        """Return who did what on a case, the newest first."""
        with self._context.db.read() as session:
            found(session, Case, case_id, "case.unknown")
            return history_query.history_of(session, history_query.case_uids(session, case_id))

    def twin(self, draft: CaseDraft) -> str | None:
        """Return the reference of a case with these words of this customer, logged within a minute.

        The draft itself, saved before a fault whose outcome nobody knew, is no twin.

        Raises:
            InputError: see ``checked_case``.
        """
        checked = checked_case(draft, self._context.clock())
        with self._context.db.read() as session:
            return query.twin(session, checked, self._context.clock())

    def log(self, draft: CaseDraft) -> Changes:
        """Store a case, with its new customer and its promise if it has them.

        The same draft saved twice (after a fault whose outcome nobody knew) is stored once.

        Raises:
            InputError: see ``checked_case``.
            UnknownError: ``customer.unknown``, ``staff.unknown``.
        """
        checked = checked_case(draft, self._context.clock())
        with self._context.deed(DeedName.CASE_LOGGED) as deed:
            known = query.case_id_of_uid(deed.session, draft.uid)
            if known is not None:
                deed.about(deed.session.get_one(Case, known))
            else:
                deed.about(new_case(self._context, deed, checked))
        return deed.changes

    def edit(self, case_id: int, edit: CaseEdit, seen: int | None = None) -> Changes:
        """Change some fields of a case.

        Raises:
            InputError: ``case.what_missing``, ``mood.unreadable``, ``amount.negative``, ``date.future``.
            UnknownError: ``case.unknown``, ``customer.unknown``, ``staff.unknown``.
            ConflictError: ``record.changed_elsewhere``, ``staff.left``, ``case.kind_settled``.
            DelightError: ``owner.needed`` for a cause that is the owner's; see ``said_of``.
        """
        wanted = checked_edit(edit, self._context.clock())
        with self._context.deed(DeedName.CASE_EDITED) as deed:
            record: Case = found(deed.session, Case, case_id, "case.unknown")
            check_seen(seen, version(deed.session, record.uid))
            if edit.customer_id is not None:
                found(deed.session, Customer, edit.customer_id, "customer.unknown")
            if edit.owner_id != record.owner_id:
                here(deed.session, edit.owner_id)
            if edit.praised_id is not None:  # a kind word may come for somebody who has left
                found(deed.session, Staff, edit.praised_id, "staff.unknown")
            if edit.kind not in {None, record.kind} and record.stage is not Stage.NEW:
                raise ConflictError("case.kind_settled")
            said_of(deed.session, wanted.get("cause", ""))
            was = record.customer_id
            for name, value in wanted.items():
                setattr(record, name, value)
            record.what_key, record.cause_key = fold(record.what), fold(record.cause)
            owner_knows(self._context, deed, record)
            if not wanted.keys().isdisjoint(("received_at", "channel", "kind")):
                restart_clocks(deed.session, self._context, record)
            if record.customer_id is not None and record.customer_id != was:
                if was is None:
                    plan_late_follow_ups(self._context, deed, record)
                answer_return_checks(self._context, deed, [record.customer_id])
            deed.about(record)
        return deed.changes

    def move(self, case_id: int, to: str, why: str = "") -> Changes:
        """Take a case to another stage, or ``reopened`` with a reason.

        A complaint that goes on was heard; one that is followed up was checked on: nobody is asked to again.

        Raises:
            UnknownError: ``case.unknown``.
            ConflictError: ``case.illegal_move``.
            InputError: ``case.why_missing``.
        """
        with self._context.deed(DeedName.CASE_MOVED) as deed:
            record: Case = found(deed.session, Case, case_id, "case.unknown")
            record.stage = check_move(record.kind, record.stage, to, why)
            owner_saw(self._context, deed, record)
            stamp = _STAMPS.get(record.stage)
            if to == REOPENED:
                record.reopened_why = typed(why, field="why")
                record.resolved_at = record.closed_at = record.outcome = None
                record.mood_after = record.elsewhere_id = None
                drop_follow_ups(deed, record)
                reopen_clocks(deed.session, self._context, record, deed.at)
            elif stamp:
                setattr(record, stamp, deed.at)
            if record.kind is CaseKind.COMPLAINT:
                record.acknowledged_at = record.acknowledged_at or deed.at
            if record.stage is Stage.FOLLOWED_UP:
                answer_checks(self._context, deed, record)
            if record.stage is Stage.RESOLVED:
                plan_follow_ups(self._context, deed, record)
            deed.about(record)
        return deed.changes

    def close(
        self,
        case_id: int,
        outcome: Outcome | None,
        mood_after: int | None = None,
        cause: str = "",
        *,
        sent_to: str = "",
        lacked: str = "",
        promises: PromiseState = PromiseState.OPEN,
    ) -> Changes:
        """End a case and say how it ended.

        Args:
            case_id: which case.
            outcome: how it ended; parting ways is the owner's alone.
            mood_after: 1 (furious) to 5 (delighted).
            cause: what it came from; empty leaves what is known.
            sent_to: name of the place that they were sent to; one that is not known yet is put on the list.
            lacked: what they asked for and the shop does not have.
            promises: what becomes of promises still open: as a rule they stay on the list.

        Raises:
            DelightError: ``owner.needed``, also for a cause that is the owner's; see ``said_of``.
            ConflictError: ``case.already_closed``. UnknownError: ``case.unknown``.
            InputError: ``case.outcome_missing``, ``mood.unreadable``.
        """
        check_mood(mood_after, field="mood_after")
        self._check_end(outcome)
        with self._context.deed(DeedName.CASE_CLOSED) as deed:
            record: Case = found(deed.session, Case, case_id, "case.unknown")
            record.stage = check_close(record.kind, record.stage)
            record.outcome, record.mood_after, record.closed_at = outcome, mood_after, deed.at
            _tell_why(deed.session, record, cause, lacked)
            record.elsewhere_id = place_id(deed, sent_to) if outcome is Outcome.SENT_ELSEWHERE else None
            owner_saw(self._context, deed, record)
            settle_open(deed, record, promises)
            after_end(self._context, deed, record)
            deed.about(record)
        return deed.changes

    def _check_end(self, outcome: Outcome | None) -> None:
        if outcome is None:
            raise InputError("case.outcome_missing", "outcome")
        if outcome is Outcome.PARTED_WAYS:
            self._context.check_owner(OwnersReason.PARTING)

    def snooze(self, case_id: int, until: date) -> Changes:
        """Keep a case off Today until the shop opens on a day; its original date stays (``date.past``)."""
        with self._context.deed(DeedName.CASE_SNOOZED) as deed:
            record: Case = found(deed.session, Case, case_id, "case.unknown")
            moment = wakes_at(deed.session, self._context, until)
            check_future(moment, deed.at, field="until")
            record.snoozed_until = moment
            owner_saw(self._context, deed, record)
            deed.about(record)
        return deed.changes

    def wake(self, case_id: int) -> Changes:
        """Bring a case that was snoozed back to Today at once (``case.unknown``)."""
        with self._context.deed(DeedName.CASE_WOKEN) as deed:
            record: Case = found(deed.session, Case, case_id, "case.unknown")
            record.snoozed_until = None
            deed.about(record)
        return deed.changes


def _tell_why(session: Session, record: Case, cause: str, lacked: str) -> None:
    """Note what a case came from and what was lacking; where nobody says, what is known stays."""
    said_of(session, cause)
    record.cause = clean_line(cause, field="cause", longest=200) or record.cause
    record.cause_key = fold(record.cause)
    record.lacked = clean_line(lacked, field="lacked", longest=200) or record.lacked
