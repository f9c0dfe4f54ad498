"""What became of an idea, where a standard holds, and what tells whether it is met."""

from __future__ import annotations

from enum import StrEnum


class IdeaState(StrEnum):
    """What became of an idea."""

    OPEN = "open"
    PLANNED = "planned"
    DONE = "done"
    DECLINED = "declined"


class TouchPoint(StrEnum):
    """Where customers meet the shop."""

    COUNTER = "counter"
    PHONE = "phone"
    WRITING = "writing"
    ONLINE = "online"
    DELIVERY = "delivery"
    THEIR_PLACE = "their-place"
    EVERYWHERE = "everywhere"


class Measure(StrEnum):
    """What tells whether a standard is met; the empty one is kept in mind only."""

    NONE = ""
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    PROMISES = "promises"
    FOLLOWED_UP = "followed-up"
