"""What an import reports: every row of the file is accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from enum import StrEnum
from typing import Any


class ImportNoun(StrEnum):
    """What the rows of a file are."""

    CUSTOMERS = "customers"
    CASES = "cases"
    VISITS = "visits"


class Fate(StrEnum):
    """What becomes of a row: ``MERGED`` is the same one as an earlier row of the file."""

    NEW = "new"
    UPDATED = "updated"
    MERGED = "merged"
    HERE = "here"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlan:
    """What would become of one row, and why.

    Attributes:
        row: its number in the file, from 1.
        title: how the page calls it: a name, the first words.
        code: why, for a sentence; empty for what is simply new.
        details: what that sentence may name.
        customer_id: the customer in the shop it belongs to, if there is one already.
        into_row: the earlier row that it is the same as.
        remarks: codes of what the person should know: ``case.closed_before_received`` and the like.
    """

    row: int
    fate: Fate
    title: str
    code: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    customer_id: int | None = None
    into_row: int | None = None
    remarks: tuple[str, ...] = ()


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
