"""What several deeds on a case share: making one, planning and dropping its follow-ups, who is still here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from delight.data.database import Session
from delight.data.entities import Case, Customer, FollowUp, Idea, Promise, Staff
from delight.data.journal import Writer
from delight.data.queries import promises as promise_query
from delight.data.queries import recovery as query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found, is_there
from delight.domain.cases.case import CaseDraft, Outcome, Severity
from delight.domain.cases.recovery import FollowUpKind, PromiseState
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.customers.customer import CustomerDraft
from delight.domain.days.calendar import local_day
from delight.domain.errors import ConflictError
from delight.domain.staff.staff import Role
from delight.domain.text import fold
from delight.services.cases.keeping import keep_files
from delight.services.context import Context
from delight.services.customers.service import add_customer
from delight.services.days.clocks import open_day, start_clocks

_SAME = (
    "uid", "kind", "what", "topic", "failure", "severity", "channel", "remedy_wanted", "at_stake_minor",
    "happened_at", "place", "mood", "owner_id", "praised_id", "owner_only", "grave", "message_id",
)  # fmt: skip
_TO_FOLLOW = frozenset({Stage.RESOLVED, Stage.FOLLOWED_UP})
GOOD_ENDS = frozenset({Outcome.WON_BACK, Outcome.SETTLED})
"""After other ends nobody is checked on."""


def new_case(context: Context, deed: Writer, draft: CaseDraft) -> Case:
    """Add a case that was checked, with its new customer, its clocks and its promise."""
    record = Case(
        reference=_next_reference(context, deed),
        customer_id=_customer_id(deed, draft),
        staff_id=context.staff_id,
        received_at=draft.received_at or deed.at,
        what_key=fold(draft.what),
        **{name: getattr(draft, name) for name in _SAME},
    )
    here(deed.session, draft.owner_id)
    if draft.praised_id is not None:
        found(deed.session, Staff, draft.praised_id, "staff.unknown")
    if record.grave is not None and record.owner_id is None and context.sees_all:
        record.owner_id = context.staff_id
    owner_knows(context, deed, record)
    start_clocks(deed.session, context, record)
    deed.add(record)
    keep_files(context, deed, record, draft.files)
    if draft.promise and draft.promise_by and record.id is not None:
        promise = Promise(
            case_id=record.id,
            what=draft.promise,
            due_at=draft.promise_by,
            owner_id=draft.owner_id or context.staff_id,
            staff_id=context.staff_id,
        )
        deed.add(promise)
    if draft.idea and record.id is not None:
        deed.add(Idea(what=draft.idea, case_id=record.id, noted_at=deed.at, staff_id=context.staff_id))
    return record


def owner_knows(context: Context, deed: Writer, case: Case) -> None:
    """Note when an owner first knows of a grave matter: it is theirs, and they said so themselves.

    That the front desk gave it to an owner tells the owner nothing yet: it waits on their first page.
    """
    if case.grave is None:
        case.grave_seen_at = None
    elif context.sees_all and case.owner_id is not None and case.grave_seen_at is None:
        owner = deed.session.get(Staff, case.owner_id)
        if owner is not None and owner.role is Role.OWNER:
            case.grave_seen_at = deed.at


def owner_saw(context: Context, deed: Writer, case: Case) -> None:
    """Note that an owner knows of a grave matter, whosever it is: they took it on, put it off or ended it."""
    if case.grave is not None and context.sees_all:
        case.grave_seen_at = case.grave_seen_at or deed.at


def here(session: Session, staff_id: int | None) -> Staff | None:
    """Return somebody who works here, or nobody (``staff.unknown``, ``staff.left``)."""
    if staff_id is None:
        return None
    who: Staff = found(session, Staff, staff_id, "staff.unknown")
    if not who.active:
        raise ConflictError("staff.left", name=who.name)
    return who


def check_unchanged(record: Any, names: Iterable[str], seen: Any | None) -> None:
    """Refuse to write over what somebody else changed since it was seen (``record.changed_elsewhere``).

    Only the fields that are about to be written count: two people who change different things do not meet.
    """
    if seen is not None and any(getattr(record, name) != getattr(seen, name) for name in names):
        raise ConflictError("record.changed_elsewhere")


def plan_follow_ups(context: Context, deed: Writer, case: Case) -> None:
    """Plan a check and the return checks of a case just resolved; none for anonymous or trifling ones."""
    deed.add(*_follow_ups(context, deed, case))


def plan_late_follow_ups(context: Context, deed: Writer, case: Case) -> None:
    """Plan what is still to come for a case that was put right before anybody knew whose it was.

    A check that was due meanwhile is due at once while the case waits for one; nobody is asked late whether
    they came back.
    """
    known = query.follow_ups(deed.session, case.id, due=None)
    if known or case.resolved_at is None or not (case.stage in _TO_FOLLOW or case.outcome in GOOD_ENDS):
        return
    today = open_day(deed.session, context, context.today())
    for row in _follow_ups(context, deed, case):
        if row.kind is FollowUpKind.CHECK and case.stage is Stage.RESOLVED:
            row.due_on = max(row.due_on, today)
        was_checked = row.kind is FollowUpKind.CHECK and case.stage is Stage.FOLLOWED_UP
        if row.due_on >= today and not was_checked:
            deed.add(row)


def _follow_ups(context: Context, deed: Writer, case: Case) -> list[FollowUp]:
    """Return the follow-ups of a case that was put right.

    Nobody checks on anybody while the shop is closed: a check moves to the next day that it opens. After a
    grave matter nobody asks whether they came back.
    """
    if case.customer_id is None or case.severity is Severity.LOW or case.kind is not CaseKind.COMPLAINT:
        return []
    shop = shop_query.shop(deed.session)
    resolved = local_day(case.resolved_at or deed.at, context.zone)
    plan = [
        (FollowUpKind.CHECK, shop.check_days),
        *((FollowUpKind.RETURN, days) for days in shop.return_days if case.grave is None),
    ]
    return [
        FollowUp(
            case_id=case.id or 0,
            kind=kind,
            due_on=open_day(deed.session, context, resolved + timedelta(days=days)),
        )
        for kind, days in plan
    ]


def drop_follow_ups(deed: Writer, case: Case) -> None:
    """Take back the follow-ups that nobody has done yet."""
    for row in query.follow_ups(deed.session, case.id, due=None):
        if row.done_at is None:
            deed.session.delete(deed.session.get_one(FollowUp, row.id))


def answer_checks(context: Context, deed: Writer, case: Case) -> None:
    """Note that somebody checked on a customer, without a word how it went."""
    for row in query.follow_ups(deed.session, case.id, due=None):
        if row.kind is FollowUpKind.CHECK and row.done_at is None:
            record = deed.session.get_one(FollowUp, row.id)
            record.done_at, record.staff_id = deed.at, context.staff_id


def after_end(context: Context, deed: Writer, case: Case) -> None:
    """Ask nobody how it went after a poor end; after a good one, plan to, unless that was done before."""
    if case.outcome not in GOOD_ENDS:
        drop_follow_ups(deed, case)
    elif case.resolved_at is None:
        case.resolved_at = deed.at
        plan_follow_ups(context, deed, case)


def settle_open(deed: Writer, case: Case, state: PromiseState) -> None:
    """Settle the promises of a case that are still open, all alike; ``OPEN`` leaves them on the list."""
    if state is PromiseState.OPEN:
        return
    for promise in promise_query.promises_of(deed.session, case.id or 0, PromiseState.OPEN):
        promise.state, promise.settled_at = state, deed.at


def act_on(case: Case, at: datetime, *, done: bool) -> None:
    """Something is planned, or was done, about a complaint: it is in progress once they heard from the shop.

    What is planned inside the shop tells nobody anything: whoever wrote and got no answer is still to get
    one, and what was done for them is one.
    """
    if done and case.kind is CaseKind.COMPLAINT and case.stage is Stage.NEW:
        case.acknowledged_at = case.acknowledged_at or at
    heard = case.stage is not Stage.NEW or case.acknowledged_at is not None or case.acknowledge_by is None
    if heard and case.kind is CaseKind.COMPLAINT and case.stage in {Stage.NEW, Stage.ACKNOWLEDGED}:
        case.stage = Stage.IN_PROGRESS


def _next_reference(context: Context, deed: Writer) -> str:
    year = local_day(deed.at, context.zone).year
    return f"C-{year}-{deed.next_number(f'cases.{year}'):04d}"


def _customer_id(deed: Writer, draft: CaseDraft) -> int | None:
    if draft.customer_id is not None:
        if not is_there(deed.session, Customer, draft.customer_id):
            found(deed.session, Customer, draft.customer_id, "customer.unknown")  # which says why
        return draft.customer_id
    if draft.new_customer:
        return add_customer(deed, CustomerDraft(name=draft.new_customer, email=draft.new_email)).id
    return None
