"""Keep what is derived in step with the records: in the same transaction, or all of it anew.

It is no part of the journal. ``meta`` says which version of the rules it was worked out by, and up to which
line of the journal: where either is not of today, as in a file of an older Delight, it is made anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from delight.data.chain import COUNT
from delight.data.derived.facts import count_again, facts
from delight.data.derived.names import FACTS, SEEK
from delight.data.derived.whose import counted_for
from delight.data.schema import SCHEMA_NO

if TYPE_CHECKING:
    from delight.data.journal import Line

NUMBER = 1
"""Counted up whenever something is derived in another way."""
KEY = "derived"
_READ = "SELECT value FROM meta WHERE key=?"
_WRITE = "INSERT INTO meta(key,value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value"
_TABLES = "SELECT name FROM sqlite_master WHERE type='table' AND (name=? OR sql LIKE 'CREATE VIRTUAL%')"


def mark(lines: int) -> str:
    """Return what ``meta`` says where everything is in step with the journal's line ``lines``."""
    return f"{NUMBER} {SCHEMA_NO} {lines}"


def is_in_step(cursor: Any, *, before: int = 0) -> bool:
    """Return whether what is derived fits the records, or did ``before`` so many lines of the journal."""
    kept = cursor.execute(_READ, (KEY,)).fetchone()
    return kept is not None and kept[0] == mark(_lines(cursor) - before)


def keep(cursor: Any, lines: Sequence[Line]) -> None:
    """Bring what is derived in step with the records that these lines, the journal's last, tell of.

    What was out of step before stays so, and is made anew when the file is opened next.
    """
    if not is_in_step(cursor, before=len(lines)):
        return
    customers = counted_for(cursor, lines)
    if customers:
        count_again(cursor, customers)
    _say(cursor)


def rebuild(cursor: Any) -> None:
    """Make everything that is derived anew out of the records, whatever was there."""
    _drop(cursor)
    _create(cursor)
    count_again(cursor, [row[0] for row in cursor.execute("SELECT id FROM customers").fetchall()])
    _say(cursor)


def _say(cursor: Any) -> None:
    cursor.execute(_WRITE, (KEY, mark(_lines(cursor))))


def _lines(cursor: Any) -> int:
    kept = cursor.execute(_READ, (COUNT,)).fetchone()
    return int(kept[0]) if kept else 0


def _create(cursor: Any) -> None:
    dialect = sqlite.dialect()
    cursor.execute(str(CreateTable(facts).compile(dialect=dialect)))
    for index in facts.indexes:
        cursor.execute(str(CreateIndex(index).compile(dialect=dialect)))


def _drop(cursor: Any) -> None:
    for (name,) in cursor.execute(_TABLES, (FACTS,)).fetchall():
        if name == FACTS or name.startswith(SEEK):
            cursor.execute(f"DROP TABLE {name}")
