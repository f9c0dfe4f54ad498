"""The addresses of one row: the person's own first, the firm's on a line of its own, others beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from delight.exchange.addresses import address_lines
from delight.exchange.column import Column, rank
from delight.exchange.filled_row import Filled
from delight.exchange.lists import lists, plain
from delight.exchange.parts import PLACE, Part
from delight.exchange.places import country_code

_COUNTRIES = (Part.COUNTRY_CODE, Part.COUNTRY)
_FIVE_FIGURES = frozenset({"DE", "ES", "FR", "IT", "US"})
_FOUR = 4
_TWO_ZEROS = frozenset({"IT", "US"})
"""Postcodes begin with two zeros in Rome and in Puerto Rico."""
_JOINED = frozenset({Part.STREET_2, Part.FORMATTED})


@dataclass(slots=True)
class Place:
    """One address of a row.

    Attributes:
        group: whose it is.
        label: the same in the words of the file.
        country: its code, empty where nobody knows it; ``unknown`` is how the file calls such a country.
        firm: a line above the street.
        home: the shop's country, in whose order an address stands that names none.
    """

    group: str
    label: str = ""
    parts: dict[Part, str] = field(default_factory=dict)
    country: str = ""
    unknown: str = ""
    firm: str = ""
    home: str = ""

    @property
    def _order(self) -> str:
        return self.country or ("" if self.unknown else self.home)

    @property
    def is_address(self) -> bool:
        """More than a country is known."""
        return not PLACE.isdisjoint(self.parts)

    def mended(self) -> str:
        """Put back the zero that spreadsheets take from the front of a postcode; return what stood there.

        Only where the address itself names a country whose postcodes all have five figures.
        """
        code = self.parts.get(Part.ZIP, "")
        least = _FOUR - (self.country in _TWO_ZEROS)
        if self.country not in _FIVE_FIGURES or not least <= len(code) <= _FOUR or not code.isdecimal():
            return ""
        self.parts[Part.ZIP] = code.zfill(_FOUR + 1)
        return code

    def apart(self) -> Place | None:
        """Let go of a whole address that is not the one in parts, and return it as one of its own."""
        street, whole = self.parts.get(Part.STREET, ""), self.parts.get(Part.FORMATTED, "")
        if not street or not whole or _bare(street) in _bare(whole):
            return None
        return Place(self.group, self.label, {Part.FORMATTED: self.parts.pop(Part.FORMATTED)}, home=self.home)

    def lines(self) -> str:
        """The lines on the envelope, without the name."""
        return "\n".join(filter(None, (self.firm, address_lines(self.parts, self._order), self.unknown)))

    def text(self) -> str:
        """The lines and the country, where it stands beside another address."""
        told = self.parts.get(Part.COUNTRY, "") or self.parts.get(Part.COUNTRY_CODE, "")
        return "\n".join(filter(None, (self.firm, address_lines(self.parts, self._order), told)))


def places(cells: Iterable[Filled], labels: dict[str, str], home: str) -> list[Place]:
    """Return the addresses, the best first.

    Args:
        cells: the filled cells of columns about addresses, the best group first.
        labels: for groups that only have a number, what the row says they are: "Home".
        home: the shop's country.
    """
    found: dict[tuple[str, bool], Place] = {}
    for column, text in cells:
        part = column.part
        if part is None:
            continue
        place = _place(found, column, labels, home)
        if part not in _JOINED and place.parts.get(part, text) != text:
            place = _place(found, column, labels, home, another=True)
        if part in place.parts and part in _JOINED:
            place.parts[part] += "\n" + text
        else:
            place.parts.setdefault(part, text)
    spots = [spot for place in found.values() for spot in (place, place.apart()) if spot]
    for place in spots:
        _know_country(place)
    return sorted(spots, key=lambda place: rank(place.group)) if len(spots) > 1 else spots


def _place(
    found: dict[tuple[str, bool], Place],
    column: Column,
    labels: dict[str, str],
    home: str,
    *,
    another: bool = False,
) -> Place:
    """Return the address a cell belongs to; ``another`` where the one of its group says something else."""
    key = (column.group, another)
    if key not in found:
        label = labels.get(column.group, "") or column.label
        found[key] = Place(group_of(column.group, labels), label, home=home)
    return found[key]


def group_of(group: str, labels: Mapping[str, str]) -> str:
    """Return the group that a label in the row names, else the column's own."""
    told = labels.get(group)
    return lists().groups.get(tuple(plain(told).split()), group) if told else group


def firms_place(found: list[Place]) -> Place | None:
    """Return the address that a firm's name belongs on: its own, else the first where nobody says whose."""
    business = next((place for place in found if place.group == "business" and place.is_address), None)
    first = next((place for place in found if place.is_address), None)
    return business or (first if first and first.group != "home" else None)


def other_countries(cells: Iterable[Filled], kept: Iterable[Place]) -> list[Filled]:
    """Return the cells with a country that none of the kept addresses is in: it is said nowhere else."""
    said = {told for place in kept for told in (place.country, _bare(place.unknown)) if told}
    found = [(cell, country_code(cell[1])) for cell in cells if cell[0].part in _COUNTRIES]
    return [
        cell
        for cell, code in found
        if (code or _bare(cell[1])) not in said and (code or cell[0].part is Part.COUNTRY)
    ]


def _know_country(place: Place) -> None:
    told = [place.parts[part] for part in _COUNTRIES if part in place.parts]
    place.country = next((code for text in told if (code := country_code(text))), "")
    place.unknown = "" if place.country else next(iter(told), "")


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
