"""What one language makes of some words: each part that is understood is taken out of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from delight.domain.days.dates import Typing
from delight.domain.days.spoken.words import DayWords


@dataclass(slots=True)
class Reading:
    """What one language makes of some words; ``rest`` is what it has not understood yet."""

    words: DayWords
    typing: Typing
    closing: time
    rest: str
    day: date | None = None
    clock: time | None = None
    moment: datetime | None = None
    sure_hour: bool = False
    understood: int = 0

    def take(self, pattern: str) -> re.Match[str] | None:
        """Take the first stretch of words that fits, if one does."""
        match = re.search(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])", self.rest)
        if match is not None:
            self.take_match(match)
        return match

    def take_match(self, match: re.Match[str]) -> None:
        """Take a stretch of words that was found in ``rest``."""
        self.understood += len(match[0])
        self.rest = f"{self.rest[: match.start()]} | {self.rest[match.end() :]}"

    def take_one(self, some: Iterable[str]) -> str:
        """Take the longest of some words that is there, and return it."""
        match = self.take(any_of(some))
        return match[0] if match else ""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of some words, the longest first."""
    return (
        "(?:"
        + "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))
        + ")"
    )


def number_of(word: str, words: DayWords) -> int:
    """Return the number that digits or a word mean."""
    return int(word) if word.isdecimal() else words.numbers[word]
