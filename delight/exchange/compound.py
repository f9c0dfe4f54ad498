"""Files in Microsoft's old container (MS-CFB): XLS, or a protected XLSX, looked through before opening."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from delight.domain.errors import DelightError
from delight.exchange.swelling import check_extent

_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
_ENTRY = struct.Struct("<64sHBx12x16x4x16xIQ")
_LAST = 0xFFFFFFFA
_ROOT, _STREAM = 5, 2
_BOOKS = ("workbook", "book")
_FILEPASS, _DIMENSIONS = 0x002F, 0x0200
_CELLS = frozenset(int(number, 16) for number in "1 2 3 4 5 6 bd be d6 fd 201 203 204 205 27e 406".split())
_SEVERAL = frozenset({0x00BD, 0x00BE})
_STRINGS = 0x00FC
_BEGIN, _END, _SHEET = 0x0809, 0x000A, 0x0085
_MOST_RECORDS = 4_000_000
_OTHERS = {
    "worddocument": "import.is_document", "powerpoint document": "import.is_document",
    "__properties_version1.0": "import.is_mail",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Stream:
    name: str
    kind: int
    start: int
    size: int


def check_compound(data: bytes) -> None:
    """Refuse a container that is no workbook, is protected, or whose cells reach too far.

    Raises:
        DelightError: ``import.damaged``, ``import.protected``, ``import.sparse``, ``import.too_large``,
            ``import.is_…`` for containers that hold something else.
    """
    try:
        container = _Container(data)
        streams = container.streams()
        names = {stream.name: stream for stream in streams}
        if "encryptedpackage" in names:
            raise DelightError("import.protected")
        book = next((names[name] for name in _BOOKS if name in names), None)
        if book is None:
            raise DelightError(
                next((code for name, code in _OTHERS.items() if name in names), "import.damaged")
            )
        container.check()
        _check_book(container.read(book))
    except (struct.error, IndexError, ValueError) as error:
        raise DelightError("import.damaged") from error


class _Container:
    """The streams of a container."""

    def __init__(self, data: bytes) -> None:
        head = _HEADER.unpack_from(data)
        (_, _, _, _, shift, small, _, _, self._directory, _, self._cutoff, self._mini, _, more, _) = head
        if not 7 <= shift <= 16 or not 2 <= small <= shift:
            raise DelightError("import.damaged")
        self._data, self._size, self._small = data, 1 << shift, 1 << small
        self._tables = self._fat_sectors(more)
        self._fat = self._table(self._tables)

    def streams(self) -> list[_Stream]:
        """Return what the directory lists."""
        listed = self._chained(self._directory, self._fat)
        return list(_entries(listed))

    def check(self) -> None:
        """Refuse a container without its end, which the reader would give up on (``import.damaged``)."""
        chains = [self._tables, self._chain(self._mini, self._fat), self._chain(self._directory, self._fat)]
        chains += [self._chain(entry.start, self._fat) for entry in self.streams() if entry.kind == _ROOT]
        end = len(self._data) // self._size - 1
        if any(sector >= end for chain in chains for sector in chain):
            raise DelightError("import.damaged")

    def read(self, stream: _Stream) -> bytes:
        """Return the content of a stream; a short one lies within another."""
        if stream.size >= self._cutoff:
            return self._chained(stream.start, self._fat)[: stream.size]
        root = next(entry for entry in self.streams() if entry.kind == _ROOT)
        inside = self._chained(root.start, self._fat)
        mini = self._table(self._chain(self._mini, self._fat))
        size = self._small
        found = b"".join(inside[at * size : at * size + size] for at in self._chain(stream.start, mini))
        return found[: stream.size]

    def _fat_sectors(self, more: int) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        seen = 0
        while more < _LAST and seen < len(self._data) // self._size:
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            sectors += numbers[:-1]
            more, seen = numbers[-1], seen + 1
        return [sector for sector in sectors if sector < _LAST]

    def _table(self, sectors: list[int]) -> tuple[int, ...]:
        joined = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(joined) // 4}I", joined)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        found = self._data[start : start + self._size]
        return found.ljust(self._size, b"\0") if found else _missing()

    def _chained(self, start: int, table: tuple[int, ...]) -> bytes:
        return b"".join(map(self._sector, self._chain(start, table)))

    def _chain(self, at: int, table: tuple[int, ...]) -> list[int]:
        """Return the sectors from ``at`` on; one that leads back is damage."""
        found: list[int] = []
        while at < _LAST:
            found.append(at)
            if len(found) > len(table):
                raise DelightError("import.damaged")
            at = table[at]
        return found


def _missing() -> bytes:
    raise DelightError("import.damaged")


def _entries(listed: bytes) -> Iterator[_Stream]:
    for name, length, kind, start, size in _ENTRY.iter_unpack(listed[: len(listed) // 128 * 128]):
        if kind in {_ROOT, _STREAM}:
            text = name[: max(length - 2, 0)].decode("utf-16-le", errors="replace")
            yield _Stream(text.casefold(), kind, start, size & 0xFFFFFFFF)


def _check_book(book: bytes) -> None:
    """Walk the records of a workbook (MS-XLS) and of each worksheet, wherever the workbook says it begins."""
    sheets: dict[int, None] = {}
    left = _MOST_RECORDS
    for kind, at, length in _records(book, 0):
        left -= 1
        if kind == _FILEPASS:
            raise DelightError("import.protected")
        if kind == _STRINGS and length >= 8 and struct.unpack_from("<4xI", book, at)[0] > len(book):
            raise DelightError("import.swells")
        if kind == _SHEET and length >= 4:
            sheets[struct.unpack_from("<I", book, at)[0]] = None
    for start in (0, *sheets):
        left -= _check_sheet(book, start, left)


def _check_sheet(book: bytes, start: int, most: int) -> int:
    """Return how many records a worksheet has, unless its cells reach too far."""
    rows, columns, count = 0, 0, 0
    for kind, at, length in _records(book, start):
        count += 1
        if count > most:
            raise DelightError("import.swells")
        if kind == _END and start:
            break
        if kind == _BEGIN:
            rows = columns = 0
        elif kind == _DIMENSIONS and length >= 10:
            first, last, left, right = struct.unpack_from("<IIHH" if length >= 14 else "<HHHH", book, at)
            if last < first or right < left:
                raise DelightError("import.damaged")
            check_extent(last - first, right - left)
        elif kind in _CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", book, at)
            if kind in _SEVERAL and length >= 8:  # cells side by side: the last column stands at the end
                column = max(column, *struct.unpack_from("<H", book, at + length - 2))
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            check_extent(rows, columns)
    return count


def _records(book: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield the kind, the place and the length of each record from ``at`` on that is whole."""
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        at += 4
        if at + length > len(book):
            return
        yield kind, at, length
        at += length
