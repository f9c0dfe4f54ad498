"""What the planner suggested for a week, as it is kept, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from delight.domain.gestures import GestureKind, Occasion


class SuggestionState(StrEnum):
    """What became of a suggestion; withdrawn by itself where a rule forbids it since it was drawn."""

    OPEN = "open"
    ACCEPTED = "accepted"
    SKIPPED = "skipped"
    WITHDRAWN = "withdrawn"


class SkipWhy(StrEnum):
    """Why somebody skipped one; each teaches the planner something else (docs/surprises.md)."""

    UNSAID = ""
    NOW = "now"
    PERSON = "person"
    GESTURE = "gesture"


def monday_of(day: date) -> date:
    """Return the Monday of the week that ``day`` lies in."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionRow:
    """A suggestion of a week as a page shows it.

    Attributes:
        week: its Monday.
        key, name, kind, cost_minor: the gesture, as the catalogue has it.
        day: the day it is meant for; ``None`` for any of the week.
        why: the reason's code, with the ``figures`` that its sentence names.
        gesture_id: what it became once accepted.
        complaint_open: that is still to come, and a complaint of theirs is open that whoever asks may see.
    """

    id: int
    uid: str
    week: date
    position: int
    customer_id: int
    customer_name: str
    key: str
    name: str
    kind: GestureKind
    cost_minor: int
    day: date | None
    occasion: Occasion
    why: str
    figures: dict[str, int | str]
    state: SuggestionState
    skip_why: SkipWhy
    gesture_id: int | None
    complaint_open: bool = False
