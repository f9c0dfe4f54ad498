"""Visits and sales out of a table that another program wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from delight.domain.errors import InputError
from delight.domain.imports import Rejected
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
    sums = _sums(rows) if Part.LINE_AMOUNT in file.marks else {}
    for line in sheet.lines:
        found = read_line(line, row_of, partial(_read, before=before, sums=sums))
        before = found if isinstance(found, PastVisit) else None
        yield found


def _sums(rows: Iterable[EventRow]) -> dict[str, int | None]:
    """Return what the lines of each order come to, by its number; ``None`` where one cannot be read."""
    sums: dict[str, int | None] = {}
    for row in rows:
        reference = row.line(Part.REFERENCE, _LONGEST_NUMBER)
        try:
            minor = row.amount(Part.LINE_AMOUNT)
        except InputError:
            minor = None
        before = sums.get(reference, 0)
        sums[reference] = None if minor is None or before is None else before + minor
    return sums


def _minor(row: EventRow, reference: str, sums: dict[str, int | None]) -> int | None:
    """Return what a row comes to: of an order in several lines its first one tells the sum of all."""
    if Part.LINE_AMOUNT not in row.file.marks:
        return row.amount(Part.AMOUNT)
    own = row.amount(Part.LINE_AMOUNT)
    return sums.pop(reference, None) if reference else own


def _read(row: EventRow, before: PastVisit | None, sums: dict[str, int | None]) -> PastVisit | Rejected:
    reference, when = row.line(Part.REFERENCE, _LONGEST_NUMBER), row.when(Part.DAY)
    if when is None and before and reference and reference == before.reference:
        return replace(before, row=row.number, amount_minor=None, remarks=())
    ended = _ended(row)
    if ended:
        return Rejected(row=row.number, code=ended, column=row.column_of("status"))
    if when is None:
        return Rejected(row=row.number, code="visit.day_missing", column=row.column_of("day"))
    minor = _minor(row, reference, sums)
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
