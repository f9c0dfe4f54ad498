"""What backing up, restoring and checking a shop report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupReport:
    """A backup that was written and read again: ``counts`` of records by table, ``size`` in bytes."""

    path: Path
    size: int
    sha256: str
    made_at: datetime
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreReport:
    """A shop that was put back: ``kept`` is where the file that it replaced lies, if there was one."""

    backup: Path
    place: Path
    made_at: datetime
    counts: dict[str, int]
    kept: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """Whether a shop's file is sound; ``problems`` are codes with details."""

    problems: tuple[tuple[str, str], ...]
    counts: dict[str, int]

    @property
    def sound(self) -> bool:
        """Nothing is wrong."""
        return not self.problems
