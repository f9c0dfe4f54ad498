"""``delight visit``: days on which customers came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Noun
from delight.cli.output import Speaker, confirm, done
from delight.cli.values import ID
from delight.cli.wishes import minor, opened, typing
from delight.domain.changes import Changes
from delight.domain.customers.customer import VisitDraft
from delight.domain.days.dates import read_day

if TYPE_CHECKING:
    from delight.services.bundle import Services


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
        _confirm_visit(services, services.customers.add_visit(draft), draft, "came on")


@visit.command(
    name="edit", cls=Deed, example="delight visit edit 40 --on yesterday\ndelight visit edit 40 --amount 8.40"
)
@click.argument("visit_id", type=ID, metavar="ID")
@click.option("--on", metavar="DATE", help="Which day it was.")
@click.option("--amount", metavar="AMOUNT", help="What they spent; an empty text takes the amount away.")
def edit_visit(visit_id: int, on: str | None, amount: str | None) -> None:
    """Put a visit on another day, or give it another amount."""
    if on is None and amount is None:
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        before = services.visits.get(visit_id)
        day = read_day(on, replace(typing(services), past=True), field="day") if on else before.day
        typed = minor(services, amount or None, field="amount")
        spent = before.amount_minor if amount is None else typed
        changes = services.visits.edit(visit_id, day, spent)
        _confirm_visit(services, changes, services.visits.get(visit_id), "came on")


@visit.command(name="remove", cls=Deed, example="delight visit remove 40")
@click.argument("visit_id", type=ID, metavar="ID")
def remove_visit(visit_id: int) -> None:
    """Take a visit away that never was."""
    with opened() as services:
        before = services.visits.get(visit_id)
        _confirm_visit(services, services.visits.remove(visit_id), before, "did not come on")


def _confirm_visit(services: Services, changes: Changes, row: VisitDraft, verb: str) -> None:
    speaker, name = Speaker(services), services.customers.get(row.customer_id).name
    spent = f", {speaker.amount(row.amount_minor)}" if row.amount_minor is not None else ""
    document = done(changes, **({"id": changes.record} | speaker.plain(row)))
    confirm(document, f"{name} {verb} {row.day}{spent}.")
