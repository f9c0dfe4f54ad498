"""What is being typed, in a small file beside the shop: written whole or not at all, read with care."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


def write_kept(file: Path, value: Any) -> None:
    """Write ``value`` so that a power cut leaves the old file or the new one; nothing removes the file.

    Raises:
        OSError: the disk is full, or the folder may not be written to.
    """
    if not value:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".tmp")
    with beside.open("w", encoding="ascii") as out:
        json.dump(value, out)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)


def read_kept(file: Path, largest: int) -> Any:
    """Return what the file holds; ``None`` if it cannot be read or has over ``largest`` bytes."""
    try:
        if file.stat().st_size > largest:
            return None
        return json.loads(file.read_text(encoding="ascii"))
    except (OSError, ValueError, RecursionError):
        return None
