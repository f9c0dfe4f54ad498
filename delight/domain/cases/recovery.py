"""What the shop does to put a complaint right, and how it checks."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from delight.domain.cases.case import check_minor
from delight.domain.errors import InputError
from delight.domain.text import typed


class ActionKind(StrEnum):
    """One way to put something right."""

    APOLOGY = "apology"
    REFUND = "refund"
    REPLACEMENT = "replacement"
    REDO = "redo"
    CREDIT = "credit"
    DISCOUNT = "discount"
    EXTRA = "extra"
    CALL_BACK = "call-back"
    VISIT = "visit"
    EXPLANATION = "explanation"
    OTHER = "other"


class PromiseState(StrEnum):
    """Whether the shop did what it said."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"


class Approval(StrEnum):
    """Whether an action that is above somebody's authority may go ahead."""

    NOT_NEEDED = ""
    WAITING = "waiting"
    BY_PHONE = "by-phone"
    APPROVED = "approved"
    DECLINED = "declined"


AWAITING = frozenset({Approval.WAITING, Approval.BY_PHONE})
"""The owner still has to decide, or to confirm what they are said to have agreed to by phone."""


class FollowUpKind(StrEnum):
    """What the shop wants to know afterwards."""

    CHECK = "check"
    RETURN = "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDraft:
    """A recovery action; without ``due_on`` and not ``done`` it is due with its case.

    ``phoned_id`` is the owner who agreed to it by phone, where it is above what the person at the desk may
    decide; ``promised`` also puts it on the promise list: the customer was told.
    """

    case_id: int
    kind: ActionKind
    note: str = ""
    cost_minor: int | None = None
    owner_id: int | None = None
    due_on: date | None = None
    done: bool = False
    phoned_id: int | None = None
    promised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionEdit:
    """Fields of an action to change; ``None`` leaves a field as it is, ``emptied`` names those to empty."""

    kind: ActionKind | None = None
    note: str | None = None
    cost_minor: int | None = None
    owner_id: int | None = None
    due_on: date | None = None
    emptied: frozenset[str] = frozenset()

    def wanted(self) -> dict[str, Any]:
        """Return the fields to change by name, ``None`` for those to empty."""
        return wanted_fields(self, {"cost_minor", "owner_id", "due_on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """A recovery action as stored; done once ``done_at`` is set.

    Attributes:
        owner_left: who was to do it does not work here any more.
        approval: whether the owner has to let it, or did.
        approved_by: which owner answered, or is said to have agreed by phone.
        approval_note: the word that came with the answer.
        staff: who added it.
    """

    id: int
    uid: str
    case_id: int
    kind: ActionKind
    note: str
    cost_minor: int | None
    owner_id: int | None
    owner: str
    owner_left: bool
    due_on: date | None
    done_at: datetime | None
    approval: Approval
    approved_by: str
    approved_at: datetime | None
    approval_note: str
    staff: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done: what the owner declined is not."""
        return self.done_at is None and self.approval is not Approval.DECLINED

    @property
    def awaits_owner(self) -> bool:
        """Whether the owner still has to say something to it."""
        return self.approval in AWAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """A check with the customer after a recovery; done once ``done_at`` is set."""

    id: int
    uid: str
    case_id: int
    reference: str
    customer_id: int | None
    customer_name: str
    kind: FollowUpKind
    due_on: date
    done_at: datetime | None
    result: str
    well: bool | None
    pulse: int | None
    came_back: bool | None
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpResult:
    """What came of a follow-up: in their words, whether all is well, whether they came back.

    ``pulse`` answers "would you recommend us?" from 0 to 10.
    """

    result: str = ""
    well: bool | None = None
    pulse: int | None = None
    came_back: bool | None = None


def checked_action(draft: ActionDraft, today: date) -> ActionDraft:
    """Return ``draft`` cleaned.

    Raises:
        InputError: ``amount.negative``, ``text.too_long``, ``promise.day_missing``; ``date.past`` where it is
            still to be done by a day that is over, or was promised for one.
    """
    check_minor(draft.cost_minor, field="cost")
    if not draft.done or draft.promised:
        _check_day(draft.due_on, today)
    promised = typed(draft.promised, field="promise")
    if promised and draft.due_on is None:
        raise InputError("promise.day_missing", "due")
    return replace(draft, note=typed(draft.note, field="note"), promised=promised)


def checked_action_edit(edit: ActionEdit, today: date) -> dict[str, Any]:
    """Return the fields to change by name, cleaned.

    Raises:
        InputError: ``amount.negative``, ``text.too_long``, ``date.past``.
    """
    check_minor(edit.cost_minor, field="cost")
    _check_day(edit.due_on, today)
    wanted = edit.wanted()
    if "note" in wanted:
        wanted["note"] = typed(wanted["note"], field="note")
    return wanted


def checked_result(draft: FollowUpResult) -> FollowUpResult:
    """Return ``draft`` cleaned (``follow-up.result_missing``, ``pulse.unreadable``)."""
    result = typed(draft.result, field="result")
    if not result and draft.came_back is None and draft.pulse is None and draft.well is None:
        raise InputError("follow-up.result_missing", "result")
    if draft.pulse is not None and not 0 <= draft.pulse <= 10:
        raise InputError("pulse.unreadable", "pulse")
    return replace(draft, result=result)


def _check_day(due_on: date | None, today: date) -> None:
    if due_on is not None and due_on < today:
        raise InputError("date.past", "due")


def wanted_fields(edit: Any, emptiable: set[str]) -> dict[str, Any]:
    """Return the fields of an edit to change by name, ``None`` for those to empty."""
    given = {f.name: getattr(edit, f.name) for f in fields(edit) if f.name != "emptied"}
    kept = {name: value for name, value in given.items() if value is not None}
    return {**kept, **dict.fromkeys(edit.emptied & emptiable)}
