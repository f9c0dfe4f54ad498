"""How what is kept on a person is said on their sheet: codes, days, amounts and names in their language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from delight.domain.days.calendar import local_day
from delight.domain.money import parse_amount
from delight.letters.sheets.data_codes import DATA_CODES
from delight.letters.sheets.data_words import DATA_WORDS
from delight.letters.words.phrases import country_name, day_of_year, language_name, long_date, money

_LONGEST = 120
FLAGS = ("organisation", "large_print", "letters_welcome", "surprises_welcome")
"""What is said with yes or no."""
_MOMENTS = frozenset({"since", "created_at"})
_DAY, _BIRTHDAY = len("2026-03-11"), len("03-11")


class Words:
    """Says what columns hold, in one language and as one country writes it."""

    def __init__(self, language: str, locale: str, zone: tzinfo | None) -> None:
        self._words, self._codes = DATA_WORDS[language], DATA_CODES[language]
        self.locale, self._zone = locale, zone

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def __contains__(self, name: str) -> bool:
        return name in self._words

    def pair(self, label: str, told: str) -> str:
        """Return what something is called, and what it is."""
        return f"{self[label]}{self['colon']}{told}"

    def code(self, kind: str, code: str | None) -> str:
        """Return what a code is called; nothing stays nothing, and one that is not known stands as it is."""
        return self._codes[kind].get(code or "", code or "")

    def said(self, name: str, value: Any) -> str:
        """Return what stands in a column, whole, or a dash for nothing."""
        if name in FLAGS and value is not None:
            return self["yes" if value else "no"]
        if value in (None, ""):
            return "–"
        if name in self._codes:
            return self.code(name, str(value))
        if name in _MOMENTS:
            return self.value(str(value))
        return _SAID[name](str(value), self.locale) if name in _SAID else str(value)

    def short(self, name: str, value: Any) -> str:
        """Return what stands in a column, cut where it is long."""
        text = self.said(name, value)
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

    def value(self, value: str) -> str:
        """Return a day or moment as a day in words, anything else as it is."""
        try:
            if len(value) == _DAY:
                return long_date(date.fromisoformat(value), self.locale)
            return self.day(value)
        except ValueError:
            return value

    def day(self, moment: str) -> str:
        """Return the shop's day of a stored moment, in words."""
        return long_date(local_day(datetime.fromisoformat(moment), self._zone), self.locale)

    def money(self, value: Mapping[str, str] | None) -> str:
        """Return an amount as the language writes it; nothing for none."""
        if not value:
            return ""
        return money(parse_amount(value["amount"], value["currency"]), self.locale)


def _birthday(value: str, locale: str) -> str:
    return (
        day_of_year(value, locale)
        if len(value) == _BIRTHDAY
        else long_date(date.fromisoformat(value), locale)
    )


_SAID = {"birthday": _birthday, "language": language_name, "country": country_name}
"""Columns whose values have words of their own."""
