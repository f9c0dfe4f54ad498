"""Customers, what belongs to them, and their visits."""
# pyright: reportAssignmentType=false
# SQLModel types __tablename__ as something it never is.

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from delight.data.entities.base import STRICT, Record, choice, day, flag, moment, text
from delight.data.types import one_of
from delight.domain.customers.consents import ConsentAbout
from delight.domain.customers.customer import Gone
from delight.domain.customers.links import LinkKind
from delight.domain.customers.reaches import ReachKind
from delight.domain.letters.addressing import AddressAs, Formality


class Customer(Record, table=True):
    """A person or organisation; see ``domain.customers.CustomerDraft`` for the columns.

    ``name_key`` is the folded name that lists sort and search by, ``phone_key`` the digits of the phone,
    ``e164`` the phone with its country, as ITU-T E.164 writes it, where it can be told.
    """

    __tablename__ = "customers"
    __table_args__ = (
        sa.CheckConstraint("trim(name) <> ''", name="name_given"),
        one_of("address_as", AddressAs),
        one_of("formality", Formality),
        one_of("gone", Gone),
        sa.Index("ix_customers_name_key", "name_key"),
        sa.Index("ix_customers_phone_key", "phone_key"),
        sa.Index("ix_customers_e164", "e164"),
        sa.Index("ix_customers_gone", "id", sqlite_where=sa.text("gone <> ''")),
        STRICT,
    )

    name: str = text()
    name_key: str = text()
    email: str = text()
    phone: str = text()
    phone_key: str = text()
    e164: str = text()
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
    expects: str = text()
    likes: str = text()
    health: str = text()
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
    """A day on which a customer came or bought; of somebody who was erased only the month is left.

    The index holds the amount as well: figures read the visits of most customers, and need no row for it.
    """

    __tablename__ = "visits"
    __table_args__ = (
        sa.CheckConstraint("amount_minor >= 0", name="amount_positive"),
        sa.Index("ix_visits_customer_id_day", "customer_id", "day", "amount_minor"),
        STRICT,
    )

    customer_id: int | None = Field(default=None, foreign_key="customers.id")
    day: date = day()
    amount_minor: int | None = None
    reference: str = text()


class Reach(Record, table=True):
    """A further e-mail, phone or address, or what the first is called; two are compared by ``key``."""

    __tablename__ = "reaches"
    __table_args__ = (
        sa.CheckConstraint("trim(value) <> ''", name="value_given"),
        one_of("kind", ReachKind),
        sa.UniqueConstraint("customer_id", "kind", "key"),
        sa.Index("ix_reaches_kind_key", "kind", "key"),
        STRICT,
    )

    customer_id: int = Field(foreign_key="customers.id")
    kind: ReachKind = choice(ReachKind)
    value: str = text()
    key: str = text()
    label: str = text()


class Consent(Record, table=True):
    """A yes or no that a customer said; the latest about one thing counts."""

    __tablename__ = "consents"
    __table_args__ = (
        one_of("about", ConsentAbout),
        sa.Index("ix_consents_customer_id", "customer_id"),
        STRICT,
    )

    customer_id: int = Field(foreign_key="customers.id")
    about: ConsentAbout = choice(ConsentAbout)
    given: bool = flag()
    day: date | None = day(default=None)
    source: str = text()


class Link(Record, table=True):
    """One customer belongs to another; see ``domain.links.LinkKind``."""

    __tablename__ = "links"
    __table_args__ = (
        sa.CheckConstraint("customer_id <> other_id", name="not_themselves"),
        one_of("kind", LinkKind),
        sa.UniqueConstraint("customer_id", "other_id", "kind"),
        sa.Index("ix_links_other_id", "other_id"),
        STRICT,
    )

    customer_id: int = Field(foreign_key="customers.id")
    other_id: int = Field(foreign_key="customers.id")
    kind: LinkKind = choice(LinkKind)
    day: date | None = day(default=None)


class Merge(Record, table=True):
    """A customer who was merged into another: the id and uid of the record that is gone."""

    __tablename__ = "merges"
    __table_args__ = (sa.Index("ix_merges_customer_id", "customer_id"), STRICT)

    customer_id: int = Field(foreign_key="customers.id")
    old_id: int = Field(unique=True)
    old_uid: str = text(default=...)


class Note(Record, table=True):
    """Something that somebody wrote down about a customer."""

    __tablename__ = "notes"
    __table_args__ = (
        sa.CheckConstraint("trim(text) <> ''", name="text_given"),
        sa.Index("ix_notes_customer_id", "customer_id"),
        STRICT,
    )

    customer_id: int = Field(foreign_key="customers.id")
    text: str = text()
    at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class SavedGroup(Record, table=True):
    """A group by filter: its name and its rule, see ``domain.groups``."""

    __tablename__ = "saved_groups"
    __table_args__ = (sa.CheckConstraint("trim(name) <> ''", name="name_given"), STRICT)

    name: str = text()
    name_key: str = text(unique=True)
    rule: str = text()
