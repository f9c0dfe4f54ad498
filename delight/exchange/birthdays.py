"""Birthdays as other programs write them, with a year or without."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from delight.exchange.cells import given
from delight.exchange.dates_in import Order, month_in, read_when, written
from delight.exchange.lists import lists, plain

_NO_YEAR_ISO = re.compile(r"--?(\d{1,2})-?(\d{1,2})")
_PAIR = re.compile(r"(\d{1,2})[-/.] ?(\d{1,2})[-/.]?")
_APPLES = 1604
"""The year that Apple writes where none is known."""
_LEAP = 2024
_EARLIEST = 1850
_BORN = date(1980, 12, 31)


def birthday_like(order: Order) -> str:
    """Return a birthday as its column writes them, with a day that can be read in one way only."""
    pair = _PAIR.fullmatch(order.like)
    if not pair:
        return written(_BORN, order)
    first, second = (12, 31) if order.month_first else (31, 12)
    return f"{first}{order.like[pair.end(1) : pair.start(2)]}{second}{order.like[pair.end(2) :]}"


@lru_cache(maxsize=50_000)
def read_birthday(cell: str, order: Order) -> str | None:
    """Return a birthday as ``MM-DD`` or ``YYYY-MM-DD``, empty for none, ``None`` if it cannot be read.

    Two numbers alone are a month and a day (Mailchimp), unless the column or the point between tells
    otherwise.
    """
    text = given(cell)
    if not text:
        return ""
    if match := _NO_YEAR_ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]))
    if match := _PAIR.fullmatch(text):
        return _pair(int(match[1]), int(match[2]), text, order)
    if when := read_when(text, order):
        return _whole(when.day, order)
    return _named(text)


def _whole(day: date, order: Order) -> str | None:
    if day.year == _APPLES:
        return day.strftime("%m-%d")
    return day.isoformat() if _EARLIEST < day.year <= order.latest else None


def _pair(first: int, second: int, text: str, order: Order) -> str | None:
    month_leads = order.month_first if order.told else "." not in text
    if second > 12 or first > 12:
        month_leads = second > 12
    return _day(first, second) if month_leads else _day(second, first)


def _named(text: str) -> str | None:
    """Read "14 March" or "14. März"."""
    month, numbers = month_in(text), re.findall(r"\d+", text)
    return _day(month, int(numbers[0])) if month and len(numbers) == 1 and len(numbers[0]) <= 2 else None


def _day(month: int, day: int) -> str | None:
    try:
        return date(_LEAP, month, day).strftime("%m-%d")
    except ValueError:
        return None


def joined(year: str, month: str, day: str) -> str:
    """Return a birthday out of its three parts as one text to read; nothing where the day is not whole."""
    if not month or not day:
        return ""
    number = lists().words["month"].get(plain(month))
    if number:
        return f"{day} {month} {year}".strip()
    return f"{year}-{month}-{day}" if year else f"--{month.zfill(2)}-{day.zfill(2)}"
