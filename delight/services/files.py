"""Files and folders that people ask for: written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copymode, rmtree

from delight.data.faults import os_error
from delight.data.place import real_file, sync_file
from delight.domain.errors import StorageError

_NAME = 200
"""So many bytes of a name are left where a neighbour is called after it: no name has over 255 bytes."""


def write_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``; what stood there before stays until the new file is complete.

    Raises:
        StorageError: ``file.cannot_write`` with the path and the reason's own code.
    """
    with _beside(path) as (real, side):
        _write(side, data, like=real)
        side.replace(real)


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write files into ``folder``, which is made; return their names.

    A new folder stands there once all is in it. In one that is there each file is the old or the new one, and
    none is taken the place of before all are written; what has other names stays.

    Raises:
        StorageError: ``file.cannot_write`` with the path and the reason's own code.
    """
    try:
        side = folder / ".part" if folder.is_dir() else folder.with_name(f".{_short(folder.name)}.part")
        rmtree(side, ignore_errors=True)  # of a run that was killed
        side.mkdir()
        try:
            return _put_together(folder, side, files)
        finally:
            rmtree(side, ignore_errors=True)
    except (OSError, ValueError) as error:  # a path without a name has no neighbour
        why = os_error(error, folder).code if isinstance(error, OSError) else ""
        raise StorageError("file.cannot_write", path=str(folder), why=why) from error


def _put_together(folder: Path, side: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    real: dict[str, Path] = {}
    for name, data in files:
        real[name] = real_file(folder / name)
        _write(side / name, data, like=real[name])
    if not folder.is_dir():
        side.replace(folder)
        return list(real)
    for name, place in real.items():
        (side / name).replace(place)
    return list(real)


def _write(path: Path, data: bytes, *, like: Path) -> None:
    """Write a file to the disk; what nobody else may read of the one it is ``like`` stays so meanwhile."""
    with path.open("wb") as file:
        if like.exists():
            copymode(like, path)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _short(name: str) -> str:
    return name.encode()[:_NAME].decode("utf-8", "ignore")


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
