"""A week of surprises as a page shows it: who, for how much, and why there is nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from delight.domain.errors import StorageError
from delight.domain.surprises.reasons import Empty
from delight.domain.surprises.suggestions import SuggestionRow, SuggestionState
from delight.domain.surprises.values import NOTHING, Figures

NOW_AGAIN, PERSON_AGAIN = timedelta(weeks=4), timedelta(days=182)
"""Skipped "not now", nobody is suggested for four weeks; "not this person", for half a year."""
TAUGHT_FOR = timedelta(days=182)
"""For so long skips and swaps of a gesture make it rarer."""
USUAL_BUDGET = 3000
"""What surprises may cost in a month where the shop has not said: hundredths of a pound, euro or dollar."""


class WeekTime(StrEnum):
    """A week that is over is only read, this one is drawn and kept, one to come is a preview."""

    PAST = "past"
    NOW = "now"
    COMING = "coming"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What surprises may cost in a calendar month, in minor units of the shop's currency.

    Attributes:
        month: its first day.
        month_minor: for the whole of it; ``is_usual`` where the shop has not said and a usual one counts.
        spent_minor: what was given; ``planned_minor`` what is planned and not given yet.
    """

    month: date
    month_minor: int
    spent_minor: int
    planned_minor: int
    is_usual: bool = False

    @property
    def left_minor(self) -> int:
        """What is left of it; below zero where more was given by hand."""
        return self.month_minor - self.spent_minor - self.planned_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The surprises of a week; who is held out, and what was withdrawn, is not among them.

    Attributes:
        monday: the week.
        rows: in the order in which they were drawn, the skipped ones, too; in a preview their ``id`` is 0.
        budget: of the month that the week's days to come lie in.
        time: whether it is over, runs or is still to come.
        lacks: for how many of its places nobody could be found.
        empty: why it has no suggestion, with the first ``day`` on which there may be one and ``figures``.
        unkept: why nothing can be stored just now, where more would have been drawn, or something withdrawn.
    """

    monday: date
    rows: tuple[SuggestionRow, ...]
    budget: Budget
    time: WeekTime
    lacks: int = 0
    empty: Empty = Empty.NO
    day: date | None = None
    figures: Figures = field(default_factory=lambda: NOTHING)
    unkept: StorageError | None = None

    @property
    def open(self) -> tuple[SuggestionRow, ...]:
        """Those that nobody has decided about."""
        return tuple(row for row in self.rows if row.state is SuggestionState.OPEN)


def first_of(day: date) -> date:
    """Return the first day of the month that ``day`` lies in."""
    return day.replace(day=1)
