"""Backups: one file that holds the whole shop, verified when it is made and again before it is used.

A backup is a zip with the database and a manifest; its comment is the SHA-256 of all bytes before it, so
that one flipped bit anywhere shows.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from delight.data.engine import sqlite
from delight.data.faults import plain_faults
from delight.data.place import sync_file, sync_folder
from delight.data.schema import identify
from delight.domain.errors import StorageError

_DATABASE, _MANIFEST = "shop.delight", "manifest.json"
_HASH_LENGTH = 64
_CHUNK = 1024 * 1024
_WAIT_FOR_WRITERS = 5_000
_LARGEST_MANIFEST = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself."""

    made_at: datetime
    schema_no: int
    sha256: str
    counts: dict[str, int]


def write_backup(source: Any, target: Path, made_at: datetime) -> Manifest:
    """Copy the shop behind the connection ``source`` into one file at ``target`` and read it again.

    Raises:
        StorageError: ``storage.*``; ``backup.not_verified`` if what was written is not what was read.
            A file that stood at ``target`` before is still there then.
    """
    copy, part = (target.with_name(f".{target.name}.{end}") for end in ("copy", "part"))
    with plain_faults(target), _without(copy, part):
        _copy(source, copy)
        counts = sound(copy)
        manifest = Manifest(
            made_at=made_at, schema_no=identify(copy), sha256=_hash(copy, copy.stat().st_size), counts=counts
        )
        _pack(copy, part, manifest)
        if read_manifest(part) != manifest:
            raise StorageError("backup.not_verified", path=str(target))
        sync_file(part)
        part.replace(target)
        sync_folder(target.parent)
    return manifest


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself, once every byte of it was checked.

    Raises:
        StorageError: ``backup.missing``, ``backup.not_one``, ``backup.damaged``.
    """
    with plain_faults(path):
        if not path.is_file():
            raise StorageError("backup.missing", path=str(path))
        return _read_manifest(path)


def _read_manifest(path: Path) -> Manifest:
    try:
        with zipfile.ZipFile(path) as archive:
            comment = archive.comment
            if not _is_ours(archive):
                raise StorageError("backup.not_one", path=str(path))
            if comment.decode("ascii", "replace") != _hash(path, path.stat().st_size - _HASH_LENGTH):
                raise StorageError("backup.damaged", path=str(path))
            stored = json.loads(archive.read(_MANIFEST))
            return Manifest(
                made_at=datetime.fromisoformat(stored["made_at"]),
                schema_no=stored["schema_no"],
                sha256=stored["sha256"],
                counts=stored["counts"],
            )
    except (zipfile.BadZipFile, EOFError, ValueError, TypeError, LookupError, NotImplementedError) as error:
        code = "backup.damaged" if zipfile.is_zipfile(path) or _looks_like_one(path) else "backup.not_one"
        raise StorageError(code, path=str(path)) from error


def _is_ours(archive: zipfile.ZipFile) -> bool:
    """Return whether an archive has what ours have, stored as ours are: nothing in it swells when read."""
    members = {info.filename: info for info in archive.infolist()}
    return (
        set(members) == {_DATABASE, _MANIFEST}
        and all(info.compress_type == zipfile.ZIP_STORED for info in members.values())
        and members[_MANIFEST].file_size <= _LARGEST_MANIFEST
    )


def restore_backup(path: Path, target: Path) -> tuple[Manifest, Path | None]:
    """Put a backup in the place of the shop's file ``target``; return what it held and where the old one is.

    Raises:
        StorageError: ``backup.*``, ``storage.newer``, ``storage.full`` …; the old file stands then.
    """
    manifest = read_manifest(path)
    part = target.with_name(f".{target.name}.restoring")
    with plain_faults(target), _without(part):
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path) as archive, archive.open(_DATABASE) as packed, part.open("wb") as file:
            while chunk := packed.read(_CHUNK):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        identify(part)
        if _hash(part, part.stat().st_size) != manifest.sha256 or sound(part) != manifest.counts:
            raise StorageError("backup.damaged", path=str(path))
        _finish(target)
        kept = keep_beside(target)
        _part_from_journal(target, kept)
        part.replace(target)
        sync_folder(target.parent)
    return manifest, kept


def keep_beside(target: Path) -> Path | None:
    """Keep the file ``target`` under a name of its own beside it, and return that."""
    if not target.exists():
        return None
    number = 1
    while (kept := target.with_name(f"{target.name}.before-{number}")).exists():
        number += 1
    try:
        os.link(target, kept)
    except OSError:  # no hard links on this file system
        kept.write_bytes(target.read_bytes())
    return kept


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


def sound(path: Path) -> dict[str, int]:
    """Return how many records each table has, once the file was found whole.

    Raises:
        StorageError: ``storage.damaged``.
    """
    connection = sqlite.connect(str(path), isolation_level=None)
    try:
        whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        if not whole or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise StorageError("storage.damaged", path=str(path))
        return table_counts(connection)
    finally:
        connection.close()


def table_counts(connection: Any) -> dict[str, int]:
    """Return how many rows each table has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608


def _copy(source: Any, target: Path) -> None:
    copy = sqlite.connect(str(target), isolation_level=None)
    try:
        source.backup(copy)
    finally:
        copy.close()


def _pack(database: Path, target: Path, manifest: Manifest) -> None:
    stored = {
        "made_at": manifest.made_at.isoformat(),
        "schema_no": manifest.schema_no,
        "sha256": manifest.sha256,
        "counts": manifest.counts,
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.write(database, _DATABASE)
        archive.writestr(_MANIFEST, json.dumps(stored, indent=1))
        archive.comment = b"0" * _HASH_LENGTH
    with target.open("rb+") as file:
        digest = _hash(target, target.stat().st_size - _HASH_LENGTH)
        file.seek(-_HASH_LENGTH, os.SEEK_END)
        file.write(digest.encode("ascii"))


def _hash(path: Path, length: int) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while length > 0 and (chunk := file.read(min(_CHUNK, length))):
            digest.update(chunk)
            length -= len(chunk)
    return digest.hexdigest()


def _looks_like_one(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


@contextmanager
def _without(*paths: Path) -> Iterator[None]:
    """Leave none of ``paths`` behind, whatever happens inside."""
    for path in paths:
        path.unlink(missing_ok=True)
    try:
        yield
    finally:
        for path in paths:
            path.unlink(missing_ok=True)
