"""Rows are found on the pages they stand on, whatever became of the pages that lead there."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.data.backups.btree import INTERIOR, LEAF, pages_of
from delight.data.backups.trees import gather, write_readable
from delight.data.engine import sqlite

PAGE = 4096
TABLES = {
    "cakes": "CREATE TABLE cakes(id INTEGER PRIMARY KEY, uid TEXT NOT NULL, name TEXT, n INTEGER, top BLOB)",
    "jars": "CREATE TABLE jars(id INTEGER PRIMARY KEY, uid TEXT NOT NULL, honey INTEGER NOT NULL)",
}
whole = st.integers(min_value=-(2**63), max_value=2**63 - 1)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
cakes = st.dictionaries(
    whole,
    st.tuples(
        texts | st.none(), whole | st.none(), st.none() | st.binary(max_size=9) | st.just(b"x" * 9_000)
    ),
    max_size=80,
)


def baked(file, rows):
    """Make a file with these cakes, by number, and as many jars."""
    with closing(sqlite.connect(str(file), isolation_level=None)) as connection:
        for sql in TABLES.values():
            connection.execute(sql)
        connection.execute("BEGIN")
        for number, row in rows.items():
            connection.execute(
                "INSERT INTO cakes VALUES (?, ?, ?, ?, ?)", (number, f"{number % 16**32:032x}", *row)
            )
        connection.executemany(
            "INSERT INTO jars VALUES (?, ?, ?)", [(n + 1, f"{n:032x}", n) for n in range(len(rows))]
        )
        connection.execute("COMMIT")


def read(file, table="cakes"):
    with closing(sqlite.connect(str(file))) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()


def mended(file, tables=TABLES):
    """Write what is left of a file beside it, and return that."""
    target = file.with_name("readable")
    trees, layouts = gather(file, tables)
    write_readable(file, target, {name: trees[name] for name in TABLES}, layouts)
    return target


def wipe(file, *numbers):
    with file.open("rb+") as pages:
        for number in numbers:
            pages.seek((number - 1) * PAGE)
            pages.write(bytes(PAGE))


def of_kind(file, kind):
    with pages_of(file) as pages:
        return [number for number in range(2, pages.count + 1) if pages.kind(number) == kind]


@settings(max_examples=40, deadline=None)
@given(rows=cakes)
def test_whatever_is_in_a_whole_file_is_found(rows):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "shop"
        baked(file, rows)
        readable = mended(file)
        assert read(readable) == read(file)
        assert read(readable, "jars") == read(file, "jars")


@settings(max_examples=40, deadline=None)
@given(noise=st.binary(max_size=3 * PAGE), start=st.sampled_from([b"", b"SQLite format 3\0", b"\r\0\0\0\1"]))
def test_nonsense_is_no_table(noise, start):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "shop"
        file.write_bytes(start + noise)
        assert read(mended(file)) == []


@pytest.fixture
def large(tmp_path):
    """A file whose trees are three pages high, since its rows are long."""
    chance = random.Random(7)
    names = ["".join(chance.choices("abcdefgh ", k=900)) for _ in range(40)]
    file = tmp_path / "shop"
    baked(file, {n: (chance.choice(names), n, None) for n in range(1, 8_000)})
    return file


def test_no_row_is_lost_with_the_pages_that_lead_to_rows(large):
    before, jars = read(large), read(large, "jars")
    assert len(of_kind(large, INTERIOR)) > 4
    wipe(large, *of_kind(large, INTERIOR))
    assert read(mended(large)) == before
    assert read(mended(large), "jars") == jars


def test_no_row_is_lost_with_the_list_of_tables(large):
    before, jars = read(large), read(large, "jars")
    wipe(large, 1, *of_kind(large, INTERIOR))
    assert read(mended(large)) == before
    assert read(mended(large), "jars") == jars


def test_the_columns_of_a_file_are_its_own(large):
    """A file that was brought up to date has its columns in another order than a new one."""
    before = read(large)
    other = {**TABLES, "cakes": "CREATE TABLE cakes(id INTEGER PRIMARY KEY, name TEXT, uid TEXT NOT NULL)"}
    assert read(mended(large, other)) == before


def test_rows_that_were_deleted_stay_so(tmp_path):
    file = tmp_path / "shop"
    baked(file, {n: ("crumbs" * 100, n, None) for n in range(1, 500)})
    with closing(sqlite.connect(str(file), isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("DELETE FROM cakes WHERE id > 20")
    wipe(file, *of_kind(file, INTERIOR))
    assert [row[0] for row in read(mended(file))] == list(range(1, 21))


def test_what_is_lost_is_told_by_number(large):
    with pages_of(large) as pages:
        leaves = [pages.leaf(number) for number in of_kind(large, LEAF)]
    middle = sorted((leaf for leaf in leaves if leaf), key=lambda leaf: leaf.number)[len(leaves) // 2]
    wipe(large, middle.number)
    trees, _ = gather(large, TABLES)
    (table,) = [name for name, tree in trees.items() if tree.holes]
    assert trees[table].holes == (range(middle.first, middle.last + 1),)
    assert trees[table].ends
    assert not set(middle.rowids) & {rowid for leaf in trees[table].leaves for rowid in leaf.rowids}
