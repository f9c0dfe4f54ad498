"""What is read for the page, on the worker: a report, and what says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from delight.domain.cases.case import CaseFilter
from delight.domain.insight.period import Against, Span

if TYPE_CHECKING:
    from delight.domain.insight.chapter import Report
    from delight.domain.insight.telling import Teller
    from delight.services.bundle import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which days are asked for, and what they are compared with.

    ``first`` and ``last`` count where ``span`` is ``None``.
    """

    span: Span | None = Span.TWELVE_MONTHS
    first: date | None = None
    last: date | None = None
    against: Against = Against.USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read; ``is_new`` of a shop in which nothing was ever logged."""

    wish: Wish
    report: Report
    teller: Teller
    is_new: bool = field(default=False)


def read(services: Services, wish: Wish) -> Read:
    """Read what somebody wished for; called on the worker.

    Raises:
        InputError: ``period.backwards``, ``period.future``.
    """
    first, last = wish.first, wish.last
    if wish.span is not None:
        period = services.insight.named(wish.span)
        first, last = period.first, period.last
    report = services.insight.report(first, last, wish.against)
    is_new = not report.cases and not services.cases.page(CaseFilter(), limit=1)
    return Read(wish=wish, report=report, teller=services.insight.teller(), is_new=is_new)
