"""Visits and sales out of a table that another program wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from delight.domain.errors import InputError
from delight.domain.imports.importing import Rejected
from delight.domain.incoming import PastVisit
from delight.domain.money import plain_amount
from delight.exchange import words
from delight.exchange.column import Column
from delight.exchange.event_row import EventRow, event_file
from delight.exchange.filled_row import read_line
from delight.exchange.parts import Part
from delight.exchange.table import Sheet

_LONGEST_NUMBER = 200


def past_visits(
    sheet: Sheet,
    columns: Sequence[Column],
    country: str,
    *,
    day_first: bool | None = None,
    currency: str,
    now: datetime,
) -> Iterator[PastVisit | Rejected]:
    """Yield each row as a visit or a sale, or why it is none: money went back, an order was cancelled.

    A row without a day that goes on with the order of the row before is of the same day and customer.

    Args:
        sheet: the table.
        columns: what its columns hold.
        country: the shop's, for days and amounts that can be read in two ways.
        day_first: how such days are meant, where the person said so.
        currency: the shop's; amounts in others are remarked on and left out.
        now: for years of two digits.
    """
    file = event_file(sheet, columns, country, currency=currency, day_first=day_first, today=now.date())
    row_of, before = partial(EventRow, file=file), None
    rows = (row_of(line.row, line.cells) for line in sheet.lines if line.cells is not None)
    orders = _orders(rows) if Part.LINE_AMOUNT in file.marks else {}
    for line in sheet.lines:
        found = read_line(line, row_of, partial(_read, before=before, orders=orders))
        before = found if isinstance(found, PastVisit) else None
        yield found


@dataclass(slots=True)
class _Order:
    """An order in several lines: what those come to that tell it, and what keeps that from being all of it.

    ``unread`` is the first row whose amount cannot be read, ``foreign`` one in another currency; 0 for none.
    """

    minor: int | None = None
    unread: int = 0
    foreign: int = 0
    is_told: bool = False


def _orders(rows: Iterable[EventRow]) -> dict[str, _Order]:
    """Return the orders of a file by their numbers; lines that tell no amount cost nothing."""
    orders: dict[str, _Order] = {}
    for row in rows:
        order = orders.setdefault(row.line(Part.REFERENCE, _LONGEST_NUMBER), _Order())
        try:
            minor = row.amount(Part.LINE_AMOUNT)
        except InputError:
            order.unread = order.unread or row.number
            continue
        if minor is not None:
            order.minor = (order.minor or 0) + minor
        elif row.cell(Part.LINE_AMOUNT):
            order.foreign = order.foreign or row.number
    return orders


def _minor(row: EventRow, reference: str, orders: dict[str, _Order]) -> int | None:
    """Return what a row comes to: of an order in several lines its first one tells the sum of all."""
    if Part.LINE_AMOUNT not in row.file.marks:
        return row.amount(Part.AMOUNT)
    own, order = row.amount(Part.LINE_AMOUNT), orders.get(reference)
    if not reference or order is None:
        return own
    if order.is_told:
        return None
    order.is_told = True
    if order.foreign and order.minor is not None:
        row.remark("visit.order_mixed", row.column_of("amount"), other=order.foreign)
        return None
    return order.minor


def _unread_order(row: EventRow, reference: str, orders: dict[str, _Order]) -> Rejected | None:
    """Return why a line of an order stays out in which an amount cannot be read: its sum would be wrong.

    Raises:
        InputError: ``row.amount_unreadable`` of that line itself.
    """
    order = orders.get(reference) if reference else None
    if order is None or not order.unread:
        return None
    row.amount(Part.LINE_AMOUNT)
    column, details = row.column_of("amount"), {"other": order.unread}
    return Rejected(row=row.number, code="visit.order_unread", column=column, details=details)


def _read(row: EventRow, before: PastVisit | None, orders: dict[str, _Order]) -> PastVisit | Rejected:
    reference, when = row.line(Part.REFERENCE, _LONGEST_NUMBER), row.when(Part.DAY)
    if kept_out := _unread_order(row, reference, orders):
        return kept_out
    if when is None and before and reference and reference == before.reference:
        return replace(before, row=row.number, amount_minor=None, remarks=())
    ended = _ended(row)
    if ended:
        return Rejected(row=row.number, code=ended, column=row.column_of("status"))
    if when is None:
        return Rejected(row=row.number, code="visit.day_missing", column=row.column_of("day"))
    minor = _minor(row, reference, orders)
    if minor is not None and minor < 0:
        details = {"amount": plain_amount(-minor, row.file.currency), "currency": row.file.currency}
        column = row.column_of("amount")
        return Rejected(row=row.number, code="visit.refund", column=column, details=details)
    who = row.who()
    unread = row.cell(Part.EMAIL)
    if who.is_nobody and unread:
        raise InputError("email.unreadable", "email", email=unread[1])
    visit = PastVisit(row=row.number, who=who, day=when.day, amount_minor=minor, reference=reference)
    return replace(visit, remarks=tuple(row.remarks)) if row.remarks else visit


def _ended(row: EventRow) -> str:
    """Return why an order is no visit: it was cancelled, or the money went back."""
    status = row.row.first(Part.STATUS)
    said = words.word("order", status) if status else ""
    return {"gone": "visit.cancelled", "refund": "visit.refunded"}.get(said, "")
