"""Time that the processor spent on something: no disk to wait for, and what others do does not count."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """Return the median of the milliseconds that ``work`` took in so many rounds."""
    return statistics.median(_spent_ms(work) for _ in range(rounds))


def _spent_ms(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000
