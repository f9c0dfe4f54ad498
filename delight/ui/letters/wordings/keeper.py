"""Wordings that are not saved yet, on disk beside the shop: they outlive a crash and a closed window."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from delight.domain.letters.wordings import Passage, WordingDraft, WordingFormat, WordingKind
from delight.ui.kit.files.kept_file import read_kept, write_kept
from delight.ui.kit.work.page import Tools

Key = tuple[str, str]
"""Key and language of a wording."""
_WAIT_MS = 400
_LARGEST_FILE = 20_000_000


class WordingKeeper(QObject):
    """Keeps what is not saved yet, and writes it to a file soon after each change, on the worker."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._read = tools, False
        self._kept: dict[Key, WordingDraft] = {}
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.flush)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._say_goodbye)

    def read_once(self) -> list[WordingDraft]:
        """Return what the file holds when this is first called, on the worker, and nothing later."""
        first, self._read = not self._read, True
        return read(file_in(self._tools.services.place)) if first else []

    def restore(self, drafts: list[WordingDraft]) -> None:
        """Take drafts back; what is here already wins."""
        for draft in drafts:
            self._kept.setdefault(key_of(draft), draft)

    def all(self) -> list[WordingDraft]:
        """Return everything that is not saved yet."""
        return list(self._kept.values())

    def get(self, key: Key) -> WordingDraft | None:
        """Return a wording that is not saved yet."""
        return self._kept.get(key)

    def keep(self, draft: WordingDraft) -> None:
        """Keep what was written."""
        self._kept[key_of(draft)] = draft
        self._touch()

    def drop(self, key: Key) -> None:
        """Forget it: it was saved, or somebody took it back."""
        if self._kept.pop(key, None) is not None:
            self._touch()

    def flush(self) -> None:
        """Write what is kept now; a full disk is told of when something is saved for good."""
        self._timer.stop()
        drafts = self.all()

        def work() -> None:
            with suppress(OSError):
                write(file_in(self._tools.services.place), drafts)

        self._tools.tasks.run(work, None, lambda _error: None, owner=self)

    def _touch(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _say_goodbye(self) -> None:
        if self._timer.isActive():
            self.flush()


def key_of(draft: WordingDraft) -> Key:
    """Return what tells a wording from the others."""
    return draft.key, draft.language


def file_in(place: Path) -> Path:
    """Return the file for the wordings being written in the shop at ``place``."""
    return place / "drafts" / "wordings" / "wordings.json"


def write(file: Path, drafts: list[WordingDraft]) -> None:
    """Write the drafts so that a power cut leaves the old ones or the new ones; none removes the file.

    Raises:
        OSError: the disk is full, or the folder may not be written to.
    """
    write_kept(file, [asdict(draft) for draft in drafts])


def read(file: Path) -> list[WordingDraft]:
    """Return the drafts that can be read; whatever else stands in the file is left out."""
    stored = read_kept(file, _LARGEST_FILE)
    found = map(_draft, stored if isinstance(stored, list) else [])
    return [draft for draft in found if draft is not None]


def _draft(stored: Any) -> WordingDraft | None:
    try:
        subject = stored["subject"]
        return WordingDraft(
            key=_text(stored["key"]),
            kind=WordingKind(stored["kind"]),
            format=WordingFormat(stored["format"]),
            language=_text(stored["language"]),
            title=_text(stored["title"]),
            subject=None if subject is None else _passage(subject),
            paragraphs=tuple(tuple(map(_passage, paragraph)) for paragraph in stored["paragraphs"]),
            closing=tuple(map(_text, stored["closing"])),
            message=tuple(map(_passage, stored["message"])),
            public=tuple(map(_passage, stored["public"])),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _passage(stored: Any) -> Passage:
    return Passage(
        ways=tuple(map(_text, stored["ways"])),
        only_if=tuple(map(_text, stored["only_if"])),
        optional=bool(stored["optional"]),
    )


def _text(stored: Any) -> str:
    if not isinstance(stored, str):
        raise TypeError
    return stored
