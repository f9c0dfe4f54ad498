"""Bring a copy back into the shop's place; what it replaces becomes a copy, the erased are erased again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from delight.data.backups.checks import sound
from delight.data.backups.compare import stored_uids
from delight.data.backups.folder import set_aside
from delight.data.backups.manifest import read_manifest
from delight.data.backups.swap import restore_backup
from delight.data.database import FILE_NAME
from delight.data.engine import sqlite
from delight.data.place import check_place
from delight.domain.backups import BackupRow, Reason, RestoreReport, Safety
from delight.domain.errors import StorageError
from delight.services.backups import erased, second
from delight.services.backups.replay import Eraser, replay
from delight.services.backups.rows import listed_rows, row_of
from delight.services.backups.store import Order, keep_copy, newest_that_holds, own_folder
from delight.services.erasing import erase_again

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


def restore(backup: Path, place: Path, *, clock: Clock = _now, eraser: Eraser = erase_again) -> RestoreReport:
    """Put a backup in the place of the shop in the folder ``place``, which must not be open here.

    The shop that it replaces is kept as a copy, so that this can be taken back with it; one that is
    damaged is kept beside as it is. Whoever was erased since the backup was made is erased in it again.

    Raises:
        StorageError: ``backup.missing``, ``backup.not_one``, ``backup.damaged``, ``storage.newer`` and the
            other codes ``storage.*``; the shop is as it was then.
    """
    check_place(place)
    again: list[int] = []
    uids = _erased_since(backup, place)
    manifest, kept = restore_backup(
        backup,
        place / FILE_NAME,
        prepare=lambda part: again.append(replay(part, uids, clock, eraser)),
        keep=lambda _file: _keep(place, clock()),
    )
    return RestoreReport(
        backup=backup,
        place=place,
        made_at=manifest.made_at,
        counts=manifest.counts,
        kept=kept,
        erased=sum(again),
    )


def look_into(backup: Path) -> BackupRow:
    """Return what a backup says of itself, once every byte of it was checked (``backup.*``)."""
    return row_of(backup, read_manifest(backup))


def copies_at(place: Path) -> list[BackupRow]:
    """Return the copies of the shop in the folder ``place``, which need not be readable, the newest first."""
    chosen = second.chosen(place)
    return listed_rows(own_folder(place), chosen.folder if chosen else None, "")


def safety_at(place: Path) -> Safety:
    """Return how safe the shop in the folder ``place`` is, which need not be readable."""
    place_two = second.described(place, "")
    folders = [own_folder(place), *([place_two.folder] if place_two.folder else [])]
    aside = sum(len(set_aside(folder)) for folder in folders)
    return Safety(rows=tuple(copies_at(place)), second=place_two, set_aside=aside)


def _erased_since(backup: Path, place: Path) -> frozenset[str]:
    chosen = second.chosen(place)
    folders = [place, own_folder(place), backup.parent, *([chosen.folder] if chosen else [])]
    return erased.listed(folders) | stored_uids(place / FILE_NAME)


def _keep(place: Path, now: datetime) -> Path | None:
    """Keep the shop that is replaced as a copy; ``None`` where it is damaged, or where there is no room."""
    order = Order(place=place, day=now.astimezone().date(), now=now, reason=Reason.BEFORE_RESTORE)
    try:
        sound(place / FILE_NAME)
        with closing(sqlite.connect(str(place / FILE_NAME), isolation_level=None)) as source:
            newest = newest_that_holds(source, place)
            return newest.path if newest else keep_copy(source, order).path
    except (StorageError, sqlite.Error, OSError):
        return None
