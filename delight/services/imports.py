"""Deeds that bring data of other programs in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from delight.data import bulk
from delight.data.entities import Customer
from delight.data.journal import Writer, stored
from delight.data.queries import customers as query
from delight.data.queries import history as history_query
from delight.data.queries import shop as shop_query
from delight.domain.changes import DeedName, Noun
from delight.domain.customers import CustomerDraft, customer_marks
from delight.domain.errors import DelightError, InputError, UnknownError
from delight.domain.imports import ImportReport, ImportRow, Rejected
from delight.domain.languages import checked_language
from delight.domain.progress import ProgressFn, silent
from delight.domain.text import digits, fold
from delight.exchange.columns import Column, columns_of, known_names
from delight.exchange.csv import Taken, customers, without_cards
from delight.exchange.parts import NAMES
from delight.exchange.sniff import read_sheet
from delight.exchange.table import Sheet
from delight.services.context import Context

LARGEST_FILE = 32 * 1024 * 1024
_TOLD_EVERY = 500


class ImportService:
    """Customers out of files of other programs."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def customers(self, path: Path, *, dry_run: bool = False, progress: ProgressFn = silent) -> ImportReport:
        """Take the customers of a CSV file in, all that can be taken in one deed.

        A row whose customer is here already, by name with e-mail or phone, is skipped.

        Args:
            path: the file.
            dry_run: only say what would become of each row.
            progress: told how many rows are read.

        Raises:
            DelightError: ``file.cannot_read``, ``import.too_large``, ``import.not_text``, ``import.empty``,
                ``import.nothing_recognised``, ``import.no_header``.
            StoppedError: when ``progress`` asks to stop; nothing was taken then.
        """
        sheet, columns = _sheet(path)
        with self._context.db.read() as session:
            country, known = shop_query.shop(session).country, query.marks(session)
        rows = _told(customers(sheet, columns, country), len(sheet.lines), progress)
        drafts, skipped, rejected = _sorted(rows, known)
        return ImportReport(
            id="" if dry_run or not drafts else self._store(drafts),
            file=path,
            encoding=sheet.encoding,
            delimiter=sheet.delimiter,
            header_row=sheet.header_row,
            columns={column.name: column.part.field if column.part else None for column in columns},
            read=len(sheet.lines),
            imported=len(drafts),
            updated=0,
            merged=0,
            skipped=skipped,
            rejected=tuple(rejected),
        )

    def list(self) -> list[ImportRow]:
        """Return the imports that were done, the newest first."""
        with self._context.db.read() as session:
            return history_query.imports(session)

    def check(self, import_id: str) -> None:
        """Refuse an id that is not an import's (``import.unknown``)."""
        if import_id not in {row.id for row in self.list()}:
            raise UnknownError("import.unknown", id=import_id)

    def _store(self, drafts: Iterable[CustomerDraft]) -> str:
        with self._context.deed(DeedName.CUSTOMERS_IMPORTED) as deed:
            rows = [_row(deed, draft) for draft in drafts]
            bulk.insert(deed, Customer, rows, [row["uid"] for row in rows])
        return deed.changes.deed


def _sheet(path: Path) -> tuple[Sheet, tuple[Column, ...]]:
    """Return the table in a file and what its columns hold; a refusal names the file."""
    try:
        if not path.is_file():  # a pipe would be waited for, a device be read for ever
            raise DelightError("file.cannot_read", path=str(path))
        if path.stat().st_size > LARGEST_FILE:
            raise DelightError("import.too_large", path=str(path))
        sheet = read_sheet(path.read_bytes(), known_names)
    except OSError as error:
        raise DelightError("file.cannot_read", path=str(path)) from error
    except DelightError as error:
        raise DelightError(error.code, path=str(path)) from error
    columns = without_cards(sheet, columns_of(sheet.header))
    if not any(column.part in NAMES for column in columns):
        raise DelightError("import.no_header", path=str(path))
    return sheet, columns


def _told(rows: Iterator[Taken | Rejected], total: int, progress: ProgressFn) -> Iterator[Taken | Rejected]:
    for number, row in enumerate(rows):
        if number % _TOLD_EVERY == 0:
            progress(number, total)
        yield row
    progress(total, total)


def _sorted(
    rows: Iterable[Taken | Rejected], known: set[tuple[str, ...]]
) -> tuple[list[CustomerDraft], int, list[Rejected]]:
    """Part the rows into new customers, how many are here already, and what cannot be taken."""
    drafts, skipped, rejected = [], 0, []
    for row in rows:
        if isinstance(row, Rejected):
            rejected.append(row)
            continue
        marks = customer_marks(row.draft.name, row.draft.email, row.draft.phone, row.draft.address)
        if known.isdisjoint(marks):
            drafts.append(_speaking(row.draft))
            known.update(marks)
        else:
            skipped += 1
    return drafts, skipped, rejected


def _speaking(draft: CustomerDraft) -> CustomerDraft:
    """Return a customer whose language is one; what is none is kept as something to know."""
    try:
        return replace(draft, language=checked_language(draft.language))
    except InputError:
        know = "\n".join(filter(None, (draft.know, f"Language: {draft.language}")))
        return replace(draft, language="", know=know)


def _row(deed: Writer, draft: CustomerDraft) -> dict[str, Any]:
    """Return a customer as it is stored, for many at once."""
    values = {
        "uid": uuid4().hex,
        "name_key": fold(draft.name),
        "phone_key": digits(draft.phone),
        "e164": "",
        "created_at": deed.at,
        **{name: getattr(draft, name) for name in CustomerDraft.__dataclass_fields__},
    }
    return {name: stored(Noun.CUSTOMER, name, value) for name, value in values.items()}
