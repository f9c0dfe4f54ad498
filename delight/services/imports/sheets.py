"""A file of another program as a table whose columns are known, and its rows read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from delight.domain.days.calendar import local_day
from delight.domain.errors import DelightError
from delight.domain.imports.importing import (
    ColumnLook,
    ImportFile,
    ImportNoun,
    ImportWish,
    Rejected,
    Remark,
    Why,
)
from delight.domain.incoming import PastCase, PastVisit, Person
from delight.exchange.cases import past_cases
from delight.exchange.columns import Column, columns_of, day_order, remarks_on, scorer
from delight.exchange.customers import people
from delight.exchange.dates_in import DayOrder
from delight.exchange.event_row import unsaid
from delight.exchange.parts import NAMES, WHO, Part, parts_of
from delight.exchange.reading import read_table
from delight.exchange.safety import contents
from delight.exchange.table import Sheet
from delight.exchange.visits import past_visits

_SAMPLES = 3
_NAMED = 40
_NEEDED = {
    ImportNoun.CUSTOMERS: NAMES | {Part.EMAIL, Part.PHONE},
    ImportNoun.CASES: frozenset({Part.WHAT, Part.TOPIC}),
    ImportNoun.VISITS: frozenset({Part.DAY}),
}
_MISSING = {
    ImportNoun.CUSTOMERS: "import.no_header",
    ImportNoun.CASES: "import.no_words",
    ImportNoun.VISITS: "import.no_days",
}
_NOTHING = {
    ImportNoun.CUSTOMERS: "import.nothing_recognised",
    ImportNoun.CASES: "import.nothing_about_cases",
    ImportNoun.VISITS: "import.nothing_about_visits",
}

Incoming = Person | PastCase | PastVisit | Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file that was read: its cells, its columns, how its days are meant, and amounts that are in doubt."""

    file: ImportFile
    wish: ImportWish
    sheet: Sheet
    columns: tuple[Column, ...]
    days: DayOrder
    amounts: tuple[Remark, ...] = ()


def open_file(path: Path) -> ImportFile:
    """Read a file once, whole; of vCards all but their pictures.

    Raises:
        DelightError: ``file.…`` and ``import.…`` as ``exchange.safety`` tells.
    """
    return ImportFile(path=path, data=contents(path))


def read(file: ImportFile, wish: ImportWish, country: str, currency: str) -> Table:
    """Return the table in a file; a refusal names the file.

    Raises:
        DelightError: ``import.…`` as the readers of ``exchange`` tell.
    """
    try:
        sheet = read_table(
            file.data,
            name=file.name,
            score=scorer(wish.noun),
            sheet=wish.sheet,
            encoding=wish.encoding,
            country=country,
            header_row=wish.header_row,
        )
    except DelightError as error:
        raise DelightError(error.code, **{**error.details, "path": str(file.path)}) from error
    columns = columns_of(sheet, wish.noun, wish.mapping, country)
    _check_mapping(file, wish, columns)
    days = day_order(sheet, columns, country, day_first=wish.day_first)
    amounts = tuple(unsaid(sheet, columns, country, currency=currency))
    return Table(file=file, wish=wish, sheet=sheet, columns=columns, days=days, amounts=amounts)


def _check_mapping(file: ImportFile, wish: ImportWish, columns: Sequence[Column]) -> None:
    """Refuse a column that is not in the file (``import.unknown_column``)."""
    names = [column.name for column in columns]
    missing = next((name for name in wish.mapping if name not in names), None)
    if missing is not None:
        known = names[:_NAMED]
        raise DelightError("import.unknown_column", path=str(file.path), column=missing, known=known)


def parts(noun: ImportNoun) -> tuple[str, ...]:
    """Return what a column of a file about ``noun`` can hold."""
    return tuple(part.value for part in parts_of(noun))


def problem(table: Table) -> str:
    """Return why nothing can be taken as the columns are understood, or nothing."""
    parts = {column.part for column in table.columns if column.part}
    if not parts:
        return _NOTHING[table.wish.noun]
    if not parts & _NEEDED[table.wish.noun]:
        return _MISSING[table.wish.noun]
    return "import.no_who" if table.wish.noun is ImportNoun.VISITS and not parts & WHO else ""


def rows(
    table: Table, country: str, now: datetime, *, currency: str, zone: tzinfo | None
) -> Iterator[Incoming]:
    """Yield every row, read and checked, or why it cannot be taken.

    Args:
        table: the file.
        country: the shop's.
        now: for years of two digits.
        currency: the shop's; amounts in others are remarked on.
        zone: the shop's, for times without one.
    """
    sheet, columns, day_first = table.sheet, table.columns, table.wish.day_first
    if table.wish.noun is ImportNoun.CASES:
        return past_cases(sheet, columns, country, day_first=day_first, currency=currency, zone=zone, now=now)
    if table.wish.noun is ImportNoun.VISITS:
        return past_visits(sheet, columns, country, day_first=day_first, currency=currency, now=now)
    today = local_day(now, zone)
    return people(sheet, columns, country, day_first=day_first, today=today, source=table.file.name)


def remarks(table: Table) -> tuple[Remark, ...]:
    """Return what is worth knowing of the file and its columns."""
    return (*table.sheet.remarks, *remarks_on(table.columns), *table.amounts)


def looks(table: Table) -> tuple[ColumnLook, ...]:
    """Return what each column is taken for, with a few of its cells."""
    return tuple(
        ColumnLook(
            name=column.name,
            part=column.part.value if column.part else "",
            field=column.part.field if column.part else "",
            group=column.group,
            why=column.why,
            samples=() if column.why is Why.SECRET else _samples(table.sheet, column.at),
        )
        for column in table.columns
    )


def _samples(sheet: Sheet, at: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for line in sheet.lines:
        cells: Sequence[str] = line.cells or ()
        text = cells[at].strip() if at < len(cells) else ""
        if text:
            found[text] = None
            if len(found) == _SAMPLES:
                break
    return tuple(found)
