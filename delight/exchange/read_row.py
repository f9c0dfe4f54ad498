"""A row while it is read: its cells by what they are, and a remark on each that nobody can read."""

from __future__ import annotations

from collections.abc import Sequence

from delight.domain.imports.importing import Remark
from delight.exchange import words
from delight.exchange.column import Column
from delight.exchange.filled_row import FilledRow, Used
from delight.exchange.naming import named
from delight.exchange.parts import Part

_TOLD = 80
"""Characters of a cell that are told where it cannot be read."""


class ReadRow:
    """A row of the file; ``remarks`` grow as it is read, so that nothing is left out silently."""

    def __init__(self, number: int, texts: Sequence[str], used: Used) -> None:
        self.number = number
        self.row = FilledRow(texts, used)
        self.remarks: list[Remark] = []

    def column_of(self, field: str) -> str:
        """Return the column that a field of the record came from, or nothing."""
        return self.row.column_of(field)

    def told(self) -> str:
        """Return whom the row is about, so that a person finds it: a name, else an e-mail or a phone."""
        name = named(self.row.firsts).name
        return (name or self.row.first(Part.EMAIL) or self.row.first(Part.PHONE))[:_TOLD]

    def remark(self, code: str, column: str = "", **details: object) -> None:
        """Note something that a person should know of this row."""
        self.remarks.append(Remark(code=code, row=self.number, column=column, details=details))

    def unread(self, code: str, column: Column | str, text: str, **details: object) -> None:
        """Note that a cell cannot be read, with its words."""
        name = column if isinstance(column, str) else column.name
        self.remark(code, name, text=text[:_TOLD], **details)

    def cell(self, part: Part) -> tuple[Column, str] | None:
        """Return the best filled cell of a part with its column."""
        found = self.row.by_part.get(part)
        return found[0] if found else None

    def answer(self, part: Part) -> bool | None:
        """Return whether a cell says yes or no; one that says neither is remarked on."""
        cell = self.cell(part)
        if cell is None:
            return None
        if not words.is_answer(cell[1]):
            self.unread("cell.answer", *cell)
        return words.answer(cell[1])
