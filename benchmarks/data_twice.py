"""Who is here twice, among 100,000 customers: everybody read, put into blocks and compared."""

from __future__ import annotations

import time

from benchmarks.table import Speed
from delight.services.bundle import Services

_PATIENCE = 30.0
"""Seconds for which somebody watches a bar; the page can be used meanwhile."""


def measure(services: Services) -> Speed:
    """Return how long the list of pairs takes, as its page asks for it."""
    start = time.perf_counter()
    found = services.duplicates.list()
    seconds = time.perf_counter() - start
    return Speed(
        name="here twice: all pairs",
        ours=seconds,
        unit="s",
        limit=_PATIENCE,
        ratio=seconds / _PATIENCE,
        target=1.0,
        peers={"pairs": float(found.total)},
    )
