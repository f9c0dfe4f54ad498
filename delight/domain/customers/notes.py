"""Notes on a customer, one at a time, each with its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from delight.domain.errors import InputError
from delight.domain.text import typed

_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A note as it is kept: who wrote it when."""

    id: int
    text: str
    at: datetime
    staff: str


def checked_note(text: str) -> str:
    """Return the words of a note cleaned (``note.text_missing``, ``text.too_long``)."""
    words = typed(text, field="text", longest=_LONGEST)
    if not words:
        raise InputError("note.text_missing", "text")
    return words
