"""Deeds that keep the shop safe: back up, restore, check."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path

import delight.data.queries.letters as letter_query
from delight.data.backup import read_manifest, restore_backup, table_counts, write_backup
from delight.data.chain import verify
from delight.data.database import FILE_NAME
from delight.data.faults import plain_faults
from delight.data.place import check_place, real_file
from delight.data.queries import shop as shop_query
from delight.domain.backups import BackupReport, CheckReport, RestoreReport
from delight.domain.errors import StorageError
from delight.domain.text import fold
from delight.services.context import Context

FOLDER, SUFFIX = "backups", ".delightbackup"
_NUMBER = re.compile(r"-(\d{4,})-\d{4}-\d{2}-\d{2}$")


class BackupService:
    """One verified file with everything in it, and whether the shop's file is sound."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def backup(self, path: Path | None = None) -> BackupReport:
        """Write the whole shop to one file and read it again.

        Args:
            path: a file, or a folder to put one in; without it the shop's own folder of backups.

        Raises:
            StorageError: ``backup.*`` and ``storage.*``; what stood at ``path`` is still there then.
        """
        with plain_faults(path or self._context.db.path):
            target = self._target(path)
        with self._context.db.raw() as source:
            manifest = write_backup(source, target, self._context.clock())
        return BackupReport(
            path=target,
            size=target.stat().st_size,
            sha256=hashlib.sha256(target.read_bytes()).hexdigest(),
            made_at=manifest.made_at,
            counts=manifest.counts,
        )

    def newest(self) -> tuple[Path, datetime] | None:
        """Return the newest file in the shop's own folder of backups, and when it was written."""
        folder = self._context.db.path.parent / FOLDER
        written = [(file.stat().st_mtime, file) for file in folder.glob(f"*{SUFFIX}")]
        if not written:
            return None
        at, file = max(written)
        return file, datetime.fromtimestamp(at, UTC)

    def counts(self) -> dict[str, int]:
        """Return how many records there are by table, as a backup tells it."""
        with self._context.db.raw() as connection:
            return table_counts(connection)

    def check(self) -> CheckReport:
        """Return whether the file, its history and its letters are whole."""
        problems: list[tuple[str, str]] = []
        with self._context.db.raw() as connection:
            for (found,) in connection.execute("PRAGMA integrity_check(20)").fetchall():
                if found != "ok":
                    problems.append(("check.file", found))
            for table, *_ in connection.execute("PRAGMA foreign_key_check").fetchall():
                problems.append(("check.reference", table))
            counts = table_counts(connection)
        with self._context.db.read() as session:
            broken = verify(session.connection())
            if broken is not None:
                problems.append(("check.history", str(broken)))
            problems += [("check.letter", number) for number in letter_query.damaged(session)]
        return CheckReport(problems=tuple(problems), counts=counts)

    def _target(self, path: Path | None) -> Path:
        if path is not None and not path.is_dir():
            if not path.parent.is_dir():
                raise StorageError("file.no_folder", path=str(path))
            return real_file(path)
        folder = path or self._context.db.path.parent / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        with self._context.db.read() as session:
            name = shop_query.shop(session).name
        taken = [int(m[1]) for file in folder.glob(f"*{SUFFIX}") if (m := _NUMBER.search(file.stem))]
        number = max(taken, default=0) + 1
        slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:40] or "shop"
        return folder / f"{slug}-{number:04d}-{self._context.today().isoformat()}{SUFFIX}"


def restore(backup: Path, place: Path) -> RestoreReport:
    """Put a backup in the place of the shop in the folder ``place``, which must not be open here.

    The file that it replaces is kept beside it.

    Raises:
        StorageError: ``backup.missing``, ``backup.not_one``, ``backup.damaged``, ``storage.newer`` and the
            other codes ``storage.*``; the shop is as it was then.
    """
    check_place(place)
    manifest, kept = restore_backup(backup, place / FILE_NAME)
    return RestoreReport(
        backup=backup, place=place, made_at=manifest.made_at, counts=manifest.counts, kept=kept
    )


def look_into(backup: Path) -> tuple[str, dict[str, int]]:
    """Return when a backup was made (ISO 8601) and how much it holds (``backup.*``)."""
    manifest = read_manifest(backup)
    return manifest.made_at.isoformat(), manifest.counts
