"""``delight action``, ``promise`` and ``follow-up``: putting a complaint right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.values import ID, TEXT, one_of
from delight.cli.wishes import case_id, minor, opened, staff_id, typing
from delight.domain.changes import Changes
from delight.domain.dates import read_day, read_deadline
from delight.domain.recovery import (
    ActionDraft,
    ActionKind,
    FollowUpResult,
    PromiseDraft,
    PromiseRow,
    PromiseState,
)

if TYPE_CHECKING:
    from delight.services.bundle import Services


@click.group(cls=Noun, example="delight action add C-2026-0042 --kind refund --cost 12.50 --done")
def action() -> None:
    """What the shop does to put a complaint right."""


@action.command(
    name="add",
    cls=Deed,
    example="delight action add C-2026-0042 --kind refund --cost 12.50 --done\n"
    'delight action add C-2026-0042 --kind redo --note "a new cake" --owner Ada --due friday',
)
@click.argument("reference", metavar="REF")
@click.option("--kind", type=one_of(ActionKind), required=True, help="What is done.")
@click.option("--cost", metavar="AMOUNT", help="What it costs the shop.")
@click.option("--owner", metavar="NAME", help="Who does it (default: whoever is at the desk).")
@click.option("--due", metavar="DATE", help="By when (default: with the case).")
@click.option("--note", type=TEXT, default="", metavar="TEXT", help="The thing itself, as a letter names it.")
@click.option("--done", "is_done", is_flag=True, help="It is done already.")
def add_action(
    reference: str, kind: str, cost: str | None, owner: str | None, due: str | None, note: str, is_done: bool
) -> None:
    """Add a recovery action to a case."""
    with opened() as services:
        draft = ActionDraft(
            case_id=case_id(services, reference),
            kind=ActionKind(kind),
            note=note,
            cost_minor=minor(services, cost, field="cost"),
            owner_id=staff_id(services, owner),
            due_on=read_day(due, typing(services), field="due") if due else None,
            done=is_done,
        )
        _confirm_action(services, services.recovery.add_action(draft))


@action.command(name="done", cls=Deed, example="delight action done 7 --cost 12.50")
@click.argument("action_id", type=ID, metavar="ID")
@click.option("--cost", metavar="AMOUNT", help="What it cost, if that is known only now.")
def action_done(action_id: int, cost: str | None) -> None:
    """Note that an action is done."""
    with opened() as services:
        changes = services.recovery.action_done(action_id, minor(services, cost, field="cost"))
        _confirm_action(services, changes)


@click.group(cls=Noun, example='delight promise add C-2026-0042 --what "call her back" --by friday')
def promise() -> None:
    """What customers were told the shop would do."""


@promise.command(
    name="add", cls=Deed, example='delight promise add C-2026-0042 --what "call her back" --by friday'
)
@click.argument("reference", metavar="REF")
@click.option("--what", type=TEXT, required=True, metavar="TEXT", help="What was promised.")
@click.option("--by", required=True, metavar="DATE", help="By when.")
def add_promise(reference: str, what: str, by: str) -> None:
    """Keep in mind what a customer was told."""
    with opened() as services:
        due = read_deadline(by, typing(services), field="by")
        draft = PromiseDraft(case_id=case_id(services, reference), what=what, due_at=due)
        _confirm_promise(services, services.recovery.make_promise(draft))


@promise.command(name="list", cls=Question, example="delight promise list --due")
@click.option("--due", is_flag=True, help="Only what is due by tonight.")
def list_promises(due: bool) -> None:
    """List the open promises, the nearest first."""
    with opened() as services:
        rows, tonight = (
            services.recovery.promises(open_only=True),
            read_deadline("today", typing(services), field=""),
        )
        _list_promises(services, [row for row in rows if not due or row.due_at <= tonight])


@promise.command(cls=Deed, example="delight promise kept 3")
@click.argument("promise_id", type=ID, metavar="ID")
def kept(promise_id: int) -> None:
    """Note that a promise was kept."""
    with opened() as services:
        _confirm_promise(services, services.recovery.settle_promise(promise_id, kept=True))


@promise.command(cls=Deed, example="delight promise broken 3")
@click.argument("promise_id", type=ID, metavar="ID")
def broken(promise_id: int) -> None:
    """Note that a promise was broken."""
    with opened() as services:
        _confirm_promise(services, services.recovery.settle_promise(promise_id, kept=False))


@click.group(name="follow-up", cls=Noun, example="delight follow-up list --due")
def follow_up() -> None:
    """Checks with customers after a complaint was resolved."""


@follow_up.command(name="list", cls=Question, example="delight follow-up list --due")
@click.option("--due", is_flag=True, help="Only what is due today or earlier.")
def list_follow_ups(due: bool) -> None:
    """List the follow-ups that are still to do, the nearest first."""
    with opened() as services:
        rows = [row for row in services.recovery.follow_ups(due_only=due) if row.done_at is None]
        speaker = Speaker(services)
        lines = [(str(r.id), r.reference, r.kind, speaker.when(r.due_on), r.customer_name) for r in rows]
        answer(
            speaker.plain(rows), table(lines, ("Id", "Case", "Kind", "Due", "Customer"), "Nothing to check.")
        )


@follow_up.command(
    name="done",
    cls=Deed,
    example='delight follow-up done 4 --result "She is happy again" --pulse 9 --came-back yes',
)
@click.argument("follow_up_id", type=ID, metavar="ID")
@click.option("--result", type=TEXT, default="", metavar="TEXT", help="How it went.")
@click.option("--pulse", type=int, metavar="0-10", help="Would they recommend us?")
@click.option("--came-back", type=click.Choice(["yes", "no"]), help="Whether they came back.")
def follow_up_done(follow_up_id: int, result: str, pulse: int | None, came_back: str | None) -> None:
    """Note what came of a follow-up."""
    with opened() as services:
        returned = None if came_back is None else came_back == "yes"
        changes = services.recovery.follow_up_done(
            follow_up_id, FollowUpResult(result=result, pulse=pulse, came_back=returned)
        )
        row = next(r for r in services.recovery.follow_ups() if r.id == changes.record)
        line = f"Follow-up {row.id} on {row.reference} done."
        confirm({**done(changes), **Speaker(services).plain(row)}, line)


def _confirm_action(services: Services, changes: Changes) -> None:
    row = services.recovery.action(changes.record)
    speaker = Speaker(services)
    state = "done" if row.done_at else "to do" + (f" by {row.due_on}" if row.due_on else "")
    cost = f", {speaker.amount(row.cost_minor)}" if row.cost_minor is not None else ""
    confirm({**done(changes), **speaker.plain(row)}, f"Action {row.id}, {row.kind}{cost}: {state}.")


def _confirm_promise(services: Services, changes: Changes) -> None:
    row = next(r for r in services.recovery.promises() if r.id == changes.record)
    speaker = Speaker(services)
    word = f"by {speaker.when(row.due_at)}" if row.state is PromiseState.OPEN else row.state.value
    confirm({**done(changes), **speaker.plain(row)}, f"Promise {row.id} on {row.reference}: {word}.")


def _list_promises(services: Services, rows: Sequence[PromiseRow]) -> None:
    speaker = Speaker(services)
    lines = [(str(r.id), r.reference, r.what, speaker.when(r.due_at), r.customer_name, r.staff) for r in rows]
    head = ("Id", "Case", "What", "By", "Customer", "Promised by")
    answer(speaker.plain(rows), table(lines, head, "No promises are open."))
