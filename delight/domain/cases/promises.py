"""Promises: what customers were told would be done by a day; kept or broken, never forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from delight.domain.cases.recovery import PromiseState, wanted_fields
from delight.domain.days.calendar import check_future
from delight.domain.errors import InputError
from delight.domain.text import typed


class PromisedIn(StrEnum):
    """Where a promise was made."""

    CASE = "case"
    ACTION = "action"
    LETTER = "letter"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseDraft:
    """What a customer was told the shop would do, and by when: on a case, or to a customer without one."""

    case_id: int | None = None
    customer_id: int | None = None
    what: str
    due_at: datetime
    owner_id: int | None = None
    action_id: int | None = None
    letter_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseEdit:
    """Fields of an open promise to correct; ``None`` leaves a field as it is."""

    what: str | None = None
    due_at: datetime | None = None
    owner_id: int | None = None
    emptied: frozenset[str] = frozenset()

    def wanted(self) -> dict[str, Any]:
        """Return the fields to change by name, ``None`` for those to empty."""
        return wanted_fields(self, {"owner_id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A promise as stored.

    Attributes:
        case_id, reference: of its case; none where it was made to a customer without one.
        customer_id, customer_name: whom it was made to, by the case or directly.
        note: why it was broken, or how it was kept.
        owner: who keeps it; ``staff`` is who made it.
        letter: number of the letter it was made in.
    """

    id: int
    uid: str
    case_id: int | None
    reference: str
    customer_id: int | None
    customer_name: str
    what: str
    due_at: datetime
    state: PromiseState
    settled_at: datetime | None
    note: str
    owner_id: int | None
    owner: str
    owner_left: bool
    action_id: int | None
    letter_id: int | None
    letter: str
    staff: str

    @property
    def made_in(self) -> PromisedIn:
        """Where it was made."""
        if self.letter_id is not None:
            return PromisedIn.LETTER
        if self.action_id is not None:
            return PromisedIn.ACTION
        return PromisedIn.CUSTOMER if self.case_id is None else PromisedIn.CASE

    @property
    def told_in_time(self) -> bool:
        """Whether it was given up before its day was over, so that the customer could be told."""
        return (
            self.state is PromiseState.BROKEN
            and self.settled_at is not None
            and self.settled_at <= self.due_at
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFilter:
    """Which promises the list shows."""

    state: PromiseState = PromiseState.OPEN
    customer_id: int | None = None
    owner_id: int | None = None


def checked_promise(draft: PromiseDraft, now: datetime) -> PromiseDraft:
    """Return ``draft`` cleaned.

    Raises:
        InputError: ``promise.what_missing``, ``promise.whose_missing``, ``date.past``, ``date.too_late``.
    """
    what = typed(draft.what, field="promise")
    if not what:
        raise InputError("promise.what_missing", "promise")
    if (draft.case_id is None) is (draft.customer_id is None):
        raise InputError("promise.whose_missing", "customer")
    check_future(draft.due_at, now, field="promise_by")
    return replace(draft, what=what)


def checked_promise_edit(edit: PromiseEdit, now: datetime) -> dict[str, Any]:
    """Return the fields to change by name, cleaned (``promise.what_missing``, ``date.past``)."""
    wanted = edit.wanted()
    if "what" in wanted:
        wanted["what"] = typed(wanted["what"], field="promise")
        if not wanted["what"]:
            raise InputError("promise.what_missing", "promise")
    check_future(edit.due_at, now, field="promise_by")
    return wanted
