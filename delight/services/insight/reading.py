"""The facts of a period and of what it is compared with, read from the shop's file piece by piece."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any

from delight.data.queries import shop as shop_query
from delight.data.queries.insight import amounts, answers, causes, guesses, known, people
from delight.domain.customers.pulse import BASELINE
from delight.domain.customers.standing import RECENT_DAYS
from delight.domain.days.calendar import local_day
from delight.domain.days.shifts import Shifts
from delight.domain.insight.facts import (
    AnswerFact,
    BroughtFact,
    CaseFact,
    CauseFact,
    Facts,
    GuessFact,
    Span,
)
from delight.domain.insight.guesses import latest
from delight.domain.insight.period import BUSY_FROM, BUSY_MONTHS, Against, Period, compared_with
from delight.domain.insight.rates import kept_rates
from delight.domain.progress import ProgressFn, share, silent
from delight.services.collecting import collected_later
from delight.services.context import Context
from delight.services.improvements.counting import morning
from delight.services.improvements.standards import StandardService
from delight.services.insight.casework import (
    BACKWARDS,
    OTHER_CURRENCY,
    Cases,
    Foreign,
    by_case,
    read_actions,
    read_cases,
    read_checks,
    read_gestures,
    read_promises,
)
from delight.services.insight.people import People, read_people, read_visits
from delight.services.insight.pieces import Source
from delight.services.insight.renames import Renames
from delight.services.surprises.reading import month_budget
from delight.services.surprises.week import SurpriseService

ATTEMPTS = 3
"""So often facts are read; if others changed much of the shop each time, the last ones are taken."""
EARLIER = timedelta(days=31)
"""A remedy may be noted for a day before its complaint: of the first ones, so long before is looked, too."""
_MUCH = 100
"""Lines of history: an import, or a customer taken apart, and not a save at the counter."""

_CASES, _DONE, _PEOPLE = 50, 15, 15
"""Of a hundred parts of the time it takes: the cases, what was done about them, and who else there is."""

_ID, _CUSTOMER = (itemgetter(CaseFact._fields.index(name)) for name in ("id", "customer_id"))


def read(
    context: Context, period: Period, against: Against, renames: Renames, progress: ProgressFn = silent
) -> Facts:
    """Return the facts of a period and of what it is compared with, as whoever is at the desk may see them.

    What is saved meanwhile may be among them or not. Where whom they count by was changed, or much at once,
    they are read again. ``progress`` is told between two pieces, never within a read.
    """
    with collected_later():
        for _ in range(ATTEMPTS - 1):
            with context.db.read(whole=True) as session:
                line = known.last_line(session)
            facts = _Reading(context, period, against, progress).facts(renames)
            with context.db.read(whole=True) as session:
                many, mixed = known.changed_since(session, line)
            if many < _MUCH and not mixed:
                return facts
        return _Reading(context, period, against, progress).facts(renames)


class _Reading:
    """One pass over the shop."""

    def __init__(self, context: Context, period: Period, against: Against, progress: ProgressFn) -> None:
        self._context, self._against, self._today = context, against, context.today()
        self._progress, self._far = progress, 0
        self._moment = int(context.clock().timestamp())
        with context.db.read() as session:
            self._shop = shop_query.shop(session)
            self._known_since = known.first_day(session, context.zone) or self._today
            self._foreign: Foreign = amounts.foreign(session)
            self._unset = amounts.foreign_settings(session)
        before = compared_with(period, against, self._known_since, busy=self._was_busy(period))
        self._periods = (period,) if before is None else (period, before)
        self._whole = Period(min(one.first for one in self._periods), period.last)
        since = self._whole.first - max(EARLIER, timedelta(days=RECENT_DAYS))
        self._source = Source(context, Shifts(context.zone, since, self._today))

    def _was_busy(self, period: Period) -> bool:
        year = period.usual(self._known_since, BUSY_MONTHS)
        if year is None:
            return False
        since, until = (known.stored(morning(self._context, day)) for day in (year.first, period.first))
        with self._context.db.read() as session:
            return known.came_in(session, since, until) >= BUSY_FROM

    def facts(self, renames: Renames) -> Facts:
        """Return everything."""
        cases = [self._cases(n, one) for n, one in enumerate(self._periods, 1)]
        self._go_on(_CASES + _DONE)
        done = self._done(cases)
        self._go_on(_CASES + _DONE + _PEOPLE)
        people_ = self._people()
        self._go_on(100)
        spans = [self._span(one, some, done, people_) for one, some in zip(self._periods, cases, strict=True)]
        now, before = spans[0], spans[1] if len(spans) > 1 else None
        return Facts(
            now=now, before=before, against=self._against, today=self._today, moment=self._moment,
            known_since=self._known_since, currency=self._shop.currency,
            actions_of=by_case(done.actions, done.cases), checks_of=by_case(done.checks, done.cases),
            visits=self._visits(cases, people_), others=people_.others,
            seen_until=people_.seen_until, visits_since=people_.visits_since,
            just_before=self._just_before(), drifting=people_.drifting, promoters=people_.promoters,
            causes=self._causes(cases), renamed=renames.read(self._source),
            unread=self._unread(cases[0], done), other_amounts=self._other_amounts(now), **self._settled(),
        )  # fmt: skip

    def _go_on(self, end: int) -> None:
        """Let what is read next go up to so much of a hundred."""
        self._source = replace(self._source, progress=share(self._progress, self._far, end))
        self._source.progress(0, 1)
        self._far = end

    def _cases(self, nth: int, period: Period) -> Cases:
        self._go_on(_CASES * nth // len(self._periods))
        return read_cases(self._source, period, self._foreign)

    def _just_before(self) -> Sequence[CaseFact]:
        """Return the cases of the last days before the period, where it is not compared with those."""
        first = self._periods[0].first
        last = first - timedelta(days=1)
        if any(last in one for one in self._periods):
            return ()
        days = Period(first - timedelta(days=RECENT_DAYS), last)
        return read_cases(self._source, days, self._foreign).facts

    def _done(self, cases: Sequence[Cases]) -> _Done:
        since = Period(self._whole.first, self._today)
        checks, answered = read_checks(self._source, since)
        with self._context.db.read() as session:
            rows = answers.since(session, self._source.begin(since.first))
        days = self._source.clock.days([at for _, _, at in rows])
        said = [AnswerFact(who, score, day) for (who, score, _), day in zip(rows, days, strict=True)]
        return _Done(
            cases=frozenset(map(_ID, chain.from_iterable(some.facts for some in cases))),
            actions=read_actions(self._source, Period(since.first - EARLIER, self._today), self._foreign),
            checks=checks,
            answers=sorted([*said, *answered], key=attrgetter("day")),
        )

    def _people(self) -> People:
        standing = self._context.sees_all  # the page tells others nothing of who stands how
        return read_people(self._source, self._whole, self._today, standing=standing)

    def _span(self, period: Period, cases: Cases, done: _Done, people_: People) -> Span:
        new = people_.newcomers
        return Span(
            period=period,
            cases=cases.facts,
            actions=_within(done.actions, period),
            answers=_within(done.answers, period),
            gestures=read_gestures(self._source, period, self._foreign),
            promises=read_promises(self._source, period, self._moment),
            newcomers={one: days for one, days in new.items() if days.first in period},
        )

    def _visits(self, cases: Sequence[Cases], people_: People) -> Mapping[int, Any]:
        who = set(map(_CUSTOMER, chain.from_iterable(some.facts for some in cases)))
        who.update(people_.others)
        who.discard(None)
        return read_visits(self._source, who, self._foreign.get("visits", ()))

    def _causes(self, cases: Sequence[Cases]) -> dict[str, CauseFact]:
        """Return the causes of the cases, as mostly written, and what was changed about each."""
        spelt: Counter[tuple[str, str]] = sum((some.spelt for some in cases), Counter())
        found = {key: CauseFact(key, words, None, "") for (key, words), _ in reversed(spelt.most_common())}
        with self._context.db.read() as session:
            rows = causes.said(session)
        for key, words, day, what in rows:
            found[key] = CauseFact(key, words, _read(day), what)
        return found

    def _settled(self) -> dict[str, Any]:
        """Return what does not hang on the period."""
        shop, context = self._shop, self._context
        with context.db.read() as session:
            first = answers.first(session, BASELINE)
            brought = people.brought(session)
            gone = people.gone(session)
            guessed = latest(guesses.guesses(session)) if context.sees_all else []
            staff, here = people.staff(session), shop_query.staff(session, active_only=True)
        return {
            "first_answers": [AnswerFact(who, score, self._day(_moment(at))) for who, score, at in first],
            "brought": [BroughtFact(who, by, _read(day)) for who, by, day in brought],
            "guesses": [GuessFact(one.staff_id, one.score, self._day(one.at), one.owner) for one in guessed],
            "staff": staff,
            "standards": StandardService(context).list(),
            "effect": SurpriseService(context).effect(),
            "budget": None if "surprise_budget_minor" in self._unset else month_budget(shop),
            "gone": {who: self._day(datetime.fromisoformat(at)) if at else date.min for who, at in gone},
            "winning_cost": None if "winning_cost_minor" in self._unset else shop.winning_cost_minor,
            "rates": kept_rates(shop.complain_rates),
            "compares_staff": shop.compares_staff and context.sees_all and len(here) > 1,
            "alone": len(here) <= 1,
        }  # fmt: skip

    def _unread(self, cases: Cases, done: _Done) -> dict[str, tuple[int, ...]]:
        """Return the cases of the period with something that makes no sense, by what it is."""
        other = self._foreign.get("actions", frozenset())
        here = {case.id for case in cases.facts}
        foreign = here & self._foreign.get("cases", frozenset())
        foreign |= {one.case_id for one in done.actions if one.id in other and one.case_id in here}
        found = {BACKWARDS: tuple(cases.backwards), OTHER_CURRENCY: tuple(sorted(foreign))}
        return {code: ids for code, ids in found.items() if ids}

    def _other_amounts(self, now: Span) -> int:
        gestures = self._foreign.get("gestures", frozenset())
        visits, days = self._foreign.get("visits", ()), now.period
        if not visits and not gestures:
            return 0
        with self._context.db.read() as session:
            come = amounts.of_days(session, visits, days.first.isoformat(), days.last.isoformat())
        return come + sum(one.id in gestures for one in now.gestures)

    def _day(self, moment: datetime) -> date:
        return local_day(moment, self._context.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What was done and answered since the first of all days; ``cases`` are those that are looked at."""

    cases: frozenset[int]
    actions: Sequence[Any]
    checks: Sequence[Any]
    answers: Sequence[AnswerFact]


def _moment(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _read(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _within(facts: Sequence[Any], period: Period) -> list[Any]:
    """Return those of some days; they are in order."""
    ends = (period.first, period.last + timedelta(days=1))
    start, end = (bisect_left(facts, day, key=attrgetter("day")) for day in ends)
    return list(facts[start:end])
