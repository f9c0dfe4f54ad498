"""What one search over everything finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HitKind(StrEnum):
    """What was found."""

    CUSTOMER = "customer"
    CASE = "case"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One thing found: ``record`` is its id, ``title`` and ``detail`` are shown."""

    kind: HitKind
    record: int
    title: str
    detail: str
