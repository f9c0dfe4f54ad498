"""What a customer has allowed: since when, and where it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ConsentAbout(StrEnum):
    """What somebody may allow or refuse."""

    LETTERS = "letters"
    EMAIL = "email"
    PHONE = "phone"
    BIRTHDAY = "birthday"
    HEALTH = "health"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDraft:
    """A yes or no as it was said; ``source`` is where ("loyalty card form", "customers.csv, Newsletter")."""

    about: ConsentAbout
    given: bool
    day: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow(ConsentDraft):
    """A yes or no as it is kept; the latest about one thing counts."""

    id: int
