"""Cases: complaints, compliments and suggestions."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from delight.domain.cases.attachments import NewFile
from delight.domain.cases.grave import Grave
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.cases.terms import CaseSort, Channel, Failure, Outcome, Severity
from delight.domain.days.calendar import check_future, check_past
from delight.domain.errors import InputError
from delight.domain.text import clean_line, typed

if TYPE_CHECKING:
    from delight.domain.narrowed import Narrowed

RECENT_DAYS = 90
"""A second failure within this many days undoes any recovery (Maxham & Netemeyer 2002)."""

SPOKEN = frozenset({Channel.IN_PERSON, Channel.PHONE})
"""Somebody of the shop spoke with the customer: nothing is left to acknowledge."""


EMPTIABLE = frozenset({"failure", "at_stake_minor", "mood", "owner_id", "happened_at", "grave", "praised_id"})
"""Fields of a case that can be unknown again, beside its texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDraft:
    """A case as it is logged; only ``what`` is required.

    Attributes:
        uid: made by the app, so that saving the same draft twice keeps one case.
        customer_id: a known customer; or ``new_customer``, a name to add; neither is an anonymous case.
        topic: what it was about in the words of a letter, such as "the cold cappuccino".
        mood: 1 (furious) to 5 (delighted).
        at_stake_minor: what the customer stands to lose, in the shop's currency.
        promise, promise_by: what the customer was told, and by when it will be done.
        idea: one for a product or a service that lies in what they said.
        new_email: of the customer to add; message_id is that of the e-mail that it came in with.
        files: photos and files that are kept with it, made ready (``services.cases.attachments``).
    """

    what: str
    kind: CaseKind = CaseKind.COMPLAINT
    customer_id: int | None = None
    new_customer: str = ""
    new_email: str = ""
    topic: str = ""
    failure: Failure | None = None
    severity: Severity = Severity.MEDIUM
    channel: Channel = Channel.IN_PERSON
    remedy_wanted: str = ""
    at_stake_minor: int | None = None
    promise: str = ""
    promise_by: datetime | None = None
    received_at: datetime | None = None
    happened_at: datetime | None = None
    place: str = ""
    mood: int | None = None
    owner_id: int | None = None
    praised_id: int | None = None
    idea: str = ""
    owner_only: bool = False
    grave: Grave | None = None
    message_id: str = ""
    files: tuple[NewFile, ...] = ()
    uid: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEdit:
    """Fields of a case to change; ``None`` leaves a field as it is, ``""`` empties a text.

    Attributes:
        kind: what came in after all; only while the case is new.
        emptied: names of other fields (``EMPTIABLE``) of which nothing is known any more.
    """

    what: str | None = None
    kind: CaseKind | None = None
    received_at: datetime | None = None
    praised_id: int | None = None
    customer_id: int | None = None
    topic: str | None = None
    failure: Failure | None = None
    severity: Severity | None = None
    channel: Channel | None = None
    remedy_wanted: str | None = None
    at_stake_minor: int | None = None
    place: str | None = None
    mood: int | None = None
    owner_id: int | None = None
    happened_at: datetime | None = None
    owner_only: bool | None = None
    grave: Grave | None = None
    cause: str | None = None
    lacked: str | None = None
    emptied: frozenset[str] = frozenset()

    def wanted(self) -> dict[str, Any]:
        """Return the fields to change by name, ``None`` for those to empty."""
        given = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "emptied"}
        kept = {name: value for name, value in given.items() if value is not None}
        return {**kept, **dict.fromkeys(self.emptied & EMPTIABLE)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case as a list shows it; ``due_at`` is its nearest deadline, ``due_for`` what is due then."""

    id: int
    uid: str
    reference: str
    kind: CaseKind
    stage: Stage
    customer_id: int | None
    customer_name: str
    what: str
    failure: Failure | None
    severity: Severity
    channel: Channel
    received_at: datetime
    due_at: datetime | None
    due_for: str
    owner: str
    owner_id: int | None = None
    grave: Grave | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDetail:
    """Everything that is kept on a case itself; what belongs to it comes beside (``recovery.py``).

    ``their_reference`` is the number of the program that it was brought in from.
    """

    id: int
    uid: str
    version: int
    reference: str
    their_reference: str
    kind: CaseKind
    stage: Stage
    customer_id: int | None
    customer_name: str
    what: str
    topic: str
    failure: Failure | None
    severity: Severity
    channel: Channel
    remedy_wanted: str
    at_stake_minor: int | None
    received_at: datetime
    happened_at: datetime | None
    place: str
    mood: int | None
    mood_after: int | None
    staff: str
    owner_id: int | None
    owner: str
    praised: str
    acknowledge_by: datetime | None
    acknowledged_at: datetime | None
    resolve_by: datetime | None
    resolved_at: datetime | None
    snoozed_until: datetime | None
    closed_at: datetime | None
    outcome: Outcome | None
    cause: str
    cost_minor: int
    grave: Grave | None
    owner_only: bool
    playbook: str
    elsewhere_id: int | None
    elsewhere: str
    lacked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which cases a list shows, and in which order; empty shows all, the newest first.

    Attributes:
        overdue: something about it is late.
        failures, severities, channels: any of them.
        owners: ids of staff who look after it; 0 is nobody.
        within_days: it came in so many days ago at most, 0 is today.
        grave: only grave matters.
    """

    stages: frozenset[Stage] = frozenset()
    kinds: frozenset[CaseKind] = frozenset()
    open_only: bool = False
    overdue: bool = False
    failures: frozenset[Failure] = frozenset()
    severities: frozenset[Severity] = frozenset()
    channels: frozenset[Channel] = frozenset()
    owners: frozenset[int] = frozenset()
    within_days: int | None = None
    grave: bool = False
    customer_id: int | None = None
    search: str = ""
    narrowed: Narrowed | None = None
    sort: CaseSort = CaseSort.NEWEST


def checked_case(draft: CaseDraft, now: datetime) -> CaseDraft:
    """Return ``draft`` cleaned; ``now`` is an aware moment.

    Raises:
        InputError: ``case.what_missing``, ``promise.what_missing``, ``promise.day_missing``,
            ``mood.unreadable``, ``amount.negative``, ``date.future``, ``date.past``, ``text.too_long``.
    """
    what = typed(draft.what, field="what")
    if not what:
        raise InputError("case.what_missing", "what")
    check_past(draft.received_at, now, field="received_at")
    check_past(draft.happened_at, now, field="happened_at")
    check_mood(draft.mood, field="mood")
    check_minor(draft.at_stake_minor, field="at_stake")
    return replace(
        draft,
        what=what,
        new_customer=clean_line(draft.new_customer, field="customer"),
        topic=clean_line(draft.topic, field="topic", longest=200),
        remedy_wanted=typed(draft.remedy_wanted, field="remedy_wanted"),
        place=clean_line(draft.place, field="place", longest=200),
        promise=_checked_promise(draft, now),
        idea=typed(draft.idea, field="idea"),
    )


def _checked_promise(draft: CaseDraft, now: datetime) -> str:
    promise = typed(draft.promise, field="promise")
    if draft.promise_by and not promise:
        raise InputError("promise.what_missing", "promise")
    if promise and not draft.promise_by:
        raise InputError("promise.day_missing", "promise_by")
    check_future(draft.promise_by, now, field="promise_by")
    return promise


def check_mood(mood: int | None, *, field: str) -> None:
    """Refuse a mood that is none of the five faces (``mood.unreadable``)."""
    if mood is not None and not 1 <= mood <= 5:
        raise InputError("mood.unreadable", field)


def check_minor(minor: int | None, *, field: str) -> None:
    """Refuse an amount below nothing (``amount.negative``)."""
    if minor is not None and minor < 0:
        raise InputError("amount.negative", field)


def checked_edit(edit: CaseEdit, now: datetime) -> dict[str, Any]:
    """Return the fields to change by name, cleaned.

    Raises:
        InputError: ``case.what_missing``, ``mood.unreadable``, ``amount.negative``, ``date.future``.
    """
    wanted = edit.wanted()
    for name in ("topic", "place", "cause", "lacked"):
        if name in wanted:
            wanted[name] = clean_line(wanted[name], field=name, longest=200)
    for name in ("what", "remedy_wanted"):
        if name in wanted:
            wanted[name] = typed(wanted[name], field=name)
    if wanted.get("what") == "":
        raise InputError("case.what_missing", "what")
    check_mood(edit.mood, field="mood")
    check_minor(edit.at_stake_minor, field="at_stake")
    check_past(edit.happened_at, now, field="happened_at")
    check_past(edit.received_at, now, field="received_at")
    return wanted
