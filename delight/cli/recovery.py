"""``delight action`` and ``follow-up``: putting a complaint right, and checking how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.values import ID, TEXT, chosen, one_of
from delight.cli.wishes import case_id, minor, opened, staff_id, typing
from delight.domain.cases.recovery import (
    ActionDraft,
    ActionEdit,
    ActionKind,
    ActionRow,
    Approval,
    FollowUpResult,
)
from delight.domain.changes import Changes
from delight.domain.days.dates import read_day

if TYPE_CHECKING:
    from delight.services.bundle import Services

_STATES = {
    Approval.WAITING: "waits for the owner",
    Approval.BY_PHONE: "agreed by phone by {owner}, to be confirmed",
    Approval.APPROVED: "the owner agreed",
    Approval.DECLINED: "the owner said no",
}


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
@click.option("--promise", type=TEXT, default="", metavar="TEXT", help="What they were told; needs --due.")
@click.option("--done", "is_done", is_flag=True, help="It is done already.")
@click.option("--by-phone", metavar="NAME", help="The owner who agreed by phone to what is above authority.")
def add_action(
    reference: str,
    kind: str,
    cost: str | None,
    owner: str | None,
    due: str | None,
    note: str,
    promise: str,
    is_done: bool,
    by_phone: str | None,
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
            phoned_id=staff_id(services, by_phone),
            promised=promise,
        )
        _confirm_action(services, services.recovery.add_action(draft))


@action.command(name="edit", cls=Deed, example="delight action edit 7 --owner Ada --due friday")
@click.argument("action_id", type=ID, metavar="ID")
@click.option("--kind", type=one_of(ActionKind), help="What is done.")
@click.option("--cost", metavar="AMOUNT", help="What it costs the shop.")
@click.option("--owner", metavar="NAME", help="Who does it.")
@click.option("--due", metavar="DATE", help="By when.")
@click.option("--note", type=TEXT, metavar="TEXT", help="The thing itself, as a letter names it.")
def edit_action(
    action_id: int,
    kind: str | None,
    cost: str | None,
    owner: str | None,
    due: str | None,
    note: str | None,
) -> None:
    """Change an action, or hand it over."""
    if all(given is None for given in (kind, cost, owner, due, note)):
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        wanted = ActionEdit(
            kind=chosen(ActionKind, kind),
            note=note,
            cost_minor=minor(services, cost, field="cost"),
            owner_id=staff_id(services, owner),
            due_on=read_day(due, typing(services), field="due") if due else None,
        )
        _confirm_action(services, services.recovery.edit_action(action_id, wanted))


@action.command(name="remove", cls=Deed, example="delight action remove 7")
@click.argument("action_id", type=ID, metavar="ID")
def remove_action(action_id: int) -> None:
    """Take an action off its case; undo brings it back."""
    with opened() as services:
        row = services.recovery.action(action_id)
        changes = services.recovery.remove_action(action_id)
        confirm({**done(changes), **Speaker(services).plain(row)}, f"Action {row.id}, {row.kind}: removed.")


@action.command(name="done", cls=Deed, example="delight action done 7 --cost 12.50")
@click.argument("action_id", type=ID, metavar="ID")
@click.option("--cost", metavar="AMOUNT", help="What it cost, if that is known only now.")
@click.option("--by-phone", metavar="NAME", help="The owner who agreed by phone to what is above authority.")
def action_done(action_id: int, cost: str | None, by_phone: str | None) -> None:
    """Note that an action is done."""
    with opened() as services:
        changes = services.recovery.action_done(
            action_id, minor(services, cost, field="cost"), phoned_id=staff_id(services, by_phone)
        )
        _confirm_action(services, changes)


@action.command(name="list", cls=Question, example="delight action list")
def list_actions() -> None:
    """List what waits for the owner's word, the oldest first."""
    with opened() as services:
        speaker, rows = Speaker(services), services.recovery.awaiting_owner()
        lines = [
            (str(r.id), services.cases.get(r.case_id).reference, r.kind, speaker.amount(r.cost_minor), r.note,
             r.staff, _approval(r))
            for r in rows
        ]  # fmt: skip
        head = ("Id", "Case", "What", "Cost", "Note", "Asked by", "State")
        answer(speaker.plain(rows), table(lines, head, "Nothing waits for the owner."))


@action.command(name="phone", cls=Deed, example="delight action phone 7 --by Maya")
@click.argument("action_id", type=ID, metavar="ID")
@click.option("--by", "owner", required=True, metavar="NAME", help="The owner who agreed by phone.")
def phone_action(action_id: int, owner: str) -> None:
    """Note that an owner agreed by phone to what waits for them; they confirm it later."""
    with opened() as services:
        changes = services.recovery.phone_action(action_id, services.staff.by_name(owner).id)
        _confirm_action(services, changes)


@action.command(name="approve", cls=Deed, example="delight action approve 7")
@click.argument("action_id", type=ID, metavar="ID")
@click.option("--note", type=TEXT, default="", metavar="TEXT", help="A word about it.")
def approve_action(action_id: int, note: str) -> None:
    """Agree to an action that waits for the owner, or confirm what was agreed by phone."""
    with opened() as services:
        _confirm_action(services, services.recovery.approve_action(action_id, note))


@action.command(name="decline", cls=Deed, example='delight action decline 7 --note "A voucher instead"')
@click.argument("action_id", type=ID, metavar="ID")
@click.option("--note", type=TEXT, default="", metavar="TEXT", help="A word why, or what to do instead.")
def decline_action(action_id: int, note: str) -> None:
    """Say no to an action that waits for the owner."""
    with opened() as services:
        _confirm_action(services, services.recovery.decline_action(action_id, note))


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
@click.option("--well", type=click.Choice(["yes", "no"]), help="Whether all is well now.")
@click.option("--pulse", type=int, metavar="0-10", help="Would they recommend us?")
@click.option("--came-back", type=click.Choice(["yes", "no"]), help="Whether they came back.")
def follow_up_done(
    follow_up_id: int, result: str, well: str | None, pulse: int | None, came_back: str | None
) -> None:
    """Note what came of a follow-up."""
    with opened() as services:
        said = FollowUpResult(result=result, well=_said(well), pulse=pulse, came_back=_said(came_back))
        changes = services.recovery.follow_up_done(follow_up_id, said)
        row = services.recovery.follow_up(changes.record)
        line = f"Follow-up {row.id} on {row.reference} done."
        confirm({**done(changes), **Speaker(services).plain(row)}, line)


def _said(answer: str | None) -> bool | None:
    return None if answer is None else answer == "yes"


def _confirm_action(services: Services, changes: Changes) -> None:
    row = services.recovery.action(changes.record)
    speaker = Speaker(services)
    cost = f", {speaker.amount(row.cost_minor)}" if row.cost_minor is not None else ""
    confirm({**done(changes), **speaker.plain(row)}, f"Action {row.id}, {row.kind}{cost}: {_state(row)}.")


def _state(row: ActionRow) -> str:
    state = "done" if row.done_at else "to do" + (f" by {row.due_on}" if row.due_on else "")
    asked = _approval(row)
    if row.approval is Approval.DECLINED and not row.done_at:
        return asked
    return f"{state}; {asked}" if asked else state


def _approval(row: ActionRow) -> str:
    words = _STATES.get(row.approval, "").format(owner=row.approved_by or "the owner")
    return f"{words}: {row.approval_note}" if row.approval_note else words
