"""What several deeds on a case share: making one, planning and dropping its follow-ups, who is still here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from delight.data.database import Session
from delight.data.entities import Case, Customer, FollowUp, Idea, Promise, Staff
from delight.data.journal import Writer
from delight.data.queries import promises as promise_query
from delight.data.queries import recovery as query
from delight.data.queries.common import found, is_there
from delight.domain.calendar import local_day
from delight.domain.cases import CaseDraft, Severity
from delight.domain.customers import CustomerDraft
from delight.domain.errors import ConflictError
from delight.domain.recovery import FollowUpKind, PromiseState
from delight.domain.shop import ShopRow
from delight.domain.stages import CaseKind, Stage
from delight.domain.text import fold
from delight.services.cases.keeping import keep_files
from delight.services.clocks import open_day, start_clocks
from delight.services.context import Context
from delight.services.customers.service import add_customer

_SAME = (
    "uid", "kind", "what", "topic", "failure", "severity", "channel", "remedy_wanted", "at_stake_minor",
    "happened_at", "place", "mood", "owner_id", "praised_id", "owner_only", "grave", "message_id",
)  # fmt: skip


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
        record.owner_id = context.staff_id  # the owner wrote it down, so the owner knows
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


def plan_follow_ups(context: Context, deed: Writer, case: Case, shop: ShopRow) -> None:
    """Plan a check and the return checks of a case just resolved; none for anonymous or trifling ones.

    Nobody checks on anybody while the shop is closed: a check moves to the next day that it opens. After a
    grave matter nobody asks whether they came back.
    """
    if case.customer_id is None or case.severity is Severity.LOW or case.kind is not CaseKind.COMPLAINT:
        return
    resolved = local_day(case.resolved_at or deed.at, context.zone)
    plan = [
        (FollowUpKind.CHECK, shop.check_days),
        *((FollowUpKind.RETURN, days) for days in shop.return_days if case.grave is None),
    ]
    deed.add(
        *(
            FollowUp(
                case_id=case.id or 0,
                kind=kind,
                due_on=open_day(deed.session, context, resolved + timedelta(days=days)),
            )
            for kind, days in plan
        )
    )


def drop_follow_ups(deed: Writer, case: Case) -> None:
    """Take back the follow-ups that nobody has done yet."""
    for row in query.follow_ups(deed.session, case.id, due=None):
        if row.done_at is None:
            deed.session.delete(deed.session.get_one(FollowUp, row.id))


def settle_open(deed: Writer, case: Case, state: PromiseState) -> None:
    """Settle the promises of a case that are still open, all alike; ``OPEN`` leaves them on the list."""
    if state is PromiseState.OPEN:
        return
    for promise in promise_query.promises_of(deed.session, case.id or 0, PromiseState.OPEN):
        promise.state, promise.settled_at = state, deed.at


def begin_work(case: Case) -> None:
    """Something is being done about a complaint: a new or acknowledged one is in progress from now on."""
    if case.kind is CaseKind.COMPLAINT and case.stage in {Stage.NEW, Stage.ACKNOWLEDGED}:
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
