"""``delight gesture ideas`` and ``gesture idea``: what could be given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from delight.cli.columns import whole_table
from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done
from delight.cli.values import TEXT, chosen, one_of
from delight.cli.wishes import minor, opened
from delight.domain.errors import UnknownError
from delight.domain.gestures import GestureIdea, GestureKind
from delight.domain.surprises.catalogue import LONGEST_INTERVAL, IdeaDraft

if TYPE_CHECKING:
    from delight.domain.changes import Changes
    from delight.services.bundle import Services

_HEAD = ("Name", "Surprise", "Kind", "Cost", "Days between", "")
_EMPTY = (
    "The catalogue is empty: every gesture is switched off. Switch one on with: delight gesture idea on NAME"
)
_USUAL = IdeaDraft(name="")
_DAYS = click.IntRange(min=0, max=LONGEST_INTERVAL)


@click.command(cls=Question, example="delight gesture ideas\ndelight gesture ideas --all")
@click.option("--all", "every", is_flag=True, help="Those that are switched off, too.")
def ideas(every: bool) -> None:
    """Show the catalogue: what could be given."""
    with opened() as services:
        rows, speaker = services.catalogue.entries(include_off=every), Speaker(services)
        lines = [
            (row.key, row.name, row.kind, speaker.amount(row.cost_minor), str(row.interval_days), _state(row))
            for row in rows
        ]
        answer(speaker.plain(rows), whole_table(lines, _HEAD, _EMPTY))


@click.group(cls=Noun, example='delight gesture idea add "A jar of plum jam" --cost 3.20 --interval 120')
def idea() -> None:
    """The catalogue: gestures of your own, and those that came with Delight."""


def _fields(command: Callable[..., None]) -> Any:
    for option in (
        click.option("--hint", type=TEXT, metavar="TEXT", help="How it is given best."),
        click.option("--interval", type=_DAYS, metavar="DAYS", help="How often at most for one customer."),
        click.option("--cost", metavar="AMOUNT", help="What one costs the shop."),
        click.option("--kind", type=one_of(GestureKind), help="What sort it is (default: gift)."),
    ):
        command = option(command)
    return command


@idea.command(cls=Deed, example='delight gesture idea add "A jar of plum jam" --cost 3.20 --interval 120')
@click.argument("name", type=TEXT, metavar="TEXT")
@_fields
def add(name: str, kind: str | None, cost: str | None, interval: int | None, hint: str | None) -> None:
    """Add a gesture of your own."""
    with opened() as services:
        draft = IdeaDraft(
            name=name,
            kind=chosen(GestureKind, kind) or _USUAL.kind,
            cost_minor=minor(services, cost, field="cost") or 0,
            interval_days=_USUAL.interval_days if interval is None else interval,
            hint=hint or "",
        )
        before = {row.key for row in services.catalogue.entries(include_off=True)}
        changes = services.catalogue.save(draft)
        new = next(row for row in services.catalogue.entries() if row.key not in before)
        _confirm(services, changes, new, "is in the catalogue")


@idea.command(cls=Deed, example="delight gesture idea edit note --cost 1.20 --interval 90")
@click.argument("name", metavar="NAME")
@click.option("--name", "called", type=TEXT, metavar="TEXT", help="What it is called.")
@_fields
def edit(
    name: str,
    called: str | None,
    kind: str | None,
    cost: str | None,
    interval: int | None,
    hint: str | None,
) -> None:
    """Change a gesture, a ready-made one too."""
    if called is kind is cost is interval is hint is None:
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        row = _meant(services, name)
        typed = minor(services, cost, field="cost")
        draft = IdeaDraft(
            key=row.key,
            name=row.name if called is None else called,
            kind=chosen(GestureKind, kind) or row.kind,
            cost_minor=row.cost_minor if typed is None else typed,
            interval_days=row.interval_days if interval is None else interval,
            hint=row.hint if hint is None else hint,
        )
        changes = services.catalogue.save(draft, row)
        _confirm(services, changes, services.catalogue.get(row.key), "is changed")


@idea.command(cls=Deed, example="delight gesture idea off for-the-dog")
@click.argument("name", metavar="NAME")
def off(name: str) -> None:
    """Stop offering a gesture."""
    _switch(name, off=True)


@idea.command(cls=Deed, example="delight gesture idea on for-the-dog")
@click.argument("name", metavar="NAME")
def on(name: str) -> None:
    """Offer a gesture again."""
    _switch(name, off=False)


@idea.command(cls=Deed, example="delight gesture idea restore note")
@click.argument("name", metavar="NAME")
def restore(name: str) -> None:
    """Take a ready-made gesture as it came; one of your own is removed."""
    with opened() as services:
        row = _meant(services, name)
        changes = services.catalogue.restore(row.key)
        if row.own:
            confirm({**done(changes), "key": row.key, "removed": True}, f"{row.name} is removed.")
        else:
            _confirm(services, changes, services.catalogue.get(row.key), "is as it came")


def _switch(name: str, *, off: bool) -> None:
    with opened() as services:
        row = _meant(services, name)
        changes = services.catalogue.switch(row.key, off=off)
        how = "is not offered any more" if off else "is offered"
        _confirm(services, changes, services.catalogue.get(row.key), how)


def _meant(services: Services, name: str) -> GestureIdea:
    row = services.catalogue.find(name)
    if row is None:
        raise UnknownError("gesture.not_in_catalogue", key=name)
    return row


def _state(row: GestureIdea) -> str:
    told = ("your own" if row.own else "changed" if row.edited else "", "off" if row.off else "")
    return ", ".join(word for word in told if word)


def _confirm(services: Services, changes: Changes, row: GestureIdea, how: str) -> None:
    told = Speaker(services).plain(row)
    confirm({**done(changes), **told}, f"{row.name} ({row.key}) {how}.")
