"""Everything as one JSON document, row by row: amounts as texts with a currency, moments with an offset."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from delight.domain.exports import PROGRAM, CellKind, ExportTable
from delight.domain.money import plain_amount
from delight.exchange.cells_out import Cell, Style, has_money


class JsonDocument:
    """A document that is open for writing; it is whole once it is closed."""

    def __init__(self, path: Path, style: Style) -> None:
        self._style = style
        self._file = path.open("x", encoding="utf-8", errors="replace", newline="\n")
        head = style.head
        about = {
            "program": PROGRAM,
            "version": head.version,
            "shop": head.shop,
            "currency": head.currency,
            "exported_at": style.moment(head.made_at).isoformat(),
        }
        self._file.write(f'{{\n"delight": {_json(about)}')

    def add(self, table: ExportTable, rows: Iterable[list[Cell]]) -> int:
        """Write a table as a list of objects, and return how many there are."""
        self._file.write(f",\n{_json(table.key.replace('-', '_'))}: [")
        count = 0
        for row in rows:
            self._file.write(f"{',' if count else ''}\n{_json(self._record(table, row))}")
            count += 1
        self._file.write("\n]" if count else "]")
        return count

    def close(self) -> None:
        """End the document."""
        self._file.write("\n}\n")
        self._file.close()

    def abandon(self) -> None:
        """Let go of a document that will not be finished."""
        self._file.close()

    def _record(self, table: ExportTable, row: list[Cell]) -> dict[str, Any]:
        told = {
            column.key: self._value(column.kind, cell)
            for column, cell in zip(table.columns, row, strict=True)
        }
        return told | ({"currency": self._style.head.currency} if has_money(table.columns) else {})

    def _value(self, kind: CellKind, cell: Cell) -> Any:
        if isinstance(cell, datetime):
            return self._style.moment(cell).isoformat()
        if isinstance(cell, date):
            return cell.isoformat()
        if kind is CellKind.MONEY and isinstance(cell, int):
            return plain_amount(cell, self._style.head.currency)
        return "" if cell is None and kind is CellKind.TEXT else cell


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
