"""Tables as CSV (RFC 4180): UTF-8 with the mark that spreadsheets look for, formulas defused."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from delight.domain.exports import ExportTable
from delight.exchange.cells_out import Cell, Style, has_money, titles
from delight.exchange.defuse import defused


def write_csv(path: Path, table: ExportTable, rows: Iterable[list[Cell]], style: Style) -> int:
    """Write a table to a new file, row by row, and return how many rows it has."""
    currency = [style.head.currency] if has_money(table.columns) else []
    count = 0
    with path.open("x", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(titles(table.columns))
        for row in rows:
            texts = [style.text(column, cell) for column, cell in zip(table.columns, row, strict=True)]
            writer.writerow([*map(defused, texts), *currency])
            count += 1
    return count
