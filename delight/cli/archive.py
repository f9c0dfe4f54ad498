"""``delight letter list``, ``reprint``, ``came-out`` and ``never-sent``: letters that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Question
from delight.cli.kept import check_out, confirm_kept, save
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.stretches import whole
from delight.cli.targets import pdf_option
from delight.cli.values import LIMIT
from delight.cli.wishes import opened
from delight.domain.letters.letter import LetterRow

if TYPE_CHECKING:
    from delight.services.bundle import Services


@click.command(
    name="list",
    cls=Question,
    example="delight letter list --customer 12\ndelight letter list --waiting\n"
    "delight letter list --search 'k7m 2px'",
)
@click.option("--customer", metavar="ID", help="Only letters to this customer.")
@click.option("--search", default="", metavar="TEXT", help="A name, a title, a number or a slip's code.")
@click.option("--waiting", is_flag=True, help="Only those of which nobody has said whether they came out.")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_(customer: str | None, search: str, waiting: bool, limit: int) -> None:
    """List the letters that are kept, the newest first."""
    with opened() as services:
        who = services.customers.find(customer) if customer is not None else None
        page = services.letters.page
        rows = whole(
            lambda after, count: page(who, limit=count, search=search, waiting=waiting, after=after), limit
        )
        speaker = Speaker(services)
        lines = [
            (r.number, r.title, r.customer_name, speaker.when(r.issued_at), r.staff, _state(r)) for r in rows
        ]
        head = ("Number", "Letter", "To", "Issued", "By", "")
        empty = "No letter fits." if search else "No letter waits." if waiting else "No letter went out yet."
        answer(speaker.plain(rows), table(lines, head, empty))


@click.command(cls=Question, example="delight letter reprint L-2026-0007 --out again.pdf")
@click.argument("which", metavar="ID")
@pdf_option
def reprint(which: str, out: Path) -> None:
    """Write a letter again, exactly as it went out."""
    with opened() as services:
        row = services.letters.get(services.letters.find(which))
        check_out(services, out)
        save(services, services.letters.pdf(row.id), out)
        confirm_kept(services, row, out, {})


@click.command(
    name="came-out",
    cls=Deed,
    example="delight letter came-out --all\ndelight letter came-out L-2026-0007 L-2026-0008",
)
@click.argument("which", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="All that wait.")
def came_out(which: tuple[str, ...], everything: bool) -> None:
    """Say that letters which waited came out of the printer: now they count as issued."""
    with opened() as services:
        ids = _meant(services, which, everything=everything)
        _say(services, ids, done(services.letters.came_out(ids)), "counts as issued", "count as issued")


@click.command(name="never-sent", cls=Deed, example="delight letter never-sent L-2026-0007")
@click.argument("which", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="All that wait.")
def never_sent(which: tuple[str, ...], everything: bool) -> None:
    """Say that letters never went out: what they answered is owed again."""
    with opened() as services:
        ids = _meant(services, which, everything=everything)
        deed = done(services.letters.never_sent(*ids))
        _say(services, ids, deed, "is marked as never sent", "are marked as never sent")


def _state(row: LetterRow) -> str:
    return "waiting" if row.waiting else "never sent" if row.never_sent else ""


def _meant(services: Services, which: tuple[str, ...], *, everything: bool) -> list[int]:
    if bool(which) == everything:
        raise click.UsageError("Say which letters, or --all for those that wait.")
    if everything:
        return [row.id for row in services.letters.waiting()]
    return list(dict.fromkeys(services.letters.find(one) for one in which))


def _say(services: Services, ids: Sequence[int], deed: dict[str, object], one: str, many: str) -> None:
    numbers = [services.letters.get(letter_id).number for letter_id in ids]
    said = f"{', '.join(numbers)} {one if len(ids) == 1 else many} now." if ids else "No letter waits."
    confirm({**deed, "letters": numbers}, said)
