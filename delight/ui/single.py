"""One window for one shop, held by a lock; the knocking is in ``knock.py``, which costs more to import."""

from __future__ import annotations

import tempfile
import zlib
from pathlib import Path

from PySide6.QtCore import QLockFile

_WAIT_MS = 50


class OneWindow:
    """The lock of one shop's window; freed by the system if the program dies."""

    def __init__(self, place: Path) -> None:
        key = str(place.resolve()).encode()
        self.name = f"delight-{zlib.crc32(key):08x}{zlib.adler32(key):08x}"
        self._lock = QLockFile(str(Path(tempfile.gettempdir()) / f"{self.name}.lock"))
        self._lock.setStaleLockTime(0)

    def claim(self) -> bool:
        """Become the shop's window; ``False`` if there is one already."""
        return self._lock.tryLock(_WAIT_MS)

    def release(self) -> None:
        """Give the lock back."""
        self._lock.unlock()
