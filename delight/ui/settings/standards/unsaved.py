"""Standards that were being written when the window was closed, in a small file beside the shop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from delight.domain.improvements.standards import StandardRow
from delight.domain.improvements.states import Measure, TouchPoint
from delight.ui.kit.files.kept_file import read_kept
from delight.ui.settings.aside import row_of, with_aside

_LARGEST_FILE, _LONGEST_DAYS = 1_000_000, 3_650
_MAKES_SENSE: dict[str, Callable[[Any], bool]] = {
    "words": lambda value: isinstance(value, str),
    "touch_point": lambda value: value in set(TouchPoint),
    "measure": lambda value: value in set(Measure),
    "within_days": lambda value: value is None or (type(value) is int and 0 <= value <= _LONGEST_DAYS),
}


def standard_file(place: Path) -> Path:
    """Return the file in the shop at ``place``."""
    return place / "drafts" / "settings" / "standards.json"


def read_standard(file: Path) -> dict[str, Any]:
    """Return what can be read: ``Typed`` of the standard in the form, and of others aside."""
    return with_aside(read_kept(file, _LARGEST_FILE), _understood)


def is_stored(kept: Mapping[str, Any], rows: Iterable[StandardRow]) -> bool:
    """Return whether what was typed is written down: a crash came after it was saved."""
    words = " ".join(kept.get("words", "").split())
    if not kept["uid"]:
        return any(one.words == words for one in rows)
    now = next((one for one in rows if one.uid == kept["uid"]), None)
    typed = {name: kept[name] for name in _MAKES_SENSE if name in kept and name != "words"}
    if "words" in kept:
        typed["words"] = words
    return now is not None and all(getattr(now, name) == value for name, value in typed.items())


def _understood(stored: Mapping[str, Any]) -> dict[str, Any]:
    row = row_of(stored)
    fields = {
        name: stored[name]
        for name, fits in _MAKES_SENSE.items()
        if name in stored and isinstance(stored[name], (str, int, type(None))) and fits(stored[name])
    }
    return {**row, **fields} if row else {}
