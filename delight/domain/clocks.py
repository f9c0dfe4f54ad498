"""What a complaint's clocks are: by when it is acknowledged, and by when it is put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from delight.domain.shop import ShopRow

DueIn = Callable[[datetime, int], datetime]
"""Tells the end of the day that comes so many of the shop's days after a moment."""


class Clocks(NamedTuple):
    """What a complaint starts with; one made face to face or by phone is acknowledged as it comes in."""

    acknowledge_by: datetime | None
    acknowledged_at: datetime | None
    resolve_by: datetime


def clocks(due_in: DueIn, shop: ShopRow, received_at: datetime, *, spoken: bool) -> Clocks:
    """Return the clocks of a complaint received at a moment; ``spoken``: somebody spoke with them."""
    acknowledge_by = None if spoken else due_in(received_at, shop.acknowledge_days)
    return Clocks(acknowledge_by, received_at if spoken else None, due_in(received_at, shop.resolve_days))
