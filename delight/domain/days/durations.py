"""How long things took; what cannot be is no duration and counts in no average."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta


def is_backwards(begun: datetime | None, ended: datetime | None) -> bool:
    """Return whether something ended before it began, as other programs' files sometimes say."""
    return begun is not None and ended is not None and ended < begun


def duration(begun: datetime | None, ended: datetime | None) -> timedelta | None:
    """Return how long something took; ``None`` while it goes on, and where it ended before it began.

    Whatever averages times to acknowledge, to resolve or to close takes them from here.
    """
    if begun is None or ended is None or ended < begun:
        return None
    return ended - begun


def average(spans: Iterable[timedelta | None]) -> timedelta | None:
    """Return the mean of the durations that are any; ``None`` where there is none."""
    known = [span for span in spans if span is not None]
    return sum(known, timedelta()) / len(known) if known else None
