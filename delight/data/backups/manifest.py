"""What a backup says of itself, and whether every byte of it is as it was written."""

import json
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from delight.data.backups.checks import hash_of
from delight.data.faults import plain_faults
from delight.domain.backups import Reason
from delight.domain.errors import StorageError

DATABASE, MANIFEST = "shop.delight", "manifest.json"
HASH_LENGTH = 64
_LARGEST_MANIFEST = 256 * 1024
_NOT_READABLE = (
    zipfile.BadZipFile, EOFError, ValueError, TypeError, LookupError, NotImplementedError, RecursionError
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself.

    ``head`` and ``lines`` are the journal's: two copies with the same hold the same. What backups of older
    versions did not say is empty.
    """

    made_at: datetime
    schema_no: int
    sha256: str
    counts: dict[str, int]
    reason: Reason = Reason.BY_HAND
    number: int = 0
    shop: str = ""
    shop_uid: str = ""
    head: str = ""
    lines: int = 0

    @property
    def state(self) -> tuple[str, int, str, int]:
        """What is the same in two copies of an unchanged shop."""
        return self.shop_uid, self.schema_no, self.head, self.lines


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself, once every byte of it was checked.

    Raises:
        StorageError: ``backup.missing``, ``backup.not_one``, ``backup.damaged``.
    """
    return _manifest_in(path, whole=True)


def peek(path: Path) -> Manifest:
    """Return what a backup says of itself without reading the rest of it; raises as ``read_manifest``."""
    return _manifest_in(path, whole=False)


def _manifest_in(path: Path, *, whole: bool) -> Manifest:
    with plain_faults(path):
        if not path.is_file():
            raise StorageError("backup.missing", path=str(path))
        try:
            return _read(path, whole=whole)
        except _NOT_READABLE as error:
            code = "backup.damaged" if zipfile.is_zipfile(path) or _looks_like_one(path) else "backup.not_one"
            raise StorageError(code, path=str(path)) from error


def _read(path: Path, *, whole: bool) -> Manifest:
    with zipfile.ZipFile(path) as archive:
        comment = archive.comment
        if not _is_ours(archive):
            raise StorageError("backup.not_one", path=str(path))
        if whole and comment.decode("ascii", "replace") != hash_of(path, path.stat().st_size - HASH_LENGTH):
            raise StorageError("backup.damaged", path=str(path))
        stored = json.loads(archive.read(MANIFEST))
    known = {name: stored[name] for name in Manifest.__dataclass_fields__ if name in stored}
    reason = known.get("reason")
    known["reason"] = Reason(reason) if reason in set(Reason) else Reason.BY_HAND
    known["made_at"] = datetime.fromisoformat(stored["made_at"])
    manifest = Manifest(**known)
    if manifest.made_at.tzinfo is None:
        raise ValueError("a moment without its zone")
    return manifest


def _is_ours(archive: zipfile.ZipFile) -> bool:
    """Return whether an archive has what ours have, stored as ours are: nothing in it swells when read."""
    members = {info.filename: info for info in archive.infolist()}
    return (
        set(members) == {DATABASE, MANIFEST}
        and all(info.compress_type == zipfile.ZIP_STORED for info in members.values())
        and members[MANIFEST].file_size <= _LARGEST_MANIFEST
    )


def _looks_like_one(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"
