"""Of each complaint of a known customer, whether they came back: what Return and all after it rest on.

**What counts.** A complaint counts once its time is over, and who came is known for all of it: the customer's
own rhythm at that time says how long that is, else the shop's usual patience (the median of the rhythms that
are known, 60 days where there is none). Several complaints of one customer within the time of the first are
one story and count once, as the first of them; the others are ``again``. Whoever moved away or died before
their time was over is ``gone``: they did not stay away because of what went wrong.

**What they said** at a follow-up fills in where no visit of theirs is known at all, but only in a shop where
such people stay unknown: wherever one who is first seen *after* their complaint is no rarity, somebody
without a visit is mostly somebody who did not come, and their answers would tell of those alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from itertools import islice
from operator import itemgetter
from statistics import median
from typing import NamedTuple
from weakref import WeakKeyDictionary

from delight.domain.cases.stages import CaseKind
from delight.domain.insight.facts import CaseFact, CheckFact, Facts, Span, Visits
from delight.domain.insight.returning import USUAL_PATIENCE, Return, outcome, own_patience

FIRST_SEEN_MOST = 0.1
"""Answers fill in where at most so many of those unknown before their complaint were first seen after it."""
_ASKED_MOST = 2_000
_DAY_LATER = timedelta(days=1)
_NEVER = Visits((), ())
_CUSTOMER, _DAY = (itemgetter(CaseFact._fields.index(name)) for name in ("customer_id", "day"))


class Seen(NamedTuple):
    """One complaint of a known customer, and what came of it.

    Attributes:
        came: what is known; ``counts`` says whether it is counted.
        earlier: on how many days they had come by then.
        within: how many days they had to come back; 0 where their visits are not known.
        told: they said so themselves at a follow-up; no visit of theirs is known.
        again: within the time of an earlier complaint of theirs, which counts instead.
    """

    case: CaseFact
    came: Return
    earlier: int
    within: int
    told: bool = False
    again: bool = False


_seen = partial(tuple.__new__, Seen)
"""Makes one of all its fields, several times as fast."""


@dataclass(frozen=True)
class Returned:
    """The complaints of one stretch of days, and what came of each.

    Attributes:
        seen: those of known customers, in their order.
        nobody: those of whom nobody knows who complained.
        patience: for how long, in days, somebody is waited for whose own rhythm cannot be told.
        said_apart: those who said at a follow-up whether they came back, where that fills in nothing.
    """

    seen: list[Seen]
    nobody: list[CaseFact]
    patience: int
    said_apart: list[CaseFact]

    @cached_property
    def counted(self) -> list[Seen]:
        """Those that count: known whether they came back, each story once."""
        return [one for one in self.seen if not one.again and one.came in _KNOWN]

    @cached_property
    def back(self) -> list[Seen]:
        """Those counted who came back."""
        return self._that(Return.BACK)

    @cached_property
    def waiting(self) -> list[Seen]:
        """Those whose time is not over yet."""
        return self._that(Return.WAITING)

    @cached_property
    def gone(self) -> list[Seen]:
        """Those who moved away or died before their time was over."""
        return self._that(Return.GONE)

    @cached_property
    def unseen(self) -> list[Seen]:
        """Those whose visits were not known when they complained, and who said nothing of it that counts."""
        return self._that(Return.UNSEEN)

    @cached_property
    def again(self) -> list[Seen]:
        """Those that are part of an earlier story."""
        return [one for one in self.seen if one.again]

    def _that(self, came: Return) -> list[Seen]:
        return [one for one in self.seen if one.came is came and not one.again]


class Share(NamedTuple):
    """How many came back, of how many of whom it is known, and which complaints those are."""

    some: int
    of: int
    ids: tuple[int, ...]


def share_of(counted: Sequence[Seen]) -> Share:
    """Return how many of those that count came back."""
    some = [one.came for one in counted].count(Return.BACK)
    return Share(some, len(counted), tuple([one.case.id for one in counted]))


_KNOWN = frozenset({Return.BACK, Return.AWAY})
_worked_out: WeakKeyDictionary[Facts, tuple[Returned, ...]] = WeakKeyDictionary()
"""Several chapters ask for the same; it goes when its facts go."""


def remembered(facts: Facts) -> object:
    """Return what is remembered of the facts so far."""
    return _worked_out.get(facts)


def returned(facts: Facts, span: Span) -> Returned:
    """Return what came of the complaints of a span of the facts (``facts.now`` or ``facts.before``)."""
    found = _worked_out.get(facts)
    if found is None:
        found = _worked_out[facts] = _work_out(facts)
    return found[0 if span is facts.now else 1]


def _work_out(facts: Facts) -> tuple[Returned, ...]:
    patience = _patience(facts)
    spans = [_by_visits(facts, span, patience) for span in facts.spans]
    unknown = [one.case for span in spans for one in span.seen if one.came is Return.UNSEEN]
    if facts.checks_of and unknown:
        fills_in = _stay_unknown(facts, unknown)
        for place, span in enumerate(spans):
            _fill_in(facts, facts.spans[place], span, fills_in=fills_in)
    return tuple(spans)


def _patience(facts: Facts) -> int:
    """Return the median patience of those whose rhythm is known, of 2,000 at most, evenly from all."""
    step = len(facts.visits) // _ASKED_MOST + 1
    asked = (facts.visits[one].days for one in islice(facts.visits, 0, None, step))
    known = [own for own in (own_patience(days, len(days)) for days in asked) if own is not None]
    return round(median(known)) if known else USUAL_PATIENCE


def _by_visits(facts: Facts, span: Span, patience: int) -> Returned:
    """Return what visits alone say of the complaints of a span; there are tens of thousands."""
    cases, gone, ends = span.of_kind(CaseKind.COMPLAINT), facts.gone, dict[int, int]()
    found = Returned([], [case for case in cases if case.customer_id is None], patience, [])
    known = [case for case in cases if case.customer_id is not None] if found.nobody else cases
    add, day_of = found.seen.append, _days(known, _Spare(facts, span, _known_until(facts, span)))
    for case, customer, days in zip(known, map(_CUSTOMER, known), _came(facts, known), strict=True):
        earlier = bisect_right(days, case.day)
        if not earlier:
            add(_seen((case, Return.UNSEEN, 0, 0, False, False)))
            continue
        within = own_patience(days, earlier) or patience
        first, over = day_of[case.day]
        again = first <= ends.get(customer, 0)
        if not again:
            ends[customer] = first + within
        came = outcome(days, earlier, first, within, over)
        if customer in gone and left_before(facts, customer, days[earlier : earlier + 1], first + within):
            came = Return.GONE
        add(_seen((case, came, earlier, within, False, again)))
    return found


def _known_until(facts: Facts, span: Span) -> date:
    """Return up to which day it is known who came, of whoever complained in a span.

    Visits of fewer days than tell what is usual say nothing of the time before.
    """
    settled = span is facts.now or facts.settled_from <= span.period.last + _DAY_LATER
    return facts.known_until if settled else facts.now.period.first - _DAY_LATER


def _days(cases: Sequence[CaseFact], spare: _Spare) -> dict[date, tuple[int, float]]:
    """Return the number of each day on which any came in, and how long it is over by then."""
    return {day: (day.toordinal(), spare.of(day.toordinal())) for day in set(map(_DAY, cases))}


def _came(facts: Facts, cases: Sequence[CaseFact]) -> Iterator[Sequence[date]]:
    """Yield the days on which each customer came who complained."""
    visits_of = facts.visits.get
    return (visits_of(customer, _NEVER).days for customer in map(_CUSTOMER, cases))


def left_before(facts: Facts, customer: int, following: Sequence[date], end: int) -> bool:
    """Return whether somebody moved away or died before their time was over, and had not come back in it.

    Args:
        facts: whose ``gone`` says since when that is noted.
        customer: who is gone by now.
        following: the first day after a complaint on which they came, if there is one.
        end: the last day of their time by its number (``date.toordinal``).
    """
    return facts.gone[customer].toordinal() <= end and not any(day.toordinal() <= end for day in following)


class _Spare:
    """How long a complaint is over: for the time before, how long it would be, had it been in the period.

    Whose time is over in the period are more often people who come often, the later they complained. The
    time before is long over, and with everybody in it another mixture of people: so its days are laid over
    those of the period, and of both the same count.
    """

    def __init__(self, facts: Facts, span: Span, until: date) -> None:
        self._longest = (until - facts.now.period.first).days
        self._first = span.period.first.toordinal()
        self._ratio = facts.now.period.days / span.period.days

    def of(self, day: int) -> float:
        """Return that in days, of a day by its number."""
        return self._longest - (day - self._first) * self._ratio


def _is_again(ends: dict[int, int], customer: int, first: int, within: int) -> bool:
    """Return whether a complaint is part of an earlier story, else note until when its own lasts."""
    if first <= ends.get(customer, 0):
        return True
    ends[customer] = first + within
    return False


def _stay_unknown(facts: Facts, unknown: Sequence[CaseFact]) -> bool:
    """Return whether people of whom no visit is known stay unknown here, whether or not they come."""
    first_seen_after = sum(_is_seen(facts, case) for case in unknown)
    return first_seen_after <= FIRST_SEEN_MOST * len(unknown)


def _is_seen(facts: Facts, case: CaseFact) -> bool:
    return bool(facts.visits.get(case.customer_id or 0, _NEVER).days)


def _fill_in(facts: Facts, span: Span, found: Returned, *, fills_in: bool) -> None:
    """Put what people said at a follow-up in the place of visits that nobody knows of."""
    ends: dict[int, int] = {}
    spare = _Spare(facts, span, facts.today)  # they said so, whatever visits are known
    for place, (case, came, *_) in enumerate(found.seen):
        said = _said(facts, case) if came is Return.UNSEEN else None
        if said is None:
            continue
        customer, first = case.customer_id or 0, case.day.toordinal()
        if _is_seen(facts, case) or not fills_in:
            found.said_apart.append(case)
            continue
        waiting = found.patience >= spare.of(first)
        known = Return.BACK if said else Return.AWAY
        if not said and customer in facts.gone and left_before(facts, customer, (), first + found.patience):
            known, waiting = Return.GONE, False
        again = _is_again(ends, customer, first, found.patience)
        found.seen[place] = Seen(
            case, Return.WAITING if waiting else known, 0, found.patience, told=True, again=again
        )


def _said(facts: Facts, case: CaseFact) -> bool | None:
    """Return what somebody said at the latest follow-up that asked whether they came back."""
    answers = [check for check in facts.checks_of.get(case.id, ()) if check.came_back is not None]
    return max(answers, key=_asked_on).came_back if answers else None


def _asked_on(check: CheckFact) -> date:
    return check.day
