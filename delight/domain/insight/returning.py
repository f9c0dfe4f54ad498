"""Whether somebody came back after a day, within their own rhythm.

Nobody counts whose visits were not known before that day: of those, only who came back would ever be seen.
Nobody counts whose time is not over yet: of those, only who came back early would be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from operator import sub

from delight.domain.customers.standing import ENOUGH_VISITS, PAUSES, patience

USUAL_PATIENCE = 60
"""Days within which somebody is waited for where no rhythm is known in the whole shop; ours."""


_number = date.toordinal


class Return(StrEnum):
    """What is known of whether somebody came back after a day."""

    BACK = "back"
    AWAY = "away"
    WAITING = "waiting"
    """Their time is not over yet; whether they have come by now does not count either way."""
    GONE = "gone"
    """They moved away or died before their time was over, and had not come back by then."""
    UNSEEN = "unseen"
    """No visit of theirs was known by that day."""


def own_patience(days: Sequence[date], count: int) -> int | None:
    """Return how long the first ``count`` of somebody's days say that they may stay away.

    The same as ``standing.rhythm(days[:count]).patience``, several times as fast: a large shop asks it for a
    hundred thousand complaints. ``None`` where the days are too few to tell.
    """
    if count < ENOUGH_VISITS:
        return None
    start = count - PAUSES - 1
    came = [*map(_number, days[start if start > 0 else 0 : count])]
    pauses = sorted(map(sub, came[1:], came))
    half, odd = divmod(len(pauses), 2)
    usual = pauses[half] if odd else round((pauses[half - 1] + pauses[half]) / 2)
    return patience(usual, pauses[-1])


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
    within = own_patience(days, earlier) or patience
    return outcome(days, earlier, day.toordinal(), within, (today - day).days), earlier, within


def outcome(days: Sequence[date], earlier: int, day: int, within: int, over: float) -> Return:
    """Return what came of a complaint.

    Args:
        days: as in ``came_back``.
        earlier: how many of them lay before the day of the complaint, or on it.
        day: that day by its number (``date.toordinal``).
        within: how many days they have to come back.
        over: how many days they had so far.
    """
    if within >= over:
        return Return.WAITING
    back = earlier < len(days) and days[earlier].toordinal() <= day + within
    return Return.BACK if back else Return.AWAY
