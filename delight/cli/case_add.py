"""``delight case add``: log what came in, with what its words tell; or what was sorted at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from delight.cli.attachments import incoming_options, read_came
from delight.cli.case_fields import fields, tell, values
from delight.cli.commands import Deed
from delight.cli.grave import with_guess
from delight.cli.values import one_of
from delight.cli.wishes import minor, opened, staff_id, typing
from delight.domain.cases import CaseDraft, Channel, Failure, Outcome, Severity
from delight.domain.dates import read_deadline, read_past
from delight.domain.errors import InputError
from delight.domain.guessing import GuessAbout
from delight.domain.recovery import ActionKind
from delight.domain.sorting import SORTED_ENDS, SortedDraft, fitting_remedy
from delight.domain.spoken.days import read_said
from delight.domain.stages import CaseKind
from delight.domain.telling import Guess

if TYPE_CHECKING:
    from delight.services.bundle import Services

_NOTHING = "nothing"
_KINDS: dict[GuessAbout, Any] = {
    GuessAbout.FAILURE: Failure,
    GuessAbout.SEVERITY: Severity,
    GuessAbout.CHANNEL: Channel,
}


@click.command(
    cls=Deed,
    example='delight case add --customer "Zoë Marlow" --what "The cake had the wrong name on it" '
    '--failure wrong-item --topic "the birthday cake"\n'
    "echo 'Two hours late' | delight case add --what - --failure late\n"
    'delight case add --what "The wrong bun" --sorted --cost 2.40\n'
    "delight case add --email complaint.eml --attach cake.jpg",
)
@fields
@click.option("--kind", type=one_of(CaseKind), default=CaseKind.COMPLAINT.value, help="What came in.")
@click.option("--received", metavar="DATETIME", help="When it came in, if not just now.")
@click.option("--promise", metavar="TEXT", help="What the customer was told; needs --by.")
@click.option("--by", metavar="DATE", help="By when it was promised: friday noon, in 2 hours, 2026-03-14 …")
@incoming_options
@click.option("--praises", metavar="NAME", help="Whom of the staff a compliment praises.")
@click.option("--idea", default="", metavar="TEXT", help="An idea for a product or service that lies in it.")
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
def add(what: str | None, received: str | None, promise: str | None, by: str | None, **given: Any) -> None:
    """Log a case; only --what is required, or an e-mail.

    What went wrong, how bad it is and how it came are guessed from the words where they tell it and nothing
    was said; each guess is told with its reason.
    """
    if what is None and given["email"] is None:
        raise click.UsageError("Please say what happened with --what.")
    ends = {name: given.pop(name) for name in ("remedy_given", "cost", "outcome", "mood_after", "phoned")}
    is_sorted, guesses = given.pop("sorted_"), not given.pop("no_guess")
    if not is_sorted and any(value is not None for value in ends.values()):
        raise click.UsageError("How it ended is said together with --sorted.")
    with opened() as services:
        now, came = typing(services), read_came(services, given)
        draft = CaseDraft(
            what=what or came.what,
            kind=CaseKind(given.pop("kind")),
            idea=given.pop("idea"),
            praised_id=staff_id(services, given.pop("praises")),
            received_at=read_past(received, now, field="received") if received else None,
            promise=promise or "",
            promise_by=_deadline(services, by) if by else None,
            **{name: value for name, value in values(services, given).items() if value is not None},
        )
        draft = came.filled(draft)
        told = _guessed(services, draft, given) if guesses else {}
        draft = _filled(draft, told)
        draft, grave = with_guess(draft, given["grave"])
        if is_sorted:
            changes = services.sorting.log(draft, _ending(services, draft, ends))
        else:
            changes = services.cases.log(draft)
        line = (
            "{reference} logged and sorted{whose}: {what}"
            if is_sorted
            else "{reference} logged{whose}: {what}"
        )
        more = {"guessed": _document(told), **came.document}
        tell(services, changes, line, _words(told), grave, came.words, **more)


def _deadline(services: Services, by: str) -> Any:
    """Return the moment that was named, as scripts write it or as people say it."""
    now = typing(services)
    try:
        return read_deadline(by, now, field="by")
    except InputError as error:
        try:
            return read_said(by, now, services.shop.row().language.split("-")[0]).at
        except InputError:
            raise error from None


def _guessed(services: Services, draft: CaseDraft, given: dict[str, Any]) -> dict[GuessAbout, Guess]:
    """Return what the words tell of what was not said."""
    told = services.guesses.guess(draft.what)
    if draft.kind is not CaseKind.COMPLAINT:
        told = {about: guess for about, guess in told.items() if about is GuessAbout.CHANNEL}
    return {about: guess for about, guess in told.items() if given[about.value] is None}


def _filled(draft: CaseDraft, told: dict[GuessAbout, Guess]) -> CaseDraft:
    return replace(draft, **{about.value: _KINDS[about](guess.value) for about, guess in told.items()})


def _words(told: dict[GuessAbout, Guess]) -> str:
    guesses = [
        f"{guess.value} (because of {', '.join(f'“{word}”' for word in guess.because[:3])})"
        for guess in told.values()
    ]
    return f"Guessed: {', '.join(guesses)}. Not so? delight case edit." if guesses else ""


def _document(told: dict[GuessAbout, Guess]) -> dict[str, Any]:
    return {
        about.value: {"value": guess.value, "because": list(guess.because)} for about, guess in told.items()
    }


def _ending(services: Services, draft: CaseDraft, ends: dict[str, Any]) -> SortedDraft:
    said = ends["remedy_given"]
    remedy = None if said == _NOTHING else ActionKind(said) if said else fitting_remedy(draft.failure)
    return SortedDraft(
        remedy=remedy,
        cost_minor=minor(services, ends["cost"], field="cost"),
        phoned_id=staff_id(services, ends["phoned"]),
        outcome=Outcome(ends["outcome"]) if ends["outcome"] else Outcome.SETTLED,
        mood_after=ends["mood_after"],
    )
