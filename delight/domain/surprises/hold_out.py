"""Who gets no surprise by chance for a year, so that the shop can see whether surprises work."""

from __future__ import annotations

from collections.abc import Callable

from delight.domain.surprises.chance import numbers, share

FEWEST = 300
"""With fewer customers who can be surprised nobody is held out: too few to tell anything by."""
SHARE = 0.1


def held_out(seed: str, year: int) -> Callable[[int], bool]:
    """Return whether a customer is held out in ``year``: the same all year, drawn anew for the next."""
    of = numbers(seed, "hold-out", year)
    return lambda customer_id: share(of(customer_id)) <= SHARE
