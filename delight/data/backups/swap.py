"""Put a backup in the place of the shop's file, and keep what was there."""

import os
from collections.abc import Callable
from pathlib import Path

from delight.data.backups.checks import sound
from delight.data.backups.file import unpack
from delight.data.backups.manifest import Manifest
from delight.data.backups.side import beside
from delight.data.engine import sqlite
from delight.data.faults import plain_faults
from delight.data.place import sync_file, sync_folder
from delight.domain.errors import StorageError

_WAIT_FOR_WRITERS = 5_000


def restore_backup(
    path: Path,
    target: Path,
    *,
    prepare: Callable[[Path], None] = lambda _part: None,
    keep: Callable[[Path], Path | None] = lambda _target: None,
) -> tuple[Manifest, Path | None]:
    """Put a backup in the place of the shop's file ``target``; return what it held and where the old one is.

    Args:
        path: the backup.
        target: the shop's file; may be missing or damaged.
        prepare: called with the file that was unpacked, before it takes its place.
        keep: keeps the shop that is replaced, and returns where; where it cannot, the file is kept beside.

    Raises:
        StorageError: ``backup.*``, ``storage.newer``, ``storage.full`` …; the old file stands then.
    """
    with plain_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    with plain_faults(target), beside(target, "restoring") as (part,):
        manifest = unpack(path, part)
        if sound(part) != manifest.counts:
            raise StorageError("backup.damaged", path=str(path))
        prepare(part)
        sync_file(part)
        _finish(target)
        kept = keep(target) if target.exists() else None
        kept_beside = None if kept else keep_beside(target)
        _part_from_journal(target, kept_beside)
        part.replace(target)
        sync_folder(target.parent)
    return manifest, kept or kept_beside


def keep_beside(target: Path) -> Path | None:
    """Keep the file ``target`` under a name of its own beside it, and return that."""
    if not target.exists():
        return None
    number = max((before_number(file) for file in kept_files(target)), default=0) + 1
    kept = target.with_name(f"{target.name}.before-{number}")
    try:
        os.link(target, kept)
    except OSError:  # no hard links on this file system
        kept.write_bytes(target.read_bytes())
    return kept


def replace_keeping(new: Path, target: Path) -> Path | None:
    """Put the file ``new`` in the place of ``target``, keep that beside, and return where."""
    sync_file(new)
    _finish(target)
    kept = keep_beside(target)
    _part_from_journal(target, kept)
    new.replace(target)
    sync_folder(target.parent)
    return kept


def kept_files(target: Path) -> list[Path]:
    """Return the files that were kept beside ``target``, the oldest first."""
    found = [file for file in target.parent.glob(f"{target.name}.before-*") if before_number(file)]
    return sorted(found, key=before_number)


def before_number(file: Path) -> int:
    """Return the N of ``….before-N``; 0 where it is none."""
    end = file.name.rpartition("-")[2]
    return int(end) if end.isascii() and end.isdecimal() else 0


def _finish(file: Path) -> None:
    """Wait for whoever writes to ``file``, and take back what a kill left half done; damage is left as it is.

    Raises:
        StorageError: ``storage.busy`` where somebody goes on writing.
    """
    if not file.exists():
        return
    connection = sqlite.connect(str(file), isolation_level=None)
    try:
        connection.execute(f"PRAGMA busy_timeout={_WAIT_FOR_WRITERS}")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite.Error as error:
        if str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY"):
            raise
    finally:
        connection.close()


def _part_from_journal(target: Path, kept: Path | None) -> None:
    """Give a journal to the file it belongs to: the one put in its place would be undone by it."""
    journal = target.with_name(f"{target.name}-journal")
    if journal.exists() and kept and journal.stat().st_size:
        journal.replace(kept.with_name(f"{kept.name}-journal"))
    journal.unlink(missing_ok=True)
