"""Pages of an SQLite file, looked at one by one, without trusting any that leads to them.

The format is that of https://www.sqlite.org/fileformat2.html: "B-tree Pages" (1.6), "Record Format" (2.1),
"Cell Payload Overflow Pages" (1.6, at the end) and "The Database Header" (1.3).
"""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from struct import pack, unpack_from

INTERIOR, LEAF = 5, 13
"""How the pages of a table begin; those of an index begin otherwise."""
HEADER = 100
"""So long is the file's own header, which stands before the first page's."""
USUAL_SIZE = 4096
_LEAF_HEAD, _INTERIOR_HEAD = 8, 12
_MOST_FRAGMENTS = 60
_FAN = 200
_ONE_BYTE = 0x80
_BLOB_AT, _TEXT_AT, _LARGEST = 12, 13, 1 << 63
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""How many bytes the serial types of whole numbers take; 8 and 9 are the numbers 0 and 1, in no byte."""
Value = int | str | bytes | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page with rows of a table: its own number, theirs, rising, and how many bytes they are."""

    number: int
    rowids: array[int]
    size: int

    @property
    def first(self) -> int:
        """The lowest number of a row on it."""
        return self.rowids[0]

    @property
    def last(self) -> int:
        """The highest number of a row on it."""
        return self.rowids[-1]


class Pages:
    """The pages of a file, counted from 1, whatever stands on them."""

    def __init__(self, data: Sequence[int] | mmap.mmap) -> None:
        self._data = data
        size = int.from_bytes(data[16:18], "big")
        size = 65_536 if size == 1 else size
        plausible = 512 <= size <= 65_536 and not size & (size - 1)
        self.size = size if plausible else USUAL_SIZE
        self.usable = self.size - (data[20] if plausible and data[20] <= self.size // 8 else 0)
        self.count = len(data) // self.size

    def page(self, number: int) -> bytes:
        """Return one page; nothing where the file has none of that number."""
        return bytes(self._data[(number - 1) * self.size : number * self.size]) if number > 0 else b""

    def kind(self, number: int) -> int:
        """Return the byte that tells what a page is."""
        return self._data[(number - 1) * self.size + _start(number)]

    def leaf(self, number: int) -> Leaf | None:
        """Return the rows on a page, if it is one of a table and whole as far as its frame tells."""
        page = self.page(number)
        rowids = array("q")
        before, total = -_LARGEST - 1, 0
        for at in self._pointers(page, _start(number), LEAF, _LEAF_HEAD):
            size, start = varint(page, at)
            rowid, start = varint(page, start)
            rowid -= 2 * _LARGEST if rowid >= _LARGEST else 0
            if rowid <= before or start >= self.usable:
                return None
            rowids.append(before := rowid)
            total += size
        return Leaf(number, rowids, total) if rowids else None

    def is_empty(self, number: int) -> bool:
        """Tell whether a page is that of a table without rows."""
        start = _start(number)
        return self.kind(number) == LEAF and self.page(number)[start + 3 : start + 5] == b"\0\0"

    def children(self, number: int) -> list[int]:
        """Return the pages that a page of a table leads to, in the order of their rows."""
        page, start = self.page(number), _start(number)
        found = [
            int.from_bytes(page[at : at + 4], "big")
            for at in self._pointers(page, start, INTERIOR, _INTERIOR_HEAD)
        ]
        return [*found, int.from_bytes(page[start + 8 : start + 12], "big")] if found else []

    def types(self, leaf: Leaf) -> list[int]:
        """Return the serial types of the first row's columns; nothing where they cannot be those of a row."""
        page = self.page(leaf.number)
        return self._types(page, self._pointers(page, _start(leaf.number), LEAF, _LEAF_HEAD)[0])

    def rows(self, leaf: Leaf) -> Iterator[list[Value]]:
        """Yield the rows on a page; a value that does not stand on it whole is ``None``."""
        page = self.page(leaf.number)
        for pointer in self._pointers(page, _start(leaf.number), LEAF, _LEAF_HEAD):
            at = self._record(page, pointer)[1]
            at += varint(page, at)[0]
            values: list[Value] = []
            for kind in self._types(page, pointer):
                values.append(_value(kind, page[at : at + width(kind)]))
                at += width(kind)
            yield values

    def _types(self, page: bytes, pointer: int) -> list[int]:
        size, start = self._record(page, pointer)
        length, at = varint(page, start)
        end, types = start + length, []
        while at < end <= self.usable:
            kind = page[at]
            kind, at = (kind, at + 1) if kind < _ONE_BYTE else varint(page, at)
            types.append(kind)
        return types if at == end and length + sum(map(width, types)) == size else []

    def _record(self, page: bytes, pointer: int) -> tuple[int, int]:
        """Return how long a row's record is, and where it begins on its page."""
        size, at = varint(page, pointer)
        return size, varint(page, at)[1]

    def _pointers(self, page: bytes, start: int, kind: int, head: int) -> Sequence[int]:
        """Return where the cells of a page begin, if the page is of that kind and keeps to the rules."""
        if len(page) < self.size or page[start] != kind:
            return ()
        count, content, fragments = unpack_from(">HHB", page, start + 3)
        first = start + head + 2 * count
        if not count or first > self.usable or fragments > _MOST_FRAGMENTS or (content or 65_536) < first:
            return ()
        pointers = unpack_from(f">{count}H", page, start + head)
        return pointers if min(pointers) >= first and max(pointers) < self.usable - 3 else ()


@contextmanager
def pages_of(path: Path) -> Iterator[Pages]:
    """Yield the pages of a file; one that is shorter than a header has none."""
    with path.open("rb") as file:
        if path.stat().st_size < HEADER:
            yield Pages(bytes(HEADER))
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield Pages(data)


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where what follows begins."""
    value = 0
    for byte in data[at : at + 8]:
        value, at = value << 7 | byte & 0x7F, at + 1
        if byte < _ONE_BYTE:
            return value, at
    return value << 8 | (data[at] if at < len(data) else 0), at + 1


def width(kind: int) -> int:
    """Return how many bytes a value of a serial type takes."""
    if kind >= _BLOB_AT:
        return (kind - _BLOB_AT) // 2
    return 8 if kind == 7 else _INTEGERS.get(kind, 0)


def is_text(kind: int) -> bool:
    """Tell whether a serial type is one of texts."""
    return kind >= _TEXT_AT and kind % 2 == 1


def is_blob(kind: int) -> bool:
    """Tell whether a serial type is one of bytes."""
    return kind >= _BLOB_AT and kind % 2 == 0


def is_number(kind: int) -> bool:
    """Tell whether a serial type is one of whole numbers."""
    return kind in _INTEGERS or kind in {8, 9}


def grown(leaves: Sequence[tuple[int, int]], size: int, number: int) -> tuple[int, list[bytes]]:
    """Return a tree over leaves: the page that it begins at, and the pages to write from ``number`` on.

    Args:
        leaves: number and highest row of each leaf, in the order of their rows.
        size: how long a page is.
        number: the number of the first page that is free.
    """
    if not leaves:
        return number, [empty_leaf(size)]
    made: list[bytes] = []
    level = list(leaves)
    while len(level) > 1:
        groups = [level[at : at + _FAN] for at in range(0, len(level), _FAN)]
        if len(groups) > 1 and len(groups[-1]) == 1:
            groups[-1].insert(0, groups[-2].pop())  # a page that leads to one other only is none
        level = []
        for group in groups:
            level.append((number + len(made), group[-1][1]))
            cells = [pack(">I", child) + _as_varint(last) for child, last in group[:-1]]
            made.append(_page(size, INTERIOR, cells, pack(">I", group[-1][0])))
    return level[0][0], made


def empty_leaf(size: int, start: int = 0) -> bytes:
    """Return what follows ``start`` on the page of a table without rows."""
    return pack(">BHHHB", LEAF, 0, 0, size % 65_536, 0) + bytes(size - start - _LEAF_HEAD)


def _page(size: int, kind: int, cells: Sequence[bytes], right: bytes) -> bytes:
    pointers, content, at = b"", b"", size
    for cell in cells:
        at -= len(cell)
        pointers += pack(">H", at)
        content = cell + content
    head = pack(">BHHHB", kind, 0, len(cells), at % 65_536, 0) + right + pointers
    return head + bytes(at - len(head)) + content


def _as_varint(value: int) -> bytes:
    value %= 2 * _LARGEST
    if value >> 56:
        rest, last = value >> 8, bytes([value & 0xFF])
        return bytes(rest >> 7 * step & 0x7F | 0x80 for step in range(7, -1, -1)) + last
    digits = [value & 0x7F]
    while value := value >> 7:
        digits.append(value & 0x7F | 0x80)
    return bytes(reversed(digits))


def _value(kind: int, raw: bytes) -> Value:
    if len(raw) < width(kind):
        return None
    if is_text(kind):
        return raw.decode("utf-8", "replace")
    if kind >= _BLOB_AT:
        return raw
    return int.from_bytes(raw, "big", signed=True) if kind in _INTEGERS else {8: 0, 9: 1}.get(kind)


def _start(number: int) -> int:
    return HEADER if number == 1 else 0
