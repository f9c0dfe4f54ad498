"""``delight letter many``, ``labels``, ``envelopes`` and ``form``: paper around letters."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli.commands import Deed, Question
from delight.cli.kept import Asked, write_all
from delight.cli.output import confirm
from delight.cli.progress import shown
from delight.cli.values import FILE, STREAM, TEXT, one_of
from delight.cli.wishes import case_id, opened, wishes
from delight.domain.errors import DelightError
from delight.domain.paper import Envelope, EnvelopeSize, FormKind, LabelSheet, PaperSize
from delight.domain.writing import Addressee, Aside, LetterRequest, ManyPlan, ManyRequest, Paperwork

if TYPE_CHECKING:
    from delight.services.bundle import Services

_REASONS = {
    "open-complaint": "has an open complaint",
    "no-letters": "asked for no letters",
    "no-address": "has no address",
    "moved": "has moved",
    "died": "has died",
    "household": "lives with somebody who gets one",
    "left-out": "was left out",
}


def _whom(command: Any) -> Any:
    """Give a command the options that say whom it is for."""
    for names, metavar, words in (
        ("--search", "TEXT", "Everybody whom this finds."),
        ("--group", "NAME", "Everybody who carries this tag."),
        ("--customers", "IDS", "Numbers or names, parted by commas."),
    ):
        command = click.option(names, default="", metavar=metavar, help=words)(command)
    return command


@click.command(
    cls=Deed,
    example="delight letter many --wording seasons-greetings --group Regulars --out greetings.pdf\n"
    "delight letter many --wording we-miss-you --customers 4,7,12 --out ./letters --issue",
)
@click.option("--wording", required=True, metavar="NAME", help="See `delight letter wordings`.")
@_whom
@click.option("--personal", type=TEXT, default="", metavar="TEXT", help="A line of your own for all of them.")
@click.option("--language", default="", metavar="LANG", help="Default: each customer's own.")
@click.option("--paper", default="", metavar="|".join(PaperSize), help="Default: the shop's.")
@click.option("--envelope", type=one_of(Envelope), default=None, help="Default: the shop's.")
@click.option("--by-hand", is_flag=True, help="Handed over: no address needed, one each.")
@click.option(
    "--out", type=FILE, required=True, metavar="FILE.pdf|DIR", help="One PDF, or a folder for one each."
)
@click.option("--issue", is_flag=True, help="Keep each in the archive for good.")
def many(
    wording: str,
    customers: str,
    group: str,
    search: str,
    personal: str,
    language: str,
    paper: str,
    envelope: str | None,
    by_hand: bool,
    out: Path,
    issue: bool,
) -> None:
    """Write one letter to many; who should not get it is set aside and named."""
    with opened() as services:
        letter = LetterRequest(
            wording=wording,
            language=language,
            paper=paper,
            envelope=envelope or ("none" if by_hand else ""),
            personal=personal,
        )
        plan = services.many.plan(
            ManyRequest(
                letter=letter,
                customer_ids=_ids(services, customers),
                tag=group,
                search=search,
                by_post=not by_hand,
            )
        )
        _check_somebody(plan)
        asked = [Asked(request=a.request, name=a.name, about=_about(a)) for a in plan.to]
        with shown("Writing") as progress:
            report = write_all(services, asked, out, progress, issue=issue)
    report["aside"] = [_told(aside) for aside in plan.aside]
    confirm(report, _sentences(report))


@click.command(
    cls=Question,
    example="delight letter labels --group Regulars --sheet L7160 --start 4 --out labels.pdf",
)
@_whom
@click.option("--sheet", type=one_of(LabelSheet), required=True, help="The number on the box.")
@click.option("--start", type=click.IntRange(1), default=1, show_default=True, help="The first free label.")
@click.option("--right", type=float, default=0.0, metavar="MM", help="Move everything to the right.")
@click.option("--down", type=float, default=0.0, metavar="MM", help="Move everything down.")
@click.option("--out", type=FILE, required=True, metavar="FILE.pdf", help="The PDF.")
def labels(
    customers: str, group: str, search: str, sheet: str, start: int, right: float, down: float, out: Path
) -> None:
    """Write an address label for each customer."""
    with opened() as services:
        ids = _people(services, customers, group, search)
        made = services.paperwork.labels(ids, LabelSheet(sheet), start=start, offset=(right, down))
        _save(services, made, out, len(ids), "label")


@click.command(
    cls=Question, example="delight letter envelopes --customers 4,7 --sheet DL --out envelopes.pdf"
)
@_whom
@click.option("--sheet", type=one_of(EnvelopeSize), required=True, help="The envelope's size.")
@click.option("--out", type=FILE, required=True, metavar="FILE.pdf", help="The PDF.")
def envelopes(customers: str, group: str, search: str, sheet: str, out: Path) -> None:
    """Write an envelope for each customer, printed on the envelope itself."""
    with opened() as services:
        ids = _people(services, customers, group, search)
        made = services.paperwork.envelopes(ids, EnvelopeSize(sheet))
        _save(services, made, out, len(ids), "envelope")


@click.command(
    cls=Question,
    example="delight letter form complaint-form --case C-2026-0042 --out form.pdf\n"
    "delight letter form feedback-card --out card.pdf",
)
@click.argument("kind", type=one_of(FormKind), metavar="|".join(FormKind))
@click.option("--customer", metavar="ID", help="Who will fill it in (default: a blank form).")
@click.option("--case", "reference", metavar="REF", help="The case it is about.")
@click.option("--language", default="", metavar="LANG", help="Default: the customer's own, or the shop's.")
@click.option("--paper", default="", metavar="|".join(PaperSize), help="Default: as large as is usual.")
@click.option("--out", type=FILE, required=True, metavar="FILE.pdf", help="The PDF; - is standard output.")
def form(
    kind: str, customer: str | None, reference: str | None, language: str, paper: str, out: Path
) -> None:
    """Write a form with everything filled in that the shop knows already."""
    if out == STREAM and wishes().as_json:
        raise click.UsageError("--json and a PDF cannot both go to standard output.")
    with opened() as services:
        made = services.paperwork.form(
            FormKind(kind),
            services.customers.find(customer) if customer is not None else None,
            case_id(services, reference) if reference is not None else None,
            language,
            paper,
        )
        if out == STREAM:
            sys.stdout.buffer.write(made.pdf)
            return
        services.letters.save(made.pdf, out)
        confirm({"out": str(out), "pages": made.pages}, f"The form is in {out}.")


def _ids(services: Services, customers: str) -> tuple[int, ...]:
    return tuple(services.customers.find(one) for one in customers.split(",") if one.strip())


def _people(services: Services, customers: str, group: str, search: str) -> Sequence[int]:
    """Return the customers in the order they were named; a group or a search comes by name."""
    ids = _ids(services, customers)
    if not group and not search:
        if not ids:
            raise click.UsageError("Say whom: --customers, --group or --search.")
        return ids
    wish = ManyRequest(
        letter=LetterRequest(wording=""), customer_ids=ids, tag=group, search=search, by_post=False
    )
    plan = services.many.plan(wish)
    return [a.customer_id for a in plan.to]


def _check_somebody(plan: ManyPlan) -> None:
    if not plan.to and not plan.aside:
        raise click.UsageError("Nobody is meant: say --customers, --group or --search.")
    if not plan.to:
        raise DelightError("letters.nobody_left", aside=len(plan.aside))


def _save(services: Services, made: Paperwork, out: Path, asked: int, noun: str) -> None:
    services.letters.save(made.pdf, out)
    count = asked - len(made.aside)
    aside = [_told(one) for one in made.aside]
    document = {"out": str(out), "pages": made.pages, f"{noun}s": count, "aside": aside}
    lines = [f"{count} {noun}{'s' if count != 1 else ''} written to {out}."]
    confirm(document, lines + [f"Set aside: {one['customer']} {one['why']}." for one in aside])


def _about(addressee: Addressee) -> dict[str, Any]:
    return {
        "wording": addressee.request.wording,
        "customer_id": addressee.customer_id,
        "customer": addressee.name,
    }


def _told(aside: Aside) -> dict[str, Any]:
    return {
        "customer_id": aside.customer_id,
        "customer": aside.name,
        "reason": aside.reason.value,
        "why": _REASONS[aside.reason],
    }


def _sentences(report: dict[str, Any]) -> list[str]:
    count = len(report["written"])
    lines = [f"{count} letter{'s' if count != 1 else ''} written to {report['out']}."]
    lines += [f"Left out: {item['customer']}, {item['missing']}." for item in report["incomplete"]]
    return lines + [f"Set aside: {item['customer']} {item['why']}." for item in report["aside"]]
