"""Copies lent to other programs, such as the PDF viewer: for this user alone, and taken away again.

They go when the window that lent them is closed, but for those of the last minute, which a program may
only just be opening. What a crash left goes with a start a day later.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
import unicodedata
from contextlib import suppress
from pathlib import Path

from delight import paths
from delight.data.faults import os_error
from delight.domain.errors import StorageError

KEPT = 24 * 3600.0
"""Seconds after which a copy is taken away; a draft may lie open for an afternoon."""
OPENING = 60.0
"""Seconds within which a copy may not have been read yet by the program that is to show it."""
_LONGEST = 80
_MARK = "lent-"
_NAMELESS = "Letter"
_FORBIDDEN = '<>:"/\\|?*'
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
"""Names that are devices on Windows, whatever follows the first dot."""


def lend(data: bytes, name: str, *, folder: Path | None = None) -> Path:
    """Write ``data`` to a folder of its own that only this user may open, and return the file.

    Copies of yesterday go first.

    Args:
        data: what the other program is to show.
        name: what the file should be called; made plain.
        folder: where copies are lent from; the platform's folder for the session without it.

    Raises:
        StorageError: ``file.cannot_write``.
    """
    place = folder or paths.lent_folder()
    take_back(older=KEPT, folder=place)
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = Path(tempfile.mkdtemp(prefix=_mine(), dir=place)) / plain_name(name)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(data)
    except OSError as error:
        raise StorageError("file.cannot_write", path=str(place), why=os_error(error, place).code) from error
    return file


def take_back(*, older: float = 0.0, folder: Path | None = None, mine: bool = False) -> None:
    """Delete the copies lent more than ``older`` seconds ago, or of them ``mine``: those of this process.

    One in use on Windows stays.
    """
    until = time.time() - older
    for copy in (folder or paths.lent_folder()).glob(f"{_mine() if mine else _MARK}*"):
        with suppress(OSError):
            if copy.stat().st_mtime <= until:
                shutil.rmtree(copy, ignore_errors=True)


def _mine() -> str:
    """Return how the folders that this process lends begin: another window may be open on another shop."""
    return f"{_MARK}{os.getpid()}-"


def plain_name(name: str) -> str:
    """Return a file name that every system and mail program takes, of letters in any script.

    >>> plain_name('../Apology: Zoë "Zed".pdf')
    'Apology Zoë Zed.pdf'
    """
    text = unicodedata.normalize("NFC", re.sub(r"[\ud800-\udfff]", " ", name))
    found = re.fullmatch(r"(.*)\.([A-Za-z0-9]{1,5})\s*", text, re.DOTALL)
    stem, ending = (found[1], f".{found[2]}") if found else (text, "")
    spaced = "".join(" " if c in _FORBIDDEN or not c.isprintable() else c for c in stem)
    plain = _short(" ".join(spaced.split()).strip(" .")) or _NAMELESS
    return f"{_NAMELESS} {plain}{ending}" if _RESERVED.match(plain) else f"{plain}{ending}"


def _short(text: str) -> str:
    """Return as much of ``text`` as a disk takes: names are limited in bytes."""
    kept = text[:_LONGEST]
    while len(kept.encode()) > 2 * _LONGEST:
        kept = kept[:-1]
    return kept.strip(" .")
