"""What every file of another program becomes: a header and lines of cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from delight.domain.imports.importing import Remark

Score = Callable[[Sequence[str]], int]
"""How many cells of a row are known names of columns."""


class FileKind(StrEnum):
    """What a file is, decided by what stands in it and never by its name."""

    CSV = "csv"
    VCARD = "vcard"
    LDIF = "ldif"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


class Line(NamedTuple):
    """A row of the file: its number, from 1, and its cells.

    In a text the number counts records, so a row with a line break in a cell counts once; in a workbook it is
    the number that the program shows beside the row; of vCards and LDIF it is that of the card or entry.
    (A tuple with names, not a dataclass: a file has 100,000 of them, and this is made ten times as fast.)

    Attributes:
        cells: as many as the header names; ``None`` where the row cannot be taken.
        code: why it cannot be taken, with a sentence in ``domain/plain/sentences.py``; else empty.
        told: its first words, where it cannot be taken but can be read.
    """

    row: int
    cells: tuple[str, ...] | None
    code: str = ""
    told: str = ""

    @property
    def blank(self) -> bool:
        """Nothing stands in it."""
        return self.cells is not None and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file as a table.

    Attributes:
        header: names of the columns as they stand in the file; "Column 1"… where nothing names them.
        header_row: number of the row that holds the header; 0 where there is none.
        lines: the rows below the header that hold anything.
        encoding: of a text, as Python calls it; empty for workbooks.
        delimiter: between cells of a text; empty where there is none.
        name: of the worksheet that was read; empty where there are none.
        names: all worksheets that could be read, in the order of the workbook.
        encodings: other encodings that the text makes sense in, the likelier first.
        remarks: what was guessed, left out or odd, so that nothing happens silently.
    """

    header: tuple[str, ...]
    header_row: int
    lines: tuple[Line, ...]
    kind: FileKind = FileKind.CSV
    encoding: str = ""
    delimiter: str = ""
    name: str = ""
    names: tuple[str, ...] = ()
    encodings: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
