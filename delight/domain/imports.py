"""What an import reports: every row of the file is accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row that could not be taken: its number in the file (the header is 1), why, and in which column."""

    row: int
    code: str
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """``read = imported + updated + merged + skipped + len(rejected)`` always holds.

    Attributes:
        id: uid of the deed, empty after a dry run or where nothing was taken.
        columns: column of the file → field of a customer, or ``None`` where it was left out.
        skipped: rows that are here already, word for word.
    """

    id: str
    file: Path
    encoding: str
    delimiter: str
    header_row: int
    columns: dict[str, str | None]
    read: int
    imported: int
    updated: int
    merged: int
    skipped: int
    rejected: tuple[Rejected, ...]

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Columns that nothing was taken from."""
        return tuple(column for column, field in self.columns.items() if field is None)
