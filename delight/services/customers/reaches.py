"""Deeds on the ways to reach a customer beside the first e-mail, phone and address."""

from __future__ import annotations

from delight.data.database import Session
from delight.data.entities import Customer, Reach
from delight.data.journal import Writer
from delight.data.queries import reaches as query
from delight.data.queries.common import found
from delight.domain.changes import Changes, DeedName
from delight.domain.customers import reaches as domain
from delight.domain.customers.reaches import ReachKind, ReachRow, checked_reach
from delight.domain.errors import ConflictError
from delight.domain.text import digits
from delight.services.context import Context
from delight.services.customers.numbers import e164_of, key_of


class ReachService:
    """Several e-mails, phones and addresses of a customer, each with its label."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, customer_id: int) -> list[ReachRow]:
        """Return the further ways, in the order in which they were added."""
        with self._context.db.read() as session:
            customer = session.get(Customer, customer_id)
            rows = query.reaches(session, customer_id)
            own = set(first_records(session, customer).values()) if customer and rows else set()
        return [row for row in rows if row.id not in own]

    def first_labels(self, customer_id: int) -> dict[ReachKind, str]:
        """Return what the first e-mail, phone and address are called, where they are called anything."""
        with self._context.db.read() as session:
            customer = session.get(Customer, customer_id)
            own = first_records(session, customer) if customer else {}
            return {kind: session.get_one(Reach, record_id).label for kind, record_id in own.items()}

    def add(self, customer_id: int, reach: domain.Reach) -> Changes:
        """Add a way; where there is none of its kind yet it becomes the first one.

        Raises:
            InputError: see ``checked_reach``.
            UnknownError: ``customer.unknown``.
            ConflictError: ``reach.here_already``.
        """
        with self._context.deed(DeedName.CUSTOMER_EDITED) as deed:
            customer: Customer = found(deed.session, Customer, customer_id, "customer.unknown")
            add_reach(deed, customer, reach)
            deed.about(customer)
        return deed.changes

    def edit(self, reach_id: int, reach: domain.Reach) -> Changes:
        """Write a way down differently; raises like ``add``, and ``reach.unknown``."""
        checked = checked_reach(reach)
        with self._context.deed(DeedName.CUSTOMER_EDITED) as deed:
            record, customer = _both(deed, reach_id)
            _refuse_twice(deed, customer, checked, but=reach_id)
            record.kind, record.value, record.label = checked.kind, checked.value, checked.label
            record.key = key_of(deed.session, customer, checked.kind, checked.value)
            deed.about(customer)
        return deed.changes

    def remove(self, reach_id: int) -> Changes:
        """Take a way off (``reach.unknown``)."""
        with self._context.deed(DeedName.CUSTOMER_EDITED) as deed:
            record, customer = _both(deed, reach_id)
            deed.session.delete(record)
            deed.about(customer)
        return deed.changes

    def make_first(self, reach_id: int) -> Changes:
        """Let a way be the first of its kind, which letters and lists take; the first one takes its place.

        Both keep what they are called.

        Raises:
            UnknownError: ``reach.unknown``.
        """
        with self._context.deed(DeedName.CUSTOMER_EDITED) as deed:
            record, customer = _both(deed, reach_id)
            before, kind = _first(customer, record.kind), record.kind
            _put_first(deed, customer, kind, record.value)
            if not record.label:
                deed.session.delete(record)
                deed.session.flush()
            if before and not _is_kept(deed, customer, kind, before):
                deed.add(_record(deed, customer, domain.Reach(kind=kind, value=before)))
            deed.about(customer)
        return deed.changes


def _put_first(deed: Writer, customer: Customer, kind: ReachKind, value: str) -> None:
    setattr(customer, kind.value, value)
    if kind is ReachKind.PHONE:
        customer.phone_key, customer.e164 = digits(value), e164_of(deed.session, customer)


def add_reach(deed: Writer, customer: Customer, reach: domain.Reach) -> None:
    """Add a way within a deed; raises like ``ReachService.add``."""
    checked = checked_reach(reach)
    _refuse_twice(deed, customer, checked)
    if _first(customer, checked.kind) or checked.label:
        deed.add(_record(deed, customer, checked))
    else:
        _put_first(deed, customer, checked.kind, checked.value)


def _both(deed: Writer, reach_id: int) -> tuple[Reach, Customer]:
    record: Reach = found(deed.session, Reach, reach_id, "reach.unknown")
    return record, deed.session.get_one(Customer, record.customer_id)


def _first(customer: Customer, kind: ReachKind) -> str:
    return getattr(customer, kind.value)


def _refuse_twice(deed: Writer, customer: Customer, reach: domain.Reach, *, but: int = 0) -> None:
    key = key_of(deed.session, customer, reach.kind, reach.value)
    first = _first(customer, reach.kind)
    same = bool(first) and key_of(deed.session, customer, reach.kind, first) == key
    if same or query.is_kept(deed.session, customer.id or 0, reach.kind, key, but=but):
        raise ConflictError("reach.here_already")


def first_records(session: Session, customer: Customer) -> dict[ReachKind, int]:
    """Return the ids of the records that say what the first ways of a customer are called."""
    own = {kind: value for kind in ReachKind if (value := _first(customer, kind))}
    kept = {
        kind: query.kept_as(session, customer.id or 0, kind, key_of(session, customer, kind, value))
        for kind, value in own.items()
    }
    return {kind: record_id for kind, record_id in kept.items() if record_id is not None}


def follow_first(deed: Writer, customer: Customer, named: dict[ReachKind, int]) -> None:
    """Let what the first ways were called (``first_records``) be what those are called that stand there now.

    Further phones get the country that the customer has now.
    """
    for row in query.reaches(deed.session, customer.id or 0):
        record, first = deed.session.get_one(Reach, row.id), _first(customer, row.kind)
        value = first if named.get(row.kind) == row.id else row.value
        key = key_of(deed.session, customer, row.kind, value)
        same = query.kept_as(deed.session, customer.id or 0, row.kind, key, but=row.id) if value else None
        if same is not None:
            other = deed.session.get_one(Reach, same)
            other.label = other.label or record.label
        if not value or same is not None:
            deed.session.delete(record)
            deed.session.flush()
        else:
            record.value, record.key = value, key


def _is_kept(deed: Writer, customer: Customer, kind: ReachKind, value: str) -> bool:
    return query.is_kept(deed.session, customer.id or 0, kind, key_of(deed.session, customer, kind, value))


def _record(deed: Writer, customer: Customer, reach: domain.Reach) -> Reach:
    return Reach(
        customer_id=customer.id or 0,
        kind=reach.kind,
        value=reach.value,
        key=key_of(deed.session, customer, reach.kind, reach.value),
        label=reach.label,
    )
