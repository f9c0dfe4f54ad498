"""What an import reports: every row of the file is accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row that could not be taken: its number in the file (from 1), why, and in which column.

    ``details`` are what the sentence for ``code`` may name.
    """

    row: int
    code: str
    column: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something worth knowing that stops nothing, of one row or, with ``row`` 0, of the whole file.

    ``details`` are what the sentence for ``code`` may name.
    """

    code: str
    row: int = 0
    column: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """An import that was done: ``id`` is its deed's uid, ``records`` how many it added."""

    id: str
    at: datetime
    staff: str
    records: int
    undone: bool


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
