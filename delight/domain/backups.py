"""Copies of a shop: why they are made, which stay, and what backing up, restoring and checking report."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

DAILY_AFTER = timedelta(hours=20)
"""So long after the last copy a changed shop wants another: a little less than a day, or it would creep."""
LEAST_GOOD = 3
"""So many copies that were read back and found whole stay whatever happens."""
_LATEST, _DAYS, _WEEKS, _MONTHS, _TENS = 5, 7, 4, 12, 4


class Reason(StrEnum):
    """Why a copy was made."""

    BY_HAND = "by-hand"
    CLOSED = "closed"
    DAILY = "daily"
    BEFORE_UPGRADE = "before-upgrade"
    BEFORE_IMPORT = "before-import"
    BEFORE_ERASE = "before-erase"
    BEFORE_RESTORE = "before-restore"


class Where(StrEnum):
    """Where a copy lies: beside the shop, or in the second place that its owner chose."""

    HERE = "here"
    SECOND = "second"


class SecondState(StrEnum):
    """How the second place is: never chosen, there, not there, or there but not to be written to."""

    NONE = "none"
    THERE = "there"
    AWAY = "away"
    REFUSES = "refuses"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupReport:
    """A backup that was written and read again: ``counts`` of records by table, ``size`` in bytes."""

    path: Path
    size: int
    sha256: str
    made_at: datetime
    counts: dict[str, int]
    number: int = 0
    reason: Reason = Reason.BY_HAND
    second: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A copy in a list, by what it says of itself; ``places`` are all where it lies, the shop's own first.

    ``number`` counts on from copy to copy, whatever the clock says; 0 where it is unknown.
    """

    path: Path
    places: tuple[Where, ...]
    number: int
    made_at: datetime
    reason: Reason
    shop: str
    counts: dict[str, int]
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPlace:
    """The second place for copies.

    Attributes:
        folder: where it is; ``None`` if none was chosen.
        newest_at: when the newest copy there was made, as far as it is known here.
        same_disk: it lies on the disk of the shop, and is lost with it.
        code: why nothing could be written there, as a problem's code.
    """

    state: SecondState
    folder: Path | None = None
    newest_at: datetime | None = None
    same_disk: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """How safe the shop is: its copies, the newest first, and the second place.

    ``set_aside`` counts copies that turned out to be damaged; ``unchanged`` says that the newest copy
    holds all there is.
    """

    rows: tuple[BackupRow, ...]
    second: SecondPlace
    set_aside: int = 0
    unchanged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Records of one kind that a restore takes away, brings back or turns back; ``noun`` is their table."""

    noun: str
    gone: int
    back: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What bringing a backup back would do.

    Attributes:
        readable: the shop that is here could be read and compared; ``differences`` are empty otherwise.
        other_shop: the name of the backup's shop, where it is another one than the one that is here.
        erased: so many people in the backup were erased since, and are erased again.
    """

    backup: BackupRow
    here: dict[str, int]
    readable: bool
    differences: tuple[Difference, ...] = ()
    other_shop: str = ""
    erased: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreReport:
    """A shop that was put back: ``kept`` is where the shop that it replaced lies, if there was one.

    ``kept`` is a backup like any other where what was replaced was whole, so that the restore can be taken
    back with it; else it is the file as it was. ``erased`` counts people who were erased again.
    """

    backup: Path
    place: Path
    made_at: datetime
    counts: dict[str, int]
    kept: Path | None
    erased: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryGap:
    """So many lines of history before ``line`` that a repair could not read, as it noted then."""

    line: int
    lost: int
    noted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """Whether a shop's file is sound; ``problems`` are codes with details.

    ``copies`` counts its copies that were read and are whole, ``damaged`` are those that are not. ``gaps``
    are no problem: a repair left them, and noted it.
    """

    problems: tuple[tuple[str, str], ...]
    counts: dict[str, int]
    copies: int = 0
    damaged: tuple[Path, ...] = ()
    gaps: tuple[HistoryGap, ...] = ()

    @property
    def sound(self) -> bool:
        """Nothing is wrong."""
        return not self.problems


class Repair(StrEnum):
    """What a repair did: nothing, or letters have their pages again, or the indexes or the file are new."""

    NOTHING = "nothing"
    LETTERS = "letters"
    INDEXES = "indexes"
    REBUILT = "rebuilt"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairReport:
    """What came of a repair, by table where the whole file was made anew.

    Attributes:
        saved: records that could be read.
        brought_back: records that could not, and came out of ``copy`` as they were then.
        lost: records that are nowhere.
        kept: where the damaged file lies.
    """

    how: Repair
    saved: dict[str, int] = field(default_factory=dict)
    brought_back: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    copy: Path | None = None
    kept: Path | None = None

    @property
    def changed(self) -> bool:
        """The file is another one than before."""
        return self.how in {Repair.INDEXES, Repair.REBUILT} or bool(self.brought_back)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A copy as rotation sees it: its number, and the day that a clock, right or wrong, gave it."""

    number: int
    day: date


def to_keep(marks: Sequence[Mark]) -> set[int]:
    """Return the numbers of the copies that stay.

    The latest stay, and the newest of each of the last days, weeks and months that copies were made in.
    Neither today's date nor the span between two dates is asked for: "newest" means the highest number, and
    a day, a week or a month counts once it is met, so that a clock that is years out takes up one place and
    prunes nothing. For a clock that stands still, every tenth number stays as well.
    """
    newest_first = sorted(marks, key=lambda mark: mark.number, reverse=True)
    kept = {mark.number for mark in newest_first[:_LATEST]}
    kept |= _newest_of_each(newest_first, lambda day: day, _DAYS)
    kept |= _newest_of_each(newest_first, lambda day: day.isocalendar()[:2], _WEEKS)
    kept |= _newest_of_each(newest_first, lambda day: (day.year, day.month), _MONTHS)
    return kept | {mark.number for mark in [m for m in newest_first if m.number % 10 == 0][:_TENS]}


def is_due(newest_at: datetime | None, now: datetime) -> bool:
    """Return whether a changed shop wants its daily copy.

    A newest copy from the future was made by a clock that lied, or this one does: one more copy settles it.
    """
    return newest_at is None or abs(now - newest_at) >= DAILY_AFTER


def _newest_of_each(marks: Sequence[Mark], span: Callable[[date], Hashable], most: int) -> set[int]:
    found: dict[Hashable, int] = {}
    for mark in marks:
        found.setdefault(span(mark.day), mark.number)
    return set(list(found.values())[:most])
