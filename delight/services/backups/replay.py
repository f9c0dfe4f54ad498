"""Erase again, in a copy that is being brought back, whoever was erased since it was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from delight.data.backups.compare import count_known
from delight.data.backups.swap import kept_files
from delight.data.database import Database
from delight.data.migrate import bring_up_to_date
from delight.services.context import Context

_ERASABLE = ("customers", "cases", "letters")
Eraser = Callable[[Context, frozenset[str]], int]
"""Erases those of these uids that are people in the open shop, and returns how many they were."""


def replay(part: Path, uids: frozenset[str], clock: Callable[[], datetime], eraser: Eraser) -> int:
    """Erase ``uids`` in the shop's file at ``part``, brought up to date first if need be.

    Returns:
        How many of them were people; the others are cases, letters, and marks of what was blacked out.
    """
    if not any(count_known(part, uids, table) for table in _ERASABLE):
        return 0
    bring_up_to_date(part)
    database = Database(part, clock=clock)
    try:
        return eraser(Context(db=database, clock=clock), uids)
    finally:
        database.close()
        for file in kept_files(part):  # as it was before it was brought up to date: nobody is erased in that
            file.unlink(missing_ok=True)
