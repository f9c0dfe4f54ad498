"""Where a file lists its tables: pages that a copy of it can lend, since it has them at the same place."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from delight.data.engine import sqlite

_INTERIOR, _HEADER = 5, 100
_DEEPEST = 20
_COUNT = 28
"""Where a file says how many pages it has."""
_LONGEST = 64 * 1024**3


def lists_its_tables(path: Path) -> bool:
    """Tell whether a file's list of tables can be read."""
    try:
        with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
            connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall()
            connection.execute("SELECT count(*) FROM meta LIMIT 0").fetchall()
    except sqlite.Error:
        return False
    return True


def pad(damaged: Path, target: Path) -> None:
    """Write ``damaged`` to ``target``, as long as its first page says: what is left can be read then."""
    shutil.copyfile(damaged, target)
    with target.open("rb+") as file:
        size = _page_size(file)
        file.seek(_COUNT)
        _fill(file, int.from_bytes(file.read(4), "big") * size)


def _fill(file: BinaryIO, length: int) -> None:
    if file.seek(0, os.SEEK_END) < length <= _LONGEST:
        file.truncate(length)


def lend_schema(copy: Path, damaged: Path, target: Path) -> None:
    """Write ``damaged`` to ``target`` with the pages that list its tables as they are in ``copy``.

    Both must be of the same schema. Format: sqlite.org/fileformat2.html, "B-tree Pages".
    """
    shutil.copyfile(damaged, target)
    with copy.open("rb") as source, target.open("rb+") as file:
        size = _page_size(source)
        for number in _pages(source, size, 1, _DEEPEST):
            source.seek((number - 1) * size)
            page = source.read(size)
            file.seek((number - 1) * size)
            file.write(page)
        source.seek(_COUNT)
        _fill(file, int.from_bytes(source.read(4), "big") * size)


def _pages(file: BinaryIO, size: int, number: int, depth: int) -> Iterator[int]:
    """Yield the numbers of the pages of the table that begins at page ``number``."""
    yield number
    file.seek((number - 1) * size)
    page = file.read(size)
    start = _HEADER if number == 1 else 0
    if depth == 0 or page[start] != _INTERIOR:
        return
    cells = int.from_bytes(page[start + 3 : start + 5], "big")
    children = [int.from_bytes(page[start + 8 : start + 12], "big")]
    for cell in range(cells):
        at = int.from_bytes(page[start + 12 + 2 * cell : start + 14 + 2 * cell], "big")
        children.append(int.from_bytes(page[at : at + 4], "big"))
    for child in children:
        yield from _pages(file, size, child, depth - 1)


def _page_size(file: BinaryIO) -> int:
    file.seek(16)
    size = int.from_bytes(file.read(2), "big")
    return 65_536 if size == 1 else size
