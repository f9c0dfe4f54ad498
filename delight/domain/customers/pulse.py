"""The pulse: one answer to "would you recommend us?", 0 to 10; the first ones are the shop's baseline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from delight.domain.customers.pulse_places import PulsePlace
from delight.domain.errors import InputError
from delight.domain.text import clean

HIGHEST = 10
ENOUGH = 20
"""With fewer answers nothing is said: even with so many the net figure may be 30 points off either way."""
BASELINE = 30
"""The first so many customers who answered are the shop's baseline."""
LATEST, LATEST_DAYS = 100, 365
"""What "now" means: the latest so many customers who answered since the baseline, within so many days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseDraft:
    """An answer: the score, and what they said to the one open question.

    ``uid`` is made where it is noted, so that the same draft saved twice is one answer; it may be empty.
    """

    score: int
    customer_id: int | None = None
    words: str = ""
    place: PulsePlace = PulsePlace.COUNTER
    uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseRow:
    """An answer as the owner reads it.

    One after a follow-up names it and its case, has no ``place``, and ``id`` is the follow-up's.
    """

    id: int
    customer_id: int | None
    customer_name: str
    score: int
    words: str
    at: datetime
    staff: str = ""
    place: PulsePlace | None = None
    case_id: int | None = None
    follow_up_id: int | None = None


def checked_pulse(draft: PulseDraft) -> PulseDraft:
    """Return ``draft`` cleaned (``pulse.unreadable``, ``text.too_long``)."""
    if not 0 <= draft.score <= HIGHEST:
        raise InputError("pulse.unreadable", "score")
    return replace(draft, words=clean(draft.words, field="words"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What several customers answered, each of them once, with what is known of everybody by it.

    Attributes:
        count: how many answers these are.
        wanted: how many would make it whole: those of a baseline; 0 where there is no such number.
        first_on, last_on: the days of the first and the last of them.
        mean: their mean, 0 to 10, and ``mean_low`` to ``mean_high`` where that of all customers lies.
        promoters, passives, detractors: how many said 9 or 10, 7 or 8, 6 or less.
        net: promoters minus detractors in a hundred customers, -100 to 100, and its ``net_low`` to
            ``net_high``.
    """

    count: int
    wanted: int = 0
    first_on: date | None = None
    last_on: date | None = None
    mean: float = 0.0
    mean_low: float = 0.0
    mean_high: float = 0.0
    promoters: int = 0
    passives: int = 0
    detractors: int = 0
    net: float = 0.0
    net_low: float = 0.0
    net_high: float = 0.0

    @property
    def is_too_few(self) -> bool:
        """Whether these are too few to say anything by; the figures are not to be shown then."""
        return self.count < ENOUGH
