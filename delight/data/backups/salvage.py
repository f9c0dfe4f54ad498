"""Make a whole file out of what can be read of a damaged one, and of a copy for what cannot."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from delight.data.backups.btree import Leaf
from delight.data.backups.compare import set_down
from delight.data.backups.references import mend_references
from delight.data.backups.trees import Tree, gather, write_readable
from delight.data.backups.values import is_readable
from delight.data.derived import KEY
from delight.data.engine import sqlite
from delight.data.entities import Meta, Record
from delight.data.schema import TRIGGERS

_AT_ONCE = 4 * 1024 * 1024
"""So many bytes of rows are read together."""
_UNREADABLE = (sqlite.Error, UnicodeDecodeError, OverflowError)
_CACHE = "cache_size=-200000"
"""Kilobytes; what is used of it is let go at once."""
_SEQUENCE = "SELECT seq FROM sqlite_sequence WHERE name = ?"
Row = tuple[Any, ...]


@dataclass(slots=True)
class Salvaged:
    """How many records of each table could be read, came out of the copy instead, or are lost."""

    saved: dict[str, int] = field(default_factory=dict)
    brought_back: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    """The three files at work: what is readable of the damaged one, the copy, and the new one."""

    source: Any
    older: Any
    new: Any


def salvage(
    damaged: Path, readable: Path, target: Path, copy: Path | None, erased: Iterable[str] = ()
) -> Salvaged:
    """Fill the new, empty shop's file ``target`` with what can be read of ``damaged``.

    Args:
        damaged: the file; its schema must be this version's.
        readable: where to write what is left of it so that it can be read.
        target: a file with all tables and no records.
        copy: the database of the newest copy, for records that cannot be read; may be missing.
        erased: uids of what is not brought back out of the copy.
    """
    told = Salvaged()
    with closing(_open(target)) as new:
        trees = _readable(damaged, readable, new)
        with closing(_open(readable)) as source, closing(_open(copy)) if copy else nullcontext() as older:
            new.execute("BEGIN IMMEDIATE")
            put_back = list(_set_aside(new))
            new.execute(f"DELETE FROM {Meta.__tablename__}")  # noqa: S608 - what a new file says of itself
            if older is not None:
                set_down(older, "not_back", erased)
            names = [table.name for table in Record.metadata.sorted_tables]
            files = _Files(source=source, older=older, new=new)
            for name in names:
                _rescue(name, trees.get(name, Tree()), files, told)
            for index in put_back:
                new.execute(index)
            mend_references(new, names, partial(_from_copy, files), told.lost, told.brought_back)
        for trigger in TRIGGERS:
            new.execute(trigger)
        new.execute(f"DELETE FROM {Meta.__tablename__} WHERE key = ?", (KEY,))  # noqa: S608 - nothing is yet
        new.execute("COMMIT")
    return told


def _set_aside(new: Any) -> Iterator[str]:
    """Take away what slows filling down, or forbids it; yield what makes the indexes again."""
    for trigger in TRIGGERS:
        new.execute(f"DROP TRIGGER {trigger.split()[2]}")
    made = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'"
    for name, sql in new.execute(made).fetchall():
        new.execute(f'DROP INDEX "{name}"')
        yield sql


def _readable(damaged: Path, readable: Path, new: Any) -> dict[str, Tree]:
    """Write what can be read of a file, and return where the rows of each of our tables are in it."""
    made = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
    trees, layouts = gather(damaged, dict(new.execute(made).fetchall()))
    wanted = {"sqlite_sequence", *Record.metadata.tables}
    trees = {name: tree for name, tree in trees.items() if name in wanted}
    write_readable(damaged, readable, trees, layouts)
    return trees


def _rescue(table: str, tree: Tree, files: _Files, told: Salvaged) -> None:
    picked = _picked(table)
    missing: list[range] = []
    saved = 0
    for rows in _spans(files.source, table, picked, tree.leaves, missing):
        spoilt = [row for row in rows if not is_readable(table, row[1:])]
        kept = [row for row in rows if row not in spoilt] if spoilt else rows
        refused = _insert_all(files.new, table, picked, kept)
        saved += len(kept) - len(refused)
        missing += [range(row[0], row[0] + 1) for row in (*spoilt, *refused)]
    known, copied = _given(files.source, table), _given(files.older, table)
    last = max(known or 0, copied or 0)
    missing += _holes(tree, last)
    brought = sum(_bring_back(files, table, numbers) for numbers in missing)
    lost = sum(_lost(files, table, numbers, copied) for numbers in missing)
    _keep_counting(files.new, table, last)
    told.saved[table] = saved
    if brought:
        told.brought_back[table] = brought
    if lost:
        told.lost[table] = lost


def _spans(
    source: Any, table: str, picked: str, leaves: Sequence[Leaf], missing: list[range]
) -> Iterator[list[Row]]:
    """Yield the rows that can be read, their numbers first; numbers that cannot go to ``missing``."""
    asked = f'SELECT rowid, {picked} FROM "{table}" WHERE rowid BETWEEN ? AND ?'  # noqa: S608 - ours
    spans = list(_grouped(leaves))[::-1]
    while spans:
        span = spans.pop()
        try:
            yield source.execute(asked, (span[0].first, span[-1].last)).fetchall()
        except _UNREADABLE:
            if len(span) > 1:
                middle = len(span) // 2
                spans += [span[middle:], span[:middle]]
            else:
                yield list(_one_by_one(source, asked, span[0], missing))


def _grouped(leaves: Sequence[Leaf]) -> Iterator[list[Leaf]]:
    group, size = [], 0
    for leaf in leaves:
        if group and size + leaf.size > _AT_ONCE:
            yield group
            group, size = [], 0
        group.append(leaf)
        size += leaf.size
    if group:
        yield group


def _one_by_one(source: Any, asked: str, leaf: Leaf, missing: list[range]) -> Iterator[Row]:
    for rowid in leaf.rowids:
        try:
            yield from source.execute(asked, (rowid, rowid)).fetchall()
        except _UNREADABLE:
            missing.append(range(rowid, rowid + 1))


def _holes(tree: Tree, last: int) -> list[range]:
    """Return the numbers of rows that stood on pages that are gone, as far as such numbers were given."""
    highest = tree.leaves[-1].last if tree.leaves else 0
    beyond = range(highest + 1, last + 1)
    return [*tree.holes, *([beyond] if beyond and not tree.ends else [])]


def _bring_back(files: _Files, table: str, numbers: range) -> int:
    """Put rows in as the copy has them, and return how many."""
    rows = _in_copy(files.older, table, _picked(table), numbers)
    return len(rows) - len(_insert_all(files.new, table, _picked(table), rows))


def _lost(files: _Files, table: str, numbers: range, copied: int | None) -> int:
    """Return how many of these rows are nowhere; what the copy does not have either was deleted before."""
    in_copy = _in_copy(
        files.older, table, "rowid", range(numbers.start, min(numbers.stop, (copied or 0) + 1))
    )
    here = files.new.execute(
        f'SELECT count(*) FROM "{table}" WHERE rowid BETWEEN ? AND ?',  # noqa: S608 - ours
        (numbers.start, numbers.stop - 1),
    ).fetchone()[0]
    younger = len(range(max(numbers.start, (copied or 0) + 1), numbers.stop))
    return max(len(in_copy) + younger - here, 0)


def _insert_all(new: Any, table: str, picked: str, rows: Sequence[Row]) -> list[Row]:
    """Put rows in, each after its number; return those that damage made nonsense of, which tables refuse."""
    marks = ", ".join("?" * (picked.count(",") + 1))
    statement = f'INSERT INTO "{table}" ({picked}) VALUES ({marks})'  # noqa: S608 - ours
    if not rows:
        return []
    new.execute("SAVEPOINT rows")
    try:
        new.executemany(statement, [row[1:] for row in rows])
    except (sqlite.Error, OverflowError):
        new.execute("ROLLBACK TO rows")
        return [row for row in rows if not _insert(new, statement, row[1:])]
    finally:
        new.execute("RELEASE rows")
    return []


def _insert(new: Any, statement: str, row: Row) -> bool:
    try:
        new.execute(statement, row)
    except (sqlite.Error, OverflowError):
        return False
    return True


def _from_copy(files: _Files, table: str, rowid: int) -> bool:
    return bool(_bring_back(files, table, range(rowid, rowid + 1)))


def _in_copy(older: Any, table: str, picked: str, numbers: range) -> list[Row]:
    """Return records as the copy has them, but for what was erased since, and the history of who was."""
    if older is None or not numbers:
        return []
    named = Record.metadata.tables[table].columns.keys()
    kept = [
        f'"{name}" NOT IN (SELECT uid FROM temp.not_back)'  # noqa: S608 - ours
        for name in ("uid", "customer_uid")
        if name in named
    ]
    where = " AND ".join(["rowid BETWEEN ? AND ?", *kept])
    asked = f'SELECT rowid, {picked} FROM "{table}" WHERE {where}'  # noqa: S608 - ours
    try:
        return older.execute(asked, (numbers.start, numbers.stop - 1)).fetchall()
    except sqlite.Error:  # an older copy, from before this table
        return []


def _picked(table: str) -> str:
    return ", ".join(f'"{column.name}"' for column in Record.metadata.tables[table].columns)


def _given(connection: Any, table: str) -> int | None:
    """Return the last number that was given to a record; ``None`` where that cannot be told."""
    if connection is None:
        return None
    try:
        if _counts(table):
            found = connection.execute(_SEQUENCE, (table,)).fetchone()
        else:
            found = connection.execute(f'SELECT max(rowid) FROM "{table}"').fetchone()  # noqa: S608 - ours
    except sqlite.Error:  # an older copy, from before this table
        return None
    return found[0] if found and isinstance(found[0], int) else None


def _counts(table: str) -> bool:
    """Tell whether a table never gives a number twice."""
    return bool(Record.metadata.tables[table].dialect_options["sqlite"]["autoincrement"])


def _keep_counting(new: Any, table: str, last: int) -> None:
    """Never use a number again, not even one that was lost."""
    if not last or not _counts(table):
        return
    kept = new.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, table))
    if not kept.rowcount:
        new.execute("INSERT INTO sqlite_sequence(name, seq) VALUES (?, ?)", (table, last))


def _open(path: Path) -> Any:
    connection = sqlite.connect(str(path), isolation_level=None)
    for pragma in ("foreign_keys=OFF", "journal_mode=MEMORY", "synchronous=OFF", _CACHE):
        connection.execute(f"PRAGMA {pragma}")
    return connection
