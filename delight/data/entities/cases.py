"""Cases and what belongs to them: promises, recovery actions, follow-ups, attachments."""
# pyright: reportAssignmentType=false
# SQLModel types __tablename__ as something it never is.

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from delight.data.entities.base import STRICT, Record, choice, day, flag, moment, text
from delight.data.entities.owners import OWNERS_CASE
from delight.data.types import one_of
from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind, Approval, FollowUpKind, PromiseState
from delight.domain.cases.stages import CaseKind, Stage

_UNSEEN = "grave IS NOT NULL AND grave_seen_at IS NULL"


class Case(Record, table=True):
    """What came in; see ``domain.cases.CaseDraft`` for the columns. ``what_key`` is folded for search.

    ``their_reference`` is the number that another program knows the case by, ``message_id`` that of its
    e-mail; ``cause_key`` is the folded cause that an improvement gathers cases by.
    """

    __tablename__ = "cases"
    __table_args__ = (
        sa.CheckConstraint("trim(what) <> ''", name="what_given"),
        sa.CheckConstraint("at_stake_minor >= 0", name="at_stake_positive"),
        sa.CheckConstraint("mood BETWEEN 1 AND 5", name="mood_known"),
        sa.CheckConstraint("mood_after BETWEEN 1 AND 5", name="mood_after_known"),
        one_of("kind", CaseKind),
        one_of("stage", Stage),
        one_of("failure", Failure),
        one_of("severity", Severity),
        one_of("channel", Channel),
        one_of("outcome", Outcome),
        one_of("grave", Grave),
        sa.Index("ix_cases_customer_id", "customer_id"),
        sa.Index("ix_cases_stage_kind", "stage", "kind"),
        sa.Index("ix_cases_received_at", "received_at"),
        sa.Index("ix_cases_resolved_at", "resolved_at"),
        sa.Index("ix_cases_their_reference", "their_reference"),
        sa.Index("ix_cases_message_id", "message_id"),
        sa.Index("ix_cases_cause_key", "cause_key", "received_at"),
        sa.Index("ix_cases_grave", "received_at", sqlite_where=sa.text("grave IS NOT NULL")),
        sa.Index("ix_cases_lacked", "received_at", sqlite_where=sa.text("lacked > ''")),
        sa.Index("ix_cases_owners", "id", sqlite_where=sa.text(OWNERS_CASE)),
        sa.Index("ix_cases_unseen", "id", sqlite_where=sa.text(_UNSEEN)),
        STRICT,
    )

    reference: str = text(default=..., unique=True)
    their_reference: str = text()
    kind: CaseKind = choice(CaseKind, default=CaseKind.COMPLAINT)
    stage: Stage = choice(Stage, default=Stage.NEW)
    customer_id: int | None = Field(default=None, foreign_key="customers.id")
    what: str = text()
    what_key: str = text()
    topic: str = text()
    failure: Failure | None = choice(Failure, default=None)
    severity: Severity = choice(Severity, default=Severity.MEDIUM)
    channel: Channel = choice(Channel, default=Channel.IN_PERSON)
    remedy_wanted: str = text()
    at_stake_minor: int | None = None
    received_at: datetime = moment()
    happened_at: datetime | None = moment(default=None)
    place: str = text()
    mood: int | None = None
    mood_after: int | None = None
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    owner_id: int | None = Field(default=None, foreign_key="staff.id")
    praised_id: int | None = Field(default=None, foreign_key="staff.id")
    acknowledge_by: datetime | None = moment(default=None)
    acknowledged_at: datetime | None = moment(default=None)
    resolve_by: datetime | None = moment(default=None)
    resolved_at: datetime | None = moment(default=None)
    snoozed_until: datetime | None = moment(default=None)
    closed_at: datetime | None = moment(default=None)
    outcome: Outcome | None = choice(Outcome, default=None)
    cause: str = text()
    cause_key: str = text()
    reopened_why: str = text()
    grave: Grave | None = choice(Grave, default=None)
    grave_seen_at: datetime | None = moment(default=None)
    owner_only: bool = flag(default=False)
    message_id: str = text()
    playbook: str = text()
    elsewhere_id: int | None = Field(default=None, foreign_key="elsewhere.id")
    lacked: str = text()


class Promise(Record, table=True):
    """Something a customer was told would be done by a moment: in a case, or without one.

    ``action_id`` and ``letter_id`` say where it was made; ``note`` why it was broken or how it was kept.
    """

    __tablename__ = "promises"
    __table_args__ = (
        sa.CheckConstraint("trim(what) <> ''", name="what_given"),
        sa.CheckConstraint("(case_id IS NULL) <> (customer_id IS NULL)", name="made_to_somebody"),
        one_of("state", PromiseState),
        sa.Index("ix_promises_case_id", "case_id", "state", "due_at"),
        sa.Index("ix_promises_customer_id", "customer_id"),
        sa.Index("ix_promises_state_due_at", "state", "due_at"),
        STRICT,
    )

    case_id: int | None = Field(default=None, foreign_key="cases.id")
    customer_id: int | None = Field(default=None, foreign_key="customers.id")
    action_id: int | None = Field(default=None, foreign_key="actions.id")
    letter_id: int | None = Field(default=None, foreign_key="letters.id")
    what: str = text()
    due_at: datetime = moment()
    state: PromiseState = choice(PromiseState, default=PromiseState.OPEN)
    settled_at: datetime | None = moment(default=None)
    note: str = text()
    owner_id: int | None = Field(default=None, foreign_key="staff.id")
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Action(Record, table=True):
    """One thing the shop does to put a complaint right; see ``domain.recovery.Approval`` for who lets it.

    ``approval_note`` is the word that came with the answer.
    """

    __tablename__ = "actions"
    __table_args__ = (
        sa.CheckConstraint("cost_minor >= 0", name="cost_positive"),
        one_of("kind", ActionKind),
        one_of("approval", Approval),
        sa.Index("ix_actions_case_id", "case_id"),
        sa.Index("ix_actions_done_at_due_on", "done_at", "due_on"),
        sa.Index("ix_actions_approval", "approval"),
        STRICT,
    )

    case_id: int = Field(foreign_key="cases.id")
    kind: ActionKind = choice(ActionKind)
    note: str = text()
    cost_minor: int | None = None
    owner_id: int | None = Field(default=None, foreign_key="staff.id")
    due_on: date | None = day(default=None)
    done_at: datetime | None = moment(default=None)
    approval: Approval = choice(Approval, default=Approval.NOT_NEEDED)
    approved_by_id: int | None = Field(default=None, foreign_key="staff.id")
    approved_at: datetime | None = moment(default=None)
    approval_note: str = text()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class FollowUp(Record, table=True):
    """A check with the customer after a recovery."""

    __tablename__ = "follow_ups"
    __table_args__ = (
        sa.CheckConstraint("pulse BETWEEN 0 AND 10", name="pulse_known"),
        one_of("kind", FollowUpKind),
        sa.Index("ix_follow_ups_case_id", "case_id"),
        sa.Index("ix_follow_ups_done_at_due_on", "done_at", "due_on"),
        STRICT,
    )

    case_id: int = Field(foreign_key="cases.id")
    kind: FollowUpKind = choice(FollowUpKind)
    due_on: date = day()
    done_at: datetime | None = moment(default=None)
    result: str = text()
    well: bool | None = flag(default=None)
    pulse: int | None = None
    came_back: bool | None = flag(default=None)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Attachment(Record, table=True):
    """A photo or file kept with a case, its bytes in the shop's file (photos of 300 kB at most).

    ``preview`` is a small picture of it, PNG or JPEG, where there is one.
    """

    __tablename__ = "attachments"
    __table_args__ = (sa.Index("ix_attachments_case_id", "case_id"), STRICT)

    case_id: int = Field(foreign_key="cases.id")
    name: str = text()
    media_type: str = text()
    sha256: str = text()
    data: bytes = Field(sa_type=sa.LargeBinary)
    preview: bytes | None = Field(default=None, sa_type=sa.LargeBinary)
    added_at: datetime | None = moment(default=None)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Tick(Record, table=True):
    """A step of a playbook that was done on a case."""

    __tablename__ = "ticks"
    __table_args__ = (sa.UniqueConstraint("case_id", "playbook", "step"), STRICT)

    case_id: int = Field(foreign_key="cases.id")
    playbook: str = text()
    step: str = text()
    done_at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Dismissal(Record, table=True):
    """A remark of an evidence guard that somebody closed: counted, so that a useless one is switched off."""

    __tablename__ = "dismissals"
    __table_args__ = (
        sa.Index("ix_dismissals_guard", "guard"),
        sa.Index("ix_dismissals_case_id", "case_id"),
        STRICT,
    )

    guard: str = text()
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
