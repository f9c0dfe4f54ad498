"""How likely two records are one person, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

POSSIBLE = 50
"""From here on two records are shown side by side."""


class LikeReason(StrEnum):
    """What speaks for one person, and what against."""

    SAME_NAME = "same-name"
    SHORT_NAME = "short-name"
    SOUNDS_ALIKE = "sounds-alike"
    CLOSE_NAME = "close-name"
    FIRST_NAME = "first-name"
    FAMILY_NAME = "family-name"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    OTHER_BIRTHDAY = "other-birthday"
    OTHER_FIRST_NAME = "other-first-name"
    OTHER_FAMILY_NAME = "other-family-name"
    OTHER_GENERATION = "other-generation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How likely two records are one person.

    Attributes:
        score: 0 to 100; from ``POSSIBLE`` on worth a look.
        sure: the name and something of their own agree, and nothing speaks against it.
        reasons: what speaks for it, the strongest first; then what speaks against it.
    """

    score: int
    sure: bool
    reasons: tuple[LikeReason, ...]

    @property
    def is_possible(self) -> bool:
        """Whether it is worth a look."""
        return self.score >= POSSIBLE
