"""Photos and files of unfinished notes, beside the notes: each written whole, made ready already.

The folder itself says what a note has, so that a photo alone outlives a crash as well. What is thrown away
stays beside it until the next is, and can be brought back.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from delight.domain.cases.attachments import MOST_BYTES, NewFile, file_name, media_type
from delight.domain.errors import StorageError
from delight.ui.log.drafts import FOLDER

_KEY = re.compile(r"\d{4}")
_GONE = ".gone"
_HEAD = 4
"""Bytes that say how long the description is that a file begins with."""
_LONGEST_HEAD = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFile:
    """A photo or file of a note as it lies there; ``key`` names it within the note."""

    key: str
    name: str
    media_type: str
    size: int
    preview: bytes


class DraftFiles:
    """What is kept in ``place/drafts/<uid of the note>``, one file each."""

    def __init__(self, place: Path) -> None:
        self._folder = place / FOLDER

    def keep(self, uid: str, file: NewFile) -> DraftFile:
        """Write a file so that after a crash it is there whole, or not at all.

        Raises:
            OSError: the disk is full, the folder is gone or may not be written to.
        """
        folder = self._of(uid)
        folder.mkdir(parents=True, exist_ok=True)
        key = _next_key(folder)
        facts = {"name": file.name, "media_type": file.media_type, "preview": file.preview.hex()}
        head = json.dumps(facts).encode("ascii")
        beside = folder / f"{key}.tmp"
        try:
            with beside.open("wb") as out:
                out.write(len(head).to_bytes(_HEAD, "big") + head + file.data)
                out.flush()
                os.fsync(out.fileno())
            beside.replace(folder / key)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        return _described(key, facts, len(file.data))

    def all(self, uid: str) -> list[DraftFile]:
        """Return what a note has, in the order in which it came."""
        return [one for key in self._keys(uid) if (one := self._look(uid, key)) is not None]

    def found(self, uid: str) -> list[DraftFile]:
        """Return what a note has, as ``all`` does; one that was forgotten last has its files again."""
        if not self._of(uid).exists():
            self.bring_back(uid, uid)
        return self.all(uid)

    def read(self, uid: str) -> tuple[NewFile, ...]:
        """Return all of a note's files with their bytes, to be logged (``file.cannot_read``)."""
        return tuple(self._read(uid, key) for key in self._keys(uid))

    def data(self, uid: str, key: str) -> bytes:
        """Return the bytes of one (``file.cannot_read``)."""
        return self._read(uid, key).data

    def take_off(self, uid: str, key: str) -> None:
        """Take one off; ``put_back`` brings it again."""
        with suppress(OSError):
            (self._of(uid) / key).replace(self._of(uid) / f"{key}{_GONE}")

    def put_back(self, uid: str, key: str) -> None:
        """Bring back what was taken off last."""
        with suppress(OSError):
            (self._of(uid) / f"{key}{_GONE}").replace(self._of(uid) / key)

    def drop(self, uid: str) -> None:
        """Forget all of a note's files; those of the last note so forgotten can be brought back."""
        if not self._of(uid).is_dir():
            return
        self._clear_gone()
        with suppress(OSError):
            self._of(uid).replace(self._of(f"{uid}{_GONE}"))

    def bring_back(self, old: str, new: str) -> None:
        """Give a note the files of one that was forgotten last, which may have had another uid."""
        with suppress(OSError):
            self._of(f"{old}{_GONE}").replace(self._of(new))

    def orphans(self, known: Sequence[str]) -> list[str]:
        """Return the uids of notes of which files alone are left, as after a crash; clear what is gone."""
        self._clear_gone()
        return [uid for uid in self._folders() if uid not in known and self._keys(uid)]

    def _folders(self) -> list[str]:
        try:
            return [one.name for one in self._folder.iterdir() if re.fullmatch(r"[0-9a-f]{32}", one.name)]
        except OSError:
            return []

    def _clear_gone(self) -> None:
        with suppress(OSError):
            for folder in self._folder.glob(f"*{_GONE}"):
                shutil.rmtree(folder, ignore_errors=True)

    def _of(self, uid: str) -> Path:
        return self._folder / uid

    def _keys(self, uid: str) -> list[str]:
        try:
            return sorted(one.name for one in self._of(uid).iterdir() if _KEY.fullmatch(one.name))
        except OSError:
            return []

    def _look(self, uid: str, key: str) -> DraftFile | None:
        path = self._of(uid) / key
        try:
            with path.open("rb") as file:
                facts, size = _head(file.read(_HEAD + _LONGEST_HEAD))
            return _described(key, facts, path.stat().st_size - size)
        except (OSError, ValueError, RecursionError):
            return None

    def _read(self, uid: str, key: str) -> NewFile:
        path = self._of(uid) / key
        try:
            raw = path.read_bytes()[: MOST_BYTES + _HEAD + _LONGEST_HEAD]
            facts, size = _head(raw)
        except (OSError, ValueError, RecursionError) as error:
            raise StorageError("file.cannot_read", path=str(path)) from error
        known = _described(key, facts, len(raw) - size)
        return NewFile(name=known.name, media_type=known.media_type, data=raw[size:], preview=known.preview)


def _next_key(folder: Path) -> str:
    """Return a number that no file here has or had: what was taken off can still come back."""
    taken = [int(one.name[:4]) for one in folder.iterdir() if _KEY.match(one.name)]
    return f"{max(taken, default=0) + 1:04}"


def _head(raw: bytes) -> tuple[dict[str, str], int]:
    """Return what a file is called and what it is, and where its own bytes begin."""
    end = _HEAD + int.from_bytes(raw[:_HEAD], "big")
    facts = json.loads(raw[_HEAD:end].decode("ascii"))
    if not isinstance(facts, dict):
        raise ValueError("no description")
    return facts, end


def _described(key: str, facts: dict[str, str], size: int) -> DraftFile:
    name = file_name(str(facts.get("name", "")))
    return DraftFile(
        key=key,
        name=name,
        media_type=str(facts.get("media_type", "")) or media_type(name),
        size=max(0, size),
        preview=bytes.fromhex(str(facts.get("preview", ""))),
    )
