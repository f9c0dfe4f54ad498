"""Erase again, in a copy that is being brought back, whoever was erased since it was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from delight.data.backups.compare import count_known
from delight.data.database import Database
from delight.data.migrate import bring_up_to_date
from delight.domain.errors import StorageError
from delight.services.context import Context

Eraser = Callable[[Context, frozenset[str]], int]
"""Erases those of these uids that are people in the open shop, and returns how many they were."""


def erase_again(_context: Context, uids: frozenset[str]) -> int:
    """Erase those of ``uids`` that are people in the open shop, and return how many they were."""
    raise StorageError("backup.erased_since", count=len(uids))


def replay(part: Path, uids: frozenset[str], clock: Callable[[], datetime], eraser: Eraser) -> int:
    """Erase ``uids`` in the shop's file at ``part``, brought up to date first if need be; return how many."""
    if not uids or not count_known(part, uids):
        return 0
    bring_up_to_date(part)
    database = Database(part, clock=clock)
    try:
        return eraser(Context(db=database, clock=clock), uids)
    finally:
        database.close()
