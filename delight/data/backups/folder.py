"""A folder of backups: numbered in sequence, thinned out by number, the damaged set aside."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from delight.data.backups.manifest import Manifest, peek, read_manifest
from delight.data.engine import sqlite
from delight.data.faults import plain_faults
from delight.domain.backups import LEAST_GOOD, Mark, to_keep
from delight.domain.errors import StorageError
from delight.domain.text import fold

SUFFIX, ASIDE = ".delightbackup", ".damaged"
_NUMBER = re.compile(r"-(\d{4,12})-\d{4}-\d{2}-\d{2}$")
_LOCK = ".one-at-a-time"
_WAIT_MS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A backup in a folder; its number is the one of its name, which counts on in this folder."""

    path: Path
    manifest: Manifest
    number: int
    size: int

    @property
    def mark(self) -> Mark:
        """What rotation goes by."""
        return Mark(number=self.number, day=self.manifest.made_at.date())


def stored_in(folder: Path, shop_uid: str = "") -> list[Stored]:
    """Return the backups in a folder, the highest number first; those of one shop, if asked for.

    Those that are none, or whose manifest cannot be read, are left out. Copies of older versions, which
    do not say whose they are, belong to whoever asks.
    """
    found = []
    for path in _files(folder):
        with suppress(StorageError, OSError):
            manifest = peek(path)
            if not shop_uid or manifest.shop_uid in {"", shop_uid}:
                size = path.stat().st_size
                found.append(Stored(path=path, manifest=manifest, number=number_of(path), size=size))
    return sorted(found, key=lambda stored: (stored.number, stored.path.name), reverse=True)


def copies_in(folder: Path) -> list[Path]:
    """Return the files in a folder that are called backups, those set aside left out."""
    return sorted(_files(folder))


def number_of(path: Path) -> int:
    """Return the number in a backup's name; 0 where it has none."""
    match = _NUMBER.search(path.stem)
    return int(match[1]) if match else 0


def next_number(*folders: Path) -> int:
    """Return the number after the highest of these folders, copies set aside included."""
    names = [path.name.removesuffix(ASIDE) for folder in folders for path in _files(folder, with_aside=True)]
    return max((number_of(Path(name)) for name in names), default=0) + 1


def file_name(shop: str, number: int, day: str) -> str:
    """Return the name of a backup, such as ``the-honey-bun-0012-2026-03-14.delightbackup``."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(shop)).strip("-")[:40] or "shop"
    return f"{slug}-{number:04d}-{day}{SUFFIX}"


def is_whole(path: Path) -> bool:
    """Read every byte of a backup; one that is damaged is set aside, and counts no more."""
    try:
        read_manifest(path)
    except StorageError as error:
        if error.code in {"backup.damaged", "backup.not_one"}:
            with suppress(OSError):
                path.replace(path.with_name(path.name + ASIDE))
        return False
    return True


def set_aside(folder: Path) -> list[Path]:
    """Return the damaged copies in a folder."""
    return [path for path in _files(folder, with_aside=True) if path.name.endswith(ASIDE)]


def rotate(folder: Path, shop_uid: str, just_read: Path | None = None) -> list[Path]:
    """Remove the copies of one shop that are no longer wanted, and return them.

    Before anything goes, the latest of those that stay are read: unless ``LEAST_GOOD`` of them are whole,
    nothing is removed at all. ``just_read`` was read and found whole a moment ago.
    """
    stored = stored_in(folder, shop_uid)
    numbered = [one for one in stored if one.number]
    kept = to_keep([one.mark for one in numbered])
    leaving = [one for one in numbered if one.number not in kept]
    if not leaving or not _has_enough_good([one.path for one in numbered if one.number in kept], just_read):
        return []
    for one in leaving:
        one.path.unlink(missing_ok=True)
    return [one.path for one in leaving]


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other process makes copies here; a process that is killed lets go by itself.

    Raises:
        StorageError: ``storage.busy`` after a minute.
    """
    with plain_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite.connect(str(folder / _LOCK), isolation_level=None, check_same_thread=False)
        try:
            connection.execute(f"PRAGMA busy_timeout={_WAIT_MS}")
            connection.execute("PRAGMA journal_mode=MEMORY")
            connection.execute("BEGIN EXCLUSIVE")
            yield
        finally:
            connection.close()


def _has_enough_good(paths: Iterable[Path], just_read: Path | None) -> bool:
    good = 0
    for path in paths:
        good += path == just_read or is_whole(path)
        if good == LEAST_GOOD:
            return True
    return False


def _files(folder: Path, *, with_aside: bool = False) -> list[Path]:
    ends = (SUFFIX, SUFFIX + ASIDE) if with_aside else (SUFFIX,)
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a folder that vanishes is an error here, and no empty list
    except OSError:
        return []
    return [folder / name for name in names if name.endswith(ends) and not name.startswith(".")]
