"""Deeds on follow-ups: checks with a customer after a recovery (B8)."""

from __future__ import annotations

from delight.data.entities import Case, FollowUp
from delight.data.queries import recovery as query
from delight.data.queries.common import found, missing
from delight.domain.cases.recovery import FollowUpKind, FollowUpResult, FollowUpRow, checked_result
from delight.domain.cases.stages import Stage
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError
from delight.services.context import Context


class FollowUpDeeds:
    """How it went afterwards."""

    _context: Context

    def follow_ups(self, case_id: int | None = None, *, due_only: bool = False) -> list[FollowUpRow]:
        """Return follow-ups, of one case or all, the nearest first."""
        with self._context.db.read() as session:
            return query.follow_ups(session, case_id, due=self._context.today() if due_only else None)

    def follow_up(self, follow_up_id: int) -> FollowUpRow:
        """Return one follow-up (``follow-up.unknown``)."""
        with self._context.db.read() as session:
            row = query.follow_up(session, follow_up_id)
            if row is None:
                raise missing(session, FollowUp, follow_up_id, "follow-up.unknown")
        return row

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
            record.well, record.came_back = checked.well, checked.came_back
            case = deed.session.get_one(Case, record.case_id)
            if record.kind is FollowUpKind.CHECK and case.stage is Stage.RESOLVED:
                case.stage = Stage.FOLLOWED_UP
            deed.about(record)
        return deed.changes
