"""How the sheet of a case says days, moments, amounts and codes in its language."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from delight.domain.days.calendar import local, local_day
from delight.domain.money import Money
from delight.letters.sheets.case_words import CASE_WORDS
from delight.letters.words.phrases import locale_name, long_date, money
from delight.services.privacy.person_words import Words


class Saying:
    """Says values in one language, as one country writes them; ``own`` are the words of the sheet."""

    def __init__(self, language: str, country: str, currency: str, zone: tzinfo | None) -> None:
        self.own = CASE_WORDS[language]
        self.locale = locale_name(language, country)
        self.words = Words(language, self.locale, zone)
        self._currency, self._zone = currency, zone

    def pair(self, label: str, told: str) -> str:
        """Return what something is called, and what it is."""
        return f"{label}{self.words['colon']}{told}"

    def money(self, minor: int | None) -> str:
        """Return an amount of the shop's currency; nothing for none."""
        return "" if minor is None else money(Money(minor=minor, currency=self._currency), self.locale)

    def long(self, day: date) -> str:
        """Return a day in words."""
        return long_date(day, self.locale)

    def day(self, moment: datetime | None) -> str:
        """Return the shop's day of a moment in words."""
        return "" if moment is None else self.long(local_day(moment, self._zone))

    def moment(self, moment: datetime | None) -> str:
        """Return a day with its time, as on the shop's clock."""
        if moment is None:
            return ""
        there = local(moment, self._zone)
        return f"{self.long(there.date())}, {there:%H:%M}"


def listed(*parts: str, by: str) -> str:
    """Return those parts that say something, in a row."""
    return by.join(part for part in parts if part)


def filled(*texts: str) -> tuple[str, ...]:
    """Return those texts that say something."""
    return tuple(text for text in texts if text)


def begun(words: str) -> str:
    """Return words as they begin a line of their own: with a capital."""
    return words[:1].upper() + words[1:]
