"""Birthdays as people write them: "14 March", "14.3.1980", "3/14" where the month comes first."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QDate, QLocale

_NUMBERS = re.compile(r"(\d{1,4})\D+(\d{1,2})(?:\D+(\d{4}))?\D*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAP_YEAR = 2024


def read_birthday(text: str) -> str:
    """Return what was typed as ``MM-DD`` or ``YYYY-MM-DD``; what cannot be read comes back as it is."""
    bare = unicodedata.normalize("NFKC", text).strip()
    if not bare:
        return ""
    month, numbers = _month_named(bare), [int(n) for n in re.findall(r"\d+", bare)]
    if month is not None and numbers:
        return _stored(numbers[0], month, numbers[1] if len(numbers) > 1 else None) or bare
    match = _NUMBERS.fullmatch(bare)
    if match is None or len(match[1]) > 2:
        return bare
    first, second, year = int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    if "-" in bare and year is None:
        return bare
    day, month = (second, first) if _month_first() else (first, second)
    return _stored(day, month, year) or _stored(month, day, year) or bare


def show_birthday(stored: str) -> str:
    """Return a stored birthday in words, such as ``14 March 1980``."""
    parts = [int(part) for part in stored.split("-") if part.isdecimal()]
    if len(parts) not in {2, 3}:
        return stored
    month, day = parts[-2], parts[-1]
    date = QDate(parts[0] if len(parts) == 3 else _LEAP_YEAR, month, day)
    if not date.isValid():
        return stored
    order = "MMMM d" if _month_first() else "d MMMM"
    return QLocale().toString(date, order + (" yyyy" if len(parts) == 3 else ""))


def _stored(day: int, month: int, year: int | None) -> str:
    if not QDate.isValid(year or _LEAP_YEAR, month, day):
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"{month:02d}-{day:02d}"


def _month_named(text: str) -> int | None:
    for word in _WORD.findall(text):
        key = word.casefold()
        for locale in (QLocale(), QLocale(QLocale.Language.English)):
            for month in range(1, 13):
                if locale.monthName(month).casefold().startswith(key[: max(3, len(key))]):
                    return month
    return None


def _month_first() -> bool:
    shown = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return shown.find("M") < shown.find("d")
