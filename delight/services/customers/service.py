"""Deeds on customers and their visits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from delight.data import bulk
from delight.data.entities import Customer, Visit
from delight.data.journal import Writer
from delight.data.queries import consents as consent_query
from delight.data.queries import customers as query
from delight.data.queries import groups
from delight.data.queries import narrowed as narrowed_query
from delight.data.queries import people as people_query
from delight.data.queries.common import Only, found, merged_away, merged_into, version
from delight.data.queries.timeline import kinds_of, timeline
from delight.domain.changes import Changes, DeedName
from delight.domain.customers.consents import ConsentAbout, ConsentDraft, check_kept, latest
from delight.domain.customers.customer import (
    CustomerDetail,
    CustomerDraft,
    CustomerRow,
    CustomerSort,
    Gone,
    VisitDraft,
    checked_customer,
    draft_of,
)
from delight.domain.customers.languages import checked_language
from delight.domain.customers.reaches import Reach
from delight.domain.customers.standing import Standing
from delight.domain.errors import InputError, UnknownError
from delight.domain.text import digits, fold
from delight.domain.timeline import EntryKind, TimelineEntry
from delight.services.context import Context
from delight.services.customers.consents import add_consent, follow, stop_letters
from delight.services.customers.numbers import e164_of
from delight.services.customers.reaches import add_reach, first_records, follow_first
from delight.services.customers.visits import answer_return_checks, check_visit, visit_row
from delight.services.shop import check_seen

if TYPE_CHECKING:
    from delight.domain.narrowed import Narrowed


class CustomerService:
    """The people and organisations the shop serves."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def page(
        self,
        search: str = "",
        offset: int = 0,
        limit: int = 100,
        *,
        tag: str = "",
        standings: Collection[Standing] = (),
        narrowed: Narrowed | None = None,
        sort: CustomerSort = CustomerSort.NAME,
        after: int | None = None,
    ) -> list[CustomerRow]:
        """Return a stretch of the list, or what fits ``search`` best, of a group, standing or ``narrowed``.

        It goes on after the customer whose id is ``after``, where that is given.
        """
        today, zone = self._context.today(), self._context.zone
        with self._context.db.read() as session:
            alone = narrowed_query.only(session, narrowed) if narrowed else None
            rows = people_query.customers(
                session,
                search,
                today=today,
                zone=zone,
                offset=offset,
                limit=limit,
                tag=_narrowed(groups.only(session, tag, today, zone), alone),
                standings=standings,
                sort=sort,
                after=after,
            )
            no = consent_query.refusals(session, (row.id for row in rows))
        return [_as_asked(row, no[row.id]) if row.id in no else row for row in rows]

    def count(
        self,
        search: str = "",
        tag: str = "",
        standings: Collection[Standing] = (),
        narrowed: Narrowed | None = None,
    ) -> int:
        """Return how many customers the list has."""
        today, zone = self._context.today(), self._context.zone
        whole = not search.strip() and not standings
        with self._context.db.read() as session:
            alone = narrowed_query.only(session, narrowed, whole=whole) if narrowed else None
            only = _narrowed(groups.only(session, tag, today, zone), alone)
            return people_query.customer_count(session, search, only, standings, today=today, zone=zone)

    def suggest(self, text: str, limit: int = 8) -> list[CustomerRow]:
        """Return who may be meant while somebody types a name, a phone number or an e-mail."""
        return self.page(text, limit=limit) if text.strip() else []

    def get(self, customer_id: int) -> CustomerDetail:
        """Return one customer in full (``customer.unknown``)."""
        with self._context.db.read() as session:
            return query.customer(session, customer_id, self._context.today(), self._context.zone)

    def timeline(
        self, customer_id: int, limit: int = 500, *, offset: int = 0, kinds: Collection[EntryKind] = ()
    ) -> list[TimelineEntry]:
        """Return what happened with a customer, the newest first; of some ``kinds`` alone."""
        with self._context.db.read() as session:
            zone = self._context.zone
            return timeline(session, customer_id, zone=zone, offset=offset, limit=limit, kinds=kinds)

    def timeline_kinds(self, customer_id: int) -> frozenset[EntryKind]:
        """Return of which kinds there is anything on a customer's timeline."""
        with self._context.db.read() as session:
            return kinds_of(session, customer_id, self._context.zone)

    def find(self, text: str | int) -> int:
        """Return the id of the customer meant by an id, a uid or a name.

        Raises:
            UnknownError: ``customer.unknown``; ``customer.merged`` of one merged ``into`` another;
                ``customer.ambiguous`` with the ``candidates`` (id, name).
        """
        wanted = str(text).strip()
        with self._context.db.read() as session:
            if wanted.isascii() and wanted.isdecimal() and session.get(Customer, min(int(wanted), 2**62)):
                return int(wanted)
            by_uid = query.id_of_uid(session, wanted)
            named = query.same_name(session, wanted)
            number = wanted.isascii() and wanted.isdecimal()
            into = merged_into(session, min(int(wanted), 2**62) if number else wanted)
            merged = merged_away(session, wanted, into) if into is not None else None
        if by_uid is not None:
            return by_uid
        if len(named) > 1:
            raise UnknownError("customer.ambiguous", name=wanted, candidates=named)
        if not named and merged is not None:
            raise merged
        if not named:
            raise UnknownError("customer.unknown", name=wanted)
        return named[0][0]

    def add(
        self, draft: CustomerDraft, consents: Sequence[ConsentDraft] = (), reaches: Sequence[Reach] = ()
    ) -> Changes:
        """Add a customer, with what they allow and further ways to reach them.

        Raises:
            InputError: ``language.unknown``, ``date.future``, and see ``checked_customer``, ``check_kept``,
                ``checked_reach``.
            ConflictError: ``reach.here_already``.
        """
        with self._context.deed(DeedName.CUSTOMER_ADDED) as deed:
            record = add_customer(deed, draft, consents)
            for reach in reaches:
                add_reach(deed, record, reach)
            deed.about(record)
        return deed.changes

    def edit(
        self,
        customer_id: int,
        draft: CustomerDraft,
        seen: int | None = None,
        *,
        reaches: Sequence[Reach] = (),
    ) -> Changes:
        """Store what is known of a customer now, and further ways to reach them.

        Letters at the printer to somebody who is gone never went.
        A changed answer whether letters are welcome is kept as a consent, with its day.

        Raises:
            InputError: ``language.unknown``, ``date.future``, and see ``checked_customer``, ``check_kept``,
                ``checked_reach``.
            UnknownError: ``customer.unknown``.
            ConflictError: ``record.changed_elsewhere``, ``reach.here_already``.
        """
        checked = checked_customer(draft)
        with self._context.deed(DeedName.CUSTOMER_EDITED) as deed:
            record: Customer = found(deed.session, Customer, customer_id, "customer.unknown")
            check_seen(seen, version(deed.session, record.uid))
            if checked.language != record.language:  # one that an older Delight took may stay
                checked = _speaking(checked)
            check_kept(draft_of(record), checked, consent_query.answers(deed.session, customer_id))
            if checked.birthday != record.birthday:  # one that an older Delight took may stay
                _check_born(deed, checked)
            if checked.letters_welcome != record.letters_welcome:
                add_consent(deed, customer_id, self._letters(welcome=checked.letters_welcome))
            named = first_records(deed.session, record)
            fill(deed, record, checked)
            follow_first(deed, record, named)
            for reach in reaches:
                add_reach(deed, record, reach)
            if checked.gone is not Gone.NO or not checked.letters_welcome:
                stop_letters(deed, customer_id)
            deed.about(record)
        return deed.changes

    def add_visit(self, draft: VisitDraft) -> Changes:
        """Note that a customer came; it answers the checks whether they came back.

        Raises:
            InputError: ``date.future``, ``amount.negative``.
            UnknownError: ``customer.unknown``.
        """
        check_visit(self._context, draft)
        with self._context.deed(DeedName.VISIT_ADDED) as deed:
            found(deed.session, Customer, draft.customer_id, "customer.unknown")
            record = Visit(customer_id=draft.customer_id, day=draft.day, amount_minor=draft.amount_minor)
            deed.add(record)
            answer_return_checks(self._context, deed, [draft.customer_id])
            deed.about(record)
        return deed.changes

    def came(self, customer_id: int) -> Changes:
        """Note that a customer is here today; where that is noted already, nothing changes.

        Raises:
            UnknownError: ``customer.unknown``.
        """
        today = self._context.today()
        with self._context.db.read() as session:
            found(session, Customer, customer_id, "customer.unknown")
            is_here = query.last_seen(session, customer_id) == today
        if is_here:
            return Changes(deed="", name=DeedName.VISIT_ADDED)
        return self.add_visit(VisitDraft(customer_id=customer_id, day=today))

    def add_visits(self, drafts: Sequence[VisitDraft]) -> Changes:
        """Note many visits in one deed, without asking whether they answer a check."""
        for draft in drafts:
            check_visit(self._context, draft)
        with self._context.deed(DeedName.VISITS_ADDED) as deed:
            uids = query.uids(deed.session)
            if unknown := next((d.customer_id for d in drafts if d.customer_id not in uids), None):
                raise UnknownError("customer.unknown", id=unknown)
            whose = [uids[d.customer_id] for d in drafts]
            bulk.insert(deed, Visit, [visit_row(d) for d in drafts], whose)
        return deed.changes

    def _letters(self, *, welcome: bool) -> ConsentDraft:
        return ConsentDraft(about=ConsentAbout.LETTERS, given=welcome, day=self._context.today())


def add_customer(deed: Writer, draft: CustomerDraft, consents: Sequence[ConsentDraft] = ()) -> Customer:
    """Add a customer within a deed."""
    checked = _speaking(checked_customer(draft))
    check_kept(None, checked, latest(consents))
    _check_born(deed, checked)
    record = Customer(created_at=deed.at)
    fill(deed, record, checked)
    deed.add(record)
    for consent in consents:
        add_consent(deed, record.id or 0, consent)
    if consents:
        follow(deed, record)
    return record


def _check_born(deed: Writer, draft: CustomerDraft) -> None:
    """Refuse somebody who is not born yet (``date.future``), wherever on earth it is already tomorrow."""
    if len(draft.birthday) > len("MM-DD") and draft.birthday > f"{deed.at + timedelta(days=1):%Y-%m-%d}":
        raise InputError("date.future", "birthday")


def _speaking(draft: CustomerDraft) -> CustomerDraft:
    return replace(draft, language=checked_language(draft.language))


def fill(deed: Writer, record: Customer, draft: CustomerDraft) -> None:
    """Store a checked draft in a record within a deed, with the keys it is found by."""
    phone = record.phone, record.country
    for field in fields(CustomerDraft):
        setattr(record, field.name, getattr(draft, field.name))
    record.name_key, record.phone_key = fold(draft.name), digits(draft.phone)
    if (record.phone, record.country) != phone:
        record.e164 = e164_of(deed.session, record)


def _narrowed(tag: str | Only, alone: Only | None) -> str | Only:
    return tag if alone is None else Only(where=people_query.carries(tag) & alone.where)


def _as_asked(row: CustomerRow, no: Collection[ConsentAbout]) -> CustomerRow:
    """Return the row of somebody who asked not to be phoned or e-mailed, if they did."""
    return replace(row, no_calls=ConsentAbout.PHONE in no, no_email=ConsentAbout.EMAIL in no)
