"""What those who work here think that customers answer to "would you recommend us?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from delight.domain.customers.pulse import HIGHEST
from delight.domain.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessRow:
    """A guess from 0 to 10; nobody's by name where somebody works alone, and then the owner's."""

    id: int
    staff_id: int | None
    name: str
    owner: bool
    score: int
    at: datetime


def checked_guess(score: int) -> int:
    """Return a guess that is one (``guess.unreadable``)."""
    if not 0 <= score <= HIGHEST:
        raise InputError("guess.unreadable", "score")
    return score


def latest(rows: Sequence[GuessRow]) -> list[GuessRow]:
    """Return the latest guess of each, in the order in which they came; ``rows`` are the oldest first.

    What somebody guessed while they worked alone, and had no name here, counts until somebody has a guess by
    name: it is likely theirs as well.
    """
    by_whom = {row.staff_id: row for row in rows}
    if len(by_whom) > 1:
        by_whom.pop(None, None)
    return sorted(by_whom.values(), key=lambda row: row.staff_id or 0)
