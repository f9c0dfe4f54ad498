"""The pulse: one answer to "would you recommend us?", 0 to 10; the first ones are the shop's baseline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from delight.domain.errors import InputError
from delight.domain.text import clean

HIGHEST = 10


class PulsePlace(StrEnum):
    """Where it was answered: on the screen by the customer, or told to somebody who noted it."""

    COUNTER = "counter"
    TOLD = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseDraft:
    """An answer: the score, and what they said to the one open question."""

    score: int
    customer_id: int | None = None
    words: str = ""
    place: PulsePlace = PulsePlace.COUNTER


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseRow:
    """An answer as the owner reads it; ``follow_up_id`` where it was given after a follow-up."""

    id: int
    customer_id: int | None
    customer_name: str
    score: int
    words: str
    at: datetime
    follow_up_id: int | None = None


def checked_pulse(draft: PulseDraft) -> PulseDraft:
    """Return ``draft`` cleaned (``pulse.unreadable``, ``text.too_long``)."""
    if not 0 <= draft.score <= HIGHEST:
        raise InputError("pulse.unreadable", "score")
    return replace(draft, words=clean(draft.words, field="words"))
