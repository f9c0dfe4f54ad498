"""Whether people came back after a complaint, within their own rhythm, and whether others come back as often.

Nobody counts whose visits were not known before the complaint: of those, only who came back would ever be
seen. Nobody counts whose time is not over yet: of those, only who came back early would be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from delight.domain.customers.standing import rhythm

USUAL_PATIENCE = 60
"""Days within which somebody is waited for where no rhythm is known in the whole shop; ours."""


class Return(StrEnum):
    """What is known of whether somebody came back after a day."""

    BACK = "back"
    AWAY = "away"
    WAITING = "waiting"
    """Their time is not over yet, and they have not come so far, or have: neither counts."""
    UNSEEN = "unseen"
    """No visit of theirs was known by that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One complaint, or one visit to compare it with: when, and what came of it.

    Attributes:
        earlier: on how many days they had come by then.
        within: how many days they had to come back.
    """

    customer_id: int
    day: date
    earlier: int
    within: int
    came: Return


def came_back(days: Sequence[date], day: date, today: date, patience: int) -> tuple[Return, int, int]:
    """Return what is known of whether somebody came after ``day``: what, days known before, days they had.

    Args:
        days: the days on which they came, in their order, each once.
        day: the day of the complaint; a visit on it is none after it.
        today: the shop's day, up to which visits are known.
        patience: for how long somebody is waited for whose own rhythm cannot be told.
    """
    earlier = bisect_right(days, day)
    if not earlier:
        return Return.UNSEEN, 0, 0
    own = rhythm(days[max(0, earlier - 13) : earlier])
    within = own.patience if own else patience
    last = day + timedelta(days=within)
    if last >= today:
        return Return.WAITING, earlier, within
    back = earlier < len(days) and days[earlier] <= last
    return (Return.BACK if back else Return.AWAY), earlier, within
