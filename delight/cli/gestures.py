"""``delight gesture``: small surprises."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from delight.cli.catalogue import idea, ideas
from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.values import ID, LIMIT, TEXT, chosen, one_of
from delight.cli.wishes import minor, opened, typing
from delight.domain.changes import Changes
from delight.domain.days.dates import read_day
from delight.domain.gestures import GestureDraft, GestureRow, GestureState

if TYPE_CHECKING:
    from delight.services.bundle import Services

_HEAD = ("Id", "State", "Day", "Customer", "Surprise", "Cost", "Reaction")


@click.group(cls=Noun, example='delight gesture add --customer 12 --gesture "a jar of plum jam" --cost 3.20')
def gesture() -> None:
    """Small surprises that nobody expected."""


@gesture.command(
    cls=Deed,
    example='delight gesture add --customer 12 --gesture "a jar of plum jam" --cost 3.20\n'
    "delight gesture add --customer 12 --gesture note --planned friday",
)
@click.option("--customer", required=True, metavar="ID", help="Whom it is for.")
@click.option(
    "--gesture", "name", required=True, metavar="NAME", help="One of `gesture ideas`, or your own words."
)
@click.option("--cost", metavar="AMOUNT", help="What it costs the shop (default: as in the catalogue).")
@click.option("--planned", metavar="DATE", help="For a surprise still to come.")
@click.option("--given", is_flag=True, help="It was given just now (the default).")
@click.option("--note", type=TEXT, default="", metavar="TEXT", help="A line of your own for the card.")
def add(customer: str, name: str, cost: str | None, planned: str | None, given: bool, note: str) -> None:
    """Plan a surprise, or note one that was given."""
    if planned and given:
        raise click.UsageError("Choose one of --planned and --given.")
    with opened() as services:
        draft = drafted(services, name)
        changes = services.gestures.log(
            replace(
                draft,
                customer_id=services.customers.find(customer),
                cost_minor=minor(services, cost, field="cost") if cost is not None else draft.cost_minor,
                planned_on=read_day(planned, typing(services), field="planned") if planned else None,
                note=note,
            )
        )
        _confirm(services, changes)


@gesture.command(name="list", cls=Question, example="delight gesture list --state planned")
@click.option("--customer", metavar="ID", help="Only this customer's.")
@click.option("--state", type=one_of(GestureState), help="Only planned or only given ones.")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_(customer: str | None, state: str | None, limit: int) -> None:
    """List surprises: the planned ones first."""
    with opened() as services:
        who = services.customers.find(customer) if customer else None
        rows = services.gestures.page(who, chosen(GestureState, state), limit=limit)
        speaker = Speaker(services)
        lines = [
            (str(r.id), r.state, speaker.when(r.given_at or r.planned_on), r.customer_name, _what(r),
             speaker.amount(r.cost_minor), r.reaction)
            for r in rows
        ]  # fmt: skip
        answer(speaker.plain(rows), table(lines, _HEAD, "No surprises yet."))


@gesture.command(name="done", cls=Deed, example='delight gesture done 5 --reaction "She laughed out loud"')
@click.argument("gesture_id", type=ID, metavar="ID")
@click.option("--reaction", type=TEXT, default="", metavar="TEXT", help="What the customer said.")
def given_now(gesture_id: int, reaction: str) -> None:
    """Note that a planned surprise was given, or what was said to one."""
    with opened() as services:
        given_already = services.gestures.get(gesture_id).state is GestureState.GIVEN
        act = services.gestures.react if given_already and reaction else services.gestures.given
        _confirm(services, act(gesture_id, reaction))


@gesture.command(cls=Deed, example="delight gesture edit 5 --planned friday --cost 3.20")
@click.argument("gesture_id", type=ID, metavar="ID")
@click.option("--gesture", "name", metavar="NAME", help="One of `gesture ideas`, or your own words.")
@click.option("--cost", metavar="AMOUNT", help="What it costs the shop.")
@click.option("--planned", metavar="DATE", help="The day it is planned for.")
@click.option("--note", type=TEXT, metavar="TEXT", help="A line of your own for the card.")
def edit(gesture_id: int, name: str | None, cost: str | None, planned: str | None, note: str | None) -> None:
    """Change what a surprise is, or the day it is planned for."""
    if name is cost is planned is note is None:
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        row = services.gestures.get(gesture_id)
        draft = _kept(row) if name is None else drafted(services, name)
        typed = minor(services, cost, field="cost")
        changes = services.gestures.edit(
            gesture_id,
            replace(
                draft,
                cost_minor=draft.cost_minor if typed is None else typed,
                planned_on=read_day(planned, typing(services), field="planned")
                if planned
                else row.planned_on,
                note=row.note if note is None else note,
            ),
        )
        _confirm(services, changes)


@gesture.command(cls=Deed, example="delight gesture remove 5")
@click.argument("gesture_id", type=ID, metavar="ID")
def remove(gesture_id: int) -> None:
    """Take a surprise back that will not happen, or never did."""
    with opened() as services:
        row = services.gestures.get(gesture_id)
        changes = services.gestures.remove(gesture_id)
        confirm(done(changes), f"Surprise {row.id}, {row.name} for {row.customer_name}, is taken back.")


def _what(row: GestureRow) -> str:
    """Return what the surprise is, and whether something is to be put right before."""
    return f"{row.name} (a complaint is open)" if row.complaint_open else row.name


gesture.add_command(ideas)
gesture.add_command(idea)


def _kept(row: GestureRow) -> GestureDraft:
    return GestureDraft(
        customer_id=row.customer_id, name=row.name, kind=row.kind, cost_minor=row.cost_minor, key=row.key
    )


def drafted(services: Services, name: str) -> GestureDraft:
    """Return a surprise out of the catalogue by its key or name, or one in the person's own words."""
    idea = services.catalogue.find(name)
    if idea is None:
        return GestureDraft(customer_id=0, name=name)
    return GestureDraft(
        customer_id=0, name=idea.name, kind=idea.kind, cost_minor=idea.cost_minor, key=idea.key
    )


def _confirm(services: Services, changes: Changes) -> None:
    row, speaker = services.gestures.get(changes.record), Speaker(services)
    when = "given" if row.state is GestureState.GIVEN else f"planned for {row.planned_on}"
    confirm(
        {**done(changes), **speaker.plain(row)},
        f"Surprise {row.id}, {row.name} for {row.customer_name}: {when}.",
    )
