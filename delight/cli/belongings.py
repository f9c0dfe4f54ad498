"""``delight customer note``, ``reach`` and ``link``: what belongs to a customer."""

from __future__ import annotations

import click

from delight.cli.commands import Deed
from delight.cli.output import Speaker, confirm, done
from delight.cli.values import ID, TEXT
from delight.cli.ways import read_way
from delight.cli.wishes import opened
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.customers.reaches import kind_of


@click.command(
    cls=Deed,
    example='delight customer note 12 --text "Her daughter starts school in September"\n'
    "delight customer note 12 --remove 7",
)
@click.argument("who", metavar="ID")
@click.option("--text", type=TEXT, metavar="TEXT", help="What is worth remembering.")
@click.option("--edit", type=ID, metavar="NOTE", help="Put the text into this note instead of a new one.")
@click.option("--remove", type=ID, metavar="NOTE", help="Take this note away.")
def note(who: str, text: str | None, edit: int | None, remove: int | None) -> None:
    """Write a note on a customer, change it, or take it away."""
    if (text is None) == (remove is None) or (edit is not None and remove is not None):
        raise click.UsageError("Please give a text, or say which note to remove.")
    with opened() as services:
        customer_id = services.customers.find(who)
        mine = {row.id for row in services.notes.of(customer_id)}
        wanted = edit if edit is not None else remove
        if wanted is not None and wanted not in mine:
            raise click.ClickException(f"This customer has no note {wanted}.")
        if remove is not None:
            changes, said = services.notes.remove(remove), f"Note {remove} removed."
        elif edit is not None:
            changes, said = services.notes.edit(edit, text or ""), f"Note {edit} changed."
        else:
            changes = services.notes.add(customer_id, text or "")
            said = f"Note {changes.record} added."
        notes = Speaker(services).plain(services.notes.of(customer_id))
        confirm(done(changes, id=changes.record or wanted, customer_id=customer_id, notes=notes), said)


@click.command(
    cls=Deed,
    example='delight customer reach 12 --add "07700 900 123" --label Mobile\n'
    "delight customer reach 12 --first 4\ndelight customer reach 12 --remove 4",
)
@click.argument("who", metavar="ID")
@click.option(
    "--add", type=TEXT, metavar="TEXT", help="A phone, an e-mail or an address (lines by semicolons)."
)
@click.option("--label", default="", metavar="TEXT", help="Which one it is: Work, Mobile …")
@click.option("--first", type=ID, metavar="REACH", help="Let this one be the first of its kind.")
@click.option("--remove", type=ID, metavar="REACH", help="Take this one off.")
def reach(who: str, add: str | None, label: str, first: int | None, remove: int | None) -> None:
    """Add a further way to reach a customer, let another one be the first, or take one off."""
    if [add, first, remove].count(None) != 2:
        raise click.UsageError("Please say one thing: what to add, which is the first, or which to remove.")
    with opened() as services:
        customer_id = services.customers.find(who)
        wanted = first if first is not None else remove
        if wanted is not None and wanted not in {row.id for row in services.reaches.of(customer_id)}:
            raise click.ClickException(f"This customer has no way {wanted} to reach them.")
        if add is not None:
            changes = services.reaches.add(customer_id, read_way(kind_of(add), add, label))
        elif first is not None:
            changes = services.reaches.make_first(first)
        else:
            changes = services.reaches.remove(remove or 0)
        detail = services.customers.get(customer_id)
        reaches = Speaker(services).plain(services.reaches.of(customer_id))
        told = {"email": detail.email, "phone": detail.phone, "address": detail.address, "reaches": reaches}
        confirm(done(changes, id=customer_id, **told), f"{detail.name} can be reached so now.")


@click.command(
    cls=Deed,
    example='delight customer link 12 --lives-with "Finn Marlow"\ndelight customer link 12 --works-at 30\n'
    "delight customer link 12 --remove 5",
)
@click.argument("who", metavar="ID")
@click.option("--lives-with", metavar="WHO", help="Both are one household.")
@click.option("--works-at", metavar="WHO", help="They work there.")
@click.option(
    "--remove", type=ID, metavar="LINK", help="Take this link off; `delight customer show` lists them."
)
def link(who: str, lives_with: str | None, works_at: str | None, remove: int | None) -> None:
    """Say who belongs to a customer, or that they do not any more."""
    if [lives_with, works_at, remove].count(None) != 2:
        raise click.UsageError(
            "Please say one thing: with whom they live, where they work, or which link goes."
        )
    with opened() as services:
        customer_id = services.customers.find(who)
        if remove is not None:
            row = next((row for row in services.links.of(customer_id) if row.id == remove), None)
            if row is None:
                raise click.ClickException(f"This customer has no link {remove}.")
            changes = services.links.remove(remove, leaves=customer_id)
        else:
            kind = LinkKind.HOUSEHOLD if lives_with is not None else LinkKind.WORKS_AT
            other = services.customers.find(lives_with or works_at or "")
            draft = LinkDraft(kind=kind, customer_id=customer_id, other_id=other)
            changes = services.links.add(draft)
        links = services.links.of(customer_id)
        names = ", ".join(row.name for row in links) or "nobody"
        document = done(changes, id=customer_id, links=Speaker(services).plain(links))
        confirm(document, f"{services.customers.get(customer_id).name} belongs to {names}.")


COMMANDS = (note, reach, link)
"""What is added to ``delight customer``."""
