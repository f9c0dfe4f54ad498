"""``delight insight --out``: what the shop learns, on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from delight.cli.kept import check_out, save
from delight.cli.output import confirm
from delight.domain.insight.booklet import Extent, not_for_all, without

if TYPE_CHECKING:
    from delight.domain.insight.chapter import Report, Topic
    from delight.services.bundle import Services


class PaperKind(StrEnum):
    """What can be put on paper."""

    PAGE = "page"
    BOOKLET = "booklet"
    BOOKLET_A5 = "booklet-a5"
    TEAM = "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookletWish:
    """What goes into a booklet: only some chapters if any are named, never some, all of each or the short."""

    only: frozenset[Topic] = frozenset()
    without: frozenset[Topic] = frozenset()
    full: bool = False

    def of(self, report: Report) -> Report:
        """Return a report with its chapters; money and people where they are named alone."""
        topics = {chapter.topic for chapter in report.chapters}
        out = topics - self.only if self.only else not_for_all(report)
        return without(report, out | self.without)


def print_report(
    services: Services,
    report: Report,
    kind: PaperKind,
    out: Path,
    language: str | None,
    wish: BookletWish,
) -> None:
    """Write a report to a PDF: one page, the booklet in the order in which it is read, or to be folded."""
    check_out(services, out)
    paper = services.insight_paper
    if kind is PaperKind.PAGE:
        made = paper.page(report, language)
    else:
        extent = Extent.FULL if wish.full else Extent.SHORT
        folded = kind is PaperKind.BOOKLET_A5
        made = paper.booklet(wish.of(report), imposed=folded, extent=extent, language=language)
    save(services, made.pdf, out)
    confirm({"out": str(out), "pages": made.pages}, f"What was learned is in {out}.")


def print_team(services: Services, month: date | None, out: Path) -> None:
    """Write the sheet for the staff room to a PDF; without a month, of the last one.

    Stories with words that may tell who it was are not printed: nobody has looked at them.
    """
    check_out(services, out)
    first = month or services.context.today().replace(day=1) - timedelta(days=1)
    sheet = services.team.draft(first)
    sure = sheet.sure()
    left = len(sheet.stories) - len(sure.stories)
    made = services.team.paper(sure)
    save(services, made.pdf, out)
    answer = {"out": str(out), "month": f"{sheet.month:%Y-%m}", "pages": made.pages, "left_out": left}
    confirm(answer, f"The sheet for the staff room is in {out}.{_left_out(left)}")


def _left_out(count: int) -> str:
    """Return why so many stories are not on the sheet, as a sentence behind others."""
    if count == 1:
        return " One story is not on it: look at it in Delight, it may tell who it was."
    return (
        f" {count} stories are not on it: look at them in Delight, they may tell who it was." if count else ""
    )
