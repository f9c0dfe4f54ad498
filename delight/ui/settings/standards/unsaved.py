"""A standard that was being written when the window was closed, in a small file beside the shop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from delight.domain.improvements.improvement import Measure, TouchPoint
from delight.ui.kit.files.kept_file import read_kept

_LARGEST_FILE, _LONGEST_DAYS = 100_000, 3_650
_MAKES_SENSE: dict[str, Callable[[Any], bool]] = {
    "id": lambda value: type(value) is int,
    "words": lambda value: isinstance(value, str),
    "touch_point": lambda value: value in set(TouchPoint),
    "measure": lambda value: value in set(Measure),
    "within_days": lambda value: value is None or (type(value) is int and 0 <= value <= _LONGEST_DAYS),
}


def standard_file(place: Path) -> Path:
    """Return the file in the shop at ``place``."""
    return place / "drafts" / "settings" / "standards.json"


def read_standard(file: Path) -> dict[str, Any]:
    """Return what can be read: the ``id`` of the standard, 0 of a new one, and the fields as typed."""
    stored = read_kept(file, _LARGEST_FILE)
    if not isinstance(stored, dict) or type(stored.get("id")) is not int:
        return {}
    return {
        name: stored[name]
        for name, fits in _MAKES_SENSE.items()
        if name in stored and isinstance(stored[name], (str, int, type(None))) and fits(stored[name])
    }
