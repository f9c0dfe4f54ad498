"""``delight case``: log a complaint, a compliment or a suggestion, and take it to its end."""

from __future__ import annotations

from typing import Any

import click

from delight.cli.case_fields import emptied, fields, tell, values, without_option
from delight.cli.case_told import document, story
from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import answer
from delight.cli.values import TEXT, chosen, one_of
from delight.cli.wishes import case_id, opened, typing
from delight.domain.cases.case import (
    CaseEdit,
    Outcome,
)
from delight.domain.cases.figures import is_figure
from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import REOPENED, CaseKind, Stage
from delight.domain.days.dates import read_day

_HEAD = ("Reference", "Stage", "Customer", "What happened", "Received", "Due")
_MOVES = [stage.value for stage in Stage if stage not in {Stage.NEW, Stage.CLOSED}] + [REOPENED]


@click.group(cls=Noun, example='delight case add --customer "Zoë Marlow" --what "The cake was late"')
def case() -> None:
    """Complaints, compliments and suggestions."""


@case.command(cls=Question, example="delight case show C-2026-0042")
@click.argument("reference", metavar="REF")
def show(reference: str) -> None:
    """Show everything on one case, its history included."""
    with opened() as services:
        detail = services.cases.get(case_id(services, reference))
        answer(document(services, detail), story(services, detail))


@case.command(cls=Deed, example='delight case edit C-2026-0042 --topic "the birthday cake" --at-stake 24.50')
@click.argument("reference", metavar="REF")
@fields
@click.option("--kind", type=one_of(CaseKind), help="What came in after all; only while the case is new.")
@click.option("--cause", type=TEXT, metavar="TEXT", help="What it came from.")
@click.option("--lacked", type=TEXT, metavar="TEXT", help="What they asked for and we do not have.")
@without_option()
def edit(reference: str, kind: str | None, cause: str | None, lacked: str | None, **given: Any) -> None:
    """Change what was logged; an empty text empties the field.

    A promise, a file and an idea are added by commands of their own: promise add, case attach, idea add.
    """
    if not given["without"] and all(value in (None, ()) for value in (kind, cause, lacked, *given.values())):
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        detail = services.cases.get(case_id(services, reference))
        wanted = CaseEdit(
            **values(services, given), kind=chosen(CaseKind, kind), cause=cause, lacked=lacked,
            emptied=emptied(given),
        )  # fmt: skip
        tell(
            services,
            services.cases.edit(detail.id, wanted, seen=detail.version),
            "{reference}{whose} changed.",
        )


@case.command(
    cls=Deed,
    example="delight case move C-2026-0042 resolved\n"
    'delight case move C-2026-0042 reopened --why "It broke again"',
)
@click.argument("reference", metavar="REF")
@click.argument("stage", type=click.Choice(_MOVES), metavar="STAGE")
@click.option("--why", type=TEXT, default="", metavar="TEXT", help="Needed to reopen a case.")
def move(reference: str, stage: str, why: str) -> None:
    """Take a case to its next stage; only legal moves.

    STAGE is acknowledged, in-progress, resolved, followed-up or reopened; of a compliment or a suggestion
    thanked or done.
    """
    if why and stage != REOPENED:
        raise click.UsageError("Only what is opened again takes --why; an action has room for words.")
    with opened() as services:
        changes = services.cases.move(case_id(services, reference), stage, why)
        tell(services, changes, "{reference}{whose} is {stage} now.")


@case.command(cls=Deed, example="delight case close C-2026-0042 --outcome won-back --mood-after 5")
@click.argument("reference", metavar="REF")
@click.option("--outcome", type=one_of(Outcome), required=True, help="How it ended.")
@click.option("--mood-after", type=int, metavar="1-5", help="From furious (1) to delighted (5).")
@click.option("--cause", type=TEXT, default="", metavar="TEXT", help="What it came from.")
@click.option("--sent-to", default="", metavar="NAME", help="Where they were sent; new ones are kept.")
@click.option(
    "--lacked", type=TEXT, default="", metavar="TEXT", help="What they asked for and we do not have."
)
@click.option("--promises", type=click.Choice(["kept", "broken"]), help="What became of open promises.")
def close(
    reference: str,
    outcome: str,
    mood_after: int | None,
    cause: str,
    sent_to: str,
    lacked: str,
    promises: str | None,
) -> None:
    """End a case and say how it ended; promises still open stay on their list."""
    with opened() as services:
        changes = services.cases.close(
            case_id(services, reference),
            Outcome(outcome),
            mood_after,
            cause,
            sent_to=sent_to,
            lacked=lacked,
            promises=PromiseState(promises) if promises else PromiseState.OPEN,
        )
        left = len(services.recovery.promises(changes.record, open_only=True))
        still = f" Promises still open: {left}." if left else ""
        tell(services, changes, "{reference}{whose} is {stage} now: {outcome}." + still)


@case.command(cls=Deed, example="delight case snooze C-2026-0042 --until monday")
@click.argument("reference", metavar="REF")
@click.option("--until", required=True, metavar="DATE", help="The day it comes back.")
def snooze(reference: str, until: str) -> None:
    """Keep a case off Today until a day; its original date stays."""
    with opened() as services:
        day = read_day(until, typing(services), field="until")
        tell(
            services,
            services.cases.snooze(case_id(services, reference), day),
            "{reference}{whose} is back on {until}.",
        )


@case.command(cls=Deed, example="delight case wake C-2026-0042")
@click.argument("reference", metavar="REF")
def wake(reference: str) -> None:
    """Bring a case that was snoozed back to Today at once."""
    with opened() as services:
        changes = services.cases.wake(case_id(services, reference))
        tell(services, changes, "{reference}{whose} is on Today again.")


@case.command(cls=Deed, example="delight case take C-2026-0042 --staff Maya")
@click.argument("reference", metavar="REF")
def take(reference: str) -> None:
    """Let the owner take a grave matter on: it is theirs from now on; an answer that is due stays due."""
    with opened() as services:
        changes = services.today.take_on(case_id(services, reference))
        tell(services, changes, "{reference}{whose} is taken on.")


def _nobody(reference: str) -> str:
    return "erased" if is_figure(reference) else "anonymous"
