"""What a letter may say, gathered from the shop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from delight.data.database import Session
from delight.data.entities import Case, Customer, Gesture
from delight.data.queries import recovery as recovery_query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found
from delight.data.queries.customers import last_seen
from delight.domain.calendar import local_day
from delight.domain.errors import UnknownError
from delight.domain.letters import (
    ActionFacts,
    CaseFacts,
    Formality,
    GestureFacts,
    LetterFacts,
    Recipient,
    Sender,
)
from delight.domain.money import Money
from delight.domain.recovery import ActionRow, PromiseState
from delight.domain.shop import PictureUse, ShopRow
from delight.domain.writing import LetterRequest
from delight.services.context import Context
from delight.services.pictures import shop_pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The records a letter is about, and its facts."""

    shop: ShopRow
    customer: Customer
    case: Case | None
    gesture: Gesture | None
    facts: LetterFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What all letters of a shop share, read once for many: the shop, its letterhead, its staff by id."""

    shop: ShopRow
    sender: Sender
    staff: Mapping[int | None, str]


def house(context: Context, session: Session) -> House:
    """Return what all letters share."""
    shop = shop_query.shop(session)
    return House(
        shop=shop,
        sender=_sender(context, session, shop),
        staff={row.id: row.name for row in shop_query.staff(session, active_only=False)},
    )


def gather(
    context: Context, session: Session, request: LetterRequest, shared: House | None = None
) -> Gathered:
    """Return the facts of a letter; ``shared`` is the house where it was read already.

    Raises:
        UnknownError: ``customer.unknown``, ``case.unknown``, ``gesture.unknown``, ``letter.for_nobody``.
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
    customer_id = request.customer_id or (case.customer_id if case else None)
    customer_id = customer_id or (gesture.customer_id if gesture else None)
    if customer_id is None:
        raise UnknownError("letter.for_nobody")
    customer: Customer = found(session, Customer, customer_id, "customer.unknown")
    facts = LetterFacts(
        recipient=recipient_of(session, customer, shop, request.language),
        sender=shared.sender,
        today=context.today(),
        writer=context.at_desk.name if context.at_desk else shop.signed_by,
        case=case_facts(context, session, case, shared.staff) if case else None,
        actions=_actions(context, session, case, shop) if case else (),
        gesture=GestureFacts(name=gesture.name, note=gesture.note, kind=gesture.kind) if gesture else None,
        personal=request.personal,
        told=request.told,
    )
    return Gathered(shop=shop, customer=customer, case=case, gesture=gesture, facts=facts)


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
        salutation=customer.salutation,
        organisation=customer.organisation,
    )


def _sender(context: Context, session: Session, shop: ShopRow) -> Sender:
    pictures = shop_pictures(context, session)
    return Sender(
        name=shop.name,
        address=tuple(line for line in shop.address.split("\n") if line),
        country=shop.country,
        phone=shop.phone,
        email=shop.email,
        website=shop.website,
        accent=shop.accent,
        signing_name=shop.signed_by,
        logo=pictures.get(PictureUse.LOGO),
        signature=pictures.get(PictureUse.SIGNATURE),
    )


def case_facts(context: Context, session: Session, case: Case, staff: Mapping[int | None, str]) -> CaseFacts:
    """Return what letters and forms may say about a case."""
    promises = [
        row
        for row in recovery_query.promises(session, case.id, open_only=False)
        if row.state is PromiseState.OPEN
    ]
    return CaseFacts(
        reference=case.reference,
        kind=case.kind,
        received=local_day(case.received_at, context.zone),
        topic=case.topic,
        failure=case.failure or "",
        remedy_wanted=case.remedy_wanted,
        promise=promises[0].what if promises else "",
        promised_by=local_day(promises[0].due_at, context.zone) if promises else None,
        handled_by=staff.get(case.owner_id, ""),
        praised=staff.get(case.praised_id, ""),
        resolved=_day(context, case.resolved_at),
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
