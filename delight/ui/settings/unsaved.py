"""What was typed into the settings and not saved yet, on disk: a closed window loses none of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from delight.domain.shop import ShopDraft
from delight.ui.kit.files.kept_file import read_kept, write_kept
from delight.ui.kit.work.page import Tools

_WAIT_MS = 400
_LARGEST_FILE = 1_000_000
_NAMES = frozenset(field.name for field in fields(ShopDraft)) - {"is_demo"}


class UnsavedKeeper(QObject):
    """Writes what is unsaved soon after each change, on the worker; reads it once, when the shop is open."""

    def __init__(
        self,
        tools: Tools,
        typed: Callable[[], Mapping[str, Any]],
        parent: QObject,
        *,
        place: Callable[[Path], Path] | None = None,
        understand: Callable[[Path], dict[str, Any]] | None = None,
    ) -> None:
        """Keep what ``typed`` returns: the values that differ from what is stored, by name.

        Args:
            tools: the worker, and where the shop is.
            typed: what is unsaved now.
            parent: Qt's parent.
            place: the file beside a shop, else the one for the shop's own values.
            understand: reads that file and leaves out whatever makes no sense in it.
        """
        super().__init__(parent)
        self._tools, self._typed = tools, typed
        self._place, self._understand = place or file_in, understand or read
        self._is_read, self._kept = False, {}
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.flush)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._say_goodbye)

    def read_once(self) -> dict[str, Any]:
        """Return what was kept when this is first called, on the worker, and nothing later.

        The first answer must come to be shown: a ``Loader``, which drops answers, would lose the words.
        """
        first, self._is_read = not self._is_read, True
        return self._understand(self._place(self._tools.services.place)) if first else {}

    def touch(self) -> None:
        """Something was typed, saved or taken back."""
        if dict(self._typed()) != self._kept and not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Write what is unsaved now; a full disk is told of when something is saved for good."""
        self._timer.stop()
        self._kept = dict(self._typed())
        typed = self._kept

        def work() -> None:
            with suppress(OSError):
                write(self._place(self._tools.services.place), typed)

        self._tools.tasks.run(work, None, lambda _error: None, owner=self)

    def _say_goodbye(self) -> None:
        if self._timer.isActive():
            self.flush()


def file_in(place: Path) -> Path:
    """Return the file for what is unsaved in the shop at ``place``."""
    return place / "drafts" / "settings" / "settings.json"


def write(file: Path, typed: Mapping[str, Any]) -> None:
    """Write it so that a power cut leaves the old values or the new ones; none removes the file.

    Raises:
        OSError: the disk is full, or the folder may not be written to.
    """
    write_kept(file, dict(typed))


def read(file: Path) -> dict[str, Any]:
    """Return the values that can be read; whatever else stands in the file is left out."""
    stored = read_kept(file, _LARGEST_FILE)
    if not isinstance(stored, dict):
        return {}
    usual = ShopDraft(name="")
    found = {name: _whole(stored[name], getattr(usual, name)) for name in stored if name in _NAMES}
    return {name: value for name, value in found.items() if _alike(value, getattr(usual, name))}


def _whole(value: Any, usual: Any) -> Any:
    if isinstance(usual, StrEnum) and value in set(type(usual)):
        return type(usual)(value)
    return tuple(value) if isinstance(value, list) else value


def _alike(value: Any, usual: Any) -> bool:
    """Return whether a value is of the kind that its field holds."""
    if isinstance(usual, StrEnum):
        return isinstance(value, type(usual))
    if isinstance(usual, tuple):
        return isinstance(value, tuple) and all(type(part) is int and part >= 0 for part in value)
    if isinstance(usual, bool):
        return isinstance(value, bool)
    return type(value) is int and value >= 0 if isinstance(usual, int) else isinstance(value, str)
