"""Things of a kind that are not saved yet, in one file beside the shop: they outlive a crash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from delight.ui.kit.files.kept_file import read_kept, write_kept
from delight.ui.kit.work.page import Tools

Key = tuple[str, str]
"""Key and language; a new thing may have no key yet."""
_WAIT_MS = 400
_LARGEST_FILE = 20_000_000
D = TypeVar("D")
"""A frozen dataclass of plain values."""


class ManyKept(QObject, Generic[D]):
    """Keeps what is not saved yet, and writes it to a file soon after each change, on the worker."""

    def __init__(
        self,
        tools: Tools,
        parent: QObject,
        *,
        file_in: Callable[[Path], Path],
        key_of: Callable[[D], Key],
        read: Callable[[Path], list[D]],
    ) -> None:
        """Keep things that ``key_of`` tells apart, in the file that ``file_in`` names in a shop's place."""
        super().__init__(parent)
        self._tools, self._was_read = tools, False
        self._file_in, self._key_of, self._read = file_in, key_of, read
        self._kept: dict[Key, D] = {}
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.flush)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._say_goodbye)

    def read_once(self) -> list[D]:
        """Return what the file holds when this is first called, on the worker, and nothing later."""
        first, self._was_read = not self._was_read, True
        return self._read(self._file_in(self._tools.services.place)) if first else []

    def restore(self, kept: Sequence[D]) -> None:
        """Take things back; what is here already wins."""
        for one in kept:
            self._kept.setdefault(self._key_of(one), one)

    def all(self) -> list[D]:
        """Return everything that is not saved yet."""
        return list(self._kept.values())

    def get(self, key: Key) -> D | None:
        """Return what is not saved yet of one thing."""
        return self._kept.get(key)

    def keep(self, one: D) -> None:
        """Keep what was written."""
        self._kept[self._key_of(one)] = one
        self._touch()

    def drop(self, key: Key) -> None:
        """Forget it: it was saved, or somebody took it back."""
        if self._kept.pop(key, None) is not None:
            self._touch()

    def flush(self) -> None:
        """Write what is kept now; a full disk is told of when something is saved for good."""
        self._timer.stop()
        kept = self.all()

        def work() -> None:
            with suppress(OSError):
                write_many(self._file_in(self._tools.services.place), kept)

        self._tools.tasks.run(work, None, lambda _error: None, owner=self)

    def _touch(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _say_goodbye(self) -> None:
        if self._timer.isActive():
            self.flush()


def write_many(file: Path, kept: Sequence[Any]) -> None:
    """Write frozen values so that a power cut leaves the old ones or the new ones; none removes the file.

    Raises:
        OSError: the disk is full, or the folder may not be written to.
    """
    write_kept(file, [asdict(one) for one in kept])


def read_many(file: Path, understand: Callable[[Any], D]) -> list[D]:
    """Return what ``understand`` makes sense of; what makes it raise as bad values do is left out."""
    stored, found = read_kept(file, _LARGEST_FILE), []
    for one in stored if isinstance(stored, list) else []:
        with suppress(KeyError, TypeError, ValueError):
            found.append(understand(one))
    return found


def text_of(stored: Any) -> str:
    """Return a text that was stored (``TypeError`` for anything else)."""
    if not isinstance(stored, str):
        raise TypeError
    return stored
