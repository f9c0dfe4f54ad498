"""Taking everything along: what can be exported, in which form, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class ExportWhat(StrEnum):
    """Which of the shop's records are exported."""

    CUSTOMERS = "customers"
    CASES = "cases"
    VISITS = "visits"
    LETTERS = "letters"
    ALL = "all"


class ExportForm(StrEnum):
    """As a folder of CSV files, one workbook, or one JSON document."""

    FOLDER = "folder"
    XLSX = "xlsx"
    JSON = "json"


class CellKind(StrEnum):
    """What stands in a column; ``money`` is whole minor units of the shop's currency."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    MOMENT = "moment"
    YES_NO = "yes-no"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportColumn:
    """A column: ``key`` in JSON, ``title`` in tables."""

    key: str
    title: str
    kind: CellKind = CellKind.TEXT
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportTable:
    """The records of one kind: ``key`` is the file's name and the key in JSON, ``title`` the worksheet's."""

    key: str
    title: str
    what: ExportWhat
    about: str
    columns: tuple[ExportColumn, ...]


PROGRAM = "Delight"
"""What a document or a workbook says that it was made by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportHead:
    """What every export says of itself."""

    shop: str
    currency: str
    made_at: datetime
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CutCell:
    """A text too long for a cell of a workbook: where it was cut, and the file that has all of it."""

    table: str
    row: int
    column: str
    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written: ``files``, how many records of each kind, and texts that were cut in a workbook."""

    path: Path
    what: ExportWhat
    form: ExportForm
    files: tuple[Path, ...]
    counts: dict[str, int]
    size: int
    cut: tuple[CutCell, ...] = ()
