"""Deeds on a visit that is noted already, and what holds for every visit."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import uuid4

from delight.data.database import Session
from delight.data.entities import Customer, FollowUp, Visit
from delight.data.journal import Writer
from delight.data.queries import customers as query
from delight.data.queries import recovery as recovery_query
from delight.data.queries.common import found
from delight.domain.cases.case import check_minor
from delight.domain.changes import Changes, DeedName
from delight.domain.customers.customer import Gone, VisitDraft, VisitRow
from delight.domain.days.calendar import local_day
from delight.domain.errors import InputError, UnknownError
from delight.services.context import Context


class VisitService:
    """Days on which customers came, as they are kept; ``customers.add_visit`` notes them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def get(self, visit_id: int) -> VisitRow:
        """Return a visit (``visit.unknown``; so is one of somebody who was erased)."""
        with self._context.db.read() as session:
            record = _visit(session, visit_id)
            return VisitRow(
                id=visit_id,
                customer_id=record.customer_id or 0,
                day=record.day,
                amount_minor=record.amount_minor,
                reference=record.reference,
            )

    def edit(self, visit_id: int, day: date, amount_minor: int | None) -> Changes:
        """Put a visit on another day, or give it another amount; ``None`` is no amount.

        It answers the checks whether they came back, as a visit that is noted does.

        Raises:
            InputError: ``date.future``, ``amount.negative``.
            UnknownError: ``visit.unknown``.
        """
        with self._context.deed(DeedName.VISIT_EDITED) as deed:
            record = _visit(deed.session, visit_id)
            draft = VisitDraft(customer_id=record.customer_id or 0, day=day, amount_minor=amount_minor)
            check_visit(self._context, draft)
            if day != record.day:
                _ask_again(deed, record)
            record.day, record.amount_minor = day, amount_minor
            deed.session.flush()
            answer_return_checks(self._context, deed, [draft.customer_id])
            deed.about(record)
        return deed.changes

    def remove(self, visit_id: int) -> Changes:
        """Take a visit away that never was (``visit.unknown``); what it alone answered is asked again."""
        with self._context.deed(DeedName.VISIT_REMOVED) as deed:
            record = _visit(deed.session, visit_id)
            _ask_again(deed, record)
            deed.session.delete(record)
            deed.session.flush()
            answer_return_checks(self._context, deed, [record.customer_id or 0])
        return deed.changes


def check_visit(context: Context, draft: VisitDraft) -> None:
    """Refuse a visit yet to come, or of less than nothing (``date.future``, ``amount.negative``)."""
    if draft.day > context.today():
        raise InputError("date.future", "day")
    check_minor(draft.amount_minor, field="amount")


def note_days(context: Context, deed: Writer, customer_id: int, days: Collection[date] = ()) -> None:
    """Note that a customer came on some days, or today, but for those that are noted already.

    What is done with a voucher or a stamp card counts as a visit so; it answers the return checks. Whoever
    uses the card of somebody who died is somebody else.
    """
    if deed.session.get_one(Customer, customer_id).gone is Gone.DIED:
        return
    for day in sorted({*days} or {context.today()}):
        if not query.came_on(deed.session, customer_id, day):
            deed.add(Visit(customer_id=customer_id, day=day))
    answer_return_checks(context, deed, [customer_id])


def answer_return_checks(context: Context, deed: Writer, customer_ids: Collection[int] | None = None) -> None:
    """Answer the open checks whether they came back of whoever came on a day after it was put right.

    Of some customers, or of all: in whatever way a visit and a case came together, it answers.
    """
    for follow_up_id, resolved_at, last in recovery_query.open_returns(deed.session, customer_ids):
        if last > local_day(resolved_at, context.zone):
            follow_up = deed.session.get_one(FollowUp, follow_up_id)
            follow_up.came_back, follow_up.done_at, follow_up.staff_id = True, deed.at, context.staff_id


def _ask_again(deed: Writer, visit: Visit) -> None:
    """Open the checks again that a visit answered, which is not to count any more."""
    for follow_up_id in recovery_query.answered_by(deed.session, visit.customer_id or 0, visit.uid):
        follow_up = deed.session.get_one(FollowUp, follow_up_id)
        follow_up.came_back = follow_up.done_at = follow_up.staff_id = None
    deed.session.flush()


def visit_row(draft: VisitDraft) -> dict[str, object]:
    """Return a visit as it is stored, for many at once."""
    return {
        "uid": uuid4().hex,
        "customer_id": draft.customer_id,
        "day": draft.day.isoformat(),
        "amount_minor": draft.amount_minor,
        "reference": "",
    }


def _visit(session: Session, visit_id: int) -> Visit:
    record: Visit = found(session, Visit, visit_id, "visit.unknown")
    if record.customer_id is None:  # only the month is left of it
        raise UnknownError("visit.unknown", id=visit_id)
    return record
