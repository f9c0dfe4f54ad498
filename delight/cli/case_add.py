"""``delight case add``: log what came in, with what its words tell; or what was sorted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from delight.cli.came import incoming_options, read_came
from delight.cli.case_fields import fields, tell, values
from delight.cli.commands import Deed
from delight.cli.grave import with_guess
from delight.cli.guessing import document_of, guessed, words_of
from delight.cli.values import TEXT, chosen, one_of
from delight.cli.wishes import deadline, minor, opened, staff_id
from delight.domain.cases.case import CaseDraft, Outcome
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.sorting import SORTED_ENDS, SortedDraft, fitting_remedy
from delight.domain.cases.stages import CaseKind

if TYPE_CHECKING:
    from delight.services.bundle import Services

_NOTHING = "nothing"

_ENDS = ("remedy_given", "cost", "outcome", "mood_after", "phoned", "sent_to", "lacked")
"""What is said of a case that was sorted at once."""


@click.command(
    cls=Deed,
    example='delight case add --customer "Zoë Marlow" --what "The cake had the wrong name on it" '
    '--failure wrong-item --topic "the birthday cake"\n'
    "echo 'Two hours late' | delight case add --what - --failure late\n"
    'delight case add --what "The wrong bun" --sorted --cost 2.40\n'
    "delight case add --email complaint.eml --attach cake.jpg\n"
    "delight case add --review - < review.txt",
)
@fields
@click.option("--kind", type=one_of(CaseKind), help="What came in (default: a complaint).")
@click.option("--promise", type=TEXT, metavar="TEXT", help="What the customer was told; needs --by.")
@click.option("--by", metavar="DATE", help="By when it was promised: friday noon, in 2 hours, 2026-03-14 …")
@incoming_options
@click.option("--idea", type=TEXT, default="", metavar="TEXT", help="An idea that lies in it.")
@click.option("--no-guess", is_flag=True, help="Leave unsaid what was not said, whatever the words tell.")
@click.option("--sorted", "sorted_", is_flag=True, help="It was put right at once; it is over.")
@click.option(
    "--remedy-given",
    type=click.Choice([*map(str, ActionKind), _NOTHING], case_sensitive=False),
    help="With --sorted: what was done (default: what fits the failure).",
)
@click.option("--cost", metavar="AMOUNT", help="With --sorted: what that cost.")
@click.option(
    "--outcome",
    type=click.Choice([*map(str, SORTED_ENDS)], case_sensitive=False),
    help="With --sorted: how it ended (default: settled).",
)
@click.option("--mood-after", type=int, metavar="1-5", help="With --sorted: how they feel now.")
@click.option("--phoned", metavar="NAME", help="With --sorted: the owner who agreed by phone.")
@click.option("--sent-to", metavar="NAME", help="With --sorted: where they were sent; new ones are kept.")
@click.option("--lacked", metavar="TEXT", help="With --sorted: what they asked for and we do not have.")
def add(what: str | None, promise: str | None, by: str | None, **given: Any) -> None:
    """Log a case; only --what is required, or an e-mail or a review.

    What went wrong, how bad it is, how it came, how they feel, where and when it was and what is at stake are
    guessed from the words where they tell it and nothing was said; each guess is told with its reason.
    """
    if what is None and given["email"] is None and given["review"] is None:
        raise click.UsageError("Please say what happened with --what.")
    ends = {name: given.pop(name) for name in _ENDS}
    is_sorted, guesses = given.pop("sorted_"), not given.pop("no_guess")
    if not is_sorted and any(value is not None for value in ends.values()):
        raise click.UsageError("How it ended is said together with --sorted.")
    with opened() as services:
        came = read_came(services, given)
        draft = CaseDraft(
            what=came.told(what),
            kind=chosen(CaseKind, given.pop("kind")) or came.kind,
            idea=given.pop("idea"),
            promise=promise or "",
            promise_by=deadline(services, by) if by else None,
            **{name: value for name, value in values(services, given).items() if value is not None},
        )
        draft = came.filled(draft, services)
        draft, told = guessed(services, draft, given) if guesses else (draft, {})
        draft, grave = with_guess(draft, given["grave"])
        twin = services.cases.twin(draft)
        if is_sorted:
            changes = services.sorting.log(draft, _ending(services, draft, ends))
        else:
            changes = services.cases.log(draft)
        line = (
            "{reference} logged and sorted{whose}: {what}"
            if is_sorted
            else "{reference} logged{whose}: {what}"
        )
        more = {"guessed": document_of(told), "twin": twin, **came.document}
        tell(services, changes, line, words_of(told), grave, _same(twin), came.words, **more)


def _same(twin: str | None) -> str:
    """Say that the same was logged a moment ago: nobody can be asked here, and no word may be lost."""
    return f"The same was logged a moment ago as {twin}. Once too often? delight undo." if twin else ""


def _ending(services: Services, draft: CaseDraft, ends: dict[str, Any]) -> SortedDraft:
    said = ends["remedy_given"]
    remedy = None if said == _NOTHING else ActionKind(said) if said else fitting_remedy(draft.failure)
    return SortedDraft(
        remedy=remedy,
        cost_minor=minor(services, ends["cost"], field="cost"),
        phoned_id=staff_id(services, ends["phoned"]),
        sent_to=ends["sent_to"] or "",
        lacked=ends["lacked"] or "",
        outcome=Outcome(ends["outcome"]) if ends["outcome"] else Outcome.SETTLED,
        mood_after=ends["mood_after"],
    )
