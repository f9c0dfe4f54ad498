"""``delight standards``, ``standard`` and ``case sheet``: what the shop stands for, and cases, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from delight.cli.columns import whole_table
from delight.cli.commands import Deed, Noun, Question
from delight.cli.kept import check_out, save
from delight.cli.output import Speaker, answer, confirm, done
from delight.cli.targets import pdf_option, written_to
from delight.cli.values import ID, TEXT, chosen, one_of
from delight.cli.wishes import case_id, opened
from delight.domain.changes import Changes
from delight.domain.improvements.standards import Met, StandardDraft, StandardRow
from delight.domain.improvements.states import Measure, TouchPoint
from delight.domain.letters.paper import PaperSize

if TYPE_CHECKING:
    from delight.services.bundle import Services

_MEASURES = [measure.value for measure in Measure if measure]
_CARDS = [PaperSize.A5.value, PaperSize.A4.value, PaperSize.LETTER.value]
_SHEETS = [PaperSize.A4.value, PaperSize.LETTER.value]


@click.command(cls=Question, example="delight standards\ndelight standards --out card.pdf --paper A5")
@written_to("FILE.pdf", "Print them as a card; - is standard output.", required=False)
@click.option(
    "--paper", type=click.Choice(_CARDS), default=PaperSize.A5.value, show_default=True, help="How large."
)
@click.option("--measured", is_flag=True, help="For the back room: with how often each was met.")
@click.option("--at", "point", type=one_of(TouchPoint), help="Only those of one touch point.")
def standards(out: Path | None, paper: str, measured: bool, point: str | None) -> None:
    """List what the shop holds itself to, and how often it was met in the last 90 days."""
    with opened() as services:
        if out is not None:
            check_out(services, out)
            where = chosen(TouchPoint, point)
            made = services.standards.card(PaperSize(paper), measured=measured, point=where)
            save(services, made.pdf, out)
            confirm({"out": str(out), "pages": made.pages}, f"The standards are in {out}.")
            return
        rows, speaker = services.standards.list(), Speaker(services)
        shown = [row for row in rows if point in (None, row.touch_point.value)]
        lines = [(str(row.id), row.touch_point, row.words, _measured(row.measured)) for row in shown]
        nothing = 'Nothing is written yet. Begin with: delight standard add --words "We answer the same day."'
        answer(speaker.plain(shown), whole_table(lines, ("Id", "Where", "Standard", "Met"), nothing))


@click.group(cls=Noun, example='delight standard add --words "We answer the same day." --at writing')
def standard() -> None:
    """What the shop holds itself to."""


_WHERE = click.option(
    "--at", "point", type=one_of(TouchPoint), help="Where customers meet you (default: counter)."
)
_MEASURE = click.option(
    "--measure", type=click.Choice(["none", *_MEASURES]), help="What tells whether it is met."
)
_WITHIN = click.option(
    "--within", type=int, metavar="DAYS", help="In how many days; without it, your own target."
)


@standard.command(
    name="add",
    cls=Deed,
    example='delight standard add --words "We answer at once." --measure acknowledged --within 0',
)
@click.option("--words", type=TEXT, required=True, metavar="TEXT", help="One sentence.")
@_WHERE
@_MEASURE
@_WITHIN
def add_standard(words: str, point: str | None, measure: str | None, within: int | None) -> None:
    """Write a standard."""
    with opened() as services:
        draft = StandardDraft(
            words=words,
            touch_point=chosen(TouchPoint, point) or TouchPoint.COUNTER,
            measure=_measure(measure, Measure.NONE),
            within_days=within,
        )
        _confirm(services, services.standards.add(draft))


@standard.command(name="edit", cls=Deed, example='delight standard edit 2 --words "We answer within a day."')
@click.argument("standard_id", type=ID, metavar="ID")
@click.option("--words", type=TEXT, metavar="TEXT", help="One sentence.")
@_WHERE
@_MEASURE
@_WITHIN
def edit_standard(
    standard_id: int, words: str | None, point: str | None, measure: str | None, within: int | None
) -> None:
    """Write a standard anew."""
    if words is point is measure is within is None:
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        row = services.standards.get(standard_id)
        draft = StandardDraft(
            words=row.words if words is None else words,
            touch_point=chosen(TouchPoint, point) or row.touch_point,
            measure=_measure(measure, row.measure),
            within_days=row.within_days if within is None else within,
        )
        _confirm(services, services.standards.edit(standard_id, draft, row.version))


@standard.command(name="remove", cls=Deed, example="delight standard remove 2")
@click.argument("standard_id", type=ID, metavar="ID")
def remove_standard(standard_id: int) -> None:
    """Take a standard back."""
    with opened() as services:
        confirm(done(services.standards.remove(standard_id)), f"Standard {standard_id} is taken back.")


@standard.command(cls=Question, example="delight standard suggestions --at phone")
@click.option("--at", "point", type=one_of(TouchPoint), help="Only for one touch point.")
def suggestions(point: str | None) -> None:
    """List ready-made ones in the shop's language that are not taken yet."""
    with opened() as services:
        rows = [one for one in services.standards.suggestions() if point in (None, one.touch_point.value)]
        lines = [(row.touch_point, row.words, row.measure) for row in rows]
        head = ("Where", "Standard", "Measured by")
        answer(Speaker(services).plain(rows), whole_table(lines, head, "All of them are taken."))


@click.command(
    name="sheet",
    cls=Question,
    example="delight case sheet C-2026-0042 --out case.pdf\n"
    "delight case sheet C-2026-0042 --for customer --out case.pdf",
)
@click.argument("reference", metavar="REF")
@click.option(
    "--for", "whom", type=click.Choice(["us", "customer"]), default="us", show_default=True,
    help="With everything, or without what is the shop's alone.",
)  # fmt: skip
@click.option("--paper", type=click.Choice(_SHEETS), help="As the shop's letters, if not said.")
@click.option("--language", default="", metavar="LANG", help="en, de, fr or es; the shop's, if not said.")
@pdf_option
def case_sheet(reference: str, whom: str, paper: str | None, language: str, out: Path) -> None:
    """Print everything on a case, for a file, an insurer or the customer."""
    with opened() as services:
        check_out(services, out)
        made = services.sheets.make(
            case_id(services, reference), paper or "", inside=whom == "us", language=language
        )
        save(services, made.pdf, out)
        told = {"out": str(out), "pages": made.pages}
        confirm(told, f"{reference.upper()} is in {out}, {made.pages} page{'s' if made.pages != 1 else ''}.")


def _measure(text: str | None, usual: Measure) -> Measure:
    if text is None:
        return usual
    return Measure.NONE if text == "none" else Measure(text)


def _confirm(services: Services, changes: Changes) -> None:
    row: StandardRow = services.standards.get(changes.record)
    confirm(
        {**done(changes), **Speaker(services).plain(row)},
        f"Standard {row.id}, {row.touch_point}: {row.words}",
    )


def _measured(met: Met | None) -> str:
    if met is None:
        return ""
    return "too few to say" if met.too_few else f"{met.met} of {met.count}"
