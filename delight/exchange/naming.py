"""A customer's name out of one column or of many."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from delight.domain.letters import AddressAs
from delight.domain.titles import AFTER, COURTESY, TITLES
from delight.exchange import words
from delight.exchange.parts import Part

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FIRM = re.compile(
    r"\b(inc|ltd|llc|llp|plc|gmbh|mbh|ag|kg|ohg|gbr|ug|sarl|sas|sa|srl|spa|s\.?l\.?u?|bv|nv|ab|oy|as|aps|corp|co|"
    r"company|pty|kft|s\.?r\.?o|z\s?o\.?o|ооо|зао|ип)\b\.?$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A name and its parts as far as the file tells them apart."""

    name: str
    given: str = ""
    family: str = ""
    title: str = ""
    address_as: AddressAs = AddressAs.UNKNOWN
    organisation: bool = False
    reading: str = ""


def named(text: Callable[[Part], str]) -> Named:
    """Return who a row is about; ``text`` gives what stands in the first column of a part.

    An organisation is one that says so, or that has no person's name.
    """
    given, family = text(Part.FIRST) or text(Part.INITIALS), _family(text)
    whole, company = text(Part.NAME), text(Part.COMPANY)
    name = _joined(given, text(Part.MIDDLE), family, text(Part.SUFFIX))
    if whole and not (given and family):
        if not given and not family:
            whole, given, family = said(whole)
        name = whole
    elif not name:
        name = company
    organisation = words.answer(text(Part.ORGANISATION)) is True or (bool(company) and name == company)
    address_as, title = _addressed(text)
    reading = text(Part.READING) or _in_order(text(Part.READING_FIRST), text(Part.READING_LAST), name)
    return Named(name, given, family, title, address_as, organisation, reading)


def said(name: str) -> tuple[str, str, str]:
    """Return a name in the order in which it is said, its given and its family name where a comma tells.

    "Rowe, Ida" is Ida Rowe; "Rowe, Jr." and "Rowe & Sons, Ltd." stay as they are.
    """
    family, comma, given = name.partition(",")
    family, given = family.strip(), given.strip()
    pieces = {word.strip(".").lower() for word in given.split()}
    if not comma or not family or not given or "," in given or any(c.isdecimal() for c in name):
        return name, "", ""
    if pieces & AFTER or _FIRM.search(given) or "@" in name or "&" in name:
        return name, "", ""
    first, *rest = given.split()
    plain = first.strip(".").lower() in TITLES | COURTESY and rest
    return f"{given} {family}", "" if plain else given, family


def _family(text: Callable[[Part], str]) -> str:
    return " ".join(filter(None, (text(Part.PARTICLE), text(Part.LAST), text(Part.LAST_2))))


def _joined(given: str, middle: str, family: str, suffix: str) -> str:
    if family and _EAST_ASIAN.search(family):
        return " ".join(filter(None, (family, given)))
    if suffix and (given or family):
        return " ".join(filter(None, (given, middle, family, suffix)))
    return " ".join(filter(None, (given, middle, family)))


def _in_order(given: str, family: str, name: str) -> str:
    parts = (family, given) if _EAST_ASIAN.search(name) else (given, family)
    return " ".join(filter(None, parts))


def _addressed(text: Callable[[Part], str]) -> tuple[AddressAs, str]:
    """Return how somebody is addressed and their title, out of both columns: "Frau" and "Dr."."""
    found, titles = AddressAs.UNKNOWN, []
    for part in (Part.COURTESY, Part.TITLE):
        told = text(part)
        if told:
            address_as, title = words.courtesy(told)
            found = found or address_as
            titles.append(title or ("" if address_as else told * (part is Part.TITLE)))
    title = " ".join(dict.fromkeys(filter(None, titles)))
    return found, title if len(title) <= _LONGEST_TITLE else ""
