"""Cells as files have them: moments on the shop's clock, amounts as decimals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal

from delight.domain.days.calendar import local
from delight.domain.exports import CellKind, ExportColumn, ExportHead
from delight.domain.money import minor_digits, plain_amount

Cell = str | int | bool | date | datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What cells depend on: the shop's currency, and its clock (``None`` is this machine's)."""

    head: ExportHead
    zone: tzinfo | None = None

    def moment(self, moment: datetime) -> datetime:
        """Return a moment on the shop's clock, to the second, aware."""
        return local(moment, self.zone).replace(microsecond=0)

    def decimal(self, minor: int) -> Decimal:
        """Return an amount of the shop's currency."""
        return Decimal(minor).scaleb(-minor_digits(self.head.currency))

    def text(self, column: ExportColumn, cell: Cell) -> str:
        """Return a cell as text for people and spreadsheets."""
        if cell is None:
            return ""
        if isinstance(cell, bool):
            return "yes" if cell else "no"
        if isinstance(cell, datetime):
            return self.moment(cell).strftime("%Y-%m-%d %H:%M:%S")
        if isinstance(cell, int) and column.kind is CellKind.MONEY:
            return plain_amount(cell, self.head.currency)
        return cell.isoformat() if isinstance(cell, date) else str(cell)


def titles(columns: tuple[ExportColumn, ...]) -> list[str]:
    """Return the headings of a table; a currency stands after its last amount."""
    return [column.title for column in columns] + (["Currency"] if has_money(columns) else [])


def has_money(columns: tuple[ExportColumn, ...]) -> bool:
    """Tell whether a table holds amounts."""
    return any(column.kind is CellKind.MONEY for column in columns)
