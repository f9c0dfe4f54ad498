"""A backup: one file that holds the whole shop, verified when it is made and again before it is used.

It is a zip with the database and a manifest; its comment is the SHA-256 of all bytes before it, so that one
flipped bit anywhere shows.
"""

import json
import os
import shutil
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from delight.data.backups.checks import CHUNK, digest_of, hash_of, sound
from delight.data.backups.manifest import DATABASE, HASH_LENGTH, MANIFEST, Manifest, read_manifest
from delight.data.backups.side import beside
from delight.data.chain import COUNT, HEAD
from delight.data.engine import sqlite
from delight.data.faults import plain_faults
from delight.data.place import sync_file, sync_folder
from delight.data.schema import identify
from delight.domain.backups import Reason
from delight.domain.errors import StorageError
from delight.domain.progress import ProgressFn, silent

_LEFT_FREE = 1024 * 1024
"""Room on the disk that no copy takes: what people type is saved there."""
_STEPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a backup is called: its number, why and when it was made."""

    made_at: datetime
    reason: Reason = Reason.BY_HAND
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A backup that was written and read again; ``sha256`` is of the whole file."""

    manifest: Manifest
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which shop a file is of, and up to where its journal goes."""

    shop: str
    shop_uid: str
    head: str
    lines: int


def about(connection: Any) -> About:
    """Return what a file of any schema says of its shop."""
    name, uid = connection.execute("SELECT name, uid FROM shop ORDER BY id LIMIT 1").fetchone() or ("", "")
    kept = dict(
        connection.execute("SELECT key, value FROM meta WHERE key IN (?, ?)", (HEAD, COUNT)).fetchall()
    )
    return About(shop=name, shop_uid=uid, head=kept.get(HEAD, ""), lines=int(kept.get(COUNT, "0")))


def write_backup(source: Any, target: Path, label: Label, progress: ProgressFn = silent) -> Written:
    """Copy the shop behind the connection ``source`` into one file at ``target`` and read it again.

    Raises:
        StorageError: ``storage.*``; ``backup.no_room``; ``backup.not_verified`` if what was written is not
            what was read. A file that stood at ``target`` before is still there then.
        StoppedError: when ``progress`` asks to stop; likewise.
    """
    with plain_faults(target), beside(target, "copy", "part") as (copy, part):
        _check_room(source, target)
        progress(0, _STEPS)
        _copy(source, copy)
        progress(1, _STEPS)
        manifest = _manifest(copy, label)
        progress(2, _STEPS)
        digest = _pack(copy, part, manifest)
        sync_file(part)
        progress(3, _STEPS)
        if read_manifest(part) != manifest:
            raise StorageError("backup.not_verified", path=str(target))
        part.replace(target)
        sync_folder(target.parent)
    return Written(manifest=manifest, sha256=digest)


def copy_backup(path: Path, target: Path) -> Manifest:
    """Copy a backup file to ``target``, as to a stick, and read the copy.

    Raises:
        StorageError: as ``write_backup``; ``backup.damaged`` if the one at ``path`` is.
    """
    with plain_faults(target), beside(target, "part") as (part,):
        _want_room(target, path.stat().st_size)
        shutil.copyfile(path, part)
        sync_file(part)
        copied, manifest = _sound_manifest(part), read_manifest(path)
        if copied != manifest:
            raise StorageError("backup.not_verified", path=str(target))
        part.replace(target)
        sync_folder(target.parent)
    return manifest


def _sound_manifest(path: Path) -> Manifest | None:
    try:
        return read_manifest(path)
    except StorageError:
        return None


def unpack(path: Path, target: Path) -> Manifest:
    """Write the database in a backup to ``target``, every byte checked.

    Raises:
        StorageError: ``backup.*``, ``storage.newer``, ``storage.full`` …
    """
    manifest = read_manifest(path)
    _want_room(target, path.stat().st_size)
    with zipfile.ZipFile(path) as archive, archive.open(DATABASE) as packed, target.open("wb") as file:
        while chunk := packed.read(CHUNK):
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    identify(target)
    if hash_of(target, target.stat().st_size) != manifest.sha256:
        raise StorageError("backup.damaged", path=str(path))
    return manifest


def _copy(source: Any, target: Path) -> None:
    copy = sqlite.connect(str(target), isolation_level=None)
    try:
        for pragma in (
            "synchronous=OFF",
            "journal_mode=OFF",
        ):  # what is packed is brought to the disk, not this
            copy.execute(f"PRAGMA {pragma}")
        source.backup(copy)
    finally:
        copy.close()


def _manifest(copy: Path, label: Label) -> Manifest:
    """Return what to say of a copy of the database, once that was found whole."""
    counts = sound(copy)
    connection = sqlite.connect(str(copy), isolation_level=None)
    try:
        found = about(connection)
    finally:
        connection.close()
    return Manifest(
        made_at=label.made_at,
        schema_no=identify(copy),
        sha256=hash_of(copy, copy.stat().st_size),
        counts=counts,
        reason=label.reason,
        number=label.number,
        shop=found.shop,
        shop_uid=found.shop_uid,
        head=found.head,
        lines=found.lines,
    )


def _pack(database: Path, target: Path, manifest: Manifest) -> str:
    """Put the database and its manifest into one file, and return the SHA-256 of all of it."""
    stored = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}
    stored["made_at"] = manifest.made_at.isoformat()
    # archives know no day before 1980: a machine whose battery is empty may well believe in 1970
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
        packed = zipfile.ZipInfo.from_file(database, DATABASE, strict_timestamps=False)
        with database.open("rb") as source, archive.open(packed, "w", force_zip64=True) as into:
            shutil.copyfileobj(source, into, CHUNK)  # ``write`` does it in 8 kB, which takes twice as long
        archive.writestr(zipfile.ZipInfo(MANIFEST), json.dumps(stored, indent=1))
        archive.comment = b"0" * HASH_LENGTH
    with target.open("rb+") as file:
        digest = digest_of(target, target.stat().st_size - HASH_LENGTH)
        comment = digest.hexdigest().encode("ascii")
        file.seek(-HASH_LENGTH, os.SEEK_END)
        file.write(comment)
    digest.update(comment)
    return digest.hexdigest()


def _check_room(source: Any, target: Path) -> None:
    pages = (
        source.execute("PRAGMA page_count").fetchone()[0] * source.execute("PRAGMA page_size").fetchone()[0]
    )
    _want_room(target, 2 * pages)


def _want_room(target: Path, size: int) -> None:
    if shutil.disk_usage(target.parent).free < size + _LEFT_FREE:
        raise StorageError("backup.no_room", path=str(target.parent))
