"""What the shop learns from its own days: figures about a period, and words to say them in."""

from __future__ import annotations

from datetime import date

from delight.data.queries import shop as shop_query
from delight.data.queries.insight import known
from delight.domain.insight.chapter import Report
from delight.domain.insight.coverage import coverage
from delight.domain.insight.period import Against, Period, Span, checked
from delight.domain.insight.period import named as named_period
from delight.domain.insight.report import chapters
from delight.domain.insight.telling import Teller
from delight.domain.insight.unusable import unusable
from delight.services.context import Context
from delight.services.insight.formats import formats_for
from delight.services.insight.reading import read
from delight.services.insight.renames import Renames
from delight.services.insight.words import words_in


class InsightService:
    """What came of complaints, surprises and all that was done, each figure with how sure it is."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._renames = Renames()

    def report(
        self, first: date | None = None, last: date | None = None, against: Against = Against.USUAL
    ) -> Report:
        """Return all chapters about the days from ``first`` to ``last``; without them, about a year.

        What is still to come of a period is left out of it, which the report says (``cut``).

        Raises:
            InputError: ``period.backwards``, ``period.future``.
        """
        period = checked(first, last, self._context.today())
        facts = read(self._context, period, against, self._renames)
        return Report(
            period=period,
            against=against,
            before=facts.before.period if facts.before else None,
            cut=last is not None and last > period.last,
            cases=len(facts.now.cases),
            currency=facts.currency,
            coverage=coverage(facts),
            chapters=chapters(facts),
            apart=unusable(facts),
        )

    def named(self, span: Span) -> Period:
        """Return the days of a period that has a name."""
        return named_period(span, self._context.today(), self._known_since())

    def teller(self, language: str | None = None) -> Teller:
        """Return what says chapters in a language, else in the shop's."""
        with self._context.db.read() as session:
            shop = shop_query.shop(session)
        spoken = language or shop.language
        return Teller(words_in(spoken), formats_for(spoken, shop.country, shop.currency))

    def _known_since(self) -> date:
        with self._context.db.read() as session:
            return known.first_day(session, self._context.zone) or self._context.today()
