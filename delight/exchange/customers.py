"""Customers out of a table that another program wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from delight.domain.imports.importing import Rejected
from delight.domain.incoming import Person
from delight.exchange.column import Column
from delight.exchange.customer_row import CustomerFile, CustomerRow
from delight.exchange.dates_in import Order, order_of
from delight.exchange.filled_row import in_use, read_line
from delight.exchange.parts import CONSENTS, Part
from delight.exchange.sample import filled
from delight.exchange.table import Sheet

_DAYS = frozenset({Part.BIRTHDAY, Part.SINCE} | CONSENTS)


def people(
    sheet: Sheet,
    columns: Sequence[Column],
    country: str,
    *,
    day_first: bool | None = None,
    today: date,
    source: str = "",
) -> Iterator[Person | Rejected]:
    """Yield each row of ``sheet`` as a customer, checked, or why it cannot be one.

    Args:
        sheet: the table.
        columns: what its columns hold.
        country: the shop's, for days that can be read in two ways.
        day_first: how such days are meant, where the person said so.
        today: for years of two digits.
        source: name of the file, which consents keep.
    """
    orders = _orders(sheet, columns, country, day_first=day_first, today=today)
    file = CustomerFile(
        used=in_use(columns), orders=orders, name=source, country=country.upper(), today=today
    )
    row_of = partial(CustomerRow, file=file)
    for line in sheet.lines:
        yield read_line(line, row_of, CustomerRow.person)


def _orders(
    sheet: Sheet, columns: Iterable[Column], country: str, *, day_first: bool | None, today: date
) -> dict[Part, Order]:
    return {
        column.part: order_of(filled(sheet, column.at), country=country, day_first=day_first, today=today)
        for column in columns
        if column.part and column.part in _DAYS
    }
