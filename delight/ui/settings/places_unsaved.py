"""Places that were being written when the window was closed, in a small file beside the shop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from delight.domain.cases.elsewhere import PlaceRow
from delight.ui.kit.files.kept_file import read_kept
from delight.ui.settings.aside import row_of, with_aside

FIELDS = ("name", "what_for", "contact")
_LARGEST_FILE = 1_000_000


def place_file(place: Path) -> Path:
    """Return the file of places that are not saved yet, in the shop at ``place``."""
    return place / "drafts" / "settings" / "places.json"


def read_place(file: Path) -> dict[str, Any]:
    """Return what can be read: ``Typed`` of the place in the form, and of others aside."""
    return with_aside(read_kept(file, _LARGEST_FILE), _understood)


def is_stored(kept: Mapping[str, Any], places: Iterable[PlaceRow]) -> bool:
    """Return whether what was typed is on the list: a crash came after it was saved."""
    names = [name for name in FIELDS if not kept["uid"] or name in kept]
    return any(
        kept["uid"] in {"", one.uid}
        and all(" ".join(kept.get(name, "").split()) == getattr(one, name) for name in names)
        for one in places
    )


def _understood(stored: Mapping[str, Any]) -> dict[str, Any]:
    row = row_of(stored)
    words = {name: stored.get(name) for name in FIELDS} if row else {}
    return {**row, **{name: said for name, said in words.items() if isinstance(said, str)}}
