"""Make a whole file out of what can be read of a damaged one, and of a copy for what cannot."""

from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from delight.data.derived import KEY
from delight.data.engine import sqlite
from delight.data.entities import Meta, Record
from delight.data.schema import TRIGGERS

_AT_ONCE = 2_000
_TABLE_PAGES = (b"\x05", b"\x0d")
_BEYOND = 10_000
"""So many ids after the last one that is known are asked for as well."""


@dataclass(slots=True)
class Salvaged:
    """How many records of each table could be read, came out of the copy instead, or are lost."""

    saved: dict[str, int] = field(default_factory=dict)
    brought_back: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)


def salvage(damaged: Path, target: Path, copy: Path | None, erased: Iterable[str] = ()) -> Salvaged:
    """Fill the new, empty shop's file ``target`` with what can be read of ``damaged``.

    Args:
        damaged: the file; its schema must be this version's.
        target: a file with all tables and no records.
        copy: the database of the newest copy, for records that cannot be read; may be missing.
        erased: uids of what is not brought back out of the copy.

    Raises:
        sqlite.Error: where not even the list of tables can be read.
    """
    told = Salvaged()
    with closing(_open(damaged)) as source, closing(_open(target)) as new:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        new.execute("BEGIN IMMEDIATE")
        for trigger in TRIGGERS:
            new.execute(f"DROP TRIGGER {trigger.split()[2]}")
        new.execute(f"DELETE FROM {Meta.__tablename__}")  # noqa: S608 - what a new file says of itself
        with closing(_open(copy)) if copy else nullcontext() as older:
            if older is not None:
                older.execute("CREATE TEMP TABLE not_back (uid TEXT PRIMARY KEY)")
                older.executemany("INSERT OR IGNORE INTO not_back VALUES (?)", [(uid,) for uid in erased])
            for table in Record.metadata.sorted_tables:
                _rescue(table.name, (source, older, new), told)
            _mend_references(new, older, told)
        for trigger in TRIGGERS:
            new.execute(trigger)
        new.execute(f"DELETE FROM {Meta.__tablename__} WHERE key = ?", (KEY,))  # noqa: S608 - nothing is yet
        new.execute("COMMIT")
    return told


def _rescue(table: str, files: tuple[Any, Any, Any], told: Salvaged) -> None:
    source, older, new = files
    picked = _picked(table)
    missing: list[int] = []
    saved = 0
    last = _last(table, source, older)
    if not _has_root(source, table):  # no row can be read then, and asking for each takes long
        missing += range(1, min(last, (_sequence(older, table) if older else 0) or last) + 1)
        last = 0
    for rowid, row in _readable(source, table, picked, last, missing):
        if _insert(new, table, picked, row):
            saved += 1
        else:
            missing.append(rowid)
    back = [row for rowid in missing if (row := _row(older, table, picked, rowid)) is not None]
    brought = sum(_insert(new, table, picked, row) for row in back)
    expected = _counted(files, table, missing)
    _keep_counting(new, source, older, table)
    told.saved[table] = saved
    if brought:
        told.brought_back[table] = brought
    if expected > brought:
        told.lost[table] = expected - brought


def _readable(
    source: Any, table: str, picked: str, last: int, missing: list[int]
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the rows that can be read with their ids; ids that cannot be looked at go to ``missing``."""
    spans = [(low, min(low + _AT_ONCE - 1, last)) for low in range(1, last + 1, _AT_ONCE)][::-1]
    while spans:
        low, high = spans.pop()
        try:
            rows = source.execute(
                f'SELECT rowid, {picked} FROM "{table}" WHERE rowid BETWEEN ? AND ?',  # noqa: S608 - ours
                (low, high),
            ).fetchall()
        except (sqlite.Error, UnicodeDecodeError, OverflowError):
            if low == high:
                missing.append(low)
            else:
                middle = (low + high) // 2
                spans += [(middle + 1, high), (low, middle)]
            continue
        for rowid, *row in rows:
            yield rowid, tuple(row)


def _has_root(source: Any, table: str) -> bool:
    """Tell whether the page that a table begins at is one of a table (sqlite.org/fileformat2.html)."""
    size = source.execute("PRAGMA page_size").fetchone()[0]
    file = source.execute("PRAGMA database_list").fetchone()[2]
    found = source.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    if found is None:
        return True
    with Path(file).open("rb") as pages:
        pages.seek((found[0] - 1) * size)
        return pages.read(1) in _TABLE_PAGES


def _insert(new: Any, table: str, picked: str, row: tuple[Any, ...]) -> bool:
    """Put a row in; one that damage made nonsense of is refused by the table itself."""
    marks = ", ".join("?" * len(row))
    try:
        new.execute(f'INSERT INTO "{table}" ({picked}) VALUES ({marks})', row)  # noqa: S608 - ours
    except (sqlite.Error, OverflowError):
        return False
    return True


def _row(older: Any, table: str, picked: str, rowid: int) -> tuple[Any, ...] | None:
    """Return a record as the copy has it, unless it was erased since, or is history of who was."""
    if older is None:
        return None
    named = Record.metadata.tables[table].columns.keys()
    kept = [
        f'"{name}" NOT IN (SELECT uid FROM temp.not_back)'  # noqa: S608 - ours
        for name in ("uid", "customer_uid")
        if name in named
    ]
    where = " AND ".join(["rowid = ?", *kept])
    try:
        return older.execute(f'SELECT {picked} FROM "{table}" WHERE {where}', (rowid,)).fetchone()  # noqa: S608
    except sqlite.Error:  # an older copy, from before this table
        return None


def _picked(table: str) -> str:
    return ", ".join(f'"{column.name}"' for column in Record.metadata.tables[table].columns)


def _counted(files: tuple[Any, Any, Any], table: str, missing: list[int]) -> int:
    """Return how many of the unreadable ids were records at all, as far as anything tells."""
    source, older, _ = files
    last = _sequence(source, table)
    last = (_sequence(older, table) if older else None) if last is None else last
    copied = (_sequence(older, table) if older else 0) or 0
    return sum(
        _row(older, table, "rowid", rowid) is not None if rowid <= copied else rowid <= (last or 0)
        for rowid in missing
    )


def _last(table: str, source: Any, older: Any) -> int:
    """Return the highest id worth looking at."""
    known = _sequence(source, table)
    try:
        highest = source.execute(f'SELECT max(rowid) FROM "{table}"').fetchone()[0] or 0  # noqa: S608 - ours
    except sqlite.Error:
        beyond = (_sequence(older, table) if older else 0) or 0
        return known if known is not None else beyond + _BEYOND
    return max(known or 0, highest)


def _sequence(connection: Any, table: str) -> int | None:
    """Return the last id that was given to a record; ``None`` where that cannot be told."""
    if not Record.metadata.tables[table].dialect_options["sqlite"]["autoincrement"]:
        return None
    try:
        found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    except sqlite.Error:
        return None
    return found[0] if found and isinstance(found[0], int) else 0


def _keep_counting(new: Any, source: Any, older: Any, table: str) -> None:
    """Never use an id again, not even one that was lost."""
    last = max(_sequence(source, table) or 0, (_sequence(older, table) if older else 0) or 0)
    if last:
        new.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, table))


def _mend_references(new: Any, older: Any, told: Salvaged) -> None:
    """Bring back what is referred to and lost; else take the reference away, or what needs it."""
    for _ in range(10):
        broken = new.execute("PRAGMA foreign_key_check").fetchall()
        if not broken:
            return
        for table, rowid, parent, number in broken:
            column = next(r[3] for r in new.execute(f'PRAGMA foreign_key_list("{table}")') if r[0] == number)
            wanted = _value(new, table, column, rowid)
            if wanted is None or _value(new, parent, "id", wanted) is not None:
                continue  # brought back a moment ago
            if _brought_back(new, older, parent, wanted):
                told.brought_back[parent] = told.brought_back.get(parent, 0) + 1
            else:
                _let_go(new, table, column, rowid, told)


def _brought_back(new: Any, older: Any, table: str, rowid: int) -> bool:
    row = _row(older, table, _picked(table), rowid)
    return row is not None and _insert(new, table, _picked(table), row)


def _let_go(new: Any, table: str, column: str, rowid: int, told: Salvaged) -> None:
    needed = next(row[3] for row in new.execute(f'PRAGMA table_info("{table}")') if row[1] == column)
    if not needed:
        new.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (rowid,))  # noqa: S608 - ours
    elif new.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,)).rowcount:  # noqa: S608 - ours
        told.lost[table] = told.lost.get(table, 0) + 1


def _value(new: Any, table: str, column: str, rowid: int) -> int | None:
    found = new.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (rowid,)).fetchone()  # noqa: S608
    return found[0] if found else None


def _open(path: Path) -> Any:
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA foreign_keys=OFF")
    return connection
