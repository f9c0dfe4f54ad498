"""The folder of a shop: whether it can hold one, and how a folder's changes reach the disk."""

import errno
import os
from pathlib import Path

from delight.data.faults import plain_faults
from delight.domain.errors import StorageError

_SHARED = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "fuse.sshfs", "fuse.davfs", "9p"}
)
_MOUNTS = Path("/proc/mounts")
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})
"""What sticks and shares say whose file system cannot sync a folder at all."""


def check_place(place: Path) -> None:
    """Refuse a folder on a network share: two computers would write into one file unprotected.

    Raises:
        StorageError: ``storage.on_a_share`` with the path; ``storage.not_a_folder``.
    """
    with plain_faults(place):
        there = next((above for above in (place, *place.absolute().parents) if above.exists()), place)
    if there.exists() and not there.is_dir():
        raise StorageError("storage.not_a_folder", path=str(there))
    if _file_system(place.absolute()) in _SHARED:
        raise StorageError("storage.on_a_share", path=str(place))


def real_file(path: Path) -> Path:
    """Return the file that ``path`` means, links followed; it need not be there yet.

    A file that is written beside its place and then renamed would take the place of a device or a pipe.

    Raises:
        StorageError: ``file.cannot_write`` where something stands there that is no file.
        OSError: where the system cannot even look.
    """
    real = Path(os.path.realpath(path))
    if real.is_symlink() or (real.exists() and not real.is_file()):  # a link that goes round in a circle
        raise StorageError("file.cannot_write", path=str(path))
    return real


def make_place(place: Path) -> None:
    """Make the folder of a new shop, and the folders above it.

    Raises:
        StorageError: ``storage.cannot_make``, where the system does not let it.
    """
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError("storage.cannot_make", path=str(place)) from error


def clear(database: Path) -> None:
    """Remove a database file that nobody needs, and what SQLite leaves beside it."""
    database.unlink(missing_ok=True)
    database.with_name(f"{database.name}-journal").unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Bring a rename in ``folder`` to the disk, where the system lets folders be synced."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Bring a file's bytes to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _file_system(place: Path) -> str:
    """Return the type of the file system at ``place``; empty where the system does not tell."""
    if str(place).startswith("\\\\"):
        return "cifs"
    if not _MOUNTS.exists():
        return ""
    best, kind = "", ""
    for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        mount, system = line.split()[1:3]
        mount = mount.replace("\\040", " ")
        if place.is_relative_to(mount) and len(mount) >= len(best):
            best, kind = mount, system
    return kind
