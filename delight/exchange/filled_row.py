"""One row of a file by what its cells are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from delight.domain.errors import InputError
from delight.domain.imports.importing import Rejected
from delight.exchange import cells
from delight.exchange.column import Column, rank
from delight.exchange.parts import Part
from delight.exchange.table import Line

Filled = tuple[Column, str]
Used = tuple[tuple[int, Part, Column], ...]
"""The columns that something is taken from, the best first, each with its place and its part."""


class _Told(Protocol):
    def column_of(self, field: str) -> str: ...
    def told(self) -> str: ...


_Row = TypeVar("_Row", bound=_Told)
_Found = TypeVar("_Found")


def read_line(
    line: Line, row_of: Callable[[int, Sequence[str]], _Row], read: Callable[[_Row], _Found]
) -> _Found | Rejected:
    """Return what ``read`` makes of a line of the file, or why it cannot be taken, and in which column."""
    if line.cells is None:
        return Rejected(row=line.row, code=line.code or "import.row_unreadable", told=line.told)
    row = row_of(line.row, line.cells)
    try:
        found = read(row)
    except InputError as error:
        column = row.column_of(error.details["field"])
        return Rejected(row=line.row, code=error.code, column=column, details=error.details, told=row.told())
    return replace(found, told=row.told()) if isinstance(found, Rejected) else found


def in_use(columns: Iterable[Column]) -> Used:
    """Return the columns that something is taken from, the best first."""
    used = sorted((c for c in columns if c.part), key=lambda c: (rank(c.group), c.at))
    return tuple((column.at, column.part, column) for column in used if column.part)


class FilledRow:
    """The cells of a row that hold anything, by the part they are, the best column first."""

    def __init__(self, texts: Sequence[str], used: Used) -> None:
        self.by_part: dict[Part, list[Filled]] = {}
        self.firsts: dict[Part, str] = {}
        self._used = used
        for at, part, column in used:
            text = texts[at]
            if text and (text := cells.given(text)):
                if part in self.firsts:
                    self.by_part[part].append((column, text))
                else:
                    self.firsts[part] = text
                    self.by_part[part] = [(column, text)]

    def first(self, part: Part) -> str:
        """Return what stands in the best column of a part, or nothing."""
        return self.firsts.get(part, "")

    def all(self, part: Part) -> list[str]:
        """Return what stands in every column of a part."""
        found = self.by_part.get(part)
        return [text for _, text in found] if found else []

    def of(self, parts: Collection[Part]) -> list[Filled]:
        """Return the filled cells of several parts, in the order of their columns."""
        return [cell for part, found in self.by_part.items() if part in parts for cell in found]

    def column_of(self, field: str) -> str:
        """Return the column that a field of a record came from, or could have come from, or nothing."""
        found = (column for filled in self.by_part.values() for column, _ in filled)
        columns = (*found, *(column for _, _, column in self._used))
        return next((c.name for c in columns if c.part and c.part.field == field), "")
