"""Taking short turns with the window while much is worked out beside it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 0.0005
"""Seconds for which a worker goes on while others wait for Python's lock; Python's own are ten times as long.

A save gives the lock up and waits for it again some ten times. Beside a report on everything it took 31 ms
with Python's own turns, 23 ms with these, and 13 ms alone; of a hundred steps of the window the longest 12, 8
and 4 ms. The report took no longer. Shorter turns were no better (``benchmarks/insight_worker.py``).
"""


@contextmanager
def short_turns() -> Iterator[None]:
    """Let the window and saves have their turn soon, for as long as this lasts; for one worker at a time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
