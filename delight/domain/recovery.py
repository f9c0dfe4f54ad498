"""What the shop does to put a complaint right, what it promised, and how it checks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from delight.domain.calendar import check_future
from delight.domain.cases import check_minor
from delight.domain.errors import InputError
from delight.domain.text import clean


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


class FollowUpKind(StrEnum):
    """What the shop wants to know afterwards."""

    CHECK = "check"
    RETURN = "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDraft:
    """A recovery action; without ``due_on`` and not ``done`` it is due with its case."""

    case_id: int
    kind: ActionKind
    note: str = ""
    cost_minor: int | None = None
    owner_id: int | None = None
    due_on: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """A recovery action as stored; done once ``done_at`` is set."""

    id: int
    uid: str
    case_id: int
    kind: ActionKind
    note: str
    cost_minor: int | None
    owner: str
    due_on: date | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseDraft:
    """What a customer was told the shop would do, and by when."""

    case_id: int
    what: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A promise as stored."""

    id: int
    uid: str
    case_id: int
    reference: str
    customer_id: int | None
    customer_name: str
    what: str
    due_at: datetime
    state: PromiseState
    settled_at: datetime | None
    staff: str


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
    pulse: int | None
    came_back: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpResult:
    """What came of a follow-up; ``pulse`` is an answer from 0 to 10."""

    result: str
    pulse: int | None = None
    came_back: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRow:
    """A photo or file kept with a case, without its bytes."""

    id: int
    uid: str
    case_id: int
    name: str
    media_type: str
    size: int


def checked_action(draft: ActionDraft) -> ActionDraft:
    """Return ``draft`` cleaned (``amount.negative``, ``text.too_long``)."""
    check_minor(draft.cost_minor, field="cost")
    return replace(draft, note=clean(draft.note, field="note"))


def checked_promise(draft: PromiseDraft, now: datetime) -> PromiseDraft:
    """Return ``draft`` cleaned (``promise.what_missing``, ``date.past``)."""
    what = clean(draft.what, field="promise")
    if not what:
        raise InputError("promise.what_missing", "promise")
    check_future(draft.due_at, now, field="promise_by")
    return replace(draft, what=what)


def checked_result(draft: FollowUpResult) -> FollowUpResult:
    """Return ``draft`` cleaned (``follow-up.result_missing``, ``pulse.unreadable``)."""
    result = clean(draft.result, field="result")
    if not result and draft.came_back is None and draft.pulse is None:
        raise InputError("follow-up.result_missing", "result")
    if draft.pulse is not None and not 0 <= draft.pulse <= 10:
        raise InputError("pulse.unreadable", "pulse")
    return replace(draft, result=result)
