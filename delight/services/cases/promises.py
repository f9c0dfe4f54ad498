"""Deeds on promises: made on a case, with an action, in a letter, or to a customer without a case.

What cannot be kept is told, not moved in silence: the promise that was made counts as broken, with a word why
and whether the customer heard before its day was over, and a new one with a new day takes its place. Whoever
waits until Friday and is told on Thursday that it takes until Monday was promised two things, and got one.
"""

from __future__ import annotations

from datetime import datetime

from delight.data.database import Session
from delight.data.entities import Action, Case, Customer, Letter, Promise
from delight.data.journal import Writer
from delight.data.queries import promises as query
from delight.data.queries.common import found, missing
from delight.domain.cases.promises import (
    PromiseDraft,
    PromiseEdit,
    PromiseFilter,
    PromiseRow,
    checked_promise,
    checked_promise_edit,
)
from delight.domain.cases.recovery import Approval, PromiseState
from delight.domain.changes import Changes, DeedName
from delight.domain.days.calendar import check_future, local_day
from delight.domain.errors import ConflictError, InputError
from delight.domain.text import typed
from delight.services.cases.casework import act_on, check_unchanged, here
from delight.services.context import Context


class PromiseDeeds:
    """What customers were told."""

    _context: Context

    def promises(self, case_id: int | None = None, *, open_only: bool = False) -> list[PromiseRow]:
        """Return promises, of one case or all, the nearest first."""
        with self._context.db.read() as session:
            return query.promises(session, case_id, open_only=open_only)

    def promise(self, promise_id: int) -> PromiseRow:
        """Return one promise (``promise.unknown``)."""
        with self._context.db.read() as session:
            row = query.promise(session, promise_id)
            if row is None:
                raise missing(session, Promise, promise_id, "promise.unknown")
        return row

    def promises_to(self, customer_id: int, *, open_only: bool = False) -> list[PromiseRow]:
        """Return what a customer was promised, on a case or without one."""
        with self._context.db.read() as session:
            return query.of_customer(session, customer_id, open_only=open_only)

    def promise_list(self, which: PromiseFilter, *, until: datetime | None = None) -> list[PromiseRow]:
        """Return the promise list: open ones, the nearest first; settled ones, the newest first."""
        with self._context.db.read() as session:
            return query.listed(session, which, until=until)

    def promise_counts(self) -> dict[PromiseState, int]:
        """Return how many promises there are of each state."""
        with self._context.db.read() as session:
            return query.counts(session)

    def make_promise(self, draft: PromiseDraft) -> Changes:
        """Keep in mind what a customer was told.

        Raises:
            InputError: ``promise.what_missing``, ``promise.whose_missing``, ``date.past``.
            UnknownError: ``case.unknown``, ``customer.unknown``, ``customer.merged``, ``staff.unknown``,
                ``action.unknown``, ``letter.unknown``.
            ConflictError: ``staff.left``.
        """
        checked = checked_promise(draft, self._context.clock())
        with self._context.deed(DeedName.PROMISE_MADE) as deed:
            _check_belongs(deed.session, checked)
            record = Promise(
                case_id=checked.case_id,
                customer_id=checked.customer_id,
                action_id=checked.action_id,
                letter_id=checked.letter_id,
                what=checked.what,
                due_at=checked.due_at,
                owner_id=checked.owner_id or self._context.staff_id,
                staff_id=self._context.staff_id,
            )
            deed.add(record)
            deed.about(record)
        return deed.changes

    def edit_promise(self, promise_id: int, edit: PromiseEdit, seen: PromiseRow | None = None) -> Changes:
        """Correct an open promise: its words, who keeps it, an earlier day.

        A later day is put right on the day the promise was made, as a slip; after that the customer counts on
        it, and ``postpone_promise`` says so.

        Raises:
            InputError: ``promise.what_missing``, ``date.past``, ``promise.later_day``.
            UnknownError: ``promise.unknown``, ``staff.unknown``.
            ConflictError: ``promise.settled_already``, ``staff.left``, ``record.changed_elsewhere``.
        """
        wanted = checked_promise_edit(edit, self._context.clock())
        with self._context.deed(DeedName.PROMISE_EDITED) as deed:
            record = _open_promise(deed, promise_id)
            check_unchanged(record, wanted, seen)
            if edit.owner_id != record.owner_id:
                here(deed.session, edit.owner_id)
            if edit.due_at is not None and edit.due_at > record.due_at:
                self._check_slip(deed.session, record)
            for name, value in wanted.items():
                setattr(record, name, value)
            deed.about(record)
        return deed.changes

    def settle_promise(self, promise_id: int, *, kept: bool, note: str = "") -> Changes:
        """Say whether a promise was kept, with a word how, or why not.

        The action that a kept promise was made with is done, too, unless it waits for the owner.

        Raises:
            UnknownError: ``promise.unknown``.
            ConflictError: ``promise.settled_already``.
        """
        word = typed(note, field="note")
        with self._context.deed(DeedName.PROMISE_KEPT if kept else DeedName.PROMISE_BROKEN) as deed:
            record = _open_promise(deed, promise_id)
            settle(record, deed.at, kept=kept, note=word)
            if kept:
                _do_action(deed, record)
            deed.about(record)
        return deed.changes

    def postpone_promise(self, promise_id: int, due_at: datetime, note: str = "") -> Changes:
        """Tell that it takes longer: the old promise is broken, a new one with a new day takes its place.

        The deed is about the new promise.

        Raises:
            InputError: ``date.past``, ``promise.not_later``.
            UnknownError: ``promise.unknown``.
            ConflictError: ``promise.settled_already``.
        """
        check_future(due_at, self._context.clock(), field="promise_by")
        word = typed(note, field="note")
        with self._context.deed(DeedName.PROMISE_POSTPONED) as deed:
            old = _open_promise(deed, promise_id)
            if due_at <= old.due_at:
                raise InputError("promise.not_later", "promise_by")
            settle(old, deed.at, kept=False, note=word)
            fresh = Promise(
                case_id=old.case_id,
                customer_id=old.customer_id,
                action_id=old.action_id,
                what=old.what,
                due_at=due_at,
                owner_id=old.owner_id,
                staff_id=self._context.staff_id,
            )
            deed.add(fresh)
            deed.about(fresh)
        return deed.changes

    def _check_slip(self, session: Session, record: Promise) -> None:
        made = query.made_at(session, record.uid)
        if made is None or local_day(made, self._context.zone) != self._context.today():
            raise InputError("promise.later_day", "promise_by")


def settle(record: Promise, at: datetime, *, kept: bool, note: str = "") -> None:
    """Settle an open promise; what was noted about it before stays where there is no new word."""
    record.state = PromiseState.KEPT if kept else PromiseState.BROKEN
    record.settled_at, record.note = at, note or record.note


def _open_promise(deed: Writer, promise_id: int) -> Promise:
    record: Promise = found(deed.session, Promise, promise_id, "promise.unknown")
    if record.state is not PromiseState.OPEN:
        raise ConflictError("promise.settled_already")
    return record


def _do_action(deed: Writer, promise: Promise) -> None:
    action = deed.session.get(Action, promise.action_id) if promise.action_id else None
    if action and action.done_at is None and action.approval not in {Approval.WAITING, Approval.DECLINED}:
        action.done_at = deed.at
        act_on(deed.session.get_one(Case, action.case_id), deed.at, done=True)


def _check_belongs(session: Session, draft: PromiseDraft) -> None:
    for entity, record_id, code in (
        (Case, draft.case_id, "case.unknown"),
        (Customer, draft.customer_id, "customer.unknown"),
        (Action, draft.action_id, "action.unknown"),
        (Letter, draft.letter_id, "letter.unknown"),
    ):
        if record_id is not None:
            found(session, entity, record_id, code)
    here(session, draft.owner_id)
