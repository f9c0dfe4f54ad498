"""A customer's phone number with its country, beside the one that was typed."""

from __future__ import annotations

from delight.data.database import Session
from delight.data.entities import Customer
from delight.data.queries import shop as shop_query


def e164_of(session: Session, record: Customer) -> str:
    """Return a customer's phone as ITU-T E.164 writes it, or nothing where it cannot be told.

    A number without a country is dialled where the customer lives, or where the shop is.
    """
    if not record.phone:
        return ""
    from delight.exchange.phone import e164  # the rules of all countries: not before somebody has a phone

    return e164(record.phone, record.country or shop_query.shop(session).country)
