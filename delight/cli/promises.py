"""``delight promise``: what customers were told the shop would do, wherever it was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.values import ID, TEXT, one_of
from delight.cli.wishes import case_id, deadline, opened, staff_id, typing
from delight.domain.cases.promises import PromiseDraft, PromiseEdit, PromiseFilter, PromiseRow
from delight.domain.cases.recovery import PromiseState
from delight.domain.changes import Changes
from delight.domain.days.dates import read_deadline

if TYPE_CHECKING:
    from delight.services.bundle import Services


@click.group(cls=Noun, example='delight promise add C-2026-0042 --what "call her back" --by friday')
def promise() -> None:
    """What customers were told the shop would do."""


@promise.command(
    name="add",
    cls=Deed,
    example='delight promise add C-2026-0042 --what "call her back" --by friday\n'
    'delight promise add --customer "Zoë Marlow" --what "put a loaf aside" --by saturday',
)
@click.argument("reference", metavar="[REF]", default="")
@click.option("--customer", metavar="TEXT|ID", help="Whom it was made to, where there is no case.")
@click.option("--what", type=TEXT, required=True, metavar="TEXT", help="What was promised.")
@click.option("--by", required=True, metavar="DATE", help="By when.")
@click.option("--owner", metavar="NAME", help="Who keeps it (default: whoever is at the desk).")
def add_promise(reference: str, customer: str | None, what: str, by: str, owner: str | None) -> None:
    """Keep in mind what a customer was told, on a case or without one."""
    if bool(reference) is (customer is not None):
        raise click.UsageError("Please name a case, or a customer with --customer.")
    with opened() as services:
        draft = PromiseDraft(
            case_id=case_id(services, reference) if reference else None,
            customer_id=services.customers.find(customer) if customer is not None else None,
            what=what,
            due_at=deadline(services, by),
            owner_id=staff_id(services, owner),
        )
        _confirm(services, services.recovery.make_promise(draft))


@promise.command(
    name="list", cls=Question, example="delight promise list --due\ndelight promise list --state broken"
)
@click.option("--due", is_flag=True, help="Only what is due by tonight.")
@click.option("--state", type=one_of(PromiseState), default="open", help="Open, kept or broken.")
@click.option("--customer", metavar="TEXT|ID", help="Only what this customer was told.")
@click.option("--owner", metavar="NAME", help="Only what somebody of the staff keeps.")
def list_promises(due: bool, state: str, customer: str | None, owner: str | None) -> None:
    """List promises: open ones, the nearest first; kept or broken ones, the newest first."""
    with opened() as services:
        which = PromiseFilter(
            state=PromiseState(state),
            customer_id=services.customers.find(customer) if customer is not None else None,
            owner_id=staff_id(services, owner),
        )
        tonight = read_deadline("today", typing(services), field="") if due else None
        _list(services, services.recovery.promise_list(which, until=tonight))


@promise.command(
    name="edit", cls=Deed, example='delight promise edit 3 --owner Ada --what "ring her at work"'
)
@click.argument("promise_id", type=ID, metavar="ID")
@click.option("--what", type=TEXT, metavar="TEXT", help="What was promised.")
@click.option("--by", metavar="DATE", help="An earlier day; a later one on the day it was made.")
@click.option("--owner", metavar="NAME", help="Who keeps it.")
def edit_promise(promise_id: int, what: str | None, by: str | None, owner: str | None) -> None:
    """Correct an open promise."""
    if what is None and by is None and owner is None:
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        wanted = PromiseEdit(
            what=what,
            due_at=deadline(services, by) if by else None,
            owner_id=staff_id(services, owner),
        )
        _confirm(services, services.recovery.edit_promise(promise_id, wanted))


@promise.command(cls=Deed, example="delight promise kept 3")
@click.argument("promise_id", type=ID, metavar="ID")
@click.option("--note", type=TEXT, default="", metavar="TEXT", help="How.")
def kept(promise_id: int, note: str) -> None:
    """Note that a promise was kept."""
    with opened() as services:
        _confirm(services, services.recovery.settle_promise(promise_id, kept=True, note=note))


@promise.command(cls=Deed, example='delight promise broken 3 --why "The oven broke down"')
@click.argument("promise_id", type=ID, metavar="ID")
@click.option("--why", type=TEXT, default="", metavar="TEXT", help="A word why.")
def broken(promise_id: int, why: str) -> None:
    """Note that a promise was broken."""
    with opened() as services:
        _confirm(services, services.recovery.settle_promise(promise_id, kept=False, note=why))


@promise.command(cls=Deed, example='delight promise longer 3 --by monday --why "The part is late"')
@click.argument("promise_id", type=ID, metavar="ID")
@click.option("--by", required=True, metavar="DATE", help="The new day that they were told.")
@click.option("--why", type=TEXT, default="", metavar="TEXT", help="A word why.")
def longer(promise_id: int, by: str, why: str) -> None:
    """Note that they were told it takes longer: a new promise with a new day; the old one was not kept."""
    with opened() as services:
        _confirm(services, services.recovery.postpone_promise(promise_id, deadline(services, by), why))


def _confirm(services: Services, changes: Changes) -> None:
    row = services.recovery.promise(changes.record)
    speaker = Speaker(services)
    word = f"by {speaker.when(row.due_at)}" if row.state is PromiseState.OPEN else row.state.value
    to = f"on {row.reference}" if row.reference else f"to {row.customer_name}"
    confirm({**done(changes), **speaker.plain(row)}, f"Promise {row.id} {to}: {word}.")


def _list(services: Services, rows: Sequence[PromiseRow]) -> None:
    speaker = Speaker(services)
    lines = [
        (str(r.id), r.reference, r.what, speaker.when(r.due_at), r.customer_name, r.owner, r.note)
        for r in rows
    ]
    head = ("Id", "Case", "What", "By", "Customer", "Kept by", "Note")
    answer(speaker.plain(rows), table(lines, head, "No promises are here."))
