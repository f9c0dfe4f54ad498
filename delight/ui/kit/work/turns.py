"""Taking short turns with the window while much is worked out beside it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 0.0001
"""Seconds for which a worker goes on while others wait for Python's lock: a fiftieth of Python's own turns.

A save gives the lock up at each statement and waits for it. Beside the chapters of a report on everything
it took 210 ms with Python's own turns, 18 ms with those of half a millisecond, 9 with these, and 4 alone;
of a hundred steps of the window the longest took 17, 3, 3 and 1 ms. The report was as much work, and with
shorter turns nothing was quicker (``benchmarks/insight_worker.py``).
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
