"""Deeds on recovery actions: what is done about a complaint, what it costs, and who lets it (B3, B5)."""

from __future__ import annotations

from delight.data.database import Session
from delight.data.entities import Action, Case, Promise
from delight.data.journal import Writer
from delight.data.queries import promises as promise_query
from delight.data.queries import recovery as query
from delight.data.queries.common import found, missing
from delight.domain.cases.authority import Room, approval_after, approval_for
from delight.domain.cases.case import check_minor
from delight.domain.cases.recovery import (
    AWAITING,
    ActionDraft,
    ActionEdit,
    ActionRow,
    Approval,
    PromiseState,
    checked_action,
    checked_action_edit,
)
from delight.domain.cases.stages import ENDED_STAGES
from delight.domain.changes import Changes, DeedName
from delight.domain.days.calendar import end_of
from delight.domain.errors import ConflictError
from delight.domain.text import typed
from delight.services.cases.authority import above_authority, agreed_by_phone, room_for
from delight.services.cases.casework import act_on, check_unchanged, here
from delight.services.context import Context


class ActionDeeds:
    """What the shop does about a complaint."""

    _context: Context

    def actions(self, case_id: int) -> list[ActionRow]:
        """Return a case's recovery actions in the order they were added."""
        with self._context.db.read() as session:
            return query.actions(session, case_id)

    def action(self, action_id: int) -> ActionRow:
        """Return one recovery action (``action.unknown``)."""
        with self._context.db.read() as session:
            row = query.action(session, action_id)
            if row is None:
                raise missing(session, Action, action_id, "action.unknown")
        return row

    def awaiting_owner(self) -> list[ActionRow]:
        """Return the actions that the owner still has to decide or to confirm, the oldest first."""
        with self._context.db.read() as session:
            return query.awaiting_owner(session)

    def room(self, case_id: int | None = None) -> Room:
        """Return what whoever is at the desk may decide alone, on a case or on one still to be logged."""
        with self._context.db.read() as session:
            return room_for(self._context, session, case_id)

    def add_action(self, draft: ActionDraft) -> Changes:
        """Add a recovery action, to do or done; the complaint is in progress once they heard from the shop.

        What is above the authority of whoever is at the desk waits for the owner, unless one agreed by phone.

        Raises:
            InputError: ``amount.negative``, ``date.past``, ``promise.day_missing``,
                ``action.above_authority``.
            UnknownError: ``case.unknown``, ``staff.unknown``.
            ConflictError: ``staff.left``, ``action.case_closed``, ``action.phone_owner``.
        """
        checked = checked_action(draft, self._context.today())
        with self._context.deed(DeedName.ACTION_ADDED) as deed:
            case: Case = found(deed.session, Case, draft.case_id, "case.unknown")
            if case.stage in ENDED_STAGES:
                raise ConflictError("action.case_closed")
            here(deed.session, draft.owner_id)
            act_on(case, deed.at, done=checked.done)
            record = _new_action(self._context, deed.session, checked)
            record.done_at = deed.at if checked.done else None
            deed.add(record)
            if checked.promised and checked.due_on:
                deed.add(
                    Promise(
                        case_id=checked.case_id,
                        action_id=record.id,
                        what=checked.promised,
                        due_at=end_of(checked.due_on, self._context.zone),
                        owner_id=record.owner_id,
                        staff_id=self._context.staff_id,
                    )
                )
            deed.about(record)
        return deed.changes

    def edit_action(self, action_id: int, edit: ActionEdit, seen: ActionRow | None = None) -> Changes:
        """Change some fields of an action; ``seen`` is what stood there when somebody began to change it.

        Raises:
            InputError: ``amount.negative``, ``date.past``, ``action.above_authority`` where it is done and
                costs too much.
            UnknownError: ``action.unknown``, ``staff.unknown``.
            ConflictError: ``staff.left``, ``record.changed_elsewhere``.
        """
        wanted = checked_action_edit(edit, self._context.today())
        with self._context.deed(DeedName.ACTION_EDITED) as deed:
            record: Action = found(deed.session, Action, action_id, "action.unknown")
            check_unchanged(record, wanted, seen)
            if edit.owner_id != record.owner_id:
                here(deed.session, edit.owner_id)
            if "cost_minor" in wanted:
                _judge(self._context, deed.session, record, wanted["cost_minor"])
                if record.done_at is not None and record.approval is Approval.WAITING:
                    raise above_authority(self._context, deed.session, record.case_id, action_id)
            for name, value in wanted.items():
                setattr(record, name, value)
            deed.about(record)
        return deed.changes

    def remove_action(self, action_id: int) -> Changes:
        """Take an action off its case; a promise that came with it stays (``action.unknown``)."""
        with self._context.deed(DeedName.ACTION_REMOVED) as deed:
            record: Action = found(deed.session, Action, action_id, "action.unknown")
            for promise in promise_query.promises_with(deed.session, action_id):
                promise.action_id = None
            deed.session.flush()
            deed.session.delete(record)
            deed.about(deed.session.get_one(Case, record.case_id))
        return deed.changes

    def action_done(
        self, action_id: int, cost_minor: int | None = None, *, phoned_id: int | None = None
    ) -> Changes:
        """Note that an action is done, and what it cost if that is known only now.

        What waits for the owner is done once they agreed, by phone too (``phoned_id``); an owner who does it
        agrees by that. A promise that came with the action is kept by it.

        Raises:
            UnknownError: ``action.unknown``.
            InputError: ``amount.negative``, ``action.above_authority``.
            ConflictError: ``action.done_already``, ``action.waits``, ``action.declined``,
                ``action.phone_owner``.
        """
        check_minor(cost_minor, field="cost")
        with self._context.deed(DeedName.ACTION_DONE) as deed:
            record: Action = found(deed.session, Action, action_id, "action.unknown")
            if record.done_at is not None:
                raise ConflictError("action.done_already")
            waited = record.approval is Approval.WAITING
            if cost_minor is not None:
                _judge(self._context, deed.session, record, cost_minor)
                record.cost_minor = cost_minor
            _let(self._context, deed.session, record, phoned_id)
            if record.approval is Approval.DECLINED:
                raise ConflictError("action.declined")
            if record.approval is Approval.WAITING:
                raise (
                    ConflictError("action.waits")
                    if waited
                    else above_authority(self._context, deed.session, record.case_id, action_id)
                )
            record.done_at = deed.at
            act_on(deed.session.get_one(Case, record.case_id), deed.at, done=True)
            _keep_promised(deed, action_id)
            deed.about(record)
        return deed.changes

    def phone_action(self, action_id: int, phoned_id: int) -> Changes:
        """Note that an owner agreed by phone to what waits for them; they confirm it later.

        Raises:
            UnknownError: ``action.unknown``, ``staff.unknown``.
            ConflictError: ``action.not_waiting``, ``action.phone_owner``, ``staff.left``.
        """
        with self._context.deed(DeedName.ACTION_EDITED) as deed:
            record: Action = found(deed.session, Action, action_id, "action.unknown")
            if record.approval is not Approval.WAITING:
                raise ConflictError("action.not_waiting")
            _agree_by_phone(deed.session, record, phoned_id)
            deed.about(record)
        return deed.changes

    def approve_action(self, action_id: int, note: str = "") -> Changes:
        """Let the owner agree to an action, or confirm what they agreed to by phone.

        Raises:
            DelightError: ``owner.needed``.
            UnknownError: ``action.unknown``.
            ConflictError: ``action.not_waiting``.
        """
        return self._answer(action_id, DeedName.ACTION_APPROVED, Approval.APPROVED, note)

    def decline_action(self, action_id: int, note: str = "") -> Changes:
        """Let the owner say no, with a word; what is done stays done (see ``approve_action``)."""
        return self._answer(action_id, DeedName.ACTION_DECLINED, Approval.DECLINED, note)

    def _answer(self, action_id: int, name: DeedName, approval: Approval, note: str) -> Changes:
        word = typed(note, field="note")
        with self._context.deed(name) as deed:
            record: Action = found(deed.session, Action, action_id, "action.unknown")
            if record.approval not in AWAITING:
                raise ConflictError("action.not_waiting")
            record.approval, record.approval_note, record.approved_at = approval, word, deed.at
            record.approved_by_id = self._context.staff_id or record.approved_by_id
            deed.about(record)
        return deed.changes


def _new_action(context: Context, session: Session, draft: ActionDraft) -> Action:
    phoned = agreed_by_phone(session, draft.phoned_id)
    room = room_for(context, session, draft.case_id)
    approval = approval_for(room, draft.cost_minor, phoned=phoned is not None)
    if draft.done and approval is Approval.WAITING:
        raise above_authority(context, session, draft.case_id)
    return Action(
        case_id=draft.case_id,
        kind=draft.kind,
        note=draft.note,
        cost_minor=draft.cost_minor,
        owner_id=draft.owner_id or context.staff_id,
        due_on=draft.due_on,
        approval=approval,
        approved_by_id=phoned if approval is Approval.BY_PHONE else None,
        staff_id=context.staff_id,
    )


def _judge(context: Context, session: Session, record: Action, cost_minor: int | None) -> None:
    """Ask again whether an action may go ahead, at another cost."""
    if cost_minor == record.cost_minor:
        return
    room = room_for(context, session, record.case_id, but=record.id)
    fresh = approval_after(record.approval, record.cost_minor, cost_minor, room)
    if context.sees_all and record.approval is not Approval.NOT_NEEDED:
        fresh = Approval.APPROVED  # the owner decides what it costs
    if fresh is not record.approval:
        record.approval, record.approval_note = fresh, ""
        record.approved_by_id = context.staff_id if fresh is Approval.APPROVED else None
        record.approved_at = context.clock() if fresh is Approval.APPROVED else None


def _keep_promised(deed: Writer, action_id: int) -> None:
    for promise in promise_query.promises_with(deed.session, action_id):
        if promise.state is PromiseState.OPEN:
            promise.state, promise.settled_at = PromiseState.KEPT, deed.at


def _let(context: Context, session: Session, record: Action, phoned_id: int | None) -> None:
    """Let an action that waits go ahead: the owner does it themselves, or agreed by phone."""
    if record.approval is not Approval.WAITING:
        return
    if phoned_id is not None:
        _agree_by_phone(session, record, phoned_id)
    elif context.sees_all:
        record.approval, record.approved_by_id = Approval.APPROVED, context.staff_id
        record.approved_at = context.clock()


def _agree_by_phone(session: Session, record: Action, phoned_id: int) -> None:
    record.approval, record.approved_by_id = Approval.BY_PHONE, agreed_by_phone(session, phoned_id)
