"""What was typed about the people who work here and not saved yet, in a small file beside the shop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from delight.domain.staff.staff import Role
from delight.ui.kit.files.kept_file import read_kept

_LARGEST_FILE = 100_000
_TEXTS = ("newcomer", "name", "role", "amount")


def staff_file(place: Path) -> Path:
    """Return the file in the shop at ``place``."""
    return place / "drafts" / "settings" / "people.json"


def read_staff(file: Path) -> dict[str, Any]:
    """Return what can be read: ``newcomer``, and of the ``person`` (an id) the fields as typed."""
    stored = read_kept(file, _LARGEST_FILE)
    if not isinstance(stored, dict):
        return {}
    found: dict[str, Any] = {name: stored[name] for name in _TEXTS if isinstance(stored.get(name), str)}
    if found.get("role") not in set(Role):
        found.pop("role", None)
    if type(stored.get("person")) is int:
        found["person"] = stored["person"]
    return found
