"""A file of another program as a table whose columns are known, and its rows read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from delight.domain.errors import DelightError
from delight.domain.imports import ColumnLook, ImportFile, ImportNoun, ImportWish, Rejected, Why
from delight.domain.incoming import PastCase, PastVisit, Person
from delight.exchange.columns import Column, columns_of, known_names
from delight.exchange.csv import customers, without_cards
from delight.exchange.parts import NAMES
from delight.exchange.reading import read_table
from delight.exchange.table import Sheet
from delight.services.imports.people import speaking

LARGEST_FILE = 32 * 1024 * 1024
_SAMPLES = 3
_NEEDED = {ImportNoun.CUSTOMERS: NAMES, ImportNoun.CASES: NAMES, ImportNoun.VISITS: NAMES}
_MISSING = {
    ImportNoun.CUSTOMERS: "import.no_header",
    ImportNoun.CASES: "import.no_words",
    ImportNoun.VISITS: "import.no_days",
}

Incoming = Person | PastCase | PastVisit | Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file that was read: its cells, what its columns are, and how its days are meant."""

    file: ImportFile
    wish: ImportWish
    sheet: Sheet
    columns: tuple[Column, ...]


def open_file(path: Path) -> ImportFile:
    """Read a file once, whole.

    Raises:
        DelightError: ``file.cannot_read``, ``import.too_large``.
    """
    try:
        if not path.is_file():  # a pipe would be waited for, a device be read for ever
            raise DelightError("file.cannot_read", path=str(path))
        if path.stat().st_size > LARGEST_FILE:
            raise DelightError("import.too_large", path=str(path))
        return ImportFile(path=path, data=path.read_bytes())
    except OSError as error:
        raise DelightError("file.cannot_read", path=str(path)) from error


def read(file: ImportFile, wish: ImportWish, country: str) -> Table:
    """Return the table in a file; a refusal names the file.

    Raises:
        DelightError: ``import.…`` as the readers of ``exchange`` tell.
    """
    try:
        sheet = read_table(
            file.data,
            name=file.name,
            score=known_names,
            sheet=wish.sheet,
            encoding=wish.encoding,
            country=country,
        )
    except DelightError as error:
        raise DelightError(error.code, **{**error.details, "path": str(file.path)}) from error
    columns = without_cards(sheet, columns_of(sheet.header))
    return Table(file=file, wish=wish, sheet=sheet, columns=columns)


def problem(table: Table) -> str:
    """Return why nothing can be taken as the columns are understood, or nothing."""
    parts = {column.part for column in table.columns if column.part}
    if not parts:
        return "import.nothing_recognised"
    needed = _NEEDED[table.wish.noun]
    return "" if parts & needed else _MISSING[table.wish.noun]


def rows(table: Table, country: str, now: datetime) -> Iterator[Incoming]:
    """Yield every row, read and checked, or why it cannot be taken."""
    del now
    for taken in customers(table.sheet, table.columns, country):
        if isinstance(taken, Rejected):
            yield taken
            continue
        language, other = speaking(taken.draft.language)
        know = "\n".join(filter(None, (taken.draft.know, f"Language: {other}" if other else "")))
        yield Person(row=taken.row, draft=replace(taken.draft, language=language, know=know))


def looks(table: Table) -> tuple[ColumnLook, ...]:
    """Return what each column is taken for, with a few of its cells."""
    return tuple(
        ColumnLook(
            name=column.name,
            part=column.part.value if column.part else "",
            field=column.part.field if column.part else "",
            group=column.group,
            why=Why.NAME if column.part else Why.UNKNOWN,
            samples=_samples(table.sheet, column.at),
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
