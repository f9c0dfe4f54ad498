"""The parts of an address as the lines of an envelope, in the order usual in its country."""

from __future__ import annotations

from collections.abc import Mapping

from delight.exchange.parts import Part

_TOWN_STATE_ZIP = frozenset("US CA AU PR GU VI".split())
_TOWN_ZIP = frozenset("NZ SG ZA IN LV TW SA TH".split())
_ZIP_ON_ITS_OWN = frozenset("GB GG IM JE IE GI MT BM FK RU UA BY KZ".split())
_HOUSE_FIRST = frozenset("US CA GB IE AU NZ FR MC LU ZA IN SG PH HK MY PK GI MT JE GG IM PR".split())
_COMMAS = frozenset("RU UA BY KZ".split())
_SLASHES = frozenset("PL CZ SK".split())
_STATE_NOT_WRITTEN = frozenset(
    "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IS LI LT LU LV MC NL NO PL PT RO SE SI SK".split()
)
"""Where the postcode says it already (Universal Postal Union, addressing sheets)."""
_STREET, _STREET_2, _HOUSE, _DISTRICT, _BOX = (
    Part.STREET, Part.STREET_2, Part.HOUSE, Part.DISTRICT, Part.BOX,
)  # fmt: skip
_CITY, _ZIP, _PROVINCE, _PROVINCE_CODE, _FORMATTED = (
    Part.CITY, Part.ZIP, Part.PROVINCE, Part.PROVINCE_CODE, Part.FORMATTED,
)  # fmt: skip
_LARGEST_FIRST = (_PROVINCE, _CITY, _DISTRICT, _STREET, _HOUSE)


def address_lines(parts: Mapping[Part, str], country: str) -> str:
    """Return an address as lines, without name and country.

    Args:
        parts: what is known, each part as written in the file.
        country: ISO 3166 code, or empty where it is not known.
    """
    if country == "JP":
        return _japanese(parts)
    box = parts.get(_BOX, "")
    if box and not box.casefold().replace(".", "").startswith(("po box", "postbox", "postfach")):
        box = f"PO Box {box}"
    lines = [*_street(parts, country), box, *_town(parts, country)]
    if not any(lines):
        lines = [parts.get(_FORMATTED, "")]
    return "\n".join(line for line in lines if line.strip())


def _street(parts: Mapping[Part, str], country: str) -> list[str]:
    street, house = parts.get(_STREET, ""), parts.get(_HOUSE, "")
    second, district = parts.get(_STREET_2, ""), parts.get(_DISTRICT, "")
    if country == "BR":
        street, second = " - ".join(filter(None, (", ".join(filter(None, (street, house))), second))), ""
    elif street and house:
        street = _with_house(street, house, country)
    if second.isdecimal() and (street or house):
        street, second = _with_flat(street or house, second, country), ""
    return [street or house, second, district]


def _with_house(street: str, house: str, country: str) -> str:
    if country in _HOUSE_FIRST:
        return f"{house} {street}"
    return f"{street}, {house}" if country in _COMMAS else f"{street} {house}"


def _with_flat(street: str, flat: str, country: str) -> str:
    """Return a street with the number of a flat, which says nothing on a line of its own."""
    if country in _COMMAS:
        return f"{street}, кв. {flat}"
    return f"{street}/{flat}" if country in _SLASHES else f"{street}, {flat}"


def _town(parts: Mapping[Part, str], country: str) -> list[str]:
    town, code = parts.get(_CITY, ""), parts.get(_ZIP, "")
    state = parts.get(_PROVINCE, "")
    short = parts.get(_PROVINCE_CODE, "") or state
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


def _japanese(parts: Mapping[Part, str]) -> str:
    """Return an address as in Japan: the postcode, then from the largest to the smallest."""
    code = parts.get(_ZIP, "").lstrip("〒 ")
    whole = "".join(parts.get(part, "") for part in _LARGEST_FIRST)
    latin = whole.isascii() and whole
    if latin:
        whole = ", ".join(parts[part] for part in reversed(_LARGEST_FIRST) if part in parts)
    lines = [f"〒{code}" if code and not latin else code, whole or parts.get(_FORMATTED, "")]
    lines.append(parts.get(_STREET_2, ""))
    return "\n".join(line for line in lines if line.strip())
