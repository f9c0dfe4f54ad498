"""Deeds that put a complaint right: actions, promises, follow-ups."""

from __future__ import annotations

from delight.data.entities import Action, Case, FollowUp, Promise, Staff
from delight.data.queries import recovery as query
from delight.data.queries.common import found
from delight.domain.cases import check_minor
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError, UnknownError
from delight.domain.promises import PromiseDraft, PromiseRow, checked_promise
from delight.domain.recovery import (ActionDraft, ActionRow, FollowUpKind, FollowUpResult, FollowUpRow, PromiseState, checked_action, checked_result)
from delight.domain.stages import Stage
from delight.services.cases.casework import begin_work
from delight.services.context import Context


class RecoveryService:
    """What the shop does about a complaint, what it promised, and how it checks."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def actions(self, case_id: int) -> list[ActionRow]:
        """Return a case's recovery actions in the order they were added."""
        with self._context.db.read() as session:
            return query.actions(session, case_id)

    def action(self, action_id: int) -> ActionRow:
        """Return one recovery action (``action.unknown``)."""
        with self._context.db.read() as session:
            row = query.action(session, action_id)
        if row is None:
            raise UnknownError("action.unknown", id=action_id)
        return row

    def promises(self, case_id: int | None = None, *, open_only: bool = False) -> list[PromiseRow]:
        """Return promises, of one case or all, the nearest first."""
        with self._context.db.read() as session:
            return query.promises(session, case_id, open_only=open_only)

    def follow_ups(self, case_id: int | None = None, *, due_only: bool = False) -> list[FollowUpRow]:
        """Return follow-ups, of one case or all, the nearest first."""
        with self._context.db.read() as session:
            return query.follow_ups(session, case_id, due=self._context.today() if due_only else None)

    def add_action(self, draft: ActionDraft) -> Changes:
        """Add a recovery action, to do or done; the complaint is in progress from then on.

        Raises:
            InputError: ``amount.negative``.
            UnknownError: ``case.unknown``, ``staff.unknown``.
            ConflictError: ``staff.left``.
        """
        checked = checked_action(draft)
        with self._context.deed(DeedName.ACTION_ADDED) as deed:
            case: Case = found(deed.session, Case, draft.case_id, "case.unknown")
            if draft.owner_id is not None:
                owner: Staff = found(deed.session, Staff, draft.owner_id, "staff.unknown")
                if not owner.active:
                    raise ConflictError("staff.left", name=owner.name)
            begin_work(case)
            record = Action(
                case_id=checked.case_id,
                kind=checked.kind,
                note=checked.note,
                cost_minor=checked.cost_minor,
                owner_id=checked.owner_id or self._context.staff_id,
                due_on=checked.due_on,
                done_at=deed.at if checked.done else None,
            )
            deed.add(record)
            deed.about(record)
        return deed.changes

    def action_done(self, action_id: int, cost_minor: int | None = None) -> Changes:
        """Note that an action is done, and what it cost if that is known only now.

        Raises:
            UnknownError: ``action.unknown``.
            ConflictError: ``action.done_already``.
        """
        check_minor(cost_minor, field="cost")
        with self._context.deed(DeedName.ACTION_DONE) as deed:
            record: Action = found(deed.session, Action, action_id, "action.unknown")
            if record.done_at is not None:
                raise ConflictError("action.done_already")
            record.done_at = deed.at
            if cost_minor is not None:
                record.cost_minor = cost_minor
            deed.about(record)
        return deed.changes

    def make_promise(self, draft: PromiseDraft) -> Changes:
        """Keep in mind what a customer was told.

        Raises:
            InputError: ``promise.what_missing``, ``date.past``.
            UnknownError: ``case.unknown``.
        """
        checked = checked_promise(draft, self._context.clock())
        with self._context.deed(DeedName.PROMISE_MADE) as deed:
            found(deed.session, Case, draft.case_id, "case.unknown")
            record = Promise(
                case_id=checked.case_id,
                what=checked.what,
                due_at=checked.due_at,
                staff_id=self._context.staff_id,
            )
            deed.add(record)
            deed.about(record)
        return deed.changes

    def settle_promise(self, promise_id: int, *, kept: bool) -> Changes:
        """Say whether a promise was kept (``promise.unknown``, ``promise.settled_already``)."""
        with self._context.deed(DeedName.PROMISE_KEPT if kept else DeedName.PROMISE_BROKEN) as deed:
            record: Promise = found(deed.session, Promise, promise_id, "promise.unknown")
            if record.state is not PromiseState.OPEN:
                raise ConflictError("promise.settled_already")
            record.state = PromiseState.KEPT if kept else PromiseState.BROKEN
            record.settled_at = deed.at
            deed.about(record)
        return deed.changes

    def follow_up_done(self, follow_up_id: int, result: FollowUpResult) -> Changes:
        """Note what came of a follow-up; a check that is done makes a resolved case followed up.

        Raises:
            InputError: ``follow-up.result_missing``, ``pulse.unreadable``.
            UnknownError: ``follow-up.unknown``.
            ConflictError: ``follow-up.done_already``.
        """
        checked = checked_result(result)
        with self._context.deed(DeedName.FOLLOW_UP_DONE) as deed:
            record: FollowUp = found(deed.session, FollowUp, follow_up_id, "follow-up.unknown")
            if record.done_at is not None:
                raise ConflictError("follow-up.done_already")
            record.done_at, record.staff_id = deed.at, self._context.staff_id
            record.result, record.pulse = checked.result, checked.pulse
            record.came_back = checked.came_back
            case = deed.session.get_one(Case, record.case_id)
            if record.kind is FollowUpKind.CHECK and case.stage is Stage.RESOLVED:
                case.stage = Stage.FOLLOWED_UP
            deed.about(record)
        return deed.changes
