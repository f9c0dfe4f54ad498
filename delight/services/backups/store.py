"""Write one copy of a shop to where it belongs, with its number, and thin out the older ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

from delight.data.backups.file import About, Label, Written, about, write_backup
from delight.data.backups.folder import (
    Stored,
    file_name,
    is_whole,
    next_number,
    one_at_a_time,
    rotate,
    stored_in,
)
from delight.data.backups.manifest import Manifest, peek
from delight.data.backups.swap import kept_files
from delight.data.database import FILE_NAME
from delight.data.engine import sqlite
from delight.data.faults import plain_faults
from delight.data.place import real_file
from delight.data.schema import identify
from delight.domain.backups import BackupReport, Reason
from delight.domain.days.calendar import local_day
from delight.domain.errors import StorageError
from delight.domain.progress import ProgressFn, silent
from delight.services.backups.second import chosen
from delight.services.ours import COPIES, Made, check_free

_COPY_HELPS = frozenset({"storage.damaged", "storage.not_a_shop", "storage.missing", "storage.beyond_repair"})
_KEPT_BESIDE = 2
"""So many files of before an upgrade stay beside the shop once there are copies of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be copied: the shop in ``place``, on the day that its clock tells, and why."""

    place: Path
    day: date
    now: datetime
    reason: Reason
    progress: ProgressFn = silent

    def label(self, number: int) -> Label:
        """Return what the copy is called."""
        return Label(made_at=self.now, reason=self.reason, number=number)


def own_folder(place: Path) -> Path:
    """Return the shop's own folder of copies."""
    return place / COPIES


@contextmanager
def naming_copies(place: Path) -> Iterator[None]:
    """Have a problem with the shop's file name the newest copy, if there is one."""
    try:
        yield
    except StorageError as error:
        newest = next(iter(stored_in(own_folder(place))), None) if error.code in _COPY_HELPS else None
        if newest is not None:
            error.details |= {"why": "copies", "copy": str(newest.path)}
        raise


def keep_copy(source: Any, order: Order) -> BackupReport:
    """Put a copy into the shop's own folder, verify it, and thin out the older ones."""
    folder = own_folder(order.place)
    shop = about(source)
    with one_at_a_time(folder):
        report = _write(source, folder, shop, order)
        rotate(folder, shop.shop_uid, report.path)
        _thin_out_beside(order.place / FILE_NAME)
    return report


def copy_before_upgrade(
    place: Path, now: datetime, zone: tzinfo | None, progress: ProgressFn = silent
) -> None:
    """Make a copy of a shop whose file is about to be brought up to date.

    Where that is not possible, the upgrade keeps the old file beside the new one, as it always does.
    """
    day, reason = local_day(now, zone), Reason.BEFORE_UPGRADE
    order = Order(place=place, day=day, now=now, reason=reason, progress=progress)
    with (
        suppress(StorageError),
        plain_faults(place),
        closing(sqlite.connect(str(place / FILE_NAME))) as source,
    ):
        keep_copy(source, order)


def write_copy(source: Any, target: Path, order: Order, *, replace: bool = False) -> BackupReport:
    """Write a copy to a file, or into a folder under a name of its own.

    Raises:
        StorageError: without ``replace`` also ``file.not_ours``, and ``backup.other_shop`` where another
            shop's copy stands at ``target``; ``file.is_shop`` whatever is said.
    """
    if target.is_dir():
        return _write(source, target, about(source), order)
    if not target.parent.is_dir():
        raise StorageError("file.no_folder", path=str(target))
    check_free(target, Made.BACKUP, replace=replace)
    target = real_file(target)
    if target.exists() and not replace:
        _check_same_shop(target, about(source))
    return _report(
        target, _speaking(lambda: write_backup(source, target, order.label(0), order.progress), order)
    )


def _check_same_shop(target: Path, shop: About) -> None:
    there = peek(target) if target.stat().st_size else None
    if there and there.shop_uid not in {"", shop.shop_uid}:
        raise StorageError("backup.other_shop", path=str(target), shop=there.shop)


def newest_that_holds(source: Any, place: Path) -> Stored | None:
    """Return the newest copy in the shop's own folder if it is whole and nothing was changed since."""
    newest = next(iter(stored_in(own_folder(place), about(source).shop_uid)), None)
    return newest if newest and holds_all(source, place, newest.manifest) and is_whole(newest.path) else None


def holds_all(source: Any, place: Path, manifest: Manifest) -> bool:
    """Tell whether nothing was changed since a copy was made, by what the copy says of itself."""
    shop = about(source)
    return manifest.state == (shop.shop_uid, identify(place / FILE_NAME), shop.head, shop.lines)


def _write(source: Any, folder: Path, shop: About, order: Order) -> BackupReport:
    second = chosen(order.place)
    number = next_number(folder, own_folder(order.place), *([second.folder] if second else []))
    target = folder / file_name(shop.shop, number, order.day.isoformat())
    written = _speaking(lambda: write_backup(source, target, order.label(number), order.progress), order)
    return _report(target, written)


def _speaking(write: Callable[[], Written], order: Order) -> Written:
    """Write, and let a shop that turns out to be damaged be named by its own file, not by the copy's."""
    try:
        return write()
    except StorageError as error:
        if error.code in {"storage.damaged", "storage.not_a_shop"}:
            raise StorageError(error.code, path=str(order.place / FILE_NAME)) from error
        raise


def _report(target: Path, written: Written) -> BackupReport:
    manifest = written.manifest
    return BackupReport(
        path=target,
        size=target.stat().st_size,
        sha256=written.sha256,
        made_at=manifest.made_at,
        counts=manifest.counts,
        number=manifest.number,
        reason=manifest.reason,
    )


def _thin_out_beside(file: Path) -> None:
    """Remove what upgrades left beside the shop long ago: a copy of it was made before each of them."""
    for kept in kept_files(file)[:-_KEPT_BESIDE]:
        with suppress(OSError):
            kept.unlink()
            kept.with_name(f"{kept.name}-journal").unlink(missing_ok=True)
