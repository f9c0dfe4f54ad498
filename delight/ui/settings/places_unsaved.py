"""Places that were being written when the window was closed, in a small file beside the shop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from delight.domain.cases.elsewhere import PlaceRow
from delight.ui.kit.files.kept_file import read_kept
from delight.ui.settings.aside import with_aside

FIELDS = ("name", "what_for", "contact")
_LARGEST_FILE = 1_000_000


def place_file(place: Path) -> Path:
    """Return the file of places that are not saved yet, in the shop at ``place``."""
    return place / "drafts" / "settings" / "places.json"


def read_place(file: Path) -> dict[str, Any]:
    """Return what can be read: the ``id`` of the place, 0 of a new one, the fields as typed; others aside."""
    return with_aside(read_kept(file, _LARGEST_FILE), _understood)


def is_stored(kept: Mapping[str, Any], places: Iterable[PlaceRow]) -> bool:
    """Return whether what was typed is on the list: a crash came after it was saved."""
    names = [name for name in FIELDS if kept["id"] == 0 or name in kept]
    return any(
        kept["id"] in {0, one.id}
        and all(" ".join(kept.get(name, "").split()) == getattr(one, name) for name in names)
        for one in places
    )


def _understood(stored: Mapping[str, Any]) -> dict[str, Any]:
    if type(stored.get("id")) is not int:
        return {}
    words = {name: stored.get(name) for name in FIELDS}
    return {"id": stored["id"], **{name: said for name, said in words.items() if isinstance(said, str)}}
