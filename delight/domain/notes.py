"""Notes on a customer, one at a time, each with its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A note as it is kept: who wrote it when."""

    id: int
    text: str
    at: datetime
    staff: str
