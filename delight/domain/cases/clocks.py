"""What a complaint's clocks are: by when it is acknowledged, and by when it is put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

DueIn = Callable[[datetime, int], datetime]
"""Tells the end of the day that comes so many of the shop's days after a moment."""


class Targets(NamedTuple):
    """What a deadline hangs on: how fast the shop wants to be, and what it says of its days."""

    acknowledge_days: int
    resolve_days: int
    hours: str
    country: str
    region: str
    language: str
    keeps_holidays: bool


class Clocks(NamedTuple):
    """What a complaint starts with; one made face to face or by phone is acknowledged as it comes in."""

    acknowledge_by: datetime | None
    acknowledged_at: datetime | None
    resolve_by: datetime


def clocks(due_in: DueIn, targets: Targets, received_at: datetime, *, spoken: bool) -> Clocks:
    """Return the clocks of a complaint received at a moment; ``spoken``: somebody spoke with them."""
    acknowledge_by = None if spoken else due_in(received_at, targets.acknowledge_days)
    return Clocks(acknowledge_by, received_at if spoken else None, due_in(received_at, targets.resolve_days))
