"""Wordings that are not saved yet, on disk beside the shop: they outlive a crash and a closed window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from delight.domain.letters.wordings import Passage, WordingDraft, WordingFormat, WordingKind
from delight.ui.kit.files.many_kept import Key, ManyKept, read_many, text_of
from delight.ui.kit.work.page import Tools


class WordingKeeper(ManyKept[WordingDraft]):
    """Keeps the wordings that are not saved yet."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(tools, parent, file_in=file_in, key_of=key_of, read=read)


def key_of(draft: WordingDraft) -> Key:
    """Return what tells a wording from the others."""
    return draft.key, draft.language


def file_in(place: Path) -> Path:
    """Return the file for the wordings being written in the shop at ``place``."""
    return place / "drafts" / "wordings" / "wordings.json"


def read(file: Path) -> list[WordingDraft]:
    """Return the wordings that can be read; whatever else stands in the file is left out."""
    return read_many(file, _draft)


def _draft(stored: Any) -> WordingDraft:
    subject = stored["subject"]
    return WordingDraft(
        key=text_of(stored["key"]),
        kind=WordingKind(stored["kind"]),
        format=WordingFormat(stored["format"]),
        language=text_of(stored["language"]),
        title=text_of(stored["title"]),
        subject=None if subject is None else _passage(subject),
        paragraphs=tuple(tuple(map(_passage, paragraph)) for paragraph in stored["paragraphs"]),
        closing=tuple(map(text_of, stored["closing"])),
        message=tuple(map(_passage, stored["message"])),
        public=tuple(map(_passage, stored["public"])),
    )


def _passage(stored: Any) -> Passage:
    return Passage(
        ways=tuple(map(text_of, stored["ways"])),
        only_if=tuple(map(text_of, stored["only_if"])),
        optional=bool(stored["optional"]),
    )
