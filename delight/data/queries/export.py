"""Read everything for an export, row by row, from a copy of the shop's file."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from delight.data.engine import sqlite
from delight.data.faults import plain_faults
from delight.data.queries.export_source import Source
from delight.domain.exports import CellKind, ExportColumn

Cell = str | int | bool | date | datetime | None


class Snapshot:
    """A copy of the shop's file as it was at one moment; reading it holds up nobody."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = sqlite.connect(str(path), isolation_level=None, check_same_thread=False)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def count(self, source: Source) -> int:
        """Return how many rows a table has."""
        return self._connection.execute(source.count).fetchone()[0]

    def rows(self, source: Source) -> Iterator[list[Cell]]:
        """Yield the rows of a table: days and moments as such, money as whole minor units."""
        columns = source.table.columns
        with plain_faults(self._path):
            for row in self._connection.execute(source.rows):
                yield [_cell(column, value) for column, value in zip(columns, row, strict=True)]

    def letters(self) -> Iterator[tuple[str, bytes]]:
        """Yield the number of each letter with its PDF."""
        yield from self._bytes("SELECT number, pdf FROM letters ORDER BY id")

    def attachments(self) -> Iterator[tuple[int, str, str, bytes]]:
        """Yield id, the case's reference, name and bytes of each file kept with a case."""
        yield from self._bytes(
            "SELECT x.id, k.reference, x.name, x.data FROM attachments x JOIN cases k ON k.id = x.case_id "
            "ORDER BY x.id"
        )

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Yield what each of the shop's pictures is used for, with its bytes."""
        yield from self._bytes("SELECT use, data FROM pictures ORDER BY id")

    def number_of(self, table: str) -> int:
        """Return how many files of a kind there are: ``letters``, ``attachments`` or ``pictures``."""
        return self._connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - ours

    def _bytes(self, query: str) -> Iterator[Any]:
        with plain_faults(self._path):
            for row in self._connection.execute(query):  # noqa: UP028 - it would close the cursor
                yield row


def _cell(column: ExportColumn, value: Any) -> Cell:
    if value is None or value == "":
        return None
    if column.kind is CellKind.DAY:
        return date.fromisoformat(value)
    if column.kind is CellKind.MOMENT:
        return datetime.fromisoformat(value)
    if column.kind is CellKind.YES_NO:
        return bool(value)
    return value
