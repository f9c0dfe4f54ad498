"""``delight insight``: what the shop learns from its own days, as sentences, tables or one document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli.columns import safe, screen_width, wrapped
from delight.cli.commands import Question
from delight.cli.insight_paper import BookletWish, PaperKind, print_report, print_team
from delight.cli.output import answer, confirm
from delight.cli.targets import replaces, written_to
from delight.cli.values import FILE, STREAM, one_of
from delight.cli.wishes import opened, typing
from delight.domain.cases.case import CaseFilter
from delight.domain.customers.languages import checked_language
from delight.domain.days.dates import read_day
from delight.domain.insight.chapter import Said, Topic
from delight.domain.insight.period import Against, Span
from delight.domain.insight.values import Number

if TYPE_CHECKING:
    from datetime import date, datetime

    from delight.domain.insight.chapter import Report
    from delight.domain.insight.telling import Teller
    from delight.domain.insight.values import Value
    from delight.services.bundle import Services

_ENGLISH = "en"
"""The command speaks it."""
_INDENT = "  "
_YEARLY = frozenset({PaperKind.BOOKLET, PaperKind.BOOKLET_A5})


class _Month(click.DateTime):
    """A month of the calendar."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return its first day."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{value}” is not a month. Write it like 2026-03.", param, ctx)


@click.command(
    cls=Question,
    example="delight insight\ndelight insight --from 2026-01-01 --against last-year\n"
    "delight insight --json\ndelight insight --csv tables\n"
    "delight insight --sheet team --month 2026-10 --out team.pdf",
)
@click.option("--from", "first", metavar="DATE", help="The first day (with --to alone: a year before it).")
@click.option("--to", "last", metavar="DATE", help="The last day (default: today).")
@click.option(
    "--against",
    type=click.Choice([against.value for against in Against]),
    default=Against.USUAL.value,
    show_default=True,
    help="Compare with what is usual, or with the same days a year before.",
)
@written_to("DIR", "Write every table there as CSV; the folder is made.", "--csv", required=False)
@click.option("--out", type=FILE, metavar="FILE.pdf", help="Put it on paper; - is standard output.")
@click.option(
    "--sheet",
    type=one_of(PaperKind),
    default=PaperKind.PAGE.value,
    show_default=True,
    help="One page, the yearly booklet (A5: to be folded), or a month’s sheet for the staff room.",
)
@click.option(
    "--month",
    type=_Month(["%Y-%m"]),
    metavar="YYYY-MM",
    help="Of the team’s sheet (default: the last).",
)
@click.option(
    "--only",
    multiple=True,
    type=one_of(Topic),
    metavar="CHAPTER",
    help="Of the booklet: this chapter, and others named so (default: all but money and people).",
)
@click.option(
    "--without",
    multiple=True,
    type=one_of(Topic),
    metavar="CHAPTER",
    help="Of the booklet: not this chapter.",
)
@click.option("--full", is_flag=True, help="The booklet with every table and how it is counted.")
@click.option("--language", metavar="LANG", help="Such as de (default: English; on paper the shop’s).")
def insight(
    first: str | None,
    last: str | None,
    against: str,
    csv: Path | None,
    out: Path | None,
    sheet: str,
    month: datetime | None,
    only: tuple[str, ...],
    without: tuple[str, ...],
    full: bool,
    language: str | None,
) -> None:
    """Tell what came of complaints and surprises, and how sure that is.

    Without days: of a year; in a shop’s first year of three months, as soon as these can be compared with
    what is usual. The booklet is of a year.
    """
    besides = (first, last, language) != (None, None, None) or against != Against.USUAL
    _check_together(csv, out, PaperKind(sheet), month, besides=besides)
    booklet = BookletWish(only=_topics(only), without=_topics(without), full=full)
    if booklet != BookletWish() and sheet not in _YEARLY:
        raise click.UsageError("--only, --without and --full are for --sheet booklet and booklet-a5.")
    spoken = checked_language(language or "") or None
    with opened() as services:
        if out is not None and sheet == PaperKind.TEAM:
            print_team(services, month.date() if month else None, out)
            return
        report = _report(services, first, last, Against(against), yearly=sheet in _YEARLY)
        if out is not None:
            print_report(services, report, PaperKind(sheet), out, spoken, booklet)
            return
        teller = services.insight.teller(spoken or _ENGLISH)
        if csv is None:
            lines = _lines(report, teller, is_new=_is_new(services, report))
            answer(services.insight.document(report, teller), lines)
            return
        names = services.insight.save_tables(report, teller, csv, replace=replaces())
        _say_tables(report, services.insight.teller(_ENGLISH), csv, names)


def _say_tables(report: Report, teller: Teller, folder: Path, names: list[str]) -> None:
    """Say which tables there are, and about which days; the last file names the others."""
    *tables, contents = names
    days = report.period
    found = {
        "out": str(folder),
        "from": days.first.isoformat(),
        "to": days.last.isoformat(),
        "written": names,
    }
    about = f"{teller.cell(days.first)} to {teller.cell(days.last)}"
    many = "One table is" if len(tables) == 1 else f"{len(tables)} tables are"
    confirm({"out": str(folder), **found}, f"{many} in {folder}, about {about}; {contents} names them.")


def _topics(named: tuple[str, ...]) -> frozenset[Topic]:
    return frozenset(map(Topic, named))


def _check_together(
    csv: Path | None, out: Path | None, sheet: PaperKind, month: datetime | None, *, besides: bool
) -> None:
    """Refuse wishes of which one would be passed over; ``besides``: days or a language were named."""
    if csv == STREAM:
        raise click.UsageError("Tables go into a folder, one file each: name one.")
    if csv is not None and out is not None:
        raise click.UsageError("--csv and --out are two answers: ask for them one after the other.")
    if out is None and (sheet is not PaperKind.PAGE or month is not None):
        raise click.UsageError("A sheet needs a file: add --out FILE.pdf.")
    if month is not None and sheet is not PaperKind.TEAM:
        raise click.UsageError("--month is for --sheet team; other days are --from and --to.")
    if besides and sheet is PaperKind.TEAM:
        raise click.UsageError(
            "The team’s sheet is about a month, in the shop’s language: name only --month."
        )


def _report(
    services: Services, first: str | None, last: str | None, against: Against, *, yearly: bool
) -> Report:
    """Return the report on the days that were named, else on those with which the page begins."""
    began, ended = (_day(services, text, word) for text, word in ((first, "from"), (last, "to")))
    if began is None and ended is None:
        days = services.insight.named(Span.TWELVE_MONTHS if yearly else services.insight.opening())
        began, ended = days.first, days.last
    return services.insight.report(began, ended, against)


def _day(services: Services, text: str | None, field: str) -> date | None:
    return None if text is None else read_day(text, typing(services), field=field)


def _lines(report: Report, teller: Teller, *, is_new: bool) -> Iterator[str]:
    yield from _told(teller, None, (*_head(report, is_new=is_new), *report.apart), "")
    for chapter in report.chapters:
        yield ""
        yield teller.title(chapter.topic)
        yield from _told(teller, chapter.topic, (*chapter.said, *chapter.apart), _INDENT)


def _head(report: Report, *, is_new: bool) -> Iterator[Said]:
    """Tell which days they are and how many cases came in, and what they are compared with."""
    days, n = report.period, Number(report.cases)
    values: dict[str, Value] = {"first": days.first, "last": days.last, "n": n}
    code = "new" if is_new else "day" if days.days == 1 else "days"
    yield Said(code=f"head.{code}", values=values)
    if report.before is not None:
        before = report.before
        yield Said(code="head.compared", values={"first": before.first, "last": before.last})
    else:
        yield Said(code="head.alone" if report.against is Against.USUAL else "head.alone_year")
    if report.cut:
        yield Said(code="head.cut")


def _is_new(services: Services, report: Report) -> bool:
    """Whether nothing was ever logged."""
    return not report.cases and not services.cases.page(CaseFilter(), limit=1)


def _told(teller: Teller, topic: Topic | None, said: tuple[Said, ...], indent: str) -> Iterator[str]:
    width = screen_width()
    for one in said:
        text = safe(teller.sentence(topic, one))
        yield from (f"{indent}{line}" for line in wrapped(text, width and width - len(indent)))
