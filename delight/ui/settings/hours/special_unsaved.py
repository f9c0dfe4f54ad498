"""Days that were being typed when the window was closed, in a small file beside the shop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from delight.domain.days.hours import read_stretches, stretches_text
from delight.domain.days.schedule import SpecialRow
from delight.domain.errors import InputError
from delight.ui.kit.files.kept_file import read_kept
from delight.ui.settings.aside import row_of, with_aside

FIELDS = ("first", "last", "name", "hours")
_LARGEST_FILE = 1_000_000


def days_file(place: Path) -> Path:
    """Return the file in the shop at ``place``."""
    return place / "drafts" / "settings" / "days.json"


def read_days(file: Path) -> dict[str, Any]:
    """Return what can be read: ``Typed`` of the days in the fields, and of others aside."""
    return with_aside(read_kept(file, _LARGEST_FILE), _understood)


def day_of(text: str) -> date | None:
    """Return the day that a text of a file means; none for what is no day."""
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def said_of(one: SpecialRow) -> dict[str, str]:
    """Return days as the fields say them: a last day only where there are several."""
    last = "" if one.last == one.first else one.last.isoformat()
    return {"first": one.first.isoformat(), "last": last, "name": one.name, "hours": one.hours}


def is_stored(kept: Mapping[str, Any], rows: Iterable[SpecialRow]) -> bool:
    """Return whether what was typed is kept already: a crash came after it was saved."""
    blank = dict.fromkeys(FIELDS, "") if not kept["uid"] else {}
    typed = {**blank, **{name: kept[name].strip() for name in FIELDS if name in kept}}
    with suppress(InputError, KeyError):
        typed["hours"] = stretches_text(read_stretches(typed["hours"])) if typed["hours"] else ""
    return any(kept["uid"] in {"", one.uid} and typed.items() <= said_of(one).items() for one in rows)


def _understood(stored: Mapping[str, Any]) -> dict[str, Any]:
    row = row_of(stored)
    words = {name: stored.get(name) for name in FIELDS} if row else {}
    return {**row, **{name: said for name, said in words.items() if isinstance(said, str)}}
