"""Some cells of a column, to see what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from delight.exchange.cells import given
from delight.exchange.table import Sheet

LOOKED_AT = 1_000


def cells_in(sheet: Sheet, at: int) -> Iterator[str]:
    """Yield every cell of the column at ``at``, as it stands in the file."""
    return (line.cells[at] for line in sheet.lines if line.cells and len(line.cells) > at)


def filled(sheet: Sheet, at: int, most: int = LOOKED_AT) -> list[str]:
    """Return the first cells of a column that hold anything, ``most`` of them, evenly from the whole file."""
    texts = [text for cell in cells_in(sheet, at) if cell and (text := given(cell))]
    return texts if len(texts) <= most else texts[:: len(texts) // most + 1]
