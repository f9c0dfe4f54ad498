"""``delight staff``: who works in the shop, what they may do, and their PINs.

The command asks for no PIN: whoever has the shop's file has everything that is in it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.values import one_of
from delight.cli.wishes import minor, opened
from delight.domain.staff.staff import Role, StaffDraft, StaffRow

if TYPE_CHECKING:
    from delight.services.bundle import Services


@click.group(cls=Noun, example='delight staff add --name "Ada Moss"')
def staff() -> None:
    """Who works here."""


@staff.command(cls=Deed, example='delight staff add --name "Ada Moss" --authority 25')
@click.option("--name", required=True, metavar="TEXT", help="As it stands under letters.")
@click.option(
    "--role",
    type=one_of(Role),
    default=Role.FRONT_DESK.value,
    show_default=True,
    help="What they may do; the first one owns the shop.",
)
@click.option("--authority", metavar="AMOUNT", help="What they may spend on a recovery without asking.")
def add(name: str, role: str, authority: str | None) -> None:
    """Add somebody who starts here."""
    with opened() as services:
        amount = minor(services, authority, field="authority")
        changes = services.staff.add(StaffDraft(name=name, role=Role(role), authority_minor=amount))
        row = _row(services, changes.record)
        confirm({**done(changes), **_plain(services, row)}, f"{row.name} works here now.")


@staff.command(name="list", cls=Question, example="delight staff list --all")
@click.option("--all", "everybody", is_flag=True, help="Also who has left.")
def list_(everybody: bool) -> None:
    """List who works here."""
    with opened() as services:
        rows, speaker = services.staff.list(active_only=not everybody), Speaker(services)
        holders = services.pins.who_have()
        lines = [
            (
                str(row.id),
                row.name,
                row.role,
                speaker.amount(row.authority_minor),
                "yes" if row.uid in holders else "",
                "" if row.active else "has left",
            )
            for row in rows
        ]
        heads = ("Id", "Name", "Role", "May spend", "PIN", "")
        answer([_plain(services, row) for row in rows], table(lines, heads, "Nobody yet."))


@staff.command(cls=Deed, example='delight staff edit "Ada Moss" --role owner')
@click.argument("name", metavar="NAME")
@click.option("--name", "new_name", metavar="TEXT", help="Another name.")
@click.option("--role", type=one_of(Role), help="What they may do.")
@click.option("--authority", metavar="AMOUNT", help='What they may spend without asking; "" for none.')
def edit(name: str, new_name: str | None, role: str | None, authority: str | None) -> None:
    """Change somebody's name, role or authority."""
    with opened() as services:
        row = services.staff.by_name(name)
        amount = row.authority_minor
        if authority is not None:
            amount = minor(services, authority or None, field="authority")
        draft = StaffDraft(
            name=row.name if new_name is None else new_name,
            role=Role(role) if role else row.role,
            authority_minor=amount,
        )
        changes = services.staff.edit(row.id, draft, row.version)
        now = _row(services, row.id)
        confirm({**done(changes), **_plain(services, now)}, f"{now.name} is saved.")


@staff.command(cls=Deed, example='delight staff deactivate "Ada Moss" --hand-to "Bo Lind"')
@click.argument("name", metavar="NAME")
@click.option("--hand-to", metavar="NAME", help="Who takes over what is theirs and not done yet.")
def deactivate(name: str, hand_to: str | None) -> None:
    """Note that somebody has left; what they did stays signed by them, and their PIN goes."""
    with opened() as services:
        row = services.staff.by_name(name)
        heir = services.staff.by_name(hand_to) if hand_to else None
        changes = services.staff.deactivate(row.id, heir.id if heir else None)
        left = services.staff.belongings(row.id)
        told = [f"{row.name} has left."]
        if left:
            told.append("What was theirs and is not done yet stays in their name: say --hand-to NAME.")
        open_ = {"cases": left.cases, "actions": left.actions, "promises": left.promises}
        confirm(done(changes, id=row.id, name=row.name, left=open_), " ".join(told))


@staff.command(name="return", cls=Deed, example='delight staff return "Ada Moss"')
@click.argument("name", metavar="NAME")
def return_(name: str) -> None:
    """Note that somebody who had left works here again."""
    with opened() as services:
        row = services.staff.by_name(name, active_only=False)
        changes = services.staff.come_back(row.id)
        now = _row(services, row.id)
        confirm({**done(changes), **_plain(services, now)}, f"{now.name} works here again.")


@staff.command(cls=Deed, example='delight staff pin "Ada Moss" --remove')
@click.argument("name", metavar="NAME")
@click.option("--remove", is_flag=True, help="Take the PIN away, as when it is forgotten.")
def pin(name: str, remove: bool) -> None:
    """Give somebody a PIN, asked for without showing it or read from standard input, or take it away.

    A PIN says who did it and hides the owner's pages; it encrypts nothing. Whoever has this computer can read
    the shop's file, and so may take a PIN away that an owner forgot.
    """
    with opened() as services:
        row = services.staff.by_name(name)
        if remove:
            services.pins.remove(row.id)
        else:
            services.pins.put(row.id, _asked())
        words = f"{row.name} has no PIN any more." if remove else f"{row.name} has a PIN now."
        confirm({"done": "pin.removed" if remove else "pin.set", **_plain(services, row)}, words)


def _asked() -> str:
    """Return a PIN as it is typed twice at a terminal, or the first line that a script hands over."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return click.prompt("PIN", hide_input=True, confirmation_prompt=True, err=True)


def _row(services: Services, staff_id: int) -> StaffRow:
    return next(row for row in services.staff.list(active_only=False) if row.id == staff_id)


def _plain(services: Services, row: StaffRow) -> dict[str, Any]:
    return {**Speaker(services).plain(row), "pin": row.uid in services.pins.who_have()}
