"""A teller for tests: the words as they ship, numbers as plain as they can be written."""

from __future__ import annotations

from datetime import date
from functools import cache

from delight.domain.insight.telling import Teller
from delight.paths import resource
from delight.services.insight.words import words_in


class Plain:
    """Writes numbers and days alike in every language."""

    def whole(self, number: float) -> str:
        return f"{round(number):,}"

    def decimal(self, number: float, places: int) -> str:
        return f"{number:,.{places}f}"

    def percent(self, share: float, places: int = 0) -> str:
        return f"{share:.{places}%}"

    def amount(self, minor: float) -> str:
        return f"£{minor / 100:,.2f}".replace("£-", "−£")

    def day(self, day: date) -> str:
        return f"{day.day} {day:%B %Y}"

    def month(self, first: date, *, short: bool = False) -> str:
        return f"{first:%b}" if short else f"{first:%B %Y}"


def languages() -> list[str]:
    """Return the languages that have words."""
    return sorted(folder.name for folder in resource("insight").iterdir() if any(folder.glob("*.toml")))


@cache
def plain(language: str = "en") -> Teller:
    """Return a teller of a language's words; English stands in for what it lacks, as in the app."""
    return Teller(words_in(language), Plain())
