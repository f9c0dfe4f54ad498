"""What figures are worked out from: rows as plain as they can be, since a large shop has 300,000 of them.

Moments are seconds since 1970 (UTC), days and hours the shop's own, amounts minor units of its currency.
Enums are their values: comparing texts is what a third of a million rows can afford.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from delight.domain.cases.stages import CaseKind
from delight.domain.improvements.standards import StandardRow
from delight.domain.insight.period import Against, Period
from delight.domain.surprises.effect import Effect

OTHERS = 5_000
"""So many customers who never complained are enough to compare with."""

SETTLED_AFTER = timedelta(days=90)
"""So long after the first visit that is known regulars have mostly been seen; ours."""

NO_HOUR = -1
"""The hour of a complaint of which only the day is known."""


class CaseFact(NamedTuple):
    """A case; ``day`` and ``hour`` are when it came in, ``cause`` is the folded cause.

    Where somebody gave a day without a time, the hour is ``NO_HOUR``. Of somebody who was erased only the
    month is left: its first day, and no hour.

    ``acknowledge_by`` and ``resolve_by`` are the targets as they were set for it; ``None`` where it has none.
    """

    id: int
    kind: str
    stage: str
    customer_id: int | None
    failure: str | None
    channel: str
    mood: int | None
    mood_after: int | None
    outcome: str | None
    day: date
    hour: int | None
    received: int
    acknowledge_by: int | None
    acknowledged: int | None
    resolve_by: int | None
    resolved: int | None
    at_stake: int | None
    cause: str
    praised_id: int | None
    owner_id: int | None


_RECEIVED = itemgetter(CaseFact._fields.index("received"))


class ActionFact(NamedTuple):
    """A recovery action that was done; ``cost`` is ``None`` where nobody noted it."""

    id: int
    case_id: int
    kind: str
    cost: int | None
    day: date


class CheckFact(NamedTuple):
    """A follow-up that was done: whether they said all was well, and that they had come back."""

    case_id: int
    day: date
    well: bool | None
    came_back: bool | None


class AnswerFact(NamedTuple):
    """An answer to "would you recommend us?", 0 to 10, at the counter or after a follow-up."""

    customer_id: int | None
    score: int
    day: date


class GestureFact(NamedTuple):
    """A surprise that was given; ``occasion`` says whether a recovery was why."""

    id: int
    customer_id: int | None
    name: str
    occasion: str
    cost: int | None
    day: date


class PromiseFact(NamedTuple):
    """A promise that fell due: whether it was ``kept``, ``broken`` or is still ``open``."""

    id: int
    case_id: int | None
    state: str
    due: int
    settled: int | None


class Visits(NamedTuple):
    """The days on which one customer came, each once, in their order, and what was bought on each.

    An amount is the day's sum, ``None`` where none of that day is known.
    """

    days: tuple[date, ...]
    amounts: Sequence[int | None]


class BroughtFact(NamedTuple):
    """A referral: who was brought, by whom, and on which day if that was noted."""

    customer_id: int
    by_id: int
    day: date | None


def draw(customer: int) -> int:
    """Return by what customers are drawn: a hash of their id below 2 to the 32nd (Knuth's multiplicative)."""
    return customer * 2_654_435_761 & 0xFFFFFFFF


class Newcomer(NamedTuple):
    """On which day a customer came for the first time, and the next day on which they came, if they did."""

    first: date
    again: date | None


class CauseFact(NamedTuple):
    """A cause as it is written, and what was changed about it if anything was."""

    key: str
    words: str
    changed_on: date | None
    what: str


class Renamed(NamedTuple):
    """A cause that got another name or went into another, by hand: on which day, with which cases."""

    was: str
    key: str
    day: date
    case_ids: tuple[int, ...]


class GuessFact(NamedTuple):
    """What somebody of the shop thinks that customers answer, 0 to 10; one for each of them, the latest.

    Whoever works alone may have no name here; ``owner`` says whether it is an owner's.
    """

    staff_id: int | None
    score: float
    day: date
    owner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What fell into one stretch of days.

    Attributes:
        cases: received in it, in their order; ``complaints``, ``compliments`` and ``suggestions`` are parts.
        actions: recovery actions that were done in it, of whatever case.
        answers: given in it.
        gestures: given in it.
        promises: that fell due in it.
        newcomers: who came for the first time in it, all of them, by their id; of the period alone.
    """

    period: Period
    cases: Sequence[CaseFact] = ()
    actions: Sequence[ActionFact] = ()
    answers: Sequence[AnswerFact] = ()
    gestures: Sequence[GestureFact] = ()
    promises: Sequence[PromiseFact] = ()
    newcomers: Mapping[int, Newcomer] = field(default_factory=dict)
    _kinds: dict[CaseKind, list[CaseFact]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of_kind(self, kind: CaseKind) -> list[CaseFact]:
        """Return the cases of one kind, in their order: always the same list, so leave it as it is."""
        if kind not in self._kinds:
            wanted = kind.value  # comparing plain texts takes half the time
            mine = [case for case in self.cases if case.kind == wanted]
            self._kinds[kind] = sorted(mine, key=_RECEIVED)
        return self._kinds[kind]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Facts:
    """Everything that the chapters are worked out from.

    Two are never the same: what is worked out of them once is remembered by which they are.

    Attributes:
        now: the period; ``before`` what it is compared with, ``None`` where nothing can be.
        today: the shop's day; ``moment`` the second.
        known_since: the day of the first case that was ever logged.
        actions_of: what was done on the cases of both spans, by case, whenever it was.
        checks_of: the follow-ups done on the cases of both spans, by case.
        visits: of every customer with a case in either span, and of the ``others``.
        others: customers who never complained and whose visits are known; ``OTHERS`` of them at most, those
            with the lowest ``draw``.
        first_answers: the shop's first answers of all, the baseline (at most ``pulse.BASELINE``).
        brought: all referrals.
        staff: names by id, of everybody who ever worked here.
        drifting, promoters: customers who stand so today, by id.
        seen_until: up to which day it is known who came, see ``seen.seen_until``; ``None`` for today. Visits
            out of a file of sales end with it, and of later days nobody knows who came.
        visits_since: the day of the first visit that is known; ``None`` where it is not known either.
        just_before: cases of the ``RECENT_DAYS`` before the period, where ``before`` does not hold them.
        budget: of surprises a month; ``None`` where there is none.
        gone: customers who moved away or died, with the day on which that was noted; ``date.min`` where it is
            not known when.
        winning_cost: what it costs the shop to win one customer, if it said so.
        rates: of how many in a hundred who are let down a kind of failure is complained about, as the shop
            set it: ``(low, high)`` from 0 to 1, by failure; others take ``iceberg.RATES``.
        compares_staff: the owner wants figures by person.
        alone: one person works here, and needs nothing that tells people apart.
        unread: rows that make no sense and were left out, by what is wrong: ``ends-before-it-starts`` and
            ``other-currency`` with the ids of their cases.
        other_amounts: of so many visits and surprises of the period the amount is in another currency; it is
            left out of them as if nobody had noted it.
    """

    now: Span
    before: Span | None
    against: Against
    today: date
    moment: int
    known_since: date
    currency: str
    actions_of: Mapping[int, Sequence[ActionFact]] = field(default_factory=dict)
    checks_of: Mapping[int, Sequence[CheckFact]] = field(default_factory=dict)
    visits: Mapping[int, Visits] = field(default_factory=dict)
    others: Sequence[int] = ()
    first_answers: Sequence[AnswerFact] = ()
    brought: Sequence[BroughtFact] = ()
    staff: Mapping[int, str] = field(default_factory=dict)
    drifting: Sequence[int] = ()
    promoters: Sequence[int] = ()
    causes: Mapping[str, CauseFact] = field(default_factory=dict)
    renamed: Sequence[Renamed] = ()
    guesses: Sequence[GuessFact] = ()
    standards: Sequence[StandardRow] = ()
    effect: Effect | None = None
    seen_until: date | None = None
    visits_since: date | None = None
    just_before: Sequence[CaseFact] = ()
    budget: int | None = None
    gone: Mapping[int, date] = field(default_factory=dict)
    winning_cost: int | None = None
    rates: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    compares_staff: bool = False
    alone: bool = False
    unread: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    other_amounts: int = 0

    @property
    def known_until(self) -> date:
        """The last day of which it is known who came."""
        return min(self.seen_until or self.today, self.today)

    @property
    def settled_from(self) -> date:
        """From which day on somebody seen for the first time is new, and regulars have been seen before."""
        return self.visits_since + SETTLED_AFTER if self.visits_since else date.min

    @property
    def spans(self) -> tuple[Span, ...]:
        """The period, and what it is compared with."""
        return (self.now, self.before) if self.before else (self.now,)
