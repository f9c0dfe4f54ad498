"""Playbooks that are not saved yet, on disk beside the shop: they outlive a crash and a closed window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from delight.domain.cases.case import Failure, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.playbooks.playbook import Known, Playbook, Remedy, Step
from delight.ui.kit.files.many_kept import Key, ManyKept, read_many, text_of
from delight.ui.kit.work.page import Tools


class PlaybookKeeper(ManyKept[Playbook]):
    """Keeps the playbooks that are not saved yet."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(tools, parent, file_in=file_in, key_of=key_of, read=read)


def key_of(playbook: Playbook) -> Key:
    """Return what tells a playbook from the others."""
    return playbook.key, playbook.language


def file_in(place: Path) -> Path:
    """Return the file for the playbooks being written in the shop at ``place``."""
    return place / "drafts" / "playbooks" / "playbooks.json"


def read(file: Path) -> list[Playbook]:
    """Return the playbooks that can be read; whatever else stands in the file is left out."""
    return read_many(file, _playbook)


def _playbook(stored: Any) -> Playbook:
    failure, grave = stored["failure"], stored["grave"]
    return Playbook(
        key=text_of(stored["key"]),
        title=text_of(stored["title"]),
        language=text_of(stored["language"]),
        steps=tuple(map(_step, stored["steps"])),
        remedies=tuple(map(_remedy, stored["remedies"])),
        say=tuple(map(text_of, stored["say"])),
        failure=None if failure is None else Failure(failure),
        grave=None if grave is None else Grave(grave),
    )


def _step(stored: Any) -> Step:
    known = stored["known"]
    return Step(
        key=text_of(stored["key"]),
        say=text_of(stored["say"]),
        known=None if known is None else Known(known),
        least=Severity(stored["least"]),
    )


def _remedy(stored: Any) -> Remedy:
    return Remedy(kind=ActionKind(stored["kind"]), why=text_of(stored["why"]), note=text_of(stored["note"]))
