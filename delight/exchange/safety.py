"""The bytes of a file that somebody chose: read once, never waited for, never more than we take."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from delight.domain.errors import DelightError
from delight.exchange.card_lines import light
from delight.exchange.kinds import kind_of
from delight.exchange.table import FileKind

LARGEST_FILE = 32 * 1024 * 1024
LARGEST_CARDS = 128 * 1024 * 1024
"""vCards carry pictures, which are left out as they are read; what stays is no larger than another file."""
_START, _PIECE = 64 * 1024, 4 * 1024 * 1024
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_PROBLEMS = {
    errno.ENOENT: "file.not_there",
    errno.ENOTDIR: "file.not_there",
    errno.EISDIR: "file.is_folder",
    errno.ELOOP: "file.is_loop",
    errno.EACCES: "file.locked",
    errno.EPERM: "file.locked",
    errno.ENAMETOOLONG: "file.name_too_long",
}


def contents(path: Path) -> bytes:
    """Return all of a file; of vCards, all but their pictures.

    What is too large is refused by its size and its first bytes, before the rest is read.

    Raises:
        DelightError: ``file.not_there``, ``file.is_folder``, ``file.is_device``, ``file.is_loop``,
            ``file.locked``, ``file.name_too_long``, ``file.changed``, ``file.cannot_read``;
            ``import.too_large``, ``import.empty`` and ``import.is_…`` as ``kinds`` tells.
    """
    return taken(path, _read)


def whole(handle: int, path: Path, before: os.stat_result) -> bytes:
    """Return all of an open file (``file.changed`` where it is not any more as it was ``before``)."""
    data = b"".join(_pieces(handle, b"", before.st_size))
    _check_unchanged(handle, path, before)
    return data


def taken(path: Path, read: Callable[[int, Path], bytes]) -> bytes:
    """Return what ``read`` takes from an open file: it is an ordinary one, and never waited for.

    Raises:
        DelightError: ``file.…`` as ``contents`` does, and what ``read`` raises.
    """
    try:
        _check(path.stat(), path)
        handle = os.open(path, _OPEN)
        try:
            _check(os.fstat(handle), path)  # it may be another one by now
            return read(handle, path)
        finally:
            os.close(handle)
    except OSError as error:
        raise DelightError(_PROBLEMS.get(error.errno or 0, "file.cannot_read"), path=str(path)) from error
    except ValueError as error:  # a NUL in its name
        raise DelightError("file.not_there", path=str(path)) from error
    except DelightError as error:
        raise DelightError(error.code, **{**error.details, "path": str(path)}) from error


def _check(status: os.stat_result, path: Path) -> None:
    """Refuse what is no ordinary file: a pipe would be waited for, a device read for ever."""
    if stat.S_ISDIR(status.st_mode):
        raise DelightError("file.is_folder", path=str(path))
    if not stat.S_ISREG(status.st_mode):
        raise DelightError("file.is_device", path=str(path))


def _read(handle: int, path: Path) -> bytes:
    before = os.fstat(handle)
    start = os.read(handle, _START)
    cards = kind_of(start) is FileKind.VCARD
    if before.st_size > (LARGEST_CARDS if cards else LARGEST_FILE):
        raise DelightError("import.too_large")
    pieces = _pieces(handle, start, before.st_size)
    data = light(pieces, LARGEST_FILE) if cards else b"".join(pieces)
    _check_unchanged(handle, path, before)
    return data


def _check_unchanged(handle: int, path: Path, before: os.stat_result) -> None:
    after, read = os.fstat(handle), os.lseek(handle, 0, os.SEEK_CUR)
    if (after.st_size, after.st_mtime_ns) != (read, before.st_mtime_ns):
        raise DelightError("file.changed", path=str(path))


def _pieces(handle: int, start: bytes, size: int) -> Iterator[bytes]:
    yield start
    left = size - len(start)
    while left > 0 and (piece := os.read(handle, min(left, _PIECE))):
        yield piece
        left -= len(piece)
