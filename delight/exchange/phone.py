"""Phone numbers in the one form of E.164: +441632960111."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import phonenumbers

from delight.domain.text import digits

_SIMPLE = re.compile(r"\+?[\d \-./]*(?:\(\d+\))?[\d \-./]*")
_DAY = re.compile(r"\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\s*")
_LONGEST = 60


class _Home(NamedTuple):
    """How numbers are written inside a country; ``possible`` are lengths without the trunk prefix."""

    code: str
    trunk: str
    abroad: str
    possible: frozenset[int]
    pattern: re.Pattern[str]


@lru_cache(maxsize=50_000)
def e164(number: str, country: str) -> str:
    """Return a number as ``+441632960111``, or empty where it cannot be one.

    Args:
        number: as written; letters, extensions and guards of spreadsheets may stand around it.
        country: ISO 3166 code of where it would be dialled; empty reads only numbers with a +.
    """
    text = number.strip()
    if not 4 <= len(text) <= _LONGEST:
        return ""
    home = _home(country.upper())
    quick = _quick(text, home) if home and _SIMPLE.fullmatch(text) else None
    return quick if quick is not None else _slow(text, country)


def is_number(number: str, country: str) -> bool:
    """Return whether a text is a phone number and nothing else, of a length its country has."""
    bare = re.sub(r"^\s*(?:p|t|tel|phone|mobile)\s*:\s*", "", number, flags=re.IGNORECASE)
    if _DAY.fullmatch(bare):
        return False
    return 6 <= len(digits(bare)) <= 15 and not re.search(r"[^\W\d_]", bare) and bool(e164(bare, country))


def _slow(text: str, country: str) -> str:
    try:
        parsed = phonenumbers.parse(text, country.upper() or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _quick(text: str, home: _Home) -> str | None:
    """Return a number that follows its country's plain rules, ``None`` where only the library can tell."""
    bare = digits(text)
    if text.startswith("+"):
        if not bare.startswith(home.code) or "(" in text:
            return None
        bare = bare[len(home.code) :]
    elif home.trunk and bare.startswith(home.trunk) and not bare.startswith(home.abroad):
        bare = bare[len(home.trunk) :]
    else:
        return None
    fits = len(bare) in home.possible and home.pattern.fullmatch(bare)
    return f"+{home.code}{bare}" if fits else None


@lru_cache(maxsize=300)
def _home(country: str) -> _Home | None:
    """Return a country's plain rules, ``None`` where its numbers are rewritten as they are dialled."""
    data = phonenumbers.PhoneMetadata.metadata_for_region(country, None) if country else None
    if data is None or data.national_prefix_transform_rule or data.leading_zero_possible:
        return None
    trunk = (data.national_prefix_for_parsing or "").partition("|")[0]  # the others are services for the deaf
    if trunk != (data.national_prefix or "") or data.general_desc is None:
        return None
    return _Home(
        code=str(data.country_code),
        trunk=data.national_prefix or "",
        abroad=data.international_prefix if data.international_prefix == "00" else "00",
        possible=frozenset(data.general_desc.possible_length or ()),
        pattern=re.compile(data.general_desc.national_number_pattern or r"(?!)"),
    )
