"""Unfinished notes as small files beside the shop, so that they outlive a crash and need no open shop."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from delight.ui.log.note import Note, from_stored, to_stored

Mark = Callable[[Note], dict[str, Any]]
FOLDER = "drafts"
_LARGEST_FILE = 40_000_000
"""More than can be saved as a case: what was pasted is given back all the same, to be shortened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNote:
    """A note found on disk; a parked one waits, any other was being typed."""

    note: Note
    parked: bool
    at: float


class DraftBox:
    """The notes kept in ``place/drafts``, one file each, replaced as a whole."""

    def __init__(self, place: Path) -> None:
        self._folder = place / FOLDER

    def keep(self, note: Note, *, parked: bool = False, mark: Mark = to_stored) -> None:
        """Write a note so that a power cut leaves the old one or the new one, and a crash the new one.

        The words reach the system at once, the disk when it comes to it; ``all`` reads either. ``mark`` says
        how the note is stored.

        Raises:
            OSError: the disk is full, the folder is gone or may not be written to.
        """
        self._folder.mkdir(exist_ok=True)
        file = self._file(note.uid)
        beside = file.with_suffix(".tmp")
        with beside.open("w", encoding="ascii") as out:
            json.dump({"parked": parked, "note": mark(note)}, out)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)

    def drop(self, uid: str) -> None:
        """Forget a note, if it is there."""
        for file in (self._file(uid).with_suffix(".tmp"), self._file(uid)):
            with suppress(OSError):
                file.unlink(missing_ok=True)

    def all(self) -> list[KeptNote]:
        """Return every note that can be read, the one last written first."""
        try:
            files = [*self._folder.glob("*.json"), *self._folder.glob("*.tmp")]
        except OSError:
            return []
        kept = sorted((k for k in map(_read, files) if k is not None), key=lambda one: one.at)
        newest = {one.note.uid: one for one in kept}
        return sorted(newest.values(), key=lambda one: one.at, reverse=True)

    def _file(self, uid: str) -> Path:
        return self._folder / f"{uid}.json"


def _read(file: Path) -> KeptNote | None:
    try:
        facts = file.stat()
        if facts.st_size > _LARGEST_FILE:
            return None
        stored = json.loads(file.read_text(encoding="ascii"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(stored, dict):
        return None
    note = from_stored(stored.get("note"))
    if note is None or note.uid != file.stem:
        return None
    return KeptNote(note=note, parked=stored.get("parked") is True, at=facts.st_mtime)
