"""``delight elsewhere``: places that the shop recommends for what it cannot do itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from delight.cli.columns import whole_table
from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done
from delight.cli.values import TEXT
from delight.cli.wishes import opened
from delight.domain.cases.elsewhere import PlaceDraft, PlaceRow

if TYPE_CHECKING:
    from delight.services.bundle import Services


@click.group(cls=Noun, example='delight elsewhere add "Miller\'s Bakery" --for "gluten-free cakes"')
def elsewhere() -> None:
    """Places that the shop recommends."""


@elsewhere.command(
    name="add",
    cls=Deed,
    example='delight elsewhere add "Miller\'s Bakery" --for "gluten-free cakes" --contact "3 Mill Lane"',
)
@click.argument("name", metavar="NAME")
@click.option("--for", "what_for", type=TEXT, default="", metavar="TEXT", help="What it is good for.")
@click.option("--contact", type=TEXT, default="", metavar="TEXT", help="Address, phone or website.")
def add_place(name: str, what_for: str, contact: str) -> None:
    """Put a place on the list."""
    with opened() as services:
        changes = services.elsewhere.save(PlaceDraft(name=name, what_for=what_for, contact=contact))
        row = _place(services, changes.record)
        confirm({**done(changes), **Speaker(services).plain(row)}, f"{row.name} is on the list.")


@elsewhere.command(name="edit", cls=Deed, example='delight elsewhere edit "Miller" --name "Miller & Son"')
@click.argument("place", metavar="NAME|ID")
@click.option("--name", metavar="TEXT", help="Another name.")
@click.option("--for", "what_for", type=TEXT, metavar="TEXT", help="What it is good for.")
@click.option("--contact", type=TEXT, metavar="TEXT", help="Address, phone or website.")
def edit_place(place: str, name: str | None, what_for: str | None, contact: str | None) -> None:
    """Change a place on the list; an empty text empties the field."""
    if name is what_for is contact is None:
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        row = _place(services, services.elsewhere.find(place))
        draft = PlaceDraft(
            name=row.name if name is None else name,
            what_for=row.what_for if what_for is None else what_for,
            contact=row.contact if contact is None else contact,
        )
        changes = services.elsewhere.save(draft, row.id, row.version)
        now = _place(services, row.id)
        confirm({**done(changes), **Speaker(services).plain(now)}, f"{now.name} is saved.")


@elsewhere.command(name="list", cls=Question, example="delight elsewhere list")
def list_places() -> None:
    """List the places, by name."""
    with opened() as services:
        rows = services.elsewhere.places()
        lines = [(str(r.id), r.name, r.what_for, r.contact, str(r.sent)) for r in rows]
        head = ("Id", "Place", "For", "Contact", "Sent there")
        answer(Speaker(services).plain(rows), whole_table(lines, head, "No places are on the list."))


@elsewhere.command(name="remove", cls=Deed, example='delight elsewhere remove "Miller\'s Bakery"')
@click.argument("place", metavar="NAME|ID")
def remove_place(place: str) -> None:
    """Take a place off the list; cases that ended there still name it."""
    with opened() as services:
        changes = services.elsewhere.remove(services.elsewhere.find(place))
        confirm(done(changes), f"{place} is off the list.")


def _place(services: Services, place_id: int) -> PlaceRow:
    return next(row for row in services.elsewhere.places() if row.id == place_id)
