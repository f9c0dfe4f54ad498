"""``delight customer``: the people the shop serves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.customer_told import document, ways, whole_document, whole_story
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.stretches import whole
from delight.cli.values import LIMIT, TEXT, address, one_of
from delight.cli.ways import further_ways, taken_ways
from delight.cli.wishes import opened, typing
from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerDraft, CustomerSort, Gone, draft_of
from delight.domain.customers.standing import Standing
from delight.domain.days.dates import read_day
from delight.domain.letters.addressing import AddressAs, Formality

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
    "--title": "Such as Dr. or Prof.",
    "--given": "First name, where it cannot be told from the name.",
    "--family": "Family name, likewise.",
    "--address-name": "The name on the envelope, if another one than follows from the name.",
    "--reading": "How the name is pronounced (Japanese, Chinese, Korean).",
    "--birthday": "MM-DD or YYYY-MM-DD.",
    "--know": "What to know about them: prefers no calls …",
    "--expects": "What they expect of the shop: bread at the door by seven …",
    "--likes": "What they like: rye without seeds …",
    "--health": "Allergies and the like, kept only with their consent.",
    "--since": "A customer since this day.",
}


_CHOICES = {
    "--address-as": (AddressAs, "How they want to be addressed."),
    "--formality": (Formality, "Sie or du, vous or tu, usted or tú."),
    "--gone": (Gone, "Moved away without a new address, or died: no letters any more."),
}
_USUAL = {AddressAs: "unknown", Formality: "usual", Gone: "no"}
"""What is typed for the member that is stored as nothing."""


@click.group(cls=Noun, example='delight customer add --name "Zoë Marlow" --phone "020 7946 0018"')
def customer() -> None:
    """The people and organisations the shop serves."""


def _fields(command: Any) -> Any:
    """Give a command the options that both ``add`` and ``edit`` take."""
    for flag, words in reversed(_FIELDS.items()):
        command = click.option(flag, type=TEXT, metavar="TEXT", help=words)(command)
    for flag, (kind, words) in reversed(_CHOICES.items()):
        offered = click.Choice([member.value or _USUAL[kind] for member in kind], case_sensitive=False)
        command = click.option(flag, type=offered, help=words)(command)
    for flag, word in (("--moved", Gone.MOVED), ("--died", Gone.DIED)):
        words = f"The same as --gone {word.value}."
        command = click.option(flag, "gone", flag_value=word.value, help=words)(command)
    for flag, words in (
        ("--large-print/--usual-print", "Letters in large print."),
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
@further_ways
def add(**given: Any) -> None:
    """Add a customer."""
    reaches = taken_ways(given)
    with opened() as services:
        draft = CustomerDraft(**_values(services, given))
        _confirm(services, services.customers.add(draft, reaches=reaches), "added")


@customer.command(name="list", cls=Question, example="delight customer list --search marlow")
@click.option("--search", default="", metavar="TEXT", help="A name, phone number or e-mail address.")
@click.option("--group", default="", metavar="NAME", help="Only who is in this group.")
@click.option("--standing", type=click.Choice([s.value for s in Standing]), help="Only these.")
@click.option("--sort", type=one_of(CustomerSort), default=CustomerSort.NAME.value, show_default=True,
              help="By name, by who was here last, or by the value of their visits.")  # fmt: skip
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_(search: str, group: str, standing: str | None, sort: str, limit: int) -> None:
    """List customers, by name if nothing else is said."""
    standings = [Standing(standing)] if standing else []
    with opened() as services:
        page, order = services.customers.page, CustomerSort(sort)
        rows = whole(
            lambda after, count: page(
                search, limit=count, tag=group, standings=standings, sort=order, after=after
            ),
            limit,
        )
        speaker = Speaker(services)
        lines = [
            (str(r.id), r.name, r.town, *ways(r), r.gone or r.standing, str(r.open_cases or ""),
             speaker.when(r.last_seen))
            for r in rows
        ]  # fmt: skip
        answer(speaker.plain(rows), table(lines, _HEAD, "No customers fit."))


@customer.command(cls=Question, example='delight customer show 12\ndelight customer show "Zoë Marlow"')
@click.argument("who", metavar="ID")
def show(who: str) -> None:
    """Show everything on one customer: who they are, who belongs to them, what happened."""
    with opened() as services:
        detail, speaker = services.customers.get(services.customers.find(who)), Speaker(services)
        answer(whole_document(services, speaker, detail), whole_story(services, speaker, detail))


@customer.command(cls=Deed, example="delight customer edit 12 --phone '020 7946 0018' --no-letters")
@click.argument("who", metavar="ID")
@click.option("--name", type=TEXT, metavar="TEXT", help="The name as it stands on an envelope.")
@_fields
@further_ways
def edit(who: str, **given: Any) -> None:
    """Change what is known of a customer; an empty text empties the field."""
    reaches = taken_ways(given)
    wanted = {name: value for name, value in given.items() if value is not None}
    if not wanted and not reaches:
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        detail = services.customers.get(services.customers.find(who))
        draft = replace(draft_of(detail), **_values(services, wanted))
        _confirm(
            services, services.customers.edit(detail.id, draft, detail.version, reaches=reaches), "changed"
        )


@customer.command(
    cls=Deed, example="delight customer tag 12 Regulars\ndelight customer tag 12 Regulars --remove"
)
@click.argument("who", metavar="ID")
@click.argument("name", type=TEXT, metavar="NAME")
@click.option("--remove", is_flag=True, help="Take them out of the group again.")
def tag(who: str, name: str, remove: bool) -> None:
    """Put a customer into a group, or take them out of it."""
    with opened() as services:
        customer_id = services.customers.find(who)
        deed = services.groups.untag if remove else services.groups.tag
        changes = deed([customer_id], name)
        detail = services.customers.get(customer_id)
        said = f"{detail.name} is {'not ' if remove else ''}in the group {name.strip()} now."
        confirm(done(changes, id=customer_id, name=detail.name, tags=list(detail.tags)), said)


def _values(services: Services, given: dict[str, Any]) -> dict[str, Any]:
    """Return what was given, as the services take it."""
    values = {name: value for name, value in given.items() if value is not None}
    for flag, (kind, _words) in _CHOICES.items():
        name = flag.removeprefix("--").replace("-", "_")
        if name in values:
            values[name] = kind("" if values[name] == _USUAL[kind] else values[name])
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
    told = {**done(changes), **document(Speaker(services), detail)}
    confirm(told, f"{detail.name} {word}: customer {detail.id}.")
