"""One deed for what was sorted while it was being logged: the case, its remedy, how it ended."""

from __future__ import annotations

from delight.data.entities import Action, Case
from delight.data.journal import Writer
from delight.data.queries import cases as query
from delight.domain.cases.authority import approval_for
from delight.domain.cases.case import CaseDraft, checked_case
from delight.domain.cases.recovery import ActionKind, Approval
from delight.domain.cases.sorting import SortedDraft, checked_sorted
from delight.domain.cases.stages import check_close
from delight.domain.changes import Changes, DeedName
from delight.services.cases.authority import above_authority, agreed_by_phone, room_for
from delight.services.cases.casework import GOOD_ENDS, new_case, plan_follow_ups
from delight.services.context import Context
from delight.services.improvements.elsewhere import place_id


class SortingService:
    """What was put right at once."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def log(self, draft: CaseDraft, ending: SortedDraft) -> Changes:
        """Store a complaint with what was done about it and how it ended, in one transaction.

        The same draft saved twice (after a fault whose outcome nobody knew) is stored once.

        Raises:
            InputError: see ``checked_case`` and ``checked_sorted``; ``action.above_authority`` where it cost
                more than whoever is at the desk may decide, and no owner agreed by phone.
            UnknownError: ``customer.unknown``, ``staff.unknown``.
            ConflictError: ``staff.left``, ``action.phone_owner``.
        """
        checked = checked_case(draft, self._context.clock())
        sorted_ = checked_sorted(ending, checked.kind)
        with self._context.deed(DeedName.CASE_SORTED) as deed:
            known = query.case_id_of_uid(deed.session, draft.uid)
            if known is not None:
                deed.about(deed.session.get_one(Case, known))
            else:
                deed.about(self._sort(deed, checked, sorted_))
        return deed.changes

    def _sort(self, deed: Writer, draft: CaseDraft, ending: SortedDraft) -> Case:
        record = new_case(self._context, deed, draft)
        if ending.remedy is not None:
            deed.add(self._action(deed, record, ending, ending.remedy))
        record.stage = check_close(record.kind, record.stage)
        record.acknowledged_at = record.acknowledged_at or record.received_at
        record.acknowledge_by = None
        record.resolved_at = record.closed_at = deed.at
        record.outcome, record.mood_after = ending.outcome, ending.mood_after
        record.lacked, record.elsewhere_id = ending.lacked, place_id(deed, ending.sent_to)
        if ending.outcome in GOOD_ENDS:
            plan_follow_ups(self._context, deed, record)
        return record

    def _action(self, deed: Writer, case: Case, ending: SortedDraft, remedy: ActionKind) -> Action:
        phoned = agreed_by_phone(deed.session, ending.phoned_id)
        room = room_for(self._context, deed.session, None)
        approval = approval_for(room, ending.cost_minor, phoned=phoned is not None)
        if approval is Approval.WAITING:
            raise above_authority(self._context, deed.session, None)
        return Action(
            case_id=case.id or 0,
            kind=remedy,
            cost_minor=ending.cost_minor,
            owner_id=self._context.staff_id,
            staff_id=self._context.staff_id,
            done_at=deed.at,
            approval=approval,
            approved_by_id=phoned if approval is Approval.BY_PHONE else None,
        )
