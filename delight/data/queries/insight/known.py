"""Since when anything is known, and whether it changed while it was read."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from sqlalchemy.dialects import sqlite
from sqlmodel import Session

from delight.data.queries.improvements import first_case
from delight.data.queries.surprise_people import cursor_of
from delight.data.types import UtcDateTime
from delight.domain.days.calendar import local_day

_DIALECT = sqlite.dialect()
_LINES = "SELECT coalesce(max(id), 0) FROM main.changes"
_CAME_IN = "SELECT count(*) FROM cases WHERE received_at >= ? AND received_at < ?"
_SINCE = """
SELECT count(*), sum(noun IN ('customers', 'visits', 'shop') AND op <> 'I') FROM main.changes WHERE id > ?
"""


def first_day(session: Session, zone: tzinfo | None) -> date | None:
    """Return the shop's day of the first case that was ever logged."""
    first = first_case(session)
    return None if first is None else local_day(first, zone)


def came_in(session: Session, since: str, until: str) -> int:
    """Return how many cases came in between two moments as they are stored."""
    return int(cursor_of(session).execute(_CAME_IN, (since, until)).fetchone()[0])


def last_line(session: Session) -> int:
    """Return the number of the last line of the history: where it is the same, nothing was changed."""
    return int(cursor_of(session).execute(_LINES).fetchone()[0])


def changed_since(session: Session, line: int) -> tuple[int, int]:
    """Return how many lines came after one, and how many of them changed or removed whom figures count by."""
    many, mixed = cursor_of(session).execute(_SINCE, (line,)).fetchone()
    return int(many), int(mixed or 0)


def stored(moment: datetime) -> str:
    """Return a moment as it is stored, so that a bare statement can ask for it."""
    return UtcDateTime().process_bind_param(moment, _DIALECT) or ""
