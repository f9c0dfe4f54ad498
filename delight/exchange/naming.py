"""A customer's name out of one column or of many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from delight.domain.duplicates.titles import AFTER, COURTESY, TITLES
from delight.domain.letters.addressing import AddressAs
from delight.exchange import words
from delight.exchange.parts import Part

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FIRM = re.compile(
    r"\b(inc|ltd|llc|llp|plc|gmbh|mbh|ag|kg|ohg|gbr|ug|sarl|sas|sa|srl|spa|s\.?l\.?u?|bv|nv|ab|oy|as|aps|corp|co|"
    r"company|pty|kft|s\.?r\.?o|z\s?o\.?o|ооо|зао|ип)\b\.?$",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(
    r"\b(?:gmbh|mbh|ohg|gbr|ltd|llc|llp|plc|inc|pty|sarl|srl|ltda|lda|kft|ооо|зао|s\.r\.l|s\.n\.c|s\.p\.a|s\.r\.o|"
    r"b\.v|n\.v|sp\. ?z ?o\. ?o)\.?$|株式会社|有限会社|合同会社",
    re.IGNORECASE,
)
"""What no person's name ends with, unlike "Sa" or "Co"."""
LONGEST_TITLE = 60
_NAME, _FIRST, _MIDDLE, _LAST, _INITIALS, _SUFFIX, _COMPANY = (
    Part.NAME, Part.FIRST, Part.MIDDLE, Part.LAST, Part.INITIALS, Part.SUFFIX, Part.COMPANY,
)  # fmt: skip
"""An attribute of an enum costs a call in Python 3.11, and these are asked for in every row."""
_PARTICLE, _LAST_2 = Part.PARTICLE, Part.LAST_2
_RARE = frozenset(
    {Part.PARTICLE, Part.LAST_2, Part.COURTESY, Part.TITLE, Part.READING, Part.READING_FIRST}
    | {Part.READING_LAST, Part.ORGANISATION}
)


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


def named(texts: Mapping[Part, str]) -> Named:
    """Return who a row is about; ``texts`` is what stands in the best column of each part.

    An organisation is one that says so, by its courtesy or by its legal form, or that has no person's name.
    """
    get = texts.get
    given, family = get(_FIRST, "") or get(_INITIALS, ""), get(_LAST, "")
    whole, company = get(_NAME, ""), get(_COMPANY, "")
    if not _RARE.isdisjoint(texts):
        family = _joined(get(_PARTICLE, ""), family, get(_LAST_2, ""))
    name = _ordered(given, get(_MIDDLE, ""), family, get(_SUFFIX, ""))
    if whole and given and family:
        name = whole if len(whole) > len(name) and _holds(whole, given, family) else name
    elif whole:
        if not given and not family:
            whole, given, family = said(whole)
        name = whole
    elif not name:
        name = company
    is_firm = not given and bool(_LEGAL_FORM.search(name))
    called = Named(name, given, "" if is_firm else family, organisation=is_firm or (name == company != ""))
    return called if _RARE.isdisjoint(texts) else _with_more(called, texts)


def _with_more(called: Named, texts: Mapping[Part, str]) -> Named:
    """Return a name with what few files tell: title, reading, that it is a company."""
    get = texts.get
    company, courtesy = get(_COMPANY, ""), get(Part.COURTESY, "")
    address_as, title = _addressed(courtesy, get(Part.TITLE, ""))
    parts = _in_order(get(Part.READING_FIRST, ""), get(Part.READING_LAST, ""), called.name)
    told = words.answer(get(Part.ORGANISATION, ""))
    is_firm = called.organisation or words.word("courtesy", courtesy) == "company"
    return replace(
        called,
        title=title,
        address_as=address_as,
        organisation=told is True or is_firm or (bool(company) and called.name == company),
        reading=get(Part.READING, "") or parts,
    )


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


def _holds(whole: str, given: str, family: str) -> bool:
    """Return whether a name begins and ends with its parts, so that it only adds what stands between."""
    return whole.startswith(f"{given} ") and whole.endswith(f" {family}")


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _ordered(given: str, middle: str, family: str, suffix: str) -> str:
    if family and not family.isascii() and _EAST_ASIAN.search(family):
        return _joined(family, given)
    return _joined(given, middle, family, suffix if given or family else "")


def _in_order(given: str, family: str, name: str) -> str:
    return _joined(family, given) if _EAST_ASIAN.search(name) else _joined(given, family)


def _addressed(courtesy: str, written: str) -> tuple[AddressAs, str]:
    """Return how somebody is addressed and their title, out of both columns: "Frau" and "Dr."."""
    address_as, title = words.courtesy(courtesy) if courtesy else (AddressAs.UNKNOWN, "")
    is_title = bool(words.word("title", written))  # "Fr." is Father there, Frau among courtesies
    other, more = (AddressAs.UNKNOWN, written) if is_title else words.courtesy(written)
    more = more or ("" if other else written)
    titles = _joined(*dict.fromkeys((title, more)))
    return address_as or other, titles if len(titles) <= LONGEST_TITLE else ""
