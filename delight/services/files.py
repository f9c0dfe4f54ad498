"""Files that people ask for: written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from delight.data.faults import os_error
from delight.domain.errors import StorageError


def write_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``; what stood there before stays until the new file is complete.

    Raises:
        StorageError: ``file.cannot_write`` with the path and the reason's own code.
    """
    side = _beside(path)
    try:
        with side.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        side.replace(path)
    except OSError as error:
        with suppress(OSError):
            side.unlink(missing_ok=True)
        raise StorageError("file.cannot_write", path=str(path), why=os_error(error, path).code) from error


def check_file(path: Path) -> None:
    """Make sure that ``path`` can be written, without touching what stands there (``file.cannot_write``)."""
    side = _beside(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(str(path))
        side.open("wb").close()
    except OSError as error:
        raise StorageError("file.cannot_write", path=str(path), why=os_error(error, path).code) from error
    finally:
        with suppress(OSError):
            side.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")
