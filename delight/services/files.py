"""Files that people ask for: written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copymode

from delight.data.faults import os_error
from delight.data.place import real_file, sync_file
from delight.domain.errors import StorageError


def write_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``; what stood there before stays until the new file is complete.

    Raises:
        StorageError: ``file.cannot_write`` with the path and the reason's own code.
    """
    with _beside(path) as (real, side):
        with side.open("wb") as file:
            if real.exists():
                copymode(real, side)  # what nobody else may read stays so, also while it is written
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        side.replace(real)


def sync_tree(folder: Path) -> None:
    """Bring every file in a folder to the disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            sync_file(path)


def check_file(path: Path) -> None:
    """Make sure that ``path`` can be written, without touching what stands there (``file.cannot_write``)."""
    with _beside(path) as (_, side):
        side.open("wb").close()


@contextmanager
def _beside(path: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the file that ``path`` means and one beside it, which does not outlive this."""
    try:
        real = real_file(path)
        if real.exists() and not os.access(real, os.W_OK):
            raise PermissionError(path)
        side = real.with_name(f".{real.name}.part")
        try:
            yield real, side
        finally:
            with suppress(OSError):
                side.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError("file.cannot_write", path=str(path), why=os_error(error, path).code) from error
