"""Small things not worth a case, counted by day and hour."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from delight.domain.errors import InputError
from delight.domain.text import clean_line

LONGEST_WHAT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyWord:
    """Something the shop counts: how often today, and when it last happened."""

    what: str
    today: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyCount:
    """How often something happened: in all, by day, and by hour of the shop's clock (0-23)."""

    what: str
    total: int
    days: dict[date, int] = field(default_factory=dict)
    hours: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyMark:
    """One time that something happened; ``here`` is the moment on the shop's clock."""

    id: int
    what: str
    what_key: str
    here: datetime


def checked_tally(what: str) -> str:
    """Return what is counted, cleaned (``tally.what_missing``, ``text.too_long``)."""
    kept = clean_line(what, field="what", longest=LONGEST_WHAT)
    if not kept:
        raise InputError("tally.what_missing", "what")
    return kept


def counted_marks(marks: list[TallyMark]) -> list[TallyCount]:
    """Return the counts of each thing, the most frequent first; ``marks`` are in the order they were made."""
    grouped: dict[str, list[TallyMark]] = {}
    for mark in marks:
        grouped.setdefault(mark.what_key, []).append(mark)
    counts = [
        TallyCount(
            what=some[-1].what,
            total=len(some),
            days=dict(Counter(mark.here.date() for mark in some)),
            hours=dict(sorted(Counter(mark.here.hour for mark in some).items())),
        )
        for some in grouped.values()
    ]
    return sorted(counts, key=lambda one: -one.total)
