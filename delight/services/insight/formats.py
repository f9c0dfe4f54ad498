"""How numbers and days are written, by language and country; Babel knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

from delight.domain.money import Money
from delight.letters.words.phrases import locale_name, long_date, money


@dataclass(frozen=True, slots=True)
class LocalFormats:
    """Writes numbers as a ``locale`` does, and amounts in the shop's ``currency``."""

    locale: str
    currency: str

    def whole(self, number: float) -> str:
        """Return a whole number: ``1,250``."""
        return _decimal(round(number), 0, self.locale)

    def decimal(self, number: float, places: int) -> str:
        """Return a number with so many decimals: ``8.4``."""
        return _decimal(round(number, places), places, self.locale)

    def percent(self, share: float, places: int = 0) -> str:
        """Return a share as a percentage with at most so many decimals: ``82 %``."""
        return _percent(round(share, 2 + places), self.locale)

    def amount(self, minor: float) -> str:
        """Return an amount of the shop's currency: ``£12.50``."""
        return money(Money(minor=round(minor), currency=self.currency), self.locale)

    def day(self, day: date) -> str:
        """Return a day: ``14 June 2026``."""
        return long_date(day, self.locale)

    def month(self, first: date, *, short: bool = False) -> str:
        """Return a month: ``June 2026``, short ``Jun``."""
        return _month(first.replace(day=1), self.locale, short=short)


def formats_for(language: str, country: str, currency: str) -> LocalFormats:
    """Return how a language writes numbers in a country."""
    return LocalFormats(locale_name(language, country), currency)


@lru_cache(maxsize=4_096)
def _decimal(number: float, places: int, locale: str) -> str:
    pattern = f"#,##0.{'0' * places}" if places else "#,##0"
    return format_decimal(number, pattern, locale=locale)


@lru_cache(maxsize=512)
def _percent(share: float, locale: str) -> str:
    return format_percent(share, locale=locale, decimal_quantization=False)


@lru_cache(maxsize=512)
def _month(first: date, locale: str, *, short: bool) -> str:
    return (
        format_date(first, "LLL", locale=locale) if short else format_skeleton("yMMMM", first, locale=locale)
    )
