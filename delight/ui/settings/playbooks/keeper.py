"""Playbooks that are not saved yet, on disk beside the shop: they outlive a crash and a closed window."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from delight.domain.cases.case import Failure, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.playbooks.playbook import Known, Playbook, Remedy, Step
from delight.ui.kit.files.kept_file import read_kept, write_kept
from delight.ui.kit.work.page import Tools

Key = tuple[str, str]
"""Key and language of a playbook; a new one has no key yet."""
_WAIT_MS = 400
_LARGEST_FILE = 4_000_000


class PlaybookKeeper(QObject):
    """Keeps what is not saved yet, and writes it to a file soon after each change, on the worker."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._was_read = tools, False
        self._kept: dict[Key, Playbook] = {}
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.flush)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._say_goodbye)

    def read_once(self) -> list[Playbook]:
        """Return what the file holds when this is first called, on the worker, and nothing later."""
        first, self._was_read = not self._was_read, True
        return read(file_in(self._tools.services.place)) if first else []

    def restore(self, playbooks: list[Playbook]) -> None:
        """Take playbooks back; what is here already wins."""
        for playbook in playbooks:
            self._kept.setdefault(key_of(playbook), playbook)

    def get(self, key: Key) -> Playbook | None:
        """Return a playbook that is not saved yet."""
        return self._kept.get(key)

    def keep(self, playbook: Playbook) -> None:
        """Keep what was written."""
        self._kept[key_of(playbook)] = playbook
        self._touch()

    def drop(self, key: Key) -> None:
        """Forget it: it was saved, or somebody took it back."""
        if self._kept.pop(key, None) is not None:
            self._touch()

    def flush(self) -> None:
        """Write what is kept now; a full disk is told of when the playbook is saved for good."""
        self._timer.stop()
        playbooks = list(self._kept.values())

        def work() -> None:
            with suppress(OSError):
                write(file_in(self._tools.services.place), playbooks)

        self._tools.tasks.run(work, None, lambda _error: None, owner=self)

    def _touch(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _say_goodbye(self) -> None:
        if self._timer.isActive():
            self.flush()


def key_of(playbook: Playbook) -> Key:
    """Return what tells a playbook from the others."""
    return playbook.key, playbook.language


def file_in(place: Path) -> Path:
    """Return the file for the playbooks being written in the shop at ``place``."""
    return place / "drafts" / "playbooks" / "playbooks.json"


def write(file: Path, playbooks: list[Playbook]) -> None:
    """Write them so that a power cut leaves the old ones or the new ones; none removes the file.

    Raises:
        OSError: the disk is full, or the folder may not be written to.
    """
    write_kept(file, [asdict(playbook) for playbook in playbooks])


def read(file: Path) -> list[Playbook]:
    """Return the playbooks that can be read; whatever else stands in the file is left out."""
    stored = read_kept(file, _LARGEST_FILE)
    found = map(_playbook, stored if isinstance(stored, list) else [])
    return [playbook for playbook in found if playbook is not None]


def _playbook(stored: Any) -> Playbook | None:
    try:
        failure, grave = stored["failure"], stored["grave"]
        return Playbook(
            key=_text(stored["key"]),
            title=_text(stored["title"]),
            language=_text(stored["language"]),
            steps=tuple(map(_step, stored["steps"])),
            remedies=tuple(map(_remedy, stored["remedies"])),
            say=tuple(map(_text, stored["say"])),
            failure=None if failure is None else Failure(failure),
            grave=None if grave is None else Grave(grave),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _step(stored: Any) -> Step:
    known = stored["known"]
    return Step(
        key=_text(stored["key"]),
        say=_text(stored["say"]),
        known=None if known is None else Known(known),
        least=Severity(stored["least"]),
    )


def _remedy(stored: Any) -> Remedy:
    return Remedy(kind=ActionKind(stored["kind"]), why=_text(stored["why"]), note=_text(stored["note"]))


def _text(stored: Any) -> str:
    if not isinstance(stored, str):
        raise TypeError
    return stored
