"""The second place for copies: a folder or a stick that the owner chose, remembered beside the shop."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from delight.data.backups.file import copy_backup
from delight.data.backups.folder import Stored, rotate, stored_in
from delight.data.faults import plain_faults
from delight.domain.backups import SecondPlace, SecondState
from delight.domain.errors import StorageError
from delight.services.backups.erased import listed, remember
from delight.services.files import write_file

MEMORY = "copies.json"
MARK = "Delight keeps copies here.txt"
_TOLD = (
    "Delight keeps copies of a shop in this folder, by itself.\n\n"
    "Each file that ends in .delightbackup is a whole shop, letters and photos included.\n"
    "To bring one back: start Delight, choose “I have a backup” (or Settings, Data), and choose the file.\n\n"
    "Please leave this note here: by it Delight knows that this is the right place.\n"
)
_MARKED = "Mark: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is remembered of the second place; its ``mark`` stands in a note there, and in no other place."""

    folder: Path
    mark: str
    newest_at: datetime | None = None
    code: str = ""


def chosen(place: Path) -> Chosen | None:
    """Return the second place of the shop in ``place``, if one was chosen."""
    try:
        kept = json.loads((place / MEMORY).read_text(encoding="utf-8"))["second"]
        at = kept.get("newest_at")
        return Chosen(
            folder=Path(kept["folder"]),
            mark=str(kept["mark"]),
            newest_at=datetime.fromisoformat(at) if at else None,
            code=str(kept.get("code", "")),
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def choose(place: Path, folder: Path) -> Chosen:
    """Remember ``folder`` as the second place of the shop in ``place``, and leave a note there.

    Raises:
        StorageError: ``backup.second_is_here`` for the shop's own folder, ``file.no_folder``,
            ``file.cannot_write``.
    """
    folder = folder.absolute()
    with plain_faults(folder):
        if not folder.is_dir():
            raise StorageError("file.no_folder", path=str(folder))
        if folder.resolve().is_relative_to(place.resolve()):
            raise StorageError("backup.second_is_here", path=str(folder))
        mark = _mark_in(folder)
        if not mark:
            mark = uuid4().hex
            write_file(folder / MARK, f"{_TOLD}\n{_MARKED}{mark}\n".encode())
        made = Chosen(folder=folder, mark=mark)
        _keep(place, made)
    return made


def forget(place: Path) -> None:
    """Keep no more copies in a second place; those that are there stay."""
    with plain_faults(place):
        _keep(place, None)


def is_there(second: Chosen) -> bool:
    """Tell whether the second place is there, and no other folder that has its name."""
    return bool(second.mark) and _mark_in(second.folder) == second.mark


def bring_up_to_date(
    place: Path, newest: Stored | None, erased: frozenset[str], shop_uid: str
) -> Path | None:
    """Copy the newest copy to the second place if that is there; return where it lies then.

    Nothing is raised: a stick that is not plugged in is as things are, and what went wrong is remembered.
    """
    second = chosen(place)
    if second is None or newest is None or not is_there(second):
        return None
    target = second.folder / newest.path.name
    try:
        with plain_faults(second.folder):
            remember(second.folder, erased | listed([place]))
            fresh = not _holds(target, newest)
            if fresh:
                copy_backup(newest.path, target)
            rotate(second.folder, shop_uid, target if fresh else None)
    except StorageError as error:
        _keep_if_possible(place, replace(second, code=error.code))
        return None
    if second.newest_at != newest.manifest.made_at or second.code:
        _keep_if_possible(place, replace(second, newest_at=newest.manifest.made_at, code=""))
    return target


def described(place: Path, shop_uid: str) -> SecondPlace:
    """Return how the second place of a shop is."""
    second = chosen(place)
    if second is None:
        return SecondPlace(state=SecondState.NONE)
    there = is_there(second)
    refuses = there and (bool(second.code) or not os.access(second.folder, os.W_OK))
    state = SecondState.REFUSES if refuses else SecondState.THERE if there else SecondState.AWAY
    stored = stored_in(second.folder, shop_uid) if there else []
    return SecondPlace(
        state=state,
        folder=second.folder,
        newest_at=stored[0].manifest.made_at if stored else second.newest_at,
        same_disk=there and _same_disk(place, second.folder),
        code=second.code if refuses else "",
    )


def _holds(target: Path, newest: Stored) -> bool:
    with suppress(OSError):
        return target.stat().st_size == newest.size
    return False


def _same_disk(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.stat().st_dev == other.stat().st_dev
    return False


def _mark_in(folder: Path) -> str:
    with suppress(OSError):
        for line in (folder / MARK).read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith(_MARKED):
                return line.removeprefix(_MARKED).strip()
    return ""


def _keep_if_possible(place: Path, second: Chosen) -> None:
    with suppress(StorageError, OSError):
        _keep(place, second)


def _keep(place: Path, second: Chosen | None) -> None:
    kept: dict[str, Any] = {}
    if second is not None:
        at = second.newest_at.isoformat() if second.newest_at else None
        kept["second"] = {
            "folder": str(second.folder), "mark": second.mark, "newest_at": at, "code": second.code,
        }  # fmt: skip
    write_file(place / MEMORY, json.dumps(kept, indent=1).encode())
