"""Customers out of a table that another program wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from delight.domain.customers import CustomerDraft, checked_customer
from delight.domain.errors import InputError
from delight.domain.imports import Rejected
from delight.exchange import cells
from delight.exchange.addresses import address_lines
from delight.exchange.columns import Column, rank
from delight.exchange.parts import ADDRESS, Part
from delight.exchange.places import country_code, language_code
from delight.exchange.table import Line, Sheet

_MONTH_FIRST = frozenset({"US", "PH"})
_NOT_CARDS = frozenset({Part.PHONE, Part.ZIP})
_PLACE = frozenset({Part.STREET, Part.STREET_2, Part.BOX, Part.CITY, Part.ZIP, Part.FORMATTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A row that became a customer, not yet stored."""

    row: int
    draft: CustomerDraft


def without_cards(sheet: Sheet, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns with those that hold card numbers left out."""
    return tuple(
        replace(column, part=None)
        if column.part and column.part not in _NOT_CARDS and cells.are_cards(_column(sheet, column))
        else column
        for column in columns
    )


def customers(sheet: Sheet, columns: Sequence[Column], country: str) -> Iterator[Taken | Rejected]:
    """Yield each row of ``sheet`` as a customer, checked, or why it cannot be one.

    Args:
        sheet: the table.
        columns: what its columns hold.
        country: the shop's, for dates that can be read in two ways.
    """
    used = sorted((c for c in columns if c.part), key=lambda c: rank(c.group))
    birthdays = next((c for c in used if c.part is Part.BIRTHDAY), None)
    told = cells.month_leads(_column(sheet, birthdays)) if birthdays else None
    month_first = country in _MONTH_FIRST if told is None else told
    for line in sheet.lines:
        yield _taken(line, used, month_first=month_first)


def _column(sheet: Sheet, column: Column) -> Iterator[str]:
    return (line.cells[column.at] for line in sheet.lines if line.cells and len(line.cells) > column.at)


def _taken(line: Line, used: Sequence[Column], *, month_first: bool) -> Taken | Rejected:
    if line.cells is None:
        return Rejected(row=line.row, code=line.code)
    row = _Row(line.cells, used)
    try:
        return Taken(row=line.row, draft=checked_customer(row.draft(month_first=month_first)))
    except InputError as error:
        return Rejected(
            row=line.row, code=error.code, column=row.column_of(error.details["field"]), details=error.details
        )


class _Row:
    """One row, by what its cells are."""

    def __init__(self, texts: Sequence[str], used: Sequence[Column]) -> None:
        self._used = used
        self._filled = [
            (column, column.part, text)
            for column in used
            if column.part and column.at < len(texts) and (text := cells.bare(texts[column.at]))
        ]

    def draft(self, *, month_first: bool) -> CustomerDraft:
        """Return the row as a customer; what there is more of than one is kept in ``know``."""
        name, organisation = self._name()
        email, *more_emails = self._several(Part.EMAIL) or [("", "")]
        phone, *more_phones = self._several(Part.PHONE) or [("", "")]
        country, address, more_places = self._places(with_company=not organisation)
        language = language_code(self._first(Part.LANGUAGE))
        more_places += [("Language", self._first(Part.LANGUAGE))] if language is None else []
        extra = [f"{column}: {text}" for column, text in (*more_emails, *more_phones, *more_places)]
        return CustomerDraft(
            name=name,
            email=email[1],
            phone=phone[1],
            address=address,
            country=country,
            language=language or "",
            organisation=organisation,
            birthday=self._birthday(month_first=month_first),
            know="\n".join([*self._all(Part.NOTES), *extra]),
        )

    def column_of(self, field: str) -> str:
        """Return the column that a field of the draft came from, or nothing."""
        return next((c.name for c, part, _ in self._filled if part.field == field), "") or next(
            (c.name for c in self._used if c.part and c.part.field == field), ""
        )

    def _first(self, part: Part) -> str:
        return next(iter(self._all(part)), "")

    def _all(self, part: Part) -> list[str]:
        return [text for _, found, text in self._filled if found is part]

    def _name(self) -> tuple[str, bool]:
        first, last = self._first(Part.FIRST), self._first(Part.LAST)
        whole = " ".join(filter(None, (first, self._first(Part.MIDDLE), last)))
        name = whole if first and last else self._first(Part.NAME) or whole
        company = self._first(Part.COMPANY)
        return (name, False) if name else (company, bool(company))

    def _several(self, part: Part) -> list[tuple[str, str]]:
        """Return every different e-mail or phone with its column, the best first."""
        pieces = cells.emails if part is Part.EMAIL else cells.phones
        found: dict[str, str] = {}
        for column, what, text in self._filled:
            if what is part:
                for piece in pieces(text):
                    found.setdefault(piece, column.name)
        return [(column, piece) for piece, column in found.items()]

    def _places(self, *, with_company: bool) -> tuple[str, str, list[tuple[str, str]]]:
        """Return the country, the address and any further addresses, each with the name of its kind."""
        groups: dict[str, dict[Part, str]] = {}
        for column, part, text in self._filled:
            if part in ADDRESS:
                groups.setdefault(column.group, {}).setdefault(part, text)
        company = self._first(Part.COMPANY) if with_company else ""
        places = [_place(parts) for parts in groups.values() if _PLACE & parts.keys()]
        named = [group for group, parts in groups.items() if _PLACE & parts.keys()]
        alone = next((_country(parts) for parts in groups.values()), ("", ""))
        (country, address), *others = places or [alone]
        more = [
            (f"{group or 'Other'} address".capitalize(), ", ".join(text.splitlines()))
            for group, (_, text) in zip(named[1:], others, strict=True)
            if text != address
        ]
        if company and not address:
            return country, "", [("Company", company), *more]
        return country, "\n".join(filter(None, (company, address))), more

    def _birthday(self, *, month_first: bool) -> str:
        parts = [self._first(part) for part in (Part.BIRTH_YEAR, Part.BIRTH_MONTH, Part.BIRTH_DAY)]
        whole = self._first(Part.BIRTHDAY) or (_joined(parts) if all(parts[1:]) else "")
        found = cells.birthday(whole, month_first=month_first)
        if found is None:
            raise InputError("birthday.unreadable", "birthday", birthday=whole)
        return found


def _joined(parts: Sequence[str]) -> str:
    year, month, day = parts
    return f"{year}-{month}-{day}" if year else f"--{month.zfill(2)}-{day.zfill(2)}"


def _country(parts: Mapping[Part, str]) -> tuple[str, str]:
    """Return the code of a country, or its name where nobody knows the code."""
    told = [parts[part] for part in (Part.COUNTRY_CODE, Part.COUNTRY) if part in parts]
    code = next((code for text in told if (code := country_code(text))), "")
    return code, "" if code else next(iter(told), "")


def _place(parts: Mapping[Part, str]) -> tuple[str, str]:
    """Return the country's code and the lines of an address."""
    code, unknown = _country(parts)
    return code, "\n".join(filter(None, (address_lines(parts, code), unknown)))
