"""Who was erased, by uid alone, beside the shop and its copies: no old copy brings anybody back."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

ERASED = "erased.txt"
_HEAD = (
    "# Records that were erased for good, by number alone. Delight reads this when a copy is brought back.\n"
)
_UID = re.compile(r"[0-9a-f]{32}")
_MOST = 64 * 1024 * 1024


def listed(folders: Iterable[Path]) -> frozenset[str]:
    """Return the uids in the lists of these folders; what cannot be read says nothing."""
    found: set[str] = set()
    for folder in dict.fromkeys(folders):
        with suppress(OSError), (folder / ERASED).open(encoding="ascii", errors="replace") as file:
            found.update(_UID.findall(file.read(_MOST)))
    return frozenset(found)


def remember(folder: Path, uids: Iterable[str]) -> None:
    """Add ``uids`` to the list in ``folder``.

    Raises:
        OSError: where it cannot be written; the list is as it was then.
    """
    before = listed([folder])
    every = before | frozenset(uids)
    if every == before:
        return
    side = folder / f".{ERASED}.{os.getpid()}"
    try:
        with side.open("w", encoding="ascii", newline="\n") as file:
            file.write(_HEAD)
            file.writelines(f"{uid}\n" for uid in sorted(every))
            file.flush()
            os.fsync(file.fileno())
        side.replace(folder / ERASED)
    finally:
        side.unlink(missing_ok=True)
