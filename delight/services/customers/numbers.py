"""A customer's phone numbers with their country, beside what was typed."""

from __future__ import annotations

from delight.data.database import Session
from delight.data.entities import Customer
from delight.data.queries import shop as shop_query
from delight.domain.customers.reaches import ReachKind, way_key


def e164_of(session: Session, record: Customer) -> str:
    """Return a customer's phone as ITU-T E.164 writes it, or nothing where it cannot be told."""
    return _international(session, record, record.phone)


def key_of(session: Session, record: Customer, kind: ReachKind, value: str) -> str:
    """Return what a way to reach a customer is compared and found by: see ``way_key``."""
    number = _international(session, record, value) if kind is ReachKind.PHONE else ""
    return way_key(kind, value, number)


def _international(session: Session, record: Customer, phone: str) -> str:
    """Return a number with its country; one without is dialled where the customer or the shop is."""
    if not phone:
        return ""
    from delight.exchange.phone import e164  # the rules of all countries: not before somebody has a phone

    return e164(phone, record.country or shop_query.shop(session).country)
