"""Which complaints were answered and put right by the day set for it, and how long it took."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from delight.domain.cases.stages import OPEN_STAGES, CaseKind
from delight.domain.cases.terms import NOT_OURS
from delight.domain.insight.facts import CaseFact, Facts, Span
from delight.domain.insight.saying import OPEN_MOST
from delight.domain.intervals.middles import median_between

NO_SENSE = "ends-before-it-starts"
HOUR = 3_600

Second = int | None


class Clock(NamedTuple):
    """What is waited for: what it is called, by when it was to be, and when it was."""

    code: str
    by: Callable[[CaseFact], Second]
    at: Callable[[CaseFact], Second]


HEARD = Clock("heard", attrgetter("acknowledge_by"), attrgetter("acknowledged"))
"""They got an answer; only what came in writing has a day for that (``cases.clocks``)."""
RIGHT = Clock("right", attrgetter("resolve_by"), attrgetter("resolved"))
"""It was put right."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Complaints whose day has come: which were in time, and which were not, or are still open."""

    kept: list[CaseFact]
    late: list[CaseFact]

    @property
    def some(self) -> int:
        """How many were in time."""
        return len(self.kept)

    @property
    def of(self) -> int:
        """How many it is about."""
        return len(self.kept) + len(self.late)

    @property
    def ids(self) -> tuple[int, ...]:
        """All of them, those that were late first: they are what somebody wants to see."""
        return ids(self.late) + ids(self.kept)


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took: in hours and in their order; ``waiting`` for it are so many more."""

    hours: list[float]
    waiting: int

    @property
    def settled(self) -> bool:
        """Whether so few are still waiting that the middle one is not only that of what was easy."""
        return self.waiting <= OPEN_MOST * (self.waiting + len(self.hours))

    @property
    def middle(self) -> tuple[float, float, float] | None:
        """The median and where it lies; ``None`` where it is not to be said."""
        return median_between(self.hours) if self.settled else None


def ids(cases: Iterable[CaseFact]) -> tuple[int, ...]:
    """Return the ids of cases."""
    return tuple(case.id for case in cases)


def complaints(facts: Facts, span: Span) -> tuple[list[CaseFact], tuple[int, ...]]:
    """Return the complaints of a span, and the ids of those of it that ended before they began."""
    found = span.of_kind(CaseKind.COMPLAINT)
    wrong = {case.id for case in found if _backwards(case)}
    sound = [case for case in found if case.id not in wrong] if wrong else found
    told = facts.unread.get(NO_SENSE, ()) if span is facts.now else ()
    return sound, tuple(dict.fromkeys((*told, *wrong)))


def _backwards(case: CaseFact) -> bool:
    began, answered, ended = case.received, case.acknowledged, case.resolved
    return (ended is not None and ended < began) or (answered is not None and answered < began)


def ours(cases: Iterable[CaseFact]) -> list[CaseFact]:
    """Return the complaints that were the shop's to put right."""
    return [case for case in cases if case.outcome not in NOT_OURS]


def kept_of(cases: Iterable[CaseFact], moment: int, clock: Clock) -> Kept:
    """Return which were in time, of those whose day has come by a moment.

    One that was early does not count either while its day is ahead: of those, only who was early would.
    """
    found = Kept([], [])
    for case in cases:
        by, at = clock.by(case), clock.at(case)
        if by is not None and by <= moment:
            (found.kept if at is not None and at <= by else found.late).append(case)
    return found


def took(cases: Iterable[CaseFact], clock: Clock) -> Took:
    """Return how long it took; who was closed without it waits no more, and does not count."""
    hours: list[float] = []
    waiting = 0
    for case in cases:
        at = clock.at(case)
        if at is not None:
            hours.append((at - case.received) / HOUR)
        else:
            waiting += is_open(case)
    return Took(sorted(hours), waiting)


def is_open(case: CaseFact) -> bool:
    """Return whether a complaint is still to be put right."""
    return case.stage in OPEN_STAGES and case.resolved is None


def within(cases: Sequence[CaseFact], hours: int, moment: int) -> Kept:
    """Return which were put right within so many hours, of those that came in as long ago as that."""
    found = Kept([], [])
    for case in cases:
        if case.received + hours * HOUR <= moment:
            fast = case.resolved is not None and case.resolved <= case.received + hours * HOUR
            (found.kept if fast else found.late).append(case)
    return found
