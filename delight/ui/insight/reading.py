"""What is read for the page, on the worker: a report, and what says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from delight.domain.cases.case import CaseFilter
from delight.domain.errors import StoppedError
from delight.domain.insight.chapter import Topic
from delight.domain.insight.period import Against, Span
from delight.domain.progress import ProgressFn, silent
from delight.ui.insight.kept_guess import read_guess

if TYPE_CHECKING:
    from delight.domain.insight.chapter import Report
    from delight.domain.insight.guesses import GuessRow
    from delight.domain.insight.telling import Teller
    from delight.domain.shop import ShopRow
    from delight.services.bundle import Services

_SPOKEN = "en"
"""What the window speaks. Paper speaks the shop's language, the page that of the words around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which days are asked for, and what they are compared with.

    Attributes:
        by_itself: nobody chose days: the shop begins with those that tell most.
        span: days with a name; where it is ``None``, ``first`` and ``last`` count.
    """

    by_itself: bool = False
    span: Span | None = Span.TWELVE_MONTHS
    first: date | None = None
    last: date | None = None
    against: Against = Against.USUAL

    def is_like(self, other: Wish) -> bool:
        """Tell whether both ask for the same, whoever chose the days of them."""
        return replace(self, by_itself=False) == replace(other, by_itself=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the shop itself has said that figures rest on.

    Attributes:
        shop: its settings.
        who: whoever is at the desk, by their id.
        mine: what whoever is at the desk guessed last of customers' answers.
        begun: what they have chosen and not noted yet, as before the window was closed or the power went.
        holds: they have not guessed yet, and there are answers to be compared with.
        sees_all: whoever is at the desk sees the owner's matters.
        has_standards: there are standards to be put on paper.
    """

    shop: ShopRow
    who: int | None
    mine: GuessRow | None
    begun: int | None
    holds: bool
    sees_all: bool
    has_standards: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read.

    Attributes:
        wish: what was asked for; its days have a name, even if nobody chose them.
        is_new: of a shop in which nothing was ever logged.
        today: the shop's day on which it was read.
        compared_from: the first day on which three months can be compared with what is usual.
    """

    wish: Wish
    report: Report
    teller: Teller
    own: Own
    today: date
    compared_from: date
    is_new: bool = False


def read(services: Services, wish: Wish, progress: ProgressFn = silent) -> Read:
    """Read what somebody wished for, for whoever is at the desk; called on the worker.

    Raises:
        InputError: ``period.backwards``, ``period.future``, ``date.too_early``.
        StoppedError: as ``progress`` wants it, or since somebody else sits at the desk by now.
    """
    at_desk = _at_desk(services)

    def step(done: int, total: int) -> None:
        if _at_desk(services) != at_desk:
            raise StoppedError
        progress(done, total)

    found = _read(services, wish, step)
    step(1, 1)
    return found


def _at_desk(services: Services) -> tuple[int | None, bool]:
    return services.context.staff_id, services.context.sees_all


def _read(services: Services, wish: Wish, progress: ProgressFn) -> Read:
    if wish.by_itself:
        wish = replace(wish, span=services.insight.opening())
    first, last = wish.first, wish.last
    if wish.span is not None:
        period = services.insight.named(wish.span)
        first, last = period.first, period.last
    report = services.insight.report(first, last, wish.against, progress)
    is_new = not report.cases and not services.cases.page(CaseFilter(), limit=1)
    teller, own = services.insight.teller(_SPOKEN), _own(services, report)
    return Read(
        wish=wish, report=report, teller=teller, own=own, is_new=is_new, today=services.context.today(),
        compared_from=services.insight.compared_from(),
    )  # fmt: skip


def _own(services: Services, report: Report) -> Own:
    mine, chapter = services.ourselves.mine(), report.chapter(Topic.OURSELVES)
    standards = report.chapter(Topic.STANDARDS)
    return Own(
        shop=services.shop.row(),
        who=services.context.staff_id,
        mine=mine,
        begun=read_guess(services),
        holds=mine is None and chapter is not None and chapter.enough,
        sees_all=services.context.sees_all,
        has_standards=standards is not None and bool(standards.tables),
    )
