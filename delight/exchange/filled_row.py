"""One row of a file by what its cells are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from delight.exchange import cells
from delight.exchange.column import Column
from delight.exchange.parts import Part

Filled = tuple[Column, str]


class FilledRow:
    """The cells of a row that hold anything, by the part they are, the best column first."""

    def __init__(self, texts: Sequence[str], used: Sequence[Column]) -> None:
        self.by_part: dict[Part, list[Filled]] = {}
        self._used = used
        for column in used:
            text = texts[column.at]
            if text and (text := cells.given(text)):
                self.by_part.setdefault(column.part, []).append((column, text))  # pyright: ignore[reportArgumentType]

    def first(self, part: Part) -> str:
        """Return what stands in the best column of a part, or nothing."""
        found = self.by_part.get(part)
        return found[0][1] if found else ""

    def all(self, part: Part) -> list[str]:
        """Return what stands in every column of a part."""
        return [text for _, text in self.by_part.get(part, ())]

    def of(self, parts: Collection[Part]) -> list[Filled]:
        """Return the filled cells of several parts, in the order of their columns."""
        return [cell for part, found in self.by_part.items() if part in parts for cell in found]

    def column_of(self, field: str) -> str:
        """Return the column that a field of a record came from, or could have come from, or nothing."""
        found = (column for filled in self.by_part.values() for column, _ in filled)
        columns = (*found, *self._used)
        return next((c.name for c in columns if c.part and c.part.field == field), "")
