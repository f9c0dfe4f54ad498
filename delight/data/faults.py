"""What the database engine complains about, as problems that can be put into plain words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from shutil import disk_usage

from sqlalchemy.exc import DBAPIError

from delight.data.engine import sqlite
from delight.domain.errors import DelightError, StorageError

_CODES = {
    "SQLITE_FULL": "storage.full",
    "SQLITE_READONLY": "storage.read_only",
    "SQLITE_PERM": "storage.read_only",
    "SQLITE_AUTH": "storage.read_only",
    "SQLITE_BUSY": "storage.busy",
    "SQLITE_LOCKED": "storage.busy",
    "SQLITE_CORRUPT": "storage.damaged",
    "SQLITE_NOTADB": "storage.not_a_shop",
    "SQLITE_CANTOPEN": "storage.cannot_open",
    "SQLITE_IOERR": "storage.disk_error",
    "SQLITE_CONSTRAINT": "storage.refused",
    "SQLITE_TOOBIG": "storage.too_big",
}
_WORDS = {
    "database or disk is full": "storage.full",
    "malformed": "storage.damaged",
    "is not a database": "storage.not_a_shop",
    "is locked": "storage.busy",
    "readonly database": "storage.read_only",
}
"""What the engine says where it gives no name, as while it copies a file."""
_ROOM = 64 * 1024
"""With less than this left on the disk, an input or output error is a full disk."""


@contextmanager
def plain_faults(path: Path) -> Iterator[None]:
    """Turn whatever the engine raises inside into a ``StorageError`` about the file at ``path``."""
    try:
        yield
    except DelightError:
        raise
    except DBAPIError as error:
        raise _as_storage_error(error.orig or error, path) from error
    except sqlite.Error as error:
        raise _as_storage_error(error, path) from error
    except OSError as error:
        raise os_error(error, path) from error
    except UnicodeDecodeError as error:  # what stands in a damaged file, as the engine quotes it
        raise StorageError("storage.damaged", path=str(path)) from error
    except UnicodeEncodeError as error:  # half of a surrogate pair, as in a broken argument of the command
        raise DelightError("text.unreadable") from error


def os_error(error: OSError, path: Path) -> StorageError:
    """Return the problem that the system's ``error`` means for the file at ``path``."""
    if isinstance(error, PermissionError):
        return StorageError("storage.read_only", path=str(path))
    if isinstance(error, FileNotFoundError):
        return StorageError("storage.missing", path=str(path))
    if isinstance(error, (NotADirectoryError, FileExistsError)):
        return StorageError("storage.not_a_folder", path=str(path))
    if error.errno == 36:  # ENAMETOOLONG
        return StorageError("file.name_too_long", path=str(path))
    if error.errno in {28, 122}:  # ENOSPC, EDQUOT
        return StorageError("storage.full", path=str(path))
    if error.errno == 30:  # EROFS
        return StorageError("storage.read_only", path=str(path))
    return StorageError("storage.disk_error", path=str(path))


def _as_storage_error(error: BaseException, path: Path) -> StorageError:
    name = str(getattr(error, "sqlite_errorname", ""))
    named = (code for start, code in _CODES.items() if name.startswith(start))
    said = (code for words, code in _WORDS.items() if not name and words in str(error))
    code = next(chain(named, said), "storage.disk_error")
    if code in {"storage.disk_error", "storage.cannot_open"}:
        code = _seen_on_disk(path, code)
    return StorageError(code, path=str(path))


def _seen_on_disk(path: Path, code: str) -> str:
    """Return what the disk itself tells about an error that the engine could not name."""
    if not path.parent.is_dir():
        return "storage.folder_gone"
    if path.is_file() and not path.stat().st_size:
        return "storage.not_a_shop"  # emptied while it was open
    if disk_usage(path.parent).free < _ROOM:
        return "storage.full"
    if code == "storage.cannot_open" and not os.access(path.parent, os.W_OK):
        return "storage.read_only"
    return "storage.missing" if code == "storage.cannot_open" and not path.exists() else code
