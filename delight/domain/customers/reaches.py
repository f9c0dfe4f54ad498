"""More ways to reach a customer than the first e-mail, phone and address."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from delight.domain.customers.customer import checked_address, checked_email
from delight.domain.errors import InputError
from delight.domain.text import clean_line, digits, fold

_FEWEST_DIGITS, _SURE_END = 4, 6
_LONGEST_PHONE, _LONGEST_LABEL = 60, 100
_NUMBER = re.compile(r"\+?[\d\s\-‐–./()]*\d[\d\s\-‐–./()]*(?:\s*(?:ext|x|#)\.?\s*\d+)?", re.IGNORECASE)


class ReachKind(StrEnum):
    """What kind of way it is."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A further e-mail, phone or address of a customer; ``label`` says which ("work", "holiday flat")."""

    kind: ReachKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachRow(Reach):
    """A further way as it is kept."""

    id: int


def checked_reach(reach: Reach) -> Reach:
    """Return ``reach`` cleaned.

    Raises:
        InputError: ``reach.value_missing``, ``email.unreadable``, ``text.too_long``.
    """
    value = _VALUES[reach.kind](reach.value)
    if not value:
        raise InputError("reach.value_missing", "value")
    label = clean_line(reach.label, field="label", longest=_LONGEST_LABEL)
    return Reach(kind=reach.kind, value=value, label=label)


def reach_key(kind: ReachKind, value: str) -> str:
    """Return what two ways are compared by: folded text, or the digits of a phone number."""
    return (digits(value) if kind is ReachKind.PHONE else "") or fold(value)


def way_key(kind: ReachKind, value: str, e164: str) -> str:
    """Return what a way is compared and found by: a phone with its country and extension, if that is known.

    >>> way_key(ReachKind.PHONE, "01632 960111 ext 4", "+441632960111")
    '4416329601114'

    Args:
        kind: of the way.
        value: as written.
        e164: a phone as ITU-T E.164 writes it, or nothing.
    """
    number, own = digits(e164), digits(value)
    end = number[-_SURE_END:]
    return number + own.rpartition(end)[2] if end and end in own else reach_key(kind, value)


def kind_of(text: str) -> ReachKind:
    """Return what somebody typed: an e-mail has an @, a phone is a number, anything else an address."""
    if "@" in text and len(text.split()) == 1:
        return ReachKind.EMAIL
    bare = unicodedata.normalize("NFKC", text).strip()
    is_number = _NUMBER.fullmatch(bare) is not None and len(digits(bare)) >= _FEWEST_DIGITS
    return ReachKind.PHONE if is_number and "\n" not in bare else ReachKind.ADDRESS


_VALUES = {
    ReachKind.EMAIL: lambda text: checked_email(text, field="value"),
    ReachKind.PHONE: lambda text: clean_line(text, field="value", longest=_LONGEST_PHONE),
    ReachKind.ADDRESS: checked_address,
}
