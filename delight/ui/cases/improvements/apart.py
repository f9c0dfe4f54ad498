"""Which causes somebody said to be different, in a small file beside the shop: nobody is asked twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from delight.domain.improvements.causes import CauseRow
from delight.ui.kit.files.kept_file import read_kept, write_kept

_LARGEST_FILE = 1_000_000
Pair = tuple[CauseRow, CauseRow]


def apart_file(place: Path) -> Path:
    """Return the file in the shop at ``place``."""
    return place / "drafts" / "improvements" / "apart.json"


def first_near(pairs: Sequence[Pair], file: Path) -> Pair | None:
    """Return the first two causes that may mean the same and that nobody said to be different."""
    apart = _read(file)
    return next((pair for pair in pairs if _keys(pair) not in apart), None)


def keep_apart(pair: Pair, file: Path) -> None:
    """Remember that two causes are different.

    Raises:
        OSError: the disk is full, or the folder may not be written to.
    """
    write_kept(file, sorted([*_read(file), _keys(pair)]))


def _keys(pair: Pair) -> list[str]:
    return sorted(row.key for row in pair)


def _read(file: Path) -> list[list[str]]:
    stored = read_kept(file, _LARGEST_FILE)
    found = stored if isinstance(stored, list) else []
    return [
        one
        for one in found
        if isinstance(one, list) and len(one) == 2 and all(isinstance(key, str) for key in one)
    ]
