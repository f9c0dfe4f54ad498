"""``delight letter many``, ``labels``, ``envelopes`` and ``form``: paper around letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli.commands import Deed, Question
from delight.cli.kept import Asked, check_out, place_option, save, tell, write_all
from delight.cli.letter_options import letter_options, letter_request
from delight.cli.output import confirm
from delight.cli.progress import shown
from delight.cli.targets import pdf_option
from delight.cli.values import MILLIMETRES, STREAM, one_of
from delight.cli.wishes import case_id, opened
from delight.domain.errors import DelightError
from delight.domain.guards.writing import Addressee, Aside, LetterRequest, ManyPlan, ManyRequest, Paperwork
from delight.domain.letters.paper import Envelope, EnvelopeSize, FormKind, LabelSheet, PaperSize

if TYPE_CHECKING:
    from delight.services.bundle import Services

_REASONS = {
    "open-complaint": "has an open complaint",
    "no-letters": "asked for no letters",
    "no-surprises": "asked for no surprises",
    "no-birthday": "has not said yes to their birthday being kept",
    "no-address": "has no address",
    "moved": "has moved",
    "died": "has died",
    "household": "lives with somebody who gets one",
    "told-already": "was told already",
    "left-out": "was left out",
    "characters": "has characters in name or address that no typeface here has",
    "too-long": "has an address that does not fit",
}
_NAMED = 5
"""How many people who are set aside one sentence names."""


def _whom(command: Any) -> Any:
    """Give a command the options that say whom it is for."""
    for names, metavar, words in (
        ("--search", "TEXT", "Everybody whom this finds."),
        ("--group", "NAME", "Everybody in this group."),
        ("--customers", "IDS", "Numbers or names, parted by commas."),
    ):
        command = click.option(names, default="", metavar=metavar, help=words)(command)
    return command


@click.command(
    cls=Deed,
    example="delight letter many --wording seasons-greetings --group Regulars --out greetings.pdf\n"
    "delight letter many --wording we-miss-you --customers 4,7,12 --out ./letters --issue\n"
    'delight letter many --wording you-said-we-did --raised "oven too old" --out letters.pdf --issue',
)
@letter_options
@_whom
@click.option("--raised", default="", metavar="CAUSE", help="Everybody who raised what was improved.")
@click.option("--leave-out", default="", metavar="IDS", help="Not to these of them.")
@click.option(
    "--personal-to", multiple=True, metavar="ID=TEXT", help="A line of your own for one of them; repeatable."
)
@click.option("--by-hand", is_flag=True, help="Handed over: no address needed, one each.")
@place_option
@click.option("--issue", is_flag=True, help="Keep each in the archive for good.")
def many(
    customers: str,
    group: str,
    search: str,
    raised: str,
    leave_out: str,
    personal_to: tuple[str, ...],
    by_hand: bool,
    out: Path,
    issue: bool,
    **given: Any,
) -> None:
    """Write one letter to many; who should not get it is set aside and named."""
    with opened() as services:
        if not raised.strip():
            _check_asked(customers, group, search)
        letter = letter_request(services, given)
        if by_hand and not letter.envelope:
            letter = replace(letter, envelope=Envelope.NONE)
        request = ManyRequest(
            letter=letter,
            customer_ids=_ids(services, customers),
            tag=group,
            search=search,
            left_out=frozenset(_ids(services, leave_out)),
            personal=tuple(_personal(services, one) for one in personal_to),
            by_post=not by_hand,
        )
        if raised.strip():
            request = _of_improvement(services, raised, request)
        plan = services.many.plan(request)
        _check_somebody(plan)
        asked = [Asked(request=a.request, name=a.name, about=_about(a)) for a in _in_order(plan, request)]
        with shown("Writing") as progress:
            report = write_all(services, asked, out, progress, issue=issue)
    report["aside"] = [_told(aside) for aside in plan.aside]
    tell(out, report, *_sentences(report))


@click.command(
    cls=Question,
    example="delight letter labels --group Regulars --sheet L7160 --start 4 --out labels.pdf",
)
@_whom
@click.option("--sheet", type=one_of(LabelSheet), required=True, help="The number on the box.")
@click.option("--start", type=click.IntRange(1), default=1, show_default=True, help="The first free label.")
@click.option("--right", type=MILLIMETRES, default=0.0, metavar="MM", help="Move everything to the right.")
@click.option("--down", type=MILLIMETRES, default=0.0, metavar="MM", help="Move everything down.")
@pdf_option
def labels(
    customers: str, group: str, search: str, sheet: str, start: int, right: float, down: float, out: Path
) -> None:
    """Write an address label for each customer."""
    with opened() as services:
        check_out(services, out)
        ids, aside = _people(services, customers, group, search)
        made = services.paperwork.labels(ids, LabelSheet(sheet), start=start, offset=(right, down))
        _save(services, made, out, len(ids), aside, noun="label")


@click.command(
    cls=Question, example="delight letter envelopes --customers 4,7 --sheet DL --out envelopes.pdf"
)
@_whom
@click.option("--sheet", type=one_of(EnvelopeSize), required=True, help="The envelope's size.")
@pdf_option
def envelopes(customers: str, group: str, search: str, sheet: str, out: Path) -> None:
    """Write an envelope for each customer, printed on the envelope itself."""
    with opened() as services:
        check_out(services, out)
        ids, aside = _people(services, customers, group, search)
        made = services.paperwork.envelopes(ids, EnvelopeSize(sheet))
        _save(services, made, out, len(ids), aside, noun="envelope")


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
@pdf_option
def form(
    kind: str, customer: str | None, reference: str | None, language: str, paper: str, out: Path
) -> None:
    """Write a form with everything filled in that the shop knows already."""
    with opened() as services:
        check_out(services, out)
        made = services.paperwork.form(
            FormKind(kind),
            services.customers.find(customer) if customer is not None else None,
            case_id(services, reference) if reference is not None else None,
            language,
            paper,
        )
        save(services, made.pdf, out)
        if out != STREAM:
            other = made.other_language
            beside = f" It is in “{other.written}”: there are none in “{other.wanted}” yet." if other else ""
            report = {
                "out": str(out),
                "pages": made.pages,
                "other_language": asdict(other) if other else None,
            }
            confirm(report, f"The form is in {out}.{beside}")


def _of_improvement(services: Services, cause: str, request: ManyRequest) -> ManyRequest:
    """Return the request with everybody who raised a cause, and what was changed in the words of the shop."""
    said = services.improvements.request(cause)
    told = dict(said.letter.told) | dict(request.letter.told)
    language = request.letter.language or said.letter.language
    letter = replace(request.letter, told=tuple(told.items()), language=language)
    return replace(request, improvement_id=said.improvement_id, letter=letter)


def _ids(services: Services, customers: str) -> tuple[int, ...]:
    found = (services.customers.find(one) for one in customers.split(",") if one.strip())
    return tuple(dict.fromkeys(found))


def _personal(services: Services, one: str) -> tuple[int, str]:
    who, equals, words = one.partition("=")
    if not equals:
        raise click.UsageError("Say it as --personal-to ID=TEXT.")
    return services.customers.find(who), words.strip()


def _in_order(plan: ManyPlan, request: ManyRequest) -> Sequence[Addressee]:
    """Return the addressees as their labels and envelopes come: as they were named, else by name."""
    if request.tag.strip() or request.search.strip():
        return plan.to
    place = {customer_id: number for number, customer_id in enumerate(request.customer_ids)}
    return sorted(plan.to, key=lambda addressee: place.get(addressee.customer_id, len(place)))


def _people(
    services: Services, customers: str, group: str, search: str
) -> tuple[Sequence[int], tuple[Aside, ...]]:
    """Return the customers in the order they were named, and who is set aside.

    A group or a search comes as ``letter many`` writes to it: by name, one for each household.
    """
    _check_asked(customers, group, search)
    ids = _ids(services, customers)
    if not group.strip() and not search.strip():
        return ids, ()
    wish = ManyRequest(letter=LetterRequest(wording=""), customer_ids=ids, tag=group, search=search)
    plan = services.many.plan(wish)
    _check_somebody(plan)
    return [a.customer_id for a in plan.to], plan.aside


def _check_asked(customers: str, group: str, search: str) -> None:
    if not (customers.strip(" ,") or group.strip() or search.strip()):
        raise click.UsageError("Say whom: --customers, --group or --search.")


def _check_somebody(plan: ManyPlan) -> None:
    if not plan.to and not plan.aside:
        raise DelightError("letters.nobody_found")
    if not plan.to:
        why = [f"{aside.name} {_REASONS[aside.reason]}" for aside in plan.aside[:_NAMED]]
        more = len(plan.aside) - len(why)
        raise DelightError("letters.all_aside", why=[*why, f"{more} others likewise"] if more else why)


def _save(
    services: Services, made: Paperwork, out: Path, asked: int, before: Sequence[Aside], *, noun: str
) -> None:
    save(services, made.pdf, out)
    count = asked - len(made.aside)
    aside = [_told(one) for one in (*before, *made.aside)]
    document = {"out": str(out), "pages": made.pages, f"{noun}s": count, "aside": aside}
    lines = [f"{count} {noun}{'s' if count != 1 else ''} written to {out}."]
    tell(out, document, lines, [f"Set aside: {one['customer']} {one['why']}." for one in aside])


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


def _sentences(report: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return what was written, and what was not."""
    count = len(report["written"])
    left = [f"Left out: {item['customer']}: {item['missing'].rstrip('.')}." for item in report["incomplete"]]
    aside = [f"Set aside: {item['customer']} {item['why']}." for item in report["aside"]]
    return [f"{count} letter{'s' if count != 1 else ''} written to {report['out']}."], left + aside
