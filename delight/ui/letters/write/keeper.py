"""Letters being written, on disk beside the shop: they outlive a crash and a closed window."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from delight.domain.guards.writing import LetterRequest
from delight.ui.kit.files.kept_file import read_kept, write_kept
from delight.ui.kit.work.page import Tools
from delight.ui.letters.write.draft import Drafts, LetterDraft

_WAIT_MS = 400
_LARGEST_FILE = 20_000_000
_NUMBERS = frozenset(f.name for f in fields(LetterRequest) if f.name.endswith("_id"))
_ON_OR_OFF = frozenset(f.name for f in fields(LetterRequest) if isinstance(f.default, bool))
_SWITCHES = frozenset({"large", "letterhead"})
"""On, off, or as usual."""


class LetterKeeper(QObject):
    """Writes the drafts soon after each change, on the worker; reads them once, when the shop is open."""

    def __init__(self, tools: Tools, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._drafts, self._read = tools, drafts, False
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.flush)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._say_goodbye)

    def read_once(self) -> list[LetterDraft]:
        """Return what was kept when this is first called, on the worker, and nothing later."""
        first, self._read = not self._read, True
        return read(file_in(self._tools.services.place)) if first else []

    def touch(self) -> None:
        """Something was typed, or a letter went out."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Write what is being written now; a full disk is told of when something is saved for good."""
        self._timer.stop()
        drafts = self._drafts.all()

        def work() -> None:
            with suppress(OSError):
                write(file_in(self._tools.services.place), drafts)

        self._tools.tasks.run(work, None, lambda _error: None, owner=self)

    def _say_goodbye(self) -> None:
        if self._timer.isActive():
            self.flush()


def file_in(place: Path) -> Path:
    """Return the file for the letters being written in the shop at ``place``."""
    return place / "drafts" / "letters" / "letters.json"


def write(file: Path, drafts: Sequence[LetterDraft]) -> None:
    """Write the drafts so that a power cut leaves the old ones or the new ones; none removes the file.

    Raises:
        OSError: the disk is full, or the folder may not be written to.
    """
    write_kept(
        file,
        [
            {"request": asdict(draft.request), "bodies": draft.bodies, "closed": sorted(draft.closed)}
            for draft in drafts
        ],
    )


def read(file: Path) -> list[LetterDraft]:
    """Return the drafts that can be read; whatever else stands in the file is left out."""
    stored = read_kept(file, _LARGEST_FILE)
    found = map(_draft, stored if isinstance(stored, list) else [])
    return [draft for draft in found if draft is not None]


def _draft(stored: Any) -> LetterDraft | None:
    if not isinstance(stored, dict):
        return None
    request, bodies = stored.get("request"), stored.get("bodies")
    if not isinstance(request, dict) or not isinstance(bodies, dict):
        return None
    known = {f.name: request.get(f.name, f.default) for f in fields(LetterRequest) if f.name != "body"}
    known["told"] = _pairs(known["told"])
    if not all(_fits(name, value) for name, value in known.items()) or not any(map(known.get, _NUMBERS)):
        return None
    if not all(isinstance(text, str) for text in [*bodies, *bodies.values()]):
        return None
    closed = _pairs(stored.get("closed", [])) or ()
    return LetterDraft(request=LetterRequest(**known), bodies=bodies, closed=frozenset(closed))


def _pairs(stored: Any) -> tuple[tuple[str, str], ...] | None:
    """Return pairs of words, or ``None`` where it is something else."""
    pairs = [tuple(pair) for pair in stored if isinstance(pair, list)] if isinstance(stored, list) else []
    fits = all(len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in pairs)
    return tuple(pairs) if fits else None


def _fits(name: str, value: object) -> bool:
    if name in _NUMBERS:
        return value is None or (isinstance(value, int) and not isinstance(value, bool))
    if name in _SWITCHES:
        return value is None or isinstance(value, bool)
    if name in _ON_OR_OFF:
        return isinstance(value, bool)
    return isinstance(value, tuple if name == "told" else str)
