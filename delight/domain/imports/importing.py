"""What an import asks for and reports: every row of the file is accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from delight.domain.imports.totals import Totals


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


class Why(StrEnum):
    """Why a column is taken for what it is, or is left out.

    ``LEFT_OUT`` is known and not wanted, ``ANOTHER`` is there already in a better column, ``SECRET`` holds
    card numbers and the like, which are never stored.
    """

    NAME = "name"
    CONTENT = "content"
    CHOSEN = "chosen"
    UNKNOWN = "unknown"
    LEFT_OUT = "left-out"
    ANOTHER = "another"
    SECRET = "secret"  # noqa: S105 - a word, not one of them


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile:
    """A file as it was read once, so that what is shown is what is taken, whatever happens to it since."""

    path: Path
    data: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """Name of the file, without its folder."""
        return self.path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWish:
    """How a file is to be read; everything that is left out is found out.

    Attributes:
        mapping: name of a column → what it holds (a part's value), or ``""`` to leave it out.
        sheet: name of the worksheet.
        encoding: of a text.
        header_row: number of the row that names the columns; 0 where none does.
        day_first: how 03/04/2025 is meant.
        make_unknown: add a customer whom a visit names and nobody knows.
    """

    noun: ImportNoun = ImportNoun.CUSTOMERS
    mapping: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    encoding: str = ""
    header_row: int | None = None
    day_first: bool | None = None
    make_unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row that could not be taken: its number in the file (from 1), why, and in which column.

    ``details`` are what the sentence for ``code`` may name, ``told`` whom or what the row is about.
    """

    row: int
    code: str
    column: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something worth knowing that stops nothing, of one row or, with ``row`` 0, of the whole file.

    ``details`` are what the sentence for ``code`` may name.
    """

    code: str
    row: int = 0
    column: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


_UNREAD = (
    "cell.",
    "import.number_cut",
    "import.day_left_out",
    "import.day_to_come",
    "import.amount_left_out",
    "import.phone_kept",
)
"""What codes begin with that tell of a cell nobody could read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlan:
    """What would become of one row, and why.

    Attributes:
        row: its number in the file, from 1.
        title: how the page calls it: a name, the first words.
        code: why it cannot be taken, for a sentence with ``details``; ``column`` is where.
        record_id: the record in the shop it belongs to, if there is one already.
        into_row: the earlier row that it is the same as.
        adds: fields that the record in the shop learns from it.
        differs: fields that say something else in the shop, where the shop's stays.
        remarks: what a person should know of the row.
    """

    row: int
    fate: Fate
    title: str = ""
    code: str = ""
    column: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    record_id: int | None = None
    into_row: int | None = None
    adds: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def is_incomplete(self) -> bool:
        """Whether it comes in without something that could not be read."""
        if not self.remarks or self.fate is Fate.CANNOT or self.fate is Fate.HERE:
            return False
        return any(remark.code.startswith(_UNREAD) for remark in self.remarks)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLook:
    """A column of the file, what it is taken for, and what stands in it.

    Attributes:
        name: as the file calls it, unique in the file.
        part: what it holds (a part's value); empty where it is left out.
        field: the field of the record that it goes into; empty where it is left out.
        samples: the first different cells that hold anything.
    """

    name: str
    part: str = ""
    field: str = ""
    group: str = ""
    why: Why = Why.UNKNOWN
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A row as it would be kept: fields with their text, in the order that they are read."""

    row: int
    title: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """An import that was done: ``id`` is its deed's uid, ``records`` how many it touched.

    ``file`` and ``counts`` are empty for one that an older Delight did.
    """

    id: str
    at: datetime
    staff: str
    records: int
    undone: bool
    noun: ImportNoun = ImportNoun.CUSTOMERS
    file: str = ""
    counts: Mapping[Fate, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of every row, or, while ``id`` is empty, what would.

    ``read = imported + updated + merged + skipped + len(rejected)`` always holds.

    Attributes:
        id: uid of the deed, empty after a dry run or where nothing was taken.
        kind: of the file: csv, vcard, xlsx …
        encodings: others that the text makes sense in.
        header_row: number of the row with the names of the columns; 0 where there is none.
        last_row: number of the last row.
        sheets: all worksheets; ``sheet`` is the one that was read.
        day_first: how days such as 03/04/2025 were read; ``None`` where none of them can be read in two ways.
        day_example: the first day that can be read in two ways, if there is one.
        rows: what became of each, in the order of the file.
        remarks: of the whole file.
        preview: the first rows as they are kept.
        incomplete: how many rows come in without something that could not be read.
        totals: what the rows add up to.
        problem: why nothing can be taken as the columns are understood (a code), while they can be corrected.
    """

    id: str
    noun: ImportNoun
    file: Path
    kind: str = ""
    encoding: str = ""
    encodings: tuple[str, ...] = ()
    delimiter: str = ""
    header_row: int = 0
    last_row: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    day_first: bool | None = None
    day_example: str = ""
    looks: tuple[ColumnLook, ...] = ()
    rows: tuple[RowPlan, ...] = ()
    counts: Mapping[Fate, int] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    preview: tuple[KeptRow, ...] = ()
    incomplete: int = 0
    totals: Totals = field(default_factory=Totals)
    problem: str = ""

    @property
    def read(self) -> int:
        """Rows of the file that hold anything."""
        return sum(self.counts.values())

    @property
    def imported(self) -> int:
        """Rows that became new records."""
        return self.counts.get(Fate.NEW, 0)

    @property
    def updated(self) -> int:
        """Rows that a record in the shop learnt something from."""
        return self.counts.get(Fate.UPDATED, 0)

    @property
    def merged(self) -> int:
        """Rows that are the same as an earlier row."""
        return self.counts.get(Fate.MERGED, 0)

    @property
    def skipped(self) -> int:
        """Rows that are here already and say nothing new."""
        return self.counts.get(Fate.HERE, 0)

    @property
    def rejected(self) -> tuple[RowPlan, ...]:
        """Rows that cannot be taken."""
        return tuple(row for row in self.rows if row.fate is Fate.CANNOT)

    @property
    def columns(self) -> dict[str, str | None]:
        """Column of the file → field of the record, or ``None`` where it was left out."""
        return {look.name: look.field or None for look in self.looks}

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Columns that nothing was taken from."""
        return tuple(look.name for look in self.looks if not look.field)

    @property
    def takes(self) -> int:
        """How many rows bring anything in."""
        return self.imported + self.updated + self.merged


def counted_fates(fates: Iterable[Fate]) -> dict[Fate, int]:
    """Return how many rows there are of each fate, those with none left out."""
    found = Counter(fates)
    return {fate: found[fate] for fate in Fate if found[fate]}
