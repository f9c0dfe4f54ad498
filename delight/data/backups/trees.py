"""Which pages of a damaged file hold rows of which table, and a file in which all of them can be read.

A table is a tree of pages. Where a page that leads to others is gone, SQLite finds none of them, though they
are whole. Here every page is looked at. Rows that no tree leads to belong to the table whose columns they
have. Then each table gets a new tree over its rows, and SQLite reads it like any other.
"""

import shutil
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from struct import pack
from typing import Any

from delight.data.backups.btree import (
    HEADER,
    LEAF,
    Leaf,
    Pages,
    empty_leaf,
    grown,
    is_blob,
    is_number,
    is_text,
    pages_of,
)
from delight.data.engine import sqlite

_DEEPEST = 20
_SCHEMA = "sqlite_schema"
_UID = 77
"""The serial type of a text of 32 letters."""
_FITTING = {"TEXT": is_text, "INTEGER": is_number, "BLOB": is_blob}
_OURS = {
    _SCHEMA: {"type": "TEXT", "name": "TEXT", "tbl_name": "TEXT", "rootpage": "INTEGER", "sql": "TEXT"},
    "sqlite_sequence": {"name": "TEXT", "seq": "INTEGER"},
}
"""The tables that SQLite keeps for itself; it does not say of what type their columns are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column as far as rows tell: its type, whether it is never empty, or the number of the row itself."""

    name: str
    type: str
    needed: bool = True
    is_rowid: bool = False
    default: str | None = None

    def fits(self, kind: int) -> bool:
        """Tell whether a value of this serial type may stand in it."""
        if self.is_rowid or kind == 0:
            return kind == 0 and (self.is_rowid or not self.needed)
        return kind == _UID if self.name == "uid" else _FITTING.get(self.type, lambda _: True)(kind)

    @property
    def sql(self) -> str:
        """What makes it a column that holds the same, whatever that is."""
        key = "INTEGER PRIMARY KEY" if self.is_rowid else ""
        return f'"{self.name}" {key}' + (f" DEFAULT {self.default}" if self.default else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The rows of a table that were found.

    Attributes:
        leaves: the pages they stand on, in their order.
        holes: numbers between them that stood on pages that are gone, if there were such rows at all.
        ends: no row after the last one is gone.
    """

    leaves: tuple[Leaf, ...] = ()
    holes: tuple[range, ...] = ()
    ends: bool = False


def gather(damaged: Path, tables: Mapping[str, str]) -> tuple[dict[str, Tree], dict[str, tuple[Column, ...]]]:
    """Return where the rows of each table of a file are, and what columns the tables have in it.

    Args:
        damaged: the file, whatever became of it.
        tables: what makes each table, by name, for those of which the file does not say it any more.
    """
    with pages_of(damaged) as pages:
        found = (pages.leaf(number) for number in range(1, pages.count + 1) if pages.kind(number) == LEAF)
        leaves = {leaf.number: leaf for leaf in found if leaf}
        roots, written = _schema(pages, leaves)
        layouts = _layouts({**tables, **written})
        seen: set[int] = set()
        walked = {
            name: list(_walk(pages, leaves, roots[name], columns, seen)) if name in roots else [None]
            for name, columns in layouts.items()
        }
        left = [leaf for number, leaf in leaves.items() if number not in seen]
        strays = _strays(pages, left, {name: layouts[name] for name in layouts if None in walked[name]})
        return {name: _tree(walked[name], strays.get(name, [])) for name in layouts}, layouts


def write_readable(
    damaged: Path, target: Path, trees: Mapping[str, Tree], layouts: Mapping[str, Sequence[Column]]
) -> None:
    """Write ``damaged`` to ``target`` with a new first page and new trees; its tables have no indexes."""
    with pages_of(damaged) as pages:
        size, number, reserved = pages.size, max(pages.count, 1) + 1, pages.size - pages.usable
    shutil.copyfile(damaged, target)
    roots: dict[str, int] = {}
    with target.open("rb+") as file:
        file.truncate((number - 1) * size)
        file.seek(0, 2)
        for name, tree in trees.items():
            roots[name], made = grown([(leaf.number, leaf.last) for leaf in tree.leaves], size, number)
            file.writelines(made)
            number += len(made)
        file.seek(0)
        file.write(_first_page(size, reserved, number - 1))
    with closing(sqlite.connect(str(target), isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("PRAGMA writable_schema=ON")
        connection.executemany(
            "INSERT INTO sqlite_master(type, name, tbl_name, rootpage, sql) VALUES('table', ?1, ?1, ?2, ?3)",
            [(name, roots[name], _sql(name, layouts[name])) for name in trees],
        )


def _schema(pages: Pages, leaves: Mapping[int, Leaf]) -> tuple[dict[str, int], dict[str, str]]:
    """Return at which page each table begins and what makes it, as far as the list of tables is there."""
    roots, written = {_SCHEMA: 1}, {}
    columns = [Column(name=name, type=kind, needed=name != "sql") for name, kind in _OURS[_SCHEMA].items()]
    walked = list(_walk(pages, leaves, 1, columns, set()))
    for leaf in leaves.values() if None in walked else walked:
        if leaf is None or not _fit(pages.types(leaf), columns):
            continue
        for row in pages.rows(leaf):
            kind, name, _, root, sql = row if len(row) == len(columns) else [None] * len(columns)
            if kind == "table" and isinstance(name, str) and isinstance(root, int) and root > 1:
                roots[name] = root
                if isinstance(sql, str):
                    written[name] = sql
    return roots, written


def _layouts(tables: Mapping[str, str]) -> dict[str, tuple[Column, ...]]:
    """Return the columns of tables, by what makes them."""
    with closing(sqlite.connect(":memory:", isolation_level=None)) as scratch:
        for sql in tables.values():
            with suppress(sqlite.Error, ValueError):  # a zero in it
                scratch.execute(sql)
        kept = [name for name, sql in tables.items() if name not in _OURS and not _elsewhere(sql)]
        layouts = {name: tuple(_columns(scratch, name)) for name in kept}
    for name, columns in _OURS.items():
        layouts[name] = tuple(Column(name=column, type=kind) for column, kind in columns.items())
    return {name: columns for name, columns in layouts.items() if columns}


def _elsewhere(sql: str) -> bool:
    """Tell whether a table has no rows on pages of its own, or on pages of another kind."""
    return sql.startswith("CREATE VIRTUAL") or "WITHOUT ROWID" in sql


def _columns(scratch: Any, table: str) -> Iterator[Column]:
    for _, name, kind, needed, default, key in scratch.execute(f'PRAGMA table_info("{table}")').fetchall():
        is_rowid = bool(key) and kind.upper() == "INTEGER"
        yield Column(name=name, type=kind.upper(), needed=bool(needed), is_rowid=is_rowid, default=default)


def _walk(
    pages: Pages,
    leaves: Mapping[int, Leaf],
    number: int,
    columns: Sequence[Column],
    seen: set[int],
    depth: int = _DEEPEST,
) -> Iterator[Leaf | None]:
    """Yield a table's pages of rows that a page leads to, in their order; ``None`` where one is gone."""
    if number in seen or not 1 <= number <= pages.count or not depth:
        yield None
    elif leaf := leaves.get(number):
        fits = _fit(pages.types(leaf), columns)
        seen |= {number} if fits else set()
        yield leaf if fits else None
    elif children := pages.children(number):
        seen.add(number)
        for child in children:
            yield from _walk(pages, leaves, child, columns, seen, depth - 1)
    elif not pages.is_empty(number):
        yield None


def _strays(
    pages: Pages, left: Sequence[Leaf], broken: Mapping[str, Sequence[Column]]
) -> dict[str, list[Leaf]]:
    """Return to which table the pages belong that nothing leads to, where they fit one alone."""
    found: dict[str, list[Leaf]] = {}
    for leaf in left:
        fitting = _fitting(pages.types(leaf), broken)
        if len(fitting) == 1:
            found.setdefault(fitting[0], []).append(leaf)
    return found


def _fitting(types: Sequence[int], layouts: Mapping[str, Sequence[Column]]) -> list[str]:
    """Return the tables that a row may be of: those with as many columns first, then those that got more."""
    same = [name for name, columns in layouts.items() if len(columns) == len(types) and _fit(types, columns)]
    fitting = same or [name for name, columns in layouts.items() if _fit(types, columns)]
    return [name for name in fitting if any(column.name == "uid" for column in layouts[name])] or fitting


def _fit(types: Sequence[int], columns: Sequence[Column]) -> bool:
    """Tell whether a row is one of a table; columns added to the table since are not in it."""
    if not types or len(types) > len(columns):
        return False
    added = columns[len(types) :]
    fits = all(column.fits(kind) for column, kind in zip(columns, types, strict=False))
    return fits and all(column.default is not None or not column.needed for column in added)


def _tree(walked: Sequence[Leaf | None], strays: Sequence[Leaf]) -> Tree:
    joined = {(a.number, b.number) for a, b in pairwise(walked) if a and b}
    leaves = _rising([leaf for leaf in walked if leaf], strays)
    holes = [
        range(one.last + 1, other.first)
        for one, other in pairwise(leaves)
        if (one.number, other.number) not in joined and other.first > one.last + 1
    ]
    if leaves and leaves[0] is not walked[0] and leaves[0].first > 1:
        holes.insert(0, range(1, leaves[0].first))
    ends = leaves[-1] is walked[-1] if leaves else not walked
    return Tree(leaves=tuple(leaves), holes=tuple(holes), ends=ends)


def _rising(known: Sequence[Leaf], strays: Sequence[Leaf]) -> list[Leaf]:
    """Return as many pages as there are without a number twice, in the order of their rows.

    One whose numbers were damaged overlaps many others, which all stay if it goes; so whichever ends first
    is taken. What trees lead to goes before what nothing leads to.
    """
    leaves: list[Leaf] = []
    for leaf in sorted(known, key=lambda leaf: leaf.last):
        if not leaves or leaf.first > leaves[-1].last:
            leaves.append(leaf)
    lasts = [leaf.last for leaf in leaves]
    for leaf in sorted(strays, key=lambda leaf: leaf.last):
        at = bisect_left(lasts, leaf.first)
        if at == len(leaves) or leaf.last < leaves[at].first:
            lasts.insert(at, leaf.last)
            leaves.insert(at, leaf)
    return leaves


def _sql(name: str, columns: Sequence[Column]) -> str:
    return f'CREATE TABLE "{name}"({", ".join(column.sql for column in columns)})'


def _first_page(size: int, reserved: int, count: int) -> bytes:
    """Return the first page of a file whose list of tables is empty."""
    head = b"SQLite format 3\0" + pack(">HBBBBBB", size % 65_535, 1, 1, reserved, 64, 32, 32)
    head += (
        pack(">IIIIIIIIIIII", 1, count, 0, 0, 1, 4, 0, 0, 1, 0, 0, 0) + bytes(20) + pack(">II", 1, 3_053_000)
    )
    return head + empty_leaf(size, HEADER)
