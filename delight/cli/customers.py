"""``delight customer`` and ``visit``: the people the shop serves."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done, pairs, table
from delight.cli.values import LIMIT, TEXT, address
from delight.cli.wishes import minor, opened, typing
from delight.domain.changes import Changes
from delight.domain.customers import CustomerDetail, CustomerDraft, Standing, VisitDraft
from delight.domain.dates import read_day

if TYPE_CHECKING:
    from delight.services.bundle import Services

_HEAD = ("Id", "Name", "Town", "Phone", "E-mail", "Standing", "Open", "Last seen")
_FIELDS = {
    "--email": "E-mail address.",
    "--phone": "Phone number.",
    "--address": "Lines as on an envelope, parted by semicolons, without the name.",
    "--country": "Two letters, such as GB; empty is the shop's own.",
    "--language": "The language of their letters: en, de, fr …",
    "--salutation": "How letters begin, if not worked out from the name.",
    "--birthday": "MM-DD or YYYY-MM-DD.",
    "--know": "What to know about them: allergic to nuts, prefers no calls …",
    "--since": "A customer since this day.",
}


@click.group(cls=Noun, example='delight customer add --name "Zoë Marlow" --phone "020 7946 0018"')
def customer() -> None:
    """The people and organisations the shop serves."""


def _fields(command: Any) -> Any:
    """Give a command the options that both ``add`` and ``edit`` take."""
    for flag, words in reversed(_FIELDS.items()):
        command = click.option(flag, type=TEXT, metavar="TEXT", help=words)(command)
    for flag, words in (
        ("--organisation/--person", "A firm, a club or a household; or a person."),
        ("letters_welcome", "Whether they want letters."),
        ("surprises_welcome", "Whether they want surprises."),
    ):
        noun = flag.removesuffix("_welcome")
        names = (flag,) if flag.startswith("--") else (f"--{noun}/--no-{noun}", flag)
        command = click.option(*names, default=None, help=words)(command)
    return command


@customer.command(
    cls=Deed,
    example='delight customer add --name "Zoë Marlow" --address "3 Mill Lane; Ely; CB7 4JU" --birthday 03-14',
)
@click.option("--name", type=TEXT, required=True, metavar="TEXT", help="A name alone is enough.")
@_fields
def add(**given: Any) -> None:
    """Add a customer."""
    with opened() as services:
        _confirm(services, services.customers.add(CustomerDraft(**_values(services, given))), "added")


@customer.command(name="list", cls=Question, example="delight customer list --search marlow")
@click.option("--search", default="", metavar="TEXT", help="A name, phone number or e-mail address.")
@click.option("--standing", type=click.Choice([s.value for s in Standing]), help="Only these.")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_(search: str, standing: str | None, limit: int) -> None:
    """List customers by name."""
    with opened() as services:
        rows = _found(services, search, standing, limit)
        speaker = Speaker(services)
        lines = [
            (str(r.id), r.name, r.town, r.phone, r.email, r.standing, str(r.open_cases or ""),
             speaker.when(r.last_seen))
            for r in rows
        ]  # fmt: skip
        answer(speaker.plain(rows), table(lines, _HEAD, "No customers fit."))


@customer.command(cls=Question, example='delight customer show 12\ndelight customer show "Zoë Marlow"')
@click.argument("who", metavar="ID")
def show(who: str) -> None:
    """Show everything on one customer, their timeline included."""
    with opened() as services:
        detail, speaker = services.customers.get(services.customers.find(who)), Speaker(services)
        timeline = services.customers.timeline(detail.id)
        lines = [
            (speaker.when(e.at), e.kind, e.reference, e.code, speaker.amount(e.minor), e.text)
            for e in timeline
        ]
        head = ("When", "What", "Case", "Which", "Amount", "Words")
        told = table(lines, head, "Nothing has happened yet.")
        answer(
            {**speaker.plain(detail), "timeline": speaker.plain(timeline)},
            [*_story(speaker, detail), "", *told],
        )


@customer.command(cls=Deed, example="delight customer edit 12 --phone '020 7946 0018' --no-letters")
@click.argument("who", metavar="ID")
@click.option("--name", type=TEXT, metavar="TEXT", help="The name as it stands on an envelope.")
@_fields
def edit(who: str, **given: Any) -> None:
    """Change what is known of a customer; an empty text empties the field."""
    wanted = {name: value for name, value in given.items() if value is not None}
    if not wanted:
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        detail = services.customers.get(services.customers.find(who))
        before = CustomerDraft(**{f.name: getattr(detail, f.name) for f in fields(CustomerDraft)})
        draft = replace(before, **_values(services, wanted))
        _confirm(services, services.customers.edit(detail.id, draft, seen=detail.version), "changed")


@click.group(cls=Noun, example="delight visit add 12 --amount 8.40")
def visit() -> None:
    """Days on which customers came."""


@visit.command(name="add", cls=Deed, example="delight visit add 12 --on yesterday --amount 8.40")
@click.argument("who", metavar="ID")
@click.option("--on", metavar="DATE", default="today", help="Which day (default: today).")
@click.option("--amount", metavar="AMOUNT", help="What they spent.")
def add_visit(who: str, on: str, amount: str | None) -> None:
    """Note that a customer came."""
    with opened() as services:
        draft = VisitDraft(
            customer_id=services.customers.find(who),
            day=read_day(on, replace(typing(services), past=True), field="day"),
            amount_minor=minor(services, amount, field="amount"),
        )
        changes = services.customers.add_visit(draft)
        speaker, name = Speaker(services), services.customers.get(draft.customer_id).name
        spent = f", {speaker.amount(draft.amount_minor)}" if draft.amount_minor is not None else ""
        document = done(changes, id=changes.record, **speaker.plain(draft))
        confirm(document, f"{name} came on {draft.day}{spent}.")


def _found(services: Services, search: str, standing: str | None, limit: int) -> list[Any]:
    """Return the customers that fit; a standing is worked out row by row, so look until there are enough."""
    found: list[Any] = []
    for offset in range(0, services.customers.count(search), 500):
        rows = services.customers.page(search, offset=offset, limit=500)
        found += [row for row in rows if standing in {None, row.standing.value}]
        if len(found) >= limit:
            break
    return found[:limit]


def _values(services: Services, given: dict[str, Any]) -> dict[str, Any]:
    """Return what was given, as the services take it."""
    values = {name: value for name, value in given.items() if value is not None}
    if "address" in values:
        values["address"] = address(values["address"])
    if "since" in values:
        text = values["since"]
        values["since"] = (
            read_day(text, replace(typing(services), past=True), field="since") if text else None
        )
    return values


def _confirm(services: Services, changes: Changes, word: str) -> None:
    detail = services.customers.get(changes.record)
    document = {**done(changes), **Speaker(services).plain(detail)}
    confirm(document, f"{detail.name} {word}: customer {detail.id}.")


def _story(speaker: Speaker, detail: CustomerDetail) -> list[str]:
    told = {
        name.replace("_minor", "").replace("_", " "): _said(speaker, name, value)
        for name, value in asdict(detail).items()
        if name not in {"uid", "version", "letters_welcome", "surprises_welcome", "organisation"}
    }
    wants = [
        w
        for w, yes in (("letters", detail.letters_welcome), ("surprises", detail.surprises_welcome))
        if not yes
    ]
    return pairs(told | {"wants no": ", ".join(wants), "kind": "organisation" if detail.organisation else ""})


def _said(speaker: Speaker, name: str, value: Any) -> str:
    if name.endswith("_minor"):
        return speaker.amount(value) if value else ""
    return speaker.when(value) if hasattr(value, "year") else str(value or "")
