"""The parts of an address as the lines of an envelope, in the order usual in its country."""

from __future__ import annotations

from collections.abc import Mapping

from delight.exchange.parts import Part

_TOWN_STATE_ZIP = frozenset("US CA AU PR GU VI".split())
_TOWN_ZIP = frozenset("NZ SG ZA IN LV TW SA TH".split())
_ZIP_ON_ITS_OWN = frozenset("GB GG IM JE IE GI MT BM FK".split())
_STATE_NOT_WRITTEN = frozenset(
    "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IS LI LT LU LV MC NL NO PL PT RO SE SI SK".split()
)
"""Where the postcode says it already (Universal Postal Union, addressing sheets)."""


def address_lines(parts: Mapping[Part, str], country: str) -> str:
    """Return an address as lines, without name and country.

    Args:
        parts: what is known, each part as written in the file.
        country: ISO 3166 code, or empty where it is not known.
    """
    street = [parts.get(part, "") for part in (Part.STREET, Part.STREET_2)]
    box = parts.get(Part.BOX, "")
    if box and not box.casefold().replace(".", "").startswith(("po box", "postbox", "postfach")):
        box = f"PO Box {box}"
    lines = [*street, box, *_town(parts, country)]
    if not any(lines):
        lines = [parts.get(Part.FORMATTED, "")]
    return "\n".join(line for line in lines if line.strip())


def _town(parts: Mapping[Part, str], country: str) -> list[str]:
    town, code = parts.get(Part.CITY, ""), parts.get(Part.ZIP, "")
    state = parts.get(Part.PROVINCE, "")
    short = parts.get(Part.PROVINCE_CODE, "") or state
    if country in _TOWN_STATE_ZIP:
        comma = ", " if country != "AU" else " "
        return [comma.join(filter(None, (town, f"{short} {code}".strip())))]
    if country in _ZIP_ON_ITS_OWN:
        return [town, "" if state == town else state, code]
    if country == "BR":
        return [" - ".join(filter(None, (town, short))), code]
    if country in _TOWN_ZIP:
        return [f"{town} {code}".strip(), ""]
    line = f"{code} {town}".strip()
    if country == "IT" and short and len(short) == 2:
        return [f"{line} {short}".strip()]
    return [line, "" if country in _STATE_NOT_WRITTEN or state == town else state]
