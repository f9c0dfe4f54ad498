"""What bringing a backup back would take away, bring back and turn back, record by record."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from delight.data.engine import sqlite
from delight.domain.backups import Difference

_BULKY = frozenset({"pdf", "data", "preview", "id"})
"""Columns that are not compared: bytes that a hash stands for, and ids."""
_KEYS = ("_key", "e164")


def differences(here: Any, backup: Path, erased: Iterable[str] = ()) -> list[Difference]:
    """Return what differs between the shop behind the connection ``here`` and the database at ``backup``.

    Records are the same if their uids are; ``erased`` are uids of records that do not come back.
    """
    here.execute("ATTACH DATABASE ? AS backup", (str(backup),))
    try:
        set_down(here, "not_back", erased)
        tables = sorted(_tables(here, "main") & _tables(here, "backup"))
        found = (_difference(here, table) for table in tables)
        return [one for one in found if one.gone or one.back or one.changed]
    finally:
        here.execute("DROP TABLE IF EXISTS temp.not_back")
        here.execute("DETACH DATABASE backup")


def count_known(database: Path, uids: Iterable[str], table: str = "customers") -> int:
    """Return how many customers, or records of another ``table``, of a database are among ``uids``."""
    connection = sqlite.connect(str(database), isolation_level=None)
    try:
        set_down(connection, "asked", uids)
        counted = f"SELECT count(*) FROM {table} WHERE uid IN (SELECT uid FROM asked)"  # noqa: S608 - our own names
        return connection.execute(counted).fetchone()[0]
    finally:
        connection.close()


def set_down(connection: Any, table: str, uids: Iterable[str]) -> None:
    """Put uids into a table of their own, which goes with the connection: a statement takes only so many."""
    connection.execute(f"CREATE TEMP TABLE {table} (uid TEXT PRIMARY KEY)")
    connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?)", [(uid,) for uid in uids])  # noqa: S608 - our own names


def stored_uids(database: Path) -> frozenset[str]:
    """Return the uids of what was erased, as a shop's file keeps them; nothing where it cannot be read."""
    if not database.is_file():
        return frozenset()
    try:
        connection = sqlite.connect(str(database), isolation_level=None)
        try:
            return frozenset(uid for (uid,) in connection.execute("SELECT uid FROM erased").fetchall())
        finally:
            connection.close()
    except (sqlite.Error, UnicodeDecodeError):
        return frozenset()


def _difference(here: Any, table: str) -> Difference:
    columns = _shared_columns(here, table)
    gone = _count(here, f"main.{table} WHERE uid NOT IN (SELECT uid FROM backup.{table})")  # noqa: S608
    back = _count(
        here,
        f"backup.{table} WHERE uid NOT IN (SELECT uid FROM main.{table}) "  # noqa: S608 - as above
        "AND uid NOT IN (SELECT uid FROM temp.not_back)",
    )
    changed = _count(here, f"main.{table} AS a JOIN backup.{table} AS b USING (uid) WHERE {_unlike(columns)}")
    return Difference(noun=table, gone=gone, back=back, changed=changed)


def _unlike(columns: Sequence[str]) -> str:
    """Return the condition that two rows ``a`` and ``b`` differ in any of the columns."""
    return " OR ".join(f'a."{name}" IS NOT b."{name}"' for name in columns) or "0"


def _count(connection: Any, what: str) -> int:
    return connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0]  # noqa: S608 - names out of the schema


def _tables(connection: Any, schema: str) -> set[str]:
    """Return the tables of records: those with a uid, the journal's own left out."""
    names = connection.execute(
        f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"  # noqa: S608
    ).fetchall()
    return {
        name for (name,) in names if {"id", "uid"} <= _columns(connection, schema, name) and name != "deeds"
    }


def _shared_columns(connection: Any, table: str) -> list[str]:
    shared = _columns(connection, "main", table) & _columns(connection, "backup", table)
    return sorted(name for name in shared - _BULKY if not name.endswith(_KEYS))


def _columns(connection: Any, schema: str, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA {schema}.table_info("{table}")').fetchall()}
