"""What rows about cases and about visits have in common: days, amounts, texts, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from delight.domain.errors import InputError
from delight.domain.imports import Remark
from delight.domain.incoming import Who
from delight.domain.text import clean_line
from delight.exchange.amounts import Marks, marks_of, read_amount
from delight.exchange.column import Column
from delight.exchange.dates_in import Order, When, order_of, read_when
from delight.exchange.filled_row import FilledRow, Used, in_use
from delight.exchange.parts import Part
from delight.exchange.sample import filled
from delight.exchange.table import Sheet
from delight.exchange.whose import whose

_DAYS = (Part.RECEIVED, Part.HAPPENED, Part.ACKNOWLEDGED, Part.RESOLVED, Part.CLOSED, Part.DAY)
_AMOUNTS = (Part.AMOUNT, Part.COST)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFile:
    """What holds for every row of a file: its columns in use, and how they write days and amounts."""

    used: Used
    orders: dict[Part, Order]
    marks: dict[Part, Marks]
    currency: str


def event_file(
    sheet: Sheet,
    columns: Iterable[Column],
    country: str,
    *,
    currency: str,
    day_first: bool | None,
    today: date,
) -> EventFile:
    """Return what the columns of a file tell about all of its rows."""
    taken = [column for column in columns if column.part]
    days, amounts = ([c for c in taken if c.part in parts] for parts in (_DAYS, _AMOUNTS))
    return EventFile(
        used=in_use(taken),
        currency=currency,
        orders={
            c.part: order_of(filled(sheet, c.at), country=country, day_first=day_first, today=today)
            for c in days
            if c.part
        },
        marks={
            c.part: marks_of(filled(sheet, c.at), currency=currency, country=country)
            for c in amounts
            if c.part
        },
    )


class EventRow:
    """A row about something that happened; ``remarks`` and ``kept`` grow as it is read."""

    def __init__(self, number: int, texts: Sequence[str], file: EventFile) -> None:
        self.number, self.file = number, file
        self.row = FilledRow(texts, file.used)
        self.remarks: list[Remark] = []
        self.kept: list[str] = []

    def column_of(self, field: str) -> str:
        """Return the column that a field of the record came from, or nothing."""
        return self.row.column_of(field)

    def who(self) -> Who:
        """Return whose it is."""
        return whose(self.row)

    def remark(self, code: str, column: str = "", **details: object) -> None:
        """Note something that a person should know of this row."""
        self.remarks.append(Remark(code=code, row=self.number, column=column, details=details))

    def keep(self, column: Column, text: str) -> None:
        """Keep what has no field of its own, with the name of its column."""
        self.kept.append(f"{column.name}: {text}")

    def line(self, part: Part, longest: int) -> str:
        """Return a text as one line (``text.too_long``)."""
        return clean_line(self.row.first(part), field=part.field, longest=longest)

    def when(self, part: Part) -> When | None:
        """Return the day in a column, ``None`` where nothing stands there.

        Raises:
            InputError: ``date.unreadable``.
        """
        text = self.row.first(part)
        if not text:
            return None
        found = read_when(text, self.file.orders.get(part, Order()))
        if found is None:
            raise InputError("date.unreadable", part.field, text=text[:80])
        return found

    def amount(self, part: Part) -> int | None:
        """Return an amount in the shop's minor units, below nothing for money that went back.

        An amount in another currency is remarked on and left out.

        Raises:
            InputError: ``amount.unreadable``.
        """
        found = self.row.by_part.get(part)
        if not found:
            return None
        column, text = found[0]
        amount = read_amount(text, self.file.marks[part])
        if amount is None:
            raise InputError("amount.unreadable", part.field, text=text[:80])
        currency = self._currency(amount.currency)
        if currency != self.file.currency:
            self.remark("import.other_currency", column.name, currency=currency, text=text[:80])
            return None
        return amount.minor

    def _currency(self, told: str) -> str:
        """Return the currency of an amount: as its own sign says, else the column beside."""
        beside = self.row.first(Part.CURRENCY).strip().upper()
        return beside if beside and told == self.file.currency else told
