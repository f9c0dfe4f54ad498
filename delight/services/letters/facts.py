"""What a letter may say, gathered from the shop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from delight.data.database import Session
from delight.data.entities import Case, Customer, Gesture
from delight.data.queries import elsewhere as elsewhere_query
from delight.data.queries import promises as promise_query
from delight.data.queries import recovery as recovery_query
from delight.data.queries.common import found
from delight.data.queries.customers import last_seen
from delight.domain.cases.promises import PromiseRow
from delight.domain.cases.recovery import ActionRow
from delight.domain.days.calendar import local_day
from delight.domain.errors import UnknownError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.addressing import Formality
from delight.domain.letters.letter import ActionFacts, CaseFacts, GestureFacts, LetterFacts, Recipient
from delight.domain.loyalty.vouchers import VoucherRow
from delight.domain.money import Money
from delight.domain.shop import ShopRow
from delight.letters.advice.by_letter import is_letter_promised
from delight.letters.words.phrases import at_home
from delight.services.context import Context
from delight.services.house import House, house
from delight.services.letters.handed_over import voucher_facts, voucher_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The records a letter is about, and its facts; ``promises`` are those of its case that are open."""

    shop: ShopRow
    customer: Customer
    case: Case | None
    gesture: Gesture | None
    voucher_id: int | None
    promises: tuple[PromiseRow, ...]
    facts: LetterFacts


def gather(
    context: Context, session: Session, request: LetterRequest, shared: House | None = None
) -> Gathered:
    """Return the facts of a letter; ``shared`` is the house where it was read already.

    Raises:
        UnknownError: ``customer.unknown``, ``case.unknown``, ``gesture.unknown``, ``voucher.unknown``,
            ``letter.for_nobody``.
        ConflictError: ``letters.voucher_over``.
    """
    shared = shared or house(context, session)
    shop = shared.shop
    case: Case | None = (
        found(session, Case, request.case_id, "case.unknown") if request.case_id is not None else None
    )
    gesture: Gesture | None = (
        found(session, Gesture, request.gesture_id, "gesture.unknown")
        if request.gesture_id is not None
        else None
    )
    voucher = voucher_of(context, session, request)
    customer: Customer = found(session, Customer, _whom(request, case, gesture, voucher), "customer.unknown")
    promises = promise_query.promises(session, case.id, open_only=True) if case else []
    facts = LetterFacts(
        recipient=recipient_of(session, customer, shop, request.language),
        sender=shared.sender,
        today=context.today(),
        writer=context.at_desk.name if context.at_desk else shop.signed_by,
        case=case_facts(context, case, shared.staff, promises) if case else None,
        actions=_actions(context, session, case, shop) if case else (),
        gesture=GestureFacts(name=gesture.name, note=gesture.note, kind=gesture.kind) if gesture else None,
        personal=request.personal,
        told=_told(session, request, case),
        voucher=voucher_facts(voucher, shop.currency) if voucher else None,
    )
    return Gathered(
        shop=shop,
        customer=customer,
        case=case,
        gesture=gesture,
        voucher_id=voucher.id if voucher else None,
        promises=tuple(promises),
        facts=facts,
    )


def _whom(request: LetterRequest, *about: Case | Gesture | VoucherRow | None) -> int:
    """Return who is written to: whom it says, else whose the case, the surprise or the voucher is."""
    named = (one.customer_id for one in about if one is not None and one.customer_id is not None)
    customer_id = request.customer_id or next(named, None)
    if customer_id is None:
        raise UnknownError("letter.for_nobody")
    return customer_id


def _told(session: Session, request: LetterRequest, case: Case | None) -> tuple[tuple[str, str], ...]:
    """Return what only the writer knows; the place that a case ended at is known already."""
    place = elsewhere_query.words_of(session, case.elsewhere_id) if case else ""
    if not place or dict(request.told).get("elsewhere"):
        return request.told
    return (*(pair for pair in request.told if pair[0] != "elsewhere"), ("elsewhere", place))


def without_letters(context: Context, gathered: Gathered) -> LetterFacts:
    """Return the facts of a letter without promises to write one: it is that letter itself."""
    facts = gathered.facts
    if facts.case is None:
        return facts
    rest = tuple(promise for promise in gathered.promises if not is_letter_promised(promise.what))
    return replace(facts, case=_promising(context, facts.case, rest))


def recipient_of(session: Session, customer: Customer, shop: ShopRow, language: str = "") -> Recipient:
    """Return a customer as letters know them, in ``language`` or their own, else the shop's."""
    return Recipient(
        name=customer.name,
        address_name=customer.address_name,
        given=customer.given,
        family=customer.family,
        title=customer.title,
        reading=customer.reading,
        address_as=customer.address_as,
        formality=customer.formality or shop.formality or Formality.FORMAL,
        since=customer.since,
        last_seen=last_seen(session, customer.id or 0),
        address=tuple(line for line in customer.address.split("\n") if line),
        country=customer.country if customer.country != shop.country else "",
        language=language or customer.language or shop.language,
        own_language=at_home(customer.language or shop.language, customer.country or shop.country),
        salutation=customer.salutation,
        organisation=customer.organisation,
    )


def case_facts(
    context: Context, case: Case, staff: Mapping[int | None, str], promises: Sequence[PromiseRow]
) -> CaseFacts:
    """Return what letters and forms may say about a case; ``promises`` are its open ones, the first first."""
    facts = CaseFacts(
        reference=case.reference,
        kind=case.kind,
        received=local_day(case.received_at, context.zone),
        topic=case.topic,
        failure=case.failure or "",
        remedy_wanted=case.remedy_wanted,
        handled_by=staff.get(case.owner_id, ""),
        praised=staff.get(case.praised_id, ""),
        resolved=_day(context, case.resolved_at),
    )
    return _promising(context, facts, promises)


def _promising(context: Context, facts: CaseFacts, promises: Sequence[PromiseRow]) -> CaseFacts:
    """Return the facts with the promise that is due first."""
    first = promises[0] if promises else None
    return replace(
        facts,
        promise=first.what if first else "",
        promised_by=local_day(first.due_at, context.zone) if first else None,
    )


def _actions(context: Context, session: Session, case: Case, shop: ShopRow) -> tuple[ActionFacts, ...]:
    return tuple(
        ActionFacts(kind=row.kind, cost=_cost(row, shop), done=_day(context, row.done_at), note=row.note)
        for row in recovery_query.actions(session, case.id or 0)
    )


def _cost(row: ActionRow, shop: ShopRow) -> Money | None:
    return None if row.cost_minor is None else Money(minor=row.cost_minor, currency=shop.currency)


def _day(context: Context, moment: datetime | None) -> date | None:
    return None if moment is None else local_day(moment, context.zone)
