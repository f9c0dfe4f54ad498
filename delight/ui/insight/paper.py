"""What the page shows, on paper: one page for the wall, and the yearly booklet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from delight.domain.guards.writing import Paperwork
from delight.domain.insight.booklet import without
from delight.domain.insight.chapter import Report, Topic
from delight.domain.insight.period import Span
from delight.domain.letters.paper import PaperSize
from delight.ui.insight.booklet import BookletAsks, BookletWish
from delight.ui.insight.reading import Read
from delight.ui.insight.words import tr
from delight.ui.kit.paper_wish import PaperChoice, PaperWish
from delight.ui.kit.work.page import Tools

if TYPE_CHECKING:
    from delight.domain.letters.paper import Rendered
    from delight.services.insight.paper import InsightPaper


def insight_wish(tools: Tools, found: Read) -> PaperWish:
    """Return the wish for a report on paper: one page first, then the booklet to be read or to be folded."""
    letter = found.own.shop.paper == PaperSize.LETTER

    def choice(
        words: str, make: Callable[[InsightPaper, Report], Rendered], note: str = "", *, yearly: bool = True
    ) -> PaperChoice:
        def work() -> Paperwork:
            report = _of_a_year(tools, found) if yearly else found.report
            made = make(tools.services.insight_paper, _told(found, report))
            return Paperwork(pdf=made.pdf, pages=made.pages)

        return PaperChoice(words=words, file=f"{words}.pdf", make=work, note=note)

    large, small = ("Letter", tr("half of Letter")) if letter else ("A4", "A5")
    booklet = BookletWish()

    def in_pages(paper: InsightPaper, told: Report, *, imposed: bool) -> Rendered:
        wanted = booklet.of(told)
        return paper.booklet(without(told, wanted.without), extent=wanted.extent, imposed=imposed)

    in_order, to_fold = tr("Yearly booklet ({paper})"), tr("Yearly booklet to fold ({paper})")
    note = tr("Print it on both sides, flipped on the short edge, and fold the sheets in the middle.")
    return PaperWish(
        title=tr("Insight on paper"),
        choices=(
            choice(tr("One page"), lambda paper, told: paper.page(told), yearly=False),
            replace(choice(in_order.format(paper=large), partial(in_pages, imposed=False)), asks=True),
            replace(choice(to_fold.format(paper=small), partial(in_pages, imposed=True), note), asks=True),
        ),
        asks=lambda changed: BookletAsks(booklet, _told(found, found.report), found.teller, changed),
    )


def _of_a_year(tools: Tools, found: Read) -> Report:
    """Return what a booklet tells of: a year, unless somebody chose other days."""
    if not found.wish.by_itself or found.wish.span is Span.TWELVE_MONTHS:
        return found.report
    year = tools.services.insight.named(Span.TWELVE_MONTHS)
    return tools.services.insight.report(year.first, year.last, found.wish.against)


def _told(found: Read, report: Report) -> Report:
    """Return what goes on paper: nothing of how the shop sees itself before whoever prints it has guessed."""
    hides = found.own.holds or (report is not found.report and found.own.mine is None)
    if not hides:
        return report
    kept = tuple(one for one in report.chapters if one.topic is not Topic.OURSELVES)
    return replace(report, chapters=kept)
