"""People and organisations the shop serves."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from delight.domain.customers.countries import country
from delight.domain.customers.standing import Facts, Standing, Why
from delight.domain.errors import InputError
from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.text import clean, clean_line

LONGEST_NAME = 2_000
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]+")
_BIRTHDAY = re.compile(r"(?:(?P<year>\d{4})-)?(?P<month>\d{1,2})-(?P<day>\d{1,2})")


class CustomerSort(StrEnum):
    """What the list of customers is sorted by: the name; who was here last; whose visits are worth most."""

    NAME = "name"
    LAST_HERE = "last-here"
    VALUE = "value"


class Gone(StrEnum):
    """Somebody who cannot be written to any more."""

    NO = ""
    MOVED = "moved"
    DIED = "died"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDraft:
    """A customer as typed or imported; a name alone is enough.

    Attributes:
        address: lines as on an envelope, without the name.
        birthday: ``MM-DD`` or ``YYYY-MM-DD``.
        salutation: overrules the one worked out from the name, a whole line such as "Dear Aunt Zoë,".
        address_name: overrules the name on the envelope ("Frau Dr. Zoë van Dam").
        given: first name, where it is known apart; ``family`` likewise.
        reading: how the name is pronounced (Japanese).
        large_print: letters in large type.
        gone: moved away without a new address, or died: no letters any more.
        know: what to know about them ("prefers no calls").
        expects: what they expect of the shop; ``likes`` what they prefer; ``health`` allergies and the like,
            kept only with their consent.
    """

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    country: str = ""
    language: str = ""
    salutation: str = ""
    address_name: str = ""
    given: str = ""
    family: str = ""
    title: str = ""
    reading: str = ""
    address_as: AddressAs = AddressAs.UNKNOWN
    formality: Formality = Formality.USUAL
    large_print: bool = False
    gone: Gone = Gone.NO
    organisation: bool = False
    birthday: str = ""
    know: str = ""
    expects: str = ""
    likes: str = ""
    health: str = ""
    since: date | None = None
    letters_welcome: bool = True
    surprises_welcome: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRow:
    """A customer as a list shows them; who moved away or died is marked, since nobody writes to them.

    ``no_calls`` and ``no_email`` are of those who asked not to be phoned, or not to be e-mailed.
    """

    id: int
    uid: str
    name: str
    email: str
    phone: str
    town: str
    standing: Standing
    reason: str
    open_cases: int
    last_seen: date | None
    gone: Gone
    no_calls: bool = False
    no_email: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDetail:
    """Everything that is kept on a customer, but for the timeline.

    ``no_calls`` and ``no_email``: they asked not to be phoned, or not to be e-mailed.
    """

    id: int
    uid: str
    version: int
    name: str
    email: str
    phone: str
    address: str
    country: str
    language: str
    salutation: str
    address_name: str
    given: str
    family: str
    title: str
    reading: str
    address_as: AddressAs
    formality: Formality
    large_print: bool
    gone: Gone
    tags: tuple[str, ...]
    organisation: bool
    birthday: str
    know: str
    expects: str
    likes: str
    health: str
    since: date | None
    letters_welcome: bool
    surprises_welcome: bool
    no_calls: bool
    no_email: bool
    standing: Standing
    reason: str
    why: Why
    facts: Facts
    open_cases: int
    let_downs: tuple[int, ...]
    visits: int
    value_minor: int
    last_seen: date | None
    last_gesture: str
    last_gesture_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRow:
    """A group by hand: a word, and how many customers carry it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDraft:
    """A day on which a customer came or bought, with the amount if known."""

    customer_id: int
    day: date
    amount_minor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow(VisitDraft):
    """A visit as it is kept; ``reference`` is the number of its receipt in another program."""

    id: int
    reference: str = ""


def draft_of(stored: Any) -> CustomerDraft:
    """Return what is stored of a customer (a ``CustomerDetail`` or a record) as it would be typed."""
    return CustomerDraft(**{field.name: getattr(stored, field.name) for field in fields(CustomerDraft)})


_TEXTS = {
    "language": (clean_line, 35), "salutation": (clean_line, 200), "title": (clean_line, 60),
    **dict.fromkeys(("address_name", "given", "family", "reading"), (clean_line, LONGEST_NAME)),
    **dict.fromkeys(("know", "expects", "likes", "health"), (clean, 20_000)),
}  # fmt: skip


def checked_customer(draft: CustomerDraft) -> CustomerDraft:
    """Return ``draft`` cleaned.

    Raises:
        InputError: ``customer.name_missing``, ``email.unreadable``, ``birthday.unreadable``,
            ``country.unknown``, ``text.too_long``.
    """
    name = clean_line(draft.name, field="name", longest=LONGEST_NAME)
    if not name:
        raise InputError("customer.name_missing", "name")
    cleaned = {
        "name": name,
        "email": checked_email(draft.email),
        "phone": clean_line(draft.phone, field="phone", longest=60),
        "address": checked_address(draft.address),
        "country": country(draft.country).code if draft.country.strip() else "",
        "birthday": checked_birthday(draft.birthday),
        **{
            field: how(text, field=field, longest=longest)
            for field, (how, longest) in _TEXTS.items()
            if (text := getattr(draft, field))
        },
    }
    changed = {field: text for field, text in cleaned.items() if text != getattr(draft, field)}
    return replace(draft, **changed) if changed else draft  # most of a hundred thousand are clean already


def checked_email(text: str, field: str = "email") -> str:
    """Return an e-mail address cleaned; empty stays empty (``email.unreadable``, ``text.too_long``)."""
    email = clean_line(text, field=field, longest=320)
    if email and not _EMAIL.fullmatch(email):
        raise InputError("email.unreadable", field, email=email)
    return email


def checked_address(text: str) -> str:
    """Return the lines of an address, each without space around it, without empty ones."""
    lines = (" ".join(line.split()) for line in clean(text, field="address", longest=2_000).split("\n"))
    return "\n".join(line for line in lines if line)


def checked_birthday(text: str) -> str:
    """Return ``text`` as ``MM-DD`` or ``YYYY-MM-DD``; empty stays empty.

    Raises:
        InputError: ``birthday.unreadable``.
    """
    bare = text.strip()
    if not bare:
        return ""
    match = _BIRTHDAY.fullmatch(bare)
    if match is None:
        raise InputError("birthday.unreadable", "birthday", birthday=bare)
    try:
        day = date(int(match["year"] or 2024), int(match["month"]), int(match["day"]))
    except ValueError as error:
        raise InputError("birthday.unreadable", "birthday", birthday=bare) from error
    return day.isoformat() if match["year"] else day.strftime("%m-%d")
