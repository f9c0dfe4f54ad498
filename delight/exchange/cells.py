"""Single cells as other programs write them: e-mails in brackets, guarded numbers, birthdays in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_NOTHING = frozenset({"", "-", "--", "n/a", "na", "none", "null", "0/0/00", "00/00/0000", "0000-00-00"})
_GUARDED = re.compile(r'="(.*)"|\'([=+\d@-].*)', re.DOTALL)
_BETWEEN = re.compile(r"\s*(?::::|[;\n])\s*")
_EMAIL_INSIDE = re.compile(r"<\s*([^<>]+?)\s*>")
_PHONE_MARK = re.compile(r"^(?:p|t|tel|phone|mobile)\s*:\s*", re.IGNORECASE)
_CARD = re.compile(r"\d(?:[ -]?\d){12,18}")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NO_YEAR_ISO = re.compile(r"--?(\d{2})-?(\d{2})")
_PAIR = re.compile(r"(\d{1,2})[-/.] ?(\d{1,2})\.?(?:[-/.]? ?(\d{4}))?")
_LEAP = 2024


def bare(cell: str) -> str:
    """Return a cell without the space and the marks that spreadsheets guard a number with."""
    text = cell.strip()
    match = _GUARDED.fullmatch(text)
    return (match[1] or match[2] or "").strip() if match else text


def given(cell: str) -> str:
    """Return a cell, empty where it only says that there is nothing."""
    text = bare(cell)
    return "" if text.casefold() in _NOTHING else text


def emails(cell: str) -> list[str]:
    """Return the e-mail addresses in a cell: ``Name <mail>``, ``mailto:``, several of them."""
    pieces = _BETWEEN.split(given(cell))
    found = ((_EMAIL_INSIDE.search(piece) or [piece, piece])[1] for piece in pieces)
    return [mail.removeprefix("mailto:").strip() for mail in found if given(mail)]


def phones(cell: str) -> list[str]:
    """Return the phone numbers in a cell, as they are written."""
    found = (_PHONE_MARK.sub("", bare(piece)) for piece in _BETWEEN.split(given(cell)))
    return [number for number in found if given(number)]


def birthday(cell: str, *, month_first: bool) -> str | None:
    """Return a birthday as ``MM-DD`` or ``YYYY-MM-DD``, empty for none, ``None`` if it cannot be read.

    Two numbers alone are a month and a day (Mailchimp), unless the first cannot be a month.
    """
    text = given(cell)
    if not text:
        return ""
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NO_YEAR_ISO.fullmatch(text):
        return _day(None, int(match[1]), int(match[2]))
    if match := _PAIR.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        month_leads = second > 12 or (first <= 12 and (month_first or (not match[3] and "." not in text)))
        month, day = (first, second) if month_leads else (second, first)
        return _day(int(match[3]) if match[3] else None, month, day)
    return None


def month_leads(cells: Iterable[str]) -> bool | None:
    """Return whether a column of dates writes the month first; ``None`` where none of them tells."""
    for cell in cells:
        match = _PAIR.fullmatch(given(cell))
        if match and match[3] and int(match[2]) > 12 >= int(match[1]):
            return True
        if match and match[3] and int(match[1]) > 12 >= int(match[2]):
            return False
    return None


def are_cards(cells: Iterable[str]) -> bool:
    """Return whether a column holds the numbers of payment cards: most cells are 13-19 digits that add up."""
    filled = [text for cell in cells if (text := given(cell))]
    cards = sum(bool(_CARD.fullmatch(text)) and _adds_up(text) for text in filled)
    return bool(filled) and cards * 2 > len(filled)


def _adds_up(text: str) -> bool:
    """Luhn's check, ISO/IEC 7812-1."""
    digits = [int(c) for c in reversed(text) if c.isdecimal()]
    doubled = (sum(divmod(2 * d, 10)) for d in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _day(year: int | None, month: int, day: int) -> str | None:
    try:
        found = date(year or _LEAP, month, day)
    except ValueError:
        return None
    return found.isoformat() if year else found.strftime("%m-%d")
