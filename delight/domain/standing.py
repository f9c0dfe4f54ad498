"""How things stand between a customer and the shop: worked out, and always with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from delight.domain.customers import Standing

_NEW_DAYS = 60
_RHYTHMS_ABSENT = 3
_SHORTEST_ABSENCE = 21
_ENOUGH_VISITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What standing is worked out from; days are the shop's own."""

    today: date
    since: date | None
    known_since: date
    open_complaints: int
    recent_complaints: int
    compliments: int
    visits: int
    first_seen: date | None
    last_seen: date | None


def standing(facts: Facts) -> tuple[Standing, str]:
    """Return a standing and the code of its reason, such as ``open-complaint``.

    The first rule that holds wins: trouble before absence, absence before praise, praise before habit.
    """
    if facts.recent_complaints >= 2:
        return Standing.AT_RISK, "second-complaint"
    if facts.open_complaints:
        return Standing.AT_RISK, "open-complaint"
    if _absent(facts):
        return Standing.DRIFTING, "absent"
    if facts.compliments:
        return Standing.PROMOTER, "compliment"
    if (facts.today - (facts.since or facts.known_since)).days < _NEW_DAYS:
        return Standing.NEW, "new"
    if facts.visits >= _ENOUGH_VISITS:
        return Standing.CONTENT, "comes-back"
    return Standing.UNKNOWN, "too-little-known"


def _absent(facts: Facts) -> bool:
    """Away for three times their own rhythm, which takes a few visits to know."""
    if facts.visits < _ENOUGH_VISITS or not facts.first_seen or not facts.last_seen:
        return False
    rhythm = (facts.last_seen - facts.first_seen).days / (facts.visits - 1)
    away = (facts.today - facts.last_seen).days
    return away > max(_SHORTEST_ABSENCE, rhythm * _RHYTHMS_ABSENT)
