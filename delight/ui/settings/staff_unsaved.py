"""What was typed about the people who work here and not saved yet, in a small file beside the shop."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from delight.domain.staff.staff import Role
from delight.ui.kit.files.kept_file import read_kept
from delight.ui.settings.aside import row_of, with_aside

_LARGEST_FILE = 1_000_000
_TEXTS = ("newcomer", "name", "role", "amount")


def staff_file(place: Path) -> Path:
    """Return the file in the shop at ``place``."""
    return place / "drafts" / "settings" / "people.json"


def read_staff(file: Path) -> dict[str, Any]:
    """Return what can be read: ``newcomer``, ``Typed`` of the person in the form, and of others aside."""
    return with_aside(read_kept(file, _LARGEST_FILE), _understood)


def of_person(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed about one person, without the newcomer and without what waits."""
    return {name: kept[name] for name in ("uid", "name", "role", "amount", "before") if name in kept}


def _understood(stored: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: stored[name] for name in _TEXTS if isinstance(stored.get(name), str)}
    if found.get("role") not in set(Role):
        found.pop("role", None)
    return {**found, **row_of(stored)}
