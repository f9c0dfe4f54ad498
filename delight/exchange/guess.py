"""What a column holds whose name tells nothing, by what is in it: only what can hardly be anything else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from delight.domain.customers.countries import country_codes
from delight.domain.imports.importing import ImportNoun, Why
from delight.exchange.amounts import Marks, read_amount
from delight.exchange.column import Column
from delight.exchange.dates_in import order_of, read_when
from delight.exchange.meaning import tells_nothing
from delight.exchange.parts import NAMES, WHO, Part
from delight.exchange.phone import is_number
from delight.exchange.places import country_code, language_code
from delight.exchange.sample import filled
from delight.exchange.table import Sheet

_LOOKED_AT, _LONGEST = 200, 400
"""Cells of a column, and characters of each, that are looked at."""
_MOST = 0.9
"""This share of the cells has to fit."""
_DIFFERENT = 0.6
"""This share of customers' own e-mails, phones and names differs; an employee's stands in every other row."""
_EMAIL = re.compile(r"(?:.*<)?(?:mailto:)?[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]{2,}>?")
_POSTCODES = {
    **dict.fromkeys("DE FR ES IT FI EE HR TR UA MX US MY TH KR".split(), r"\d{5}(?:-\d{4})?"),
    **dict.fromkeys("AT CH BE DK NO HU BG SI LU LV AU NZ ZA CY".split(), r"(?:[A-Z]{1,2}-)?\d{4}"),
    **dict.fromkeys("SE GR CZ SK".split(), r"\d{3} ?\d{2}"),
    **dict.fromkeys("RU RO CN IN SG".split(), r"\d{6}"),
    "GB": r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", "NL": r"\d{4} ?[A-Z]{2}", "PL": r"\d{2}-\d{3}",
    "PT": r"\d{4}-\d{3}", "BR": r"\d{5}-?\d{3}", "CA": r"[A-Z]\d[A-Z] ?\d[A-Z]\d", "JP": r"〒?\d{3}-?\d{4}",
    "IE": r"[A-Z]\d[\dW] ?[A-Z\d]{4}",
}  # fmt: skip
_NAME_WORD = r"[^\W\d_][\w.'’\-]*"
_WHOLE_NAME = re.compile(rf"(?:{_NAME_WORD},? ){{1,4}}{_NAME_WORD}\.?")
_ONE_NAME = re.compile(rf"(?:[a-z]{{2,4}} ){{0,2}}{_NAME_WORD}")
_SPREAD = 8
_GROWN_UP = 2012
_ID = re.compile(r"\d{3,}")
_REPEATED = 0.1
_CENTS = re.compile(r"[.,]\d{2}(?!\d)|[^\W\d_]{3}|[$£€¥₽]")
_EARLIEST = 1900
_ANY_DAY = date(2099, 1, 1)
_CODES = frozenset(country_codes())


def by_content(sheet: Sheet, columns: Sequence[Column], noun: ImportNoun, country: str) -> list[Column]:
    """Return the columns, those that no name tells with what is plainly in them."""
    known = {column.part for column in columns if column.part}
    found = list(columns)
    for column in columns:
        if column.part or column.why is not Why.UNKNOWN:
            continue
        texts = [text[:_LONGEST] for text in filled(sheet, column.at, _LOOKED_AT)]
        nameless = _is_nameless(sheet, column)
        part = _guess(texts, noun, country, known, nameless=nameless) if texts else None
        if part:
            known.add(part)
            found[column.at] = replace(column, part=part, group=_group(part, found), why=Why.CONTENT)
    if not known.isdisjoint(NAMES):
        return found
    left = [c for c in found if not c.part and c.why is Why.UNKNOWN and _is_nameless(sheet, c)]
    return _with_names(sheet, found, left)


def _is_nameless(sheet: Sheet, column: Column) -> bool:
    return sheet.header_row == 0 or tells_nothing(column.name)


def _guess(
    texts: Sequence[str], noun: ImportNoun, country: str, known: set[Part], *, nameless: bool
) -> Part | None:
    if _own(texts) and _most(texts, _is_email) and (nameless or Part.EMAIL not in known):
        return Part.EMAIL
    if _own(texts) and (nameless or Part.PHONE not in known) and _are_phones(texts, country):
        return Part.PHONE
    if not nameless:
        return None
    days = _days(texts, country)
    if days:
        return _day_part(days, noun, known)
    if noun is ImportNoun.VISITS:
        return _money(texts, known) or _number(texts, known)
    return _place(texts, country, known) if noun is ImportNoun.CUSTOMERS else None


def _most(texts: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return sum(map(fits, texts)) >= _MOST * len(texts)


def _own(texts: Sequence[str]) -> bool:
    return len(set(texts)) >= _DIFFERENT * len(texts)


def _is_email(text: str) -> bool:
    return bool(_EMAIL.fullmatch(text))


def _are_phones(texts: Sequence[str], country: str) -> bool:
    """Whether nearly all cells are phone numbers; digits alone may be anything, so they need a + or a 0."""
    marked = sum(text.startswith(("+", "0", "(")) or text[:2] in {"p:", "'+"} for text in texts)
    return marked * 2 > len(texts) and _most(texts, lambda text: is_number(text, country))


def _days(texts: Sequence[str], country: str) -> list[date]:
    """Return the days in a column of days; digits alone are days only as 20250314."""
    order = order_of(texts, country=country, day_first=None, today=_ANY_DAY)
    read = [read_when(text, replace(order, serial=False)) for text in texts]
    days = [when.day for when in read if when]
    runs = any(text.isdecimal() for text in texts)
    plausible = not runs or all(_EARLIEST <= day.year <= _ANY_DAY.year for day in days)
    return days if len(days) >= _MOST * len(texts) and plausible else []


def _day_part(days: Sequence[date], noun: ImportNoun, known: set[Part]) -> Part | None:
    """Return which day it is: a birthday where no column is known and the years lie far apart and back."""
    if noun is not ImportNoun.CUSTOMERS:
        part = Part.RECEIVED if noun is ImportNoun.CASES else Part.DAY
        return part if part not in known else None
    years = sorted(day.year for day in days)
    far = years[-1] - years[0] >= _SPREAD and years[len(years) // 2] < _GROWN_UP
    return Part.BIRTHDAY if Part.BIRTHDAY not in known and far else None


def _number(texts: Sequence[str], known: set[Part]) -> Part | None:
    """Return whether it is the customer's number: figures alone, each of them a few times."""
    if not known.isdisjoint(WHO - NAMES) or not _most(texts, lambda text: bool(_ID.fullmatch(text))):
        return None
    return Part.ID if _REPEATED <= len(set(texts)) / len(texts) < 1 else None


def _money(texts: Sequence[str], known: set[Part]) -> Part | None:
    """Return whether it is what was paid: nearly all amounts with cents, or with a sign of money."""
    if Part.AMOUNT in known:
        return None
    marks = Marks("EUR")
    looks = _most(texts, lambda text: bool(_CENTS.search(text)) and read_amount(text, marks) is not None)
    return Part.AMOUNT if looks else None


def _place(texts: Sequence[str], country: str, known: set[Part]) -> Part | None:
    postcode = re.compile(_POSTCODES.get(country, r"(?!)"))
    if Part.ZIP not in known and _most(texts, lambda text: bool(postcode.fullmatch(text.upper()))):
        return Part.ZIP
    if Part.COUNTRY not in known and _most(texts, _is_country):
        return Part.COUNTRY
    languages = Part.LANGUAGE not in known and all(len(text) > 3 or text.islower() for text in texts)
    return Part.LANGUAGE if languages and _most(texts, _is_language) else None


def _is_country(text: str) -> bool:
    return text in _CODES if len(text) <= 2 else country_code(text) is not None


def _is_language(text: str) -> bool:
    return bool(re.fullmatch(r"[a-z]{2}(?:[-_][A-Za-z]{2})?", text)) and language_code(text) is not None


def _group(part: Part, columns: Sequence[Column]) -> str:
    """Return the group of a further e-mail or phone: its number."""
    count = sum(column.part is part for column in columns)
    return str(count + 1) if count and part in {Part.EMAIL, Part.PHONE} else ""


def _with_names(sheet: Sheet, columns: list[Column], nameless: Sequence[Column]) -> list[Column]:
    """Return the columns, told the one that holds whole names, or two side by side that hold halves."""
    texts = {column.at: filled(sheet, column.at, _LOOKED_AT) for column in nameless}
    whole = [at for at, cells in texts.items() if cells and _are_names(cells, _WHOLE_NAME)]
    if len(whole) == 1:
        return _set(columns, {whole[0]: Part.NAME})
    halves = [at for at, cells in texts.items() if cells and _are_names(cells, _ONE_NAME)]
    if len(halves) == 2 and halves[1] == halves[0] + 1:
        return _set(columns, {halves[0]: Part.FIRST, halves[1]: Part.LAST})
    return columns


def _are_names(texts: Sequence[str], shape: re.Pattern[str]) -> bool:
    return _own(texts) and _most(texts, lambda text: bool(shape.fullmatch(text)) and not text.islower())


def _set(columns: list[Column], parts: dict[int, Part]) -> list[Column]:
    return [
        replace(column, part=parts[column.at], why=Why.CONTENT) if column.at in parts else column
        for column in columns
    ]
