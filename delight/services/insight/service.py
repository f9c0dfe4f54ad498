"""What the shop learns from its own days: figures about a period, and words to say them in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from delight.data.queries import shop as shop_query
from delight.data.queries.insight import known
from delight.domain.errors import StoppedError
from delight.domain.insight import period as periods
from delight.domain.insight.chapter import Report, Topic
from delight.domain.insight.coverage import coverage
from delight.domain.insight.period import Against, Period, Span
from delight.domain.insight.report import chapters, shared
from delight.domain.insight.saying import COMPARED_FROM
from delight.domain.insight.telling import Teller
from delight.domain.insight.unusable import unusable
from delight.domain.progress import ProgressFn, share, silent
from delight.services.collecting import collected_later
from delight.services.context import Context
from delight.services.improvements.counting import morning
from delight.services.insight.as_json import report_json
from delight.services.insight.formats import formats_for
from delight.services.insight.letting_go import let_go
from delight.services.insight.reading import read
from delight.services.insight.renames import Renames
from delight.services.insight.tables import save_tables
from delight.services.insight.words import words_in

OWNERS_TOPICS = frozenset({Topic.RECOMMENDATION, Topic.REVENUE, Topic.COSTS, Topic.PEOPLE, Topic.OURSELVES})
"""Chapters that only an owner reads: what customers answered, what they are worth, and what they cost.

Nobody else reads figures by person of the staff, and all are worked out of what they may see (``data.veil``).
"""
_KEPT = 4
"""So many reports are kept: a period, what it was before, and the same of another comparison."""
_READ = 30
"""Of a hundred parts of the time that a report takes: reading. The rest is working out its chapters."""


class InsightService:
    """What came of complaints, surprises and all that was done, each figure with how sure it is."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._renames = Renames()
        self._known: dict[tuple[object, ...], Report] = {}
        """The latest reports, by what they hang on; the one that was asked for last comes last."""
        self._keeping = Lock()

    def report(
        self,
        first: date | None = None,
        last: date | None = None,
        against: Against = Against.USUAL,
        progress: ProgressFn = silent,
    ) -> Report:
        """Return all chapters about the days from ``first`` to ``last``; without them, about a year.

        What is still to come of a period is left out of it, which the report says (``cut``). Two workers may
        ask at once. ``progress`` is told how far it is, in hundredths, and may stop it.

        Raises:
            InputError: ``period.backwards``, ``period.future``, ``date.too_early``.
            StoppedError: as ``progress`` wants it, or since whoever is at the desk by now sees less or more.
        """
        period = periods.checked(first, last, self._context.today())
        sees_all = self._context.sees_all
        key = (period, against, sees_all, *self._state())
        with self._keeping:
            report = self._known.get(key)
        report = report or self._new(period, against, progress, sees_all=sees_all)
        with self._keeping:
            self._known.pop(key, None)
            self._known[key] = report
            if len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return replace(report, cut=last is not None and last > period.last)

    def named(self, span: Span) -> Period:
        """Return the days of a period that has a name."""
        return periods.named(span, self._context.today(), self._known_since())

    def opening(self) -> Span:
        """Return the period that a report begins with where nobody asked for another one."""
        return periods.opening(self._context.today(), self._known_since(), self._can_tell)

    def compared_from(self) -> date:
        """Return the first day on which three months can be compared with what is usual here."""
        return periods.compared_from(self._known_since())

    def teller(self, language: str | None = None) -> Teller:
        """Return what says chapters in a language, else in the shop's."""
        with self._context.db.read() as session:
            shop = shop_query.shop(session)
        spoken = language or shop.language
        return Teller(words_in(spoken), formats_for(spoken, shop.country, shop.currency))

    def document(self, report: Report, teller: Teller) -> dict[str, Any]:
        """Return a report as plain values, its sentences as ``teller`` says them."""
        return report_json(report, teller)

    def save_tables(
        self, report: Report, teller: Teller, folder: Path, *, replace: bool = False
    ) -> list[str]:
        """Write every table of a report as CSV into a folder, which is made; return the names of the files.

        The last of them names the tables and their days.

        Raises:
            StorageError: ``file.not_ours`` where a file of such a name is there, unless it may be replaced;
                ``file.is_shop``, ``file.cannot_write``. Nothing is half there then.
        """
        return save_tables(report, teller, folder, replace=replace)

    def _new(self, period: Period, against: Against, progress: ProgressFn, *, sees_all: bool) -> Report:
        def step(done: int, total: int) -> None:
            if self._context.sees_all is not sees_all:  # half of it was read with other eyes
                raise StoppedError
            progress(done, total)

        with collected_later(holds=False):
            report = self._told(period, against, step, sees_all=sees_all)  # facts are gone by then
        step(1, 1)
        return report

    def _told(self, period: Period, against: Against, progress: ProgressFn, *, sees_all: bool) -> Report:
        facts = read(self._context, period, against, self._renames, share(progress, 0, _READ))
        try:
            told = chapters(facts, share(progress, _READ, 100))
            if not sees_all:
                told = tuple(one for one in told if one.topic not in OWNERS_TOPICS)
            return Report(
                period=period,
                against=against,
                before=facts.before.period if facts.before else None,
                cut=False,
                cases=len(facts.now.cases),
                currency=facts.currency,
                coverage=coverage(facts),
                chapters=told,
                apart=unusable(facts),
            )
        finally:
            let_go(facts, *shared(facts))

    def _state(self) -> tuple[object, ...]:
        """Return what a report hangs on besides its days and who looks: all that was noted, and the hour.

        What is late by now was not an hour ago, though nobody noted anything.
        """
        with self._context.db.read(whole=True) as session:
            line = known.last_line(session)
        hour = self._context.clock().replace(minute=0, second=0, microsecond=0)
        return line, hour, self._context.today()

    def _can_tell(self, *both: Period) -> bool:
        """Whether enough came in on the days of each for a difference to be told."""
        day = timedelta(days=1)
        with self._context.db.read() as session:
            for one in both:
                since, until = (
                    known.stored(morning(self._context, at)) for at in (one.first, one.last + day)
                )
                if known.came_in(session, since, until) < COMPARED_FROM:
                    return False
        return True

    def _known_since(self) -> date:
        with self._context.db.read() as session:
            return known.first_day(session, self._context.zone) or self._context.today()
