"""Customers and their visits."""
# pyright: reportAssignmentType=false
# SQLModel types __tablename__ as something it never is.

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from delight.data.entities.base import STRICT, Record, choice, day, flag, moment, text
from delight.data.types import one_of
from delight.domain.customers import Gone
from delight.domain.letters import AddressAs, Formality


class Customer(Record, table=True):
    """A person or organisation; see ``domain.customers.CustomerDraft`` for the columns.

    ``name_key`` is the folded name that lists sort and search by, ``phone_key`` the digits of the phone.
    """

    __tablename__ = "customers"
    __table_args__ = (
        sa.CheckConstraint("trim(name) <> ''", name="name_given"),
        one_of("address_as", AddressAs),
        one_of("formality", Formality),
        one_of("gone", Gone),
        sa.Index("ix_customers_name_key", "name_key"),
        sa.Index("ix_customers_phone_key", "phone_key"),
        STRICT,
    )

    name: str = text()
    name_key: str = text()
    email: str = text()
    phone: str = text()
    phone_key: str = text()
    address: str = text()
    country: str = text()
    language: str = text()
    salutation: str = text()
    address_name: str = text()
    given: str = text()
    family: str = text()
    title: str = text()
    reading: str = text()
    address_as: AddressAs = choice(AddressAs, default=AddressAs.UNKNOWN)
    formality: Formality = choice(Formality, default=Formality.USUAL)
    large_print: bool = flag(default=False)
    gone: Gone = choice(Gone, default=Gone.NO)
    organisation: bool = flag(default=False)
    birthday: str = text()
    know: str = text()
    since: date | None = day(default=None)
    letters_welcome: bool = flag(default=True)
    surprises_welcome: bool = flag(default=True)
    created_at: datetime = moment()


class Tag(Record, table=True):
    """A word that gathers customers: a group by hand; ``name_key`` is the folded name."""

    __tablename__ = "tags"
    __table_args__ = (
        sa.CheckConstraint("trim(name) <> ''", name="name_given"),
        sa.UniqueConstraint("customer_id", "name_key"),
        sa.Index("ix_tags_name_key", "name_key"),
        STRICT,
    )

    customer_id: int = Field(foreign_key="customers.id")
    name: str = text()
    name_key: str = text()


class Visit(Record, table=True):
    """A day on which a customer came or bought."""

    __tablename__ = "visits"
    __table_args__ = (
        sa.CheckConstraint("amount_minor >= 0", name="amount_positive"),
        sa.Index("ix_visits_customer_id_day", "customer_id", "day"),
        STRICT,
    )

    customer_id: int = Field(foreign_key="customers.id")
    day: date = day()
    amount_minor: int | None = None
