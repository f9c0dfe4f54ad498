"""Which complaints were answered and put right by the day set for it, and how long it took.

Fields are read by their place and whole columns at once: there are tens of thousands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from delight.domain.cases.stages import OPEN_STAGES, CaseKind
from delight.domain.cases.terms import NOT_OURS, Outcome
from delight.domain.insight.facts import CaseFact, Facts, Span
from delight.domain.insight.saying import OPEN_MOST
from delight.domain.intervals.middles import median_between

NO_SENSE = "ends-before-it-starts"
_SAY_NO_END = frozenset({None, Outcome.WON_BACK.value, Outcome.SETTLED.value})
"""Outcomes that do not say that a complaint was never put right."""
HOUR = 3_600


class Clock(NamedTuple):
    """What is waited for: what it is called, and the fields with by when it was to be, and when it was."""

    code: str
    by: str
    at: str


HEARD = Clock("heard", "acknowledge_by", "acknowledged")
"""They got an answer; only what came in writing has a day for that (``cases.clocks``)."""
RIGHT = Clock("right", "resolve_by", "resolved")
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
    """How long something took: in seconds and in their order; ``waiting`` for it are so many more."""

    seconds: list[int]
    waiting: int

    @property
    def settled(self) -> bool:
        """Whether so few are still waiting that the middle one is not only that of what was easy."""
        return self.waiting <= OPEN_MOST * (self.waiting + len(self.seconds))

    @property
    def middle(self) -> tuple[float, float, float] | None:
        """The median and where it lies, in hours; ``None`` where it is not to be said."""
        found = median_between(self.seconds) if self.settled else None
        return (found[0] / HOUR, found[1] / HOUR, found[2] / HOUR) if found else None


def field(name: str) -> Callable[[CaseFact], Any]:
    """Return what reads one field of a case."""
    return itemgetter(CaseFact._fields.index(name))


_ID = field("id")


def ids(cases: Iterable[CaseFact]) -> tuple[int, ...]:
    """Return the ids of cases."""
    return tuple(map(_ID, cases))


def complaints(facts: Facts, span: Span) -> tuple[list[CaseFact], tuple[int, ...]]:
    """Return the complaints of a span, and apart the ids of those that ended before they began."""
    found = span.of_kind(CaseKind.COMPLAINT)
    told = set(facts.unread.get(NO_SENSE, ())) if span is facts.now else set[int]()
    wrong = tuple(case.id for case in found if case.id in told) if told else ()
    return ([case for case in found if case.id not in told] if wrong else found), wrong


def ours(cases: Iterable[CaseFact]) -> list[CaseFact]:
    """Return the complaints that were the shop's to put right."""
    return [case for case in cases if case.outcome not in NOT_OURS]


def written(cases: Iterable[CaseFact]) -> list[CaseFact]:
    """Return the complaints that were to be answered: somebody wrote, and nobody had spoken with them."""
    return [case for case in cases if case.acknowledge_by is not None]


def timed(cases: Sequence[CaseFact], moment: int, clock: Clock) -> tuple[Kept, Took]:
    """Return which were in time, of those whose day has come by a moment, and how long it took for all.

    One that was early does not count as in time while its day is ahead: of those, only who was early would.
    Who was closed without it waits no more, and took no time. What ended before it began does not count, nor
    what is over of which nobody knows when.
    """
    columns = (map(field(name), cases) for name in ("received", clock.by, clock.at))
    kept, late, seconds, waiting = list[CaseFact](), list[CaseFact](), list[int](), 0
    add, add_kept, add_late = seconds.append, kept.append, late.append
    for case, began, by, at in zip(cases, *columns, strict=True):
        if at is None:
            waiting += is_open(case)
            if by is not None and by <= moment and not is_unknown_end(case):
                add_late(case)
        elif at >= began:
            add(at - began)
            if by is not None and by <= moment:
                (add_late if at > by else add_kept)(case)
    return Kept(kept, late), Took(sorted(seconds), waiting)


def is_open(case: CaseFact) -> bool:
    """Return whether a complaint is still to be put right."""
    return case.stage in OPEN_STAGES and case.resolved is None


def is_unknown_end(case: CaseFact) -> bool:
    """Return whether a complaint is over, and nobody noted when it was put right, or whether.

    So it is with what came out of a file of another program: here whoever closes one says how it ended, and
    a good end is the moment at which it was put right.
    """
    return case.resolved is None and case.stage not in OPEN_STAGES and case.outcome in _SAY_NO_END


def within(cases: Iterable[CaseFact], hours: int, moment: int) -> Kept:
    """Return which were put right within so many hours, of those that came in as long ago as that.

    Of which nobody knows when they were put right, nobody knows that either: they do not count.
    """
    kept: list[CaseFact] = []
    late: list[CaseFact] = []
    lasted = hours * HOUR
    for case in cases:
        began, ended = case.received, case.resolved
        if began + lasted <= moment and not (ended is None and is_unknown_end(case)):
            (late if ended is None or ended > began + lasted else kept).append(case)
    return Kept(kept, late)
