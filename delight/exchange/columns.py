"""Which column of other programs' files is what.

Made for Shopify, WooCommerce, Square, Mailchimp, HubSpot, Google and Outlook. Columns are known by name,
never by their place; a name is a part ("City"), often of a group ("Business", "Address 2") that keeps
addresses apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from delight.domain.text import fold
from delight.exchange.names import by_name
from delight.exchange.parts import ADDRESS, Part

_PARTS = by_name()
_SEVERAL = frozenset({Part.EMAIL, Part.PHONE, Part.COMPANY, Part.NAME, Part.FIRST, Part.LAST}) | ADDRESS
_RANKS = (
    "", "default", "primary", "preferred", "mailing", "billing", "1", "home", "personal", "business", "other",
    "shipping", "delivery", "secondary",
)  # fmt: skip
_SAME_GROUP = {"default address": "default", "work": "business", "office": "business", "company": "business"}
_GROUPS = "|".join(sorted((*_SAME_GROUP, *filter(str.isalpha, _RANKS)), key=len, reverse=True))
_GROUPED = re.compile(rf"(?P<group>{_GROUPS}) (?P<rest>.+)")
_GROUPED_AFTER = re.compile(rf"(?P<rest>e ?mail|phone|mobile) (?P<group>{_GROUPS})")
_GOOGLE = re.compile(r"(?P<noun>e ?mail|phone|address|organi[sz]ation) (?P<number>\d+) (?P<rest>.+)")
_ANOTHER = re.compile(r"(?P<rest>.+) (?P<number>\d)")
_NEVER = re.compile(
    r"\b(credit card|card (number|no)|cc number|iban|cvv|cvc|password|ssn|tax id|fax|pager)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a file: its place from 0, its name, unique in the file, and what it holds if we know."""

    at: int
    name: str
    part: Part | None
    group: str = ""


def known_names(cells: Sequence[str]) -> int:
    """Return how many of ``cells`` are names of columns that we know, each meaning counted once."""
    return len({found for cell in cells if (found := meaning(cell)) is not None})


def columns_of(header: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns that a header names; two of one name are told apart by a number."""
    seen: dict[str, int] = {}
    columns = []
    for at, cell in enumerate(header):
        bare = " ".join(cell.split()) or f"Column {at + 1}"
        seen[bare] = seen.get(bare, 0) + 1
        name = bare if seen[bare] == 1 else f"{bare} ({seen[bare]})"
        part, group = meaning(cell) or (None, "")
        columns.append(Column(at=at, name=name, part=part, group=group))
    return tuple(columns)


def meaning(name: str) -> tuple[Part, str] | None:
    """Return what a column of this name holds and the group it belongs to, or ``None`` if we do not know.

    Columns of card numbers, passwords and the like are never known.
    """
    bare = re.sub(r"[\W_]+", " ", fold(name)).strip()
    if not bare or _NEVER.search(bare):
        return None
    if bare in _PARTS:
        return _PARTS[bare], ""
    return _googles(bare) or _grouped(bare) or _another(bare, "")


def rank(group: str) -> tuple[int, str]:
    """Return a group's place among others: the person's own comes before the firm's."""
    return (_RANKS.index(group), "") if group in _RANKS else (len(_RANKS), group)


def _googles(bare: str) -> tuple[Part, str] | None:
    """Return what "E-mail 1 - Value" or "Address 2 - City" is, and its number."""
    match = _GOOGLE.fullmatch(bare)
    if match is None:
        return None
    of_address = match["noun"] == "address"
    part = _PARTS.get(match["rest"]) if of_address else _PARTS.get(match["noun"])
    fits = part in ADDRESS if of_address else match["rest"] in {"value", "name", "address"}
    return (part, match["number"]) if part and fits else None


def _grouped(bare: str) -> tuple[Part, str] | None:
    """Return what "Billing Phone", "Home Address 2" or "Email Work" is, and its group."""
    match = _GROUPED.fullmatch(bare) or _GROUPED_AFTER.fullmatch(bare)
    if match is None:
        return None
    group, part = _SAME_GROUP.get(match["group"], match["group"]), _PARTS.get(match["rest"])
    return (part, group) if part in _SEVERAL and part else _another(match["rest"], group)


def _another(bare: str, group: str) -> tuple[Part, str] | None:
    """Return what a second of its kind is: another phone or e-mail, or the second line of one street."""
    match = _ANOTHER.fullmatch(bare)
    part = _PARTS.get(match["rest"]) if match else None
    if match is None or part is None:
        return None
    if part in {Part.EMAIL, Part.PHONE}:
        return part, f"{group} {match['number']}".strip()
    return (Part.STREET_2, group) if part is Part.STREET else None
