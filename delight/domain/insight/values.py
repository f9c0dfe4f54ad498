"""What cells, charts and sentences are made of: numbers with their unit, and words to be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    """What a number counts."""

    COUNT = "count"
    SHARE = "share"
    """From 0 to 1; said as a percentage."""
    HOURS = "hours"
    """Said in hours, or in days of 24 of them where they are many."""
    DAYS = "days"
    AMOUNT = "amount"
    """Minor units of the shop's currency."""
    SCORE = "score"
    """An answer from 0 to 10, or a mean of such answers."""
    NET = "net"
    """Promoters minus detractors in a hundred, from -100 to 100."""
    POINTS = "points"
    """A difference of two shares, from -1 to 1; said in percentage points."""
    TIMES = "times"
    """How many times as often, with one decimal."""
    VISITS = "visits"
    """Visits more or fewer, with one decimal."""


class Number(NamedTuple):
    """A number with its unit."""

    value: float
    unit: Unit = Unit.COUNT


class Between(NamedTuple):
    """Where the true figure lies 95 times in a hundred."""

    low: float
    high: float
    unit: Unit = Unit.COUNT


class Term(NamedTuple):
    """A word of ours, by its list and its key there, such as ``failure`` and ``late``."""

    group: str
    key: str


class Own(NamedTuple):
    """Words of the shop's own, or a name, said as they are."""

    words: str


class Month(NamedTuple):
    """A month, by its first day."""

    first: date


class Year(NamedTuple):
    """A year, by its first day."""

    first: date


class TooFew(NamedTuple):
    """Stands where a figure would, if it rests on too few: only how many are told."""

    some: int | None = None
    of: int | None = None


Value = Number | Between | Term | Own | Month | Year | TooFew | date | None
"""What stands in a cell, and in the gaps of a sentence; ``None`` is not known."""


class Things(StrEnum):
    """What can be opened behind a figure."""

    CASES = "cases"
    CUSTOMERS = "customers"


@dataclass(frozen=True, slots=True)
class Behind:
    """The records that a figure counts, by their ids."""

    ids: tuple[int, ...] = ()
    of: Things = Things.CASES
