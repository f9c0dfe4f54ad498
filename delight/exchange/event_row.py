"""What rows about cases and about visits have in common: days, amounts, texts, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from delight.domain.errors import InputError
from delight.domain.imports.importing import Remark
from delight.domain.incoming import Who
from delight.domain.text import LONGEST_TEXT, clean, clean_line, first_words
from delight.exchange.amounts import Marks, marks_of, read_amount
from delight.exchange.amounts import unsaid as in_doubt
from delight.exchange.column import Column
from delight.exchange.dates_in import Order, When, example, order_of, read_when
from delight.exchange.filled_row import Used, in_use
from delight.exchange.parts import Part
from delight.exchange.read_row import ReadRow
from delight.exchange.sample import filled
from delight.exchange.stars import USUAL, scale_of
from delight.exchange.table import Sheet
from delight.exchange.whose import whose

_DAYS = (Part.RECEIVED, Part.HAPPENED, Part.ACKNOWLEDGED, Part.RESOLVED, Part.CLOSED, Part.DAY)
_AMOUNTS = (Part.AMOUNT, Part.LINE_AMOUNT, Part.COST)
_TITLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFile:
    """What holds for every row of a file: its columns in use, how they write days, amounts and stars."""

    used: Used
    orders: dict[Part, Order]
    marks: dict[Part, Marks]
    currency: str
    stars: int = USUAL


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
        stars=next((scale_of(filled(sheet, c.at)) for c in taken if c.part is Part.STARS), USUAL),
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


def unsaid(sheet: Sheet, columns: Iterable[Column], country: str, *, currency: str) -> Iterator[Remark]:
    """Yield remarks on columns: of amounts that only the country settles, of stars out of more than five."""
    for column in columns:
        if column.part is Part.STARS and (scale := scale_of(filled(sheet, column.at))) != USUAL:
            yield Remark(code="import.stars_out_of", column=column.name, details={"scale": scale})
        if column.part in _AMOUNTS:
            found = in_doubt(filled(sheet, column.at), currency=currency, country=country)
            if found:
                details = {"text": found[0][:80], "read": found[1]}
                yield Remark(code="import.amounts_in_doubt", column=column.name, details=details)


class EventRow(ReadRow):
    """A row about something that happened; ``kept`` grows as it is read, like ``remarks``."""

    def __init__(self, number: int, texts: Sequence[str], file: EventFile) -> None:
        super().__init__(number, texts, file.used)
        self.file = file
        self.kept: list[str] = []

    @override
    def told(self) -> str:
        """Return whose it is, else its first words."""
        return super().told() or first_words(self.row.first(Part.TOPIC) or self.row.first(Part.WHAT), _TITLE)

    def who(self) -> Who:
        """Return whose it is; an e-mail or phone that is none is remarked on."""
        return whose(self)

    def keep(self, column: Column, text: str) -> None:
        """Keep what has no field of its own, with the name of its column."""
        self.kept.append(f"{column.name}: {text}")

    def line(self, part: Part, longest: int, *, keep: bool = False) -> str:
        """Return a text as one line; one that is too long is remarked on and, if wished, kept in the text."""
        cell = self.cell(part)
        if cell is None:
            return ""
        try:
            return clean_line(cell[1], field=part.field, longest=longest)
        except InputError:
            self.unread("import.kept_in_text" if keep else "cell.too_long", *cell, longest=longest)
            self.keep(*cell)
            return ""

    def text(self, part: Part, text: str) -> str:
        """Return a text of several lines; of one that is too long the rest is left out, with a remark."""
        if len(text) > LONGEST_TEXT:
            self.remark("cell.cut", self.column_of(part.field), longest=LONGEST_TEXT)
        return clean(text[:LONGEST_TEXT], field=part.field)

    def when(self, part: Part) -> When | None:
        """Return the day in a column, ``None`` where nothing stands there.

        Raises:
            InputError: ``row.day_unreadable``.
        """
        text = self.row.first(part)
        if not text:
            return None
        order = self.file.orders.get(part, Order())
        found = read_when(text, order)
        if found is None:
            raise InputError("row.day_unreadable", part.field, text=text[:80], example=example(order))
        return found

    def amount(self, part: Part) -> int | None:
        """Return an amount in the shop's minor units, below nothing for money that went back.

        An amount in another currency is remarked on and left out.

        Raises:
            InputError: ``row.amount_unreadable``.
        """
        found = self.row.by_part.get(part)
        if not found:
            return None
        column, text = found[0]
        amount = read_amount(text, self.file.marks[part])
        if amount is None:
            example = "12,50" if self.file.marks[part].comma else "12.50"
            raise InputError("row.amount_unreadable", part.field, text=text[:80], example=example)
        currency = self._currency(amount.currency)
        if currency != self.file.currency:
            self.remark("import.other_currency", column.name, currency=currency, text=text[:80])
            return None
        return amount.minor

    def _currency(self, told: str) -> str:
        """Return the currency of an amount: as its own sign says, else the column beside."""
        beside = self.row.first(Part.CURRENCY).strip().upper()
        return beside if beside and told == self.file.currency else told
