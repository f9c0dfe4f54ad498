"""``delight surprises``: whom the shop surprises this week, with what, and why; and what is said to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from delight.cli.commands import Deed, DoingNoun, Question
from delight.cli.faults import sentence
from delight.cli.output import Speaker, answer, confirm, done, pairs, table
from delight.cli.streams import complain
from delight.cli.values import ID
from delight.cli.wishes import opened, typing
from delight.domain.changes import Changes
from delight.domain.customers.whys import english
from delight.domain.days.dates import read_day
from delight.domain.errors import ConflictError, UnknownError
from delight.domain.gestures import GestureRow, GestureState
from delight.domain.surprises.effect import FEWEST, Effect
from delight.domain.surprises.reasons import Empty, Reason
from delight.domain.surprises.suggestions import SkipWhy, SuggestionRow
from delight.domain.surprises.telling import (
    COMPLAINT_OPEN,
    FEWER,
    Tongue,
    plainly,
    told_bar,
    told_empty,
    told_reason,
)
from delight.domain.surprises.week import Budget, Week, WeekTime

if TYPE_CHECKING:
    from delight.services.bundle import Services

_WHYS = (SkipWhy.NOW, SkipWhy.PERSON, SkipWhy.GESTURE)


@click.group(
    cls=DoingNoun,
    example="delight surprises\ndelight surprises --week monday\ndelight surprises accept 12 --given",
)
@click.option("--week", metavar="DATE", help="The week in which this day lies (default: this one).")
@click.option("--accept", "accept_all", is_flag=True, help="Say yes to all that are open.")
@click.pass_context
def surprises(context: click.Context, week: str | None, accept_all: bool) -> None:
    """Show this week's suggestions, with the reason of each; or decide about one."""
    if context.invoked_subcommand is not None:
        if week is not None or accept_all:
            raise click.UsageError("--week and --accept go without a further command.")
        return
    with opened() as services:
        day = read_day(week, typing(services), field="week") if week is not None else None
        found = services.surprises.week(day)
        if found.unkept is not None and (accept_all or not found.rows):
            raise found.unkept
        if accept_all:
            _accept_all(services, found)
            return
        answer(_document(services, found), _lines(services, found))
        if found.unkept is not None:
            complain(sentence(found.unkept))


@surprises.command(cls=Deed, example="delight surprises accept 12\ndelight surprises accept 12 --on friday")
@click.argument("suggestion_id", type=ID, metavar="ID")
@click.option("--on", metavar="DATE", help="Plan it for this day (default: the suggested one).")
@click.option("--given", is_flag=True, help="It was given just now.")
def accept(suggestion_id: int, on: str | None, given: bool) -> None:
    """Say yes to a suggestion: it is planned, or given."""
    if on and given:
        raise click.UsageError("Choose one of --on and --given.")
    with opened() as services:
        day = read_day(on, typing(services), field="day") if on else None
        changes = services.surprises.accept(suggestion_id, day, given=given)
        _confirm_gesture(services, changes)


@surprises.command(cls=Question, example="delight surprises others 12")
@click.argument("suggestion_id", type=ID, metavar="ID")
def others(suggestion_id: int) -> None:
    """Show what else somebody could get; the first is what `swap` takes."""
    with opened() as services:
        ideas, speaker = services.surprises.swaps(suggestion_id), Speaker(services)
        lines = [(idea.key, idea.name, idea.kind, speaker.amount(idea.cost_minor)) for idea in ideas]
        head = ("Name", "Surprise", "Kind", "Cost")
        answer(speaker.plain(ideas), table(lines, head, "Nothing else fits them and the budget."))


@surprises.command(cls=Deed, example="delight surprises swap 12\ndelight surprises swap 12 --gesture note")
@click.argument("suggestion_id", type=ID, metavar="ID")
@click.option("--gesture", "name", default="", metavar="NAME", help="One of `surprises others ID`.")
def swap(suggestion_id: int, name: str) -> None:
    """Suggest something else for the same person."""
    with opened() as services:
        changes = services.surprises.swap(suggestion_id, _key(services, name))
        row, speaker = services.surprises.get(suggestion_id), Speaker(services)
        words = f"Suggestion {row.id} for {row.customer_name}: {row.name}, {_cost(speaker, row)}."
        confirm({**done(changes), **_of_row(speaker, _tongue(speaker), row)}, words)


@surprises.command(cls=Deed, example="delight surprises skip 12 --why person")
@click.argument("suggestion_id", type=ID, metavar="ID")
@click.option(
    "--why",
    type=click.Choice([why.value for why in _WHYS], case_sensitive=False),
    default=SkipWhy.NOW.value,
    show_default=True,
    help="Not now, not this person, or not this gesture for them.",
)
def skip(suggestion_id: int, why: str) -> None:
    """Say no to a suggestion; somebody else takes the place."""
    with opened() as services:
        before = {row.id for row in services.surprises.week().rows}
        changes = services.surprises.skip(suggestion_id, SkipWhy(why))
        new = [row for row in services.surprises.week().open if row.id not in before]
        speaker = Speaker(services)
        instead = ", ".join(f"{row.customer_name} (suggestion {row.id})" for row in new)
        told = [_of_row(speaker, _tongue(speaker), row) for row in new]
        words = f"Suggestion {suggestion_id} is skipped."
        confirm(
            {**done(changes), "id": suggestion_id, "why": why, "instead": told},
            f"{words} In their place: {instead}." if instead else f"{words} Nobody else fits just now.",
        )


@surprises.command(name="why-not", cls=Question, example='delight surprises why-not "Zoë Marlow"')
@click.argument("customer", metavar="CUSTOMER")
def why_not(customer: str) -> None:
    """Show why somebody is not suggested this week."""
    with opened() as services:
        services.surprises.week()
        customer_id = services.customers.find(customer)
        why, speaker = services.surprises.why_not(customer_id), Speaker(services)
        sentence = told_bar(why, _tongue(speaker))
        answer({"customer_id": customer_id, **speaker.plain(why), "sentence": sentence}, sentence)


@surprises.command(cls=Question, example="delight surprises effect")
def effect() -> None:
    """Show whether surprises bring people back: those who had one against those held out by chance."""
    with opened() as services:
        found, speaker = services.surprises.effect(), Speaker(services)
        sentence = _effect_words(found)
        answer({**speaker.plain(found), "sentence": sentence}, sentence)


@surprises.command(cls=Question, example="delight surprises budget")
def budget() -> None:
    """Show what surprises may cost this month, and what is left of it."""
    with opened() as services:
        found, speaker = services.surprises.budget(), Speaker(services)
        own = "" if not found.is_usual else " (a usual one: the shop has not said)"
        lines = {
            "month": f"{found.month:%Y-%m}",
            "budget": speaker.amount(found.month_minor) + own,
            "given": speaker.amount(found.spent_minor),
            "planned": speaker.amount(found.planned_minor),
            "left": speaker.amount(found.left_minor),
        }
        answer(_of_budget(speaker, found), pairs(lines))


def _accept_all(services: Services, week: Week) -> None:
    """Say yes to all that are open; those that do not fit any more are named."""
    if week.time is not WeekTime.NOW:
        raise ConflictError(
            "suggestion.week_over" if week.time is WeekTime.PAST else "suggestion.week_to_come"
        )
    changes: list[Changes] = []
    refused: list[tuple[SuggestionRow, ConflictError]] = []
    for row in week.open:
        try:
            changes.append(services.surprises.accept(row.id))
        except ConflictError as error:
            refused.append((row, error))
    if refused and not changes:
        raise refused[0][1]
    speaker = Speaker(services)
    planned = [services.gestures.get(one.record) for one in changes]
    lines = [f"{_named(row)}: planned for {row.planned_on}." for row in planned]
    lines += [f"Left out: {_named(row)}." for row, _error in refused]
    document = {
        "deeds": [one.deed for one in changes],
        "planned": speaker.plain(planned),
        "left_out": [{"id": row.id, "code": error.code} for row, error in refused],
    }
    confirm(document, lines or _emptiness(_tongue(speaker), week))


def _confirm_gesture(services: Services, changes: Changes) -> None:
    row, speaker = services.gestures.get(changes.record), Speaker(services)
    when = "given" if row.state is GestureState.GIVEN else f"planned for {row.planned_on}"
    words = f"Surprise {row.id}, {_named(row)}: {when}."
    confirm({**done(changes), **speaker.plain(row)}, words)


def _key(services: Services, name: str) -> str:
    if not name:
        return ""
    idea = services.catalogue.find(name)
    if idea is None:
        raise UnknownError("gesture.not_in_catalogue", key=name)
    return idea.key


def _document(services: Services, week: Week) -> dict[str, Any]:
    speaker = Speaker(services)
    tongue = _tongue(speaker)
    told = speaker.plain(replace(week, unkept=None))
    told["unkept"] = sentence(week.unkept) if week.unkept else None
    told["budget"] = _of_budget(speaker, week.budget)
    told["rows"] = [_of_row(speaker, tongue, row) for row in week.rows]
    return {**told, "sentence": " ".join(_emptiness(tongue, week))}


def _of_budget(speaker: Speaker, budget: Budget) -> dict[str, Any]:
    """Return the month by its first day, and what it may cost by another name: both are a month's."""
    told = {
        "budget_minor": budget.month_minor,
        "spent_minor": budget.spent_minor,
        "planned_minor": budget.planned_minor,
        "left_minor": budget.left_minor,
    }
    return speaker.record({"month": budget.month, **told, "is_usual": budget.is_usual})


def _of_row(speaker: Speaker, tongue: Tongue, row: SuggestionRow) -> dict[str, Any]:
    return {**speaker.plain(row), "sentence": told_reason(Reason(row.why), row.figures, tongue)}


def _lines(services: Services, week: Week) -> Iterator[str]:
    speaker = Speaker(services)
    tongue = _tongue(speaker)
    yield f"Week of {week.monday}{' (as it would look by now)' if week.time is WeekTime.COMING else ''}"
    for row in week.rows:
        number = f"{row.id}  " if row.id else ""
        day = f", {row.day}" if row.day else ""
        yield f"  {number}{row.state}: {_named(row)}{day}, {_cost(speaker, row)}."
        yield f"    {told_reason(Reason(row.why), row.figures, tongue)}"
        if row.complaint_open:
            yield f"    {COMPLAINT_OPEN}"
    yield from _emptiness(tongue, week)
    if week.time is not WeekTime.PAST:
        own = f"{speaker.amount(week.budget.left_minor)} of {speaker.amount(week.budget.month_minor)}"
        yield f"Left of the budget of {week.budget.month:%Y-%m}: {own}."


def _emptiness(tongue: Tongue, week: Week) -> list[str]:
    """Return why there is nobody, or fewer than wished for; nothing where the week is full."""
    if week.time is WeekTime.PAST:
        return [] if week.rows else ["Nobody was suggested that week."]
    if week.empty is not Empty.NO:
        what, remedy = told_empty(week.empty, week.day, week.figures, tongue)
        return [f"{what} {remedy}".rstrip()]
    if week.lacks > 0:
        return [english(week.lacks, FEWER)]
    return [] if week.open or week.unkept else ["Everything is decided for this week."]


def _named(row: SuggestionRow | GestureRow) -> str:
    return f"“{row.name}” for {row.customer_name}"


def _cost(speaker: Speaker, row: SuggestionRow) -> str:
    return speaker.amount(row.cost_minor) if row.cost_minor else "free"


def _tongue(speaker: Speaker) -> Tongue:
    return plainly(speaker.amount)


def _effect_words(found: Effect) -> str:
    if found.more is None or found.low is None or found.high is None:
        off = (
            "" if found.is_on else " The hold-out is switched off: `delight settings hold-out yes` starts it."
        )
        return (
            f"Too few to say: {found.surprised} surprised and {found.held} held out 90 days ago or more,"
            f" whose visits are known. {FEWEST} of each are needed.{off}"
        )
    how = "more" if found.more >= 0 else "fewer"
    unsure = " It may be chance." if found.low <= 0 <= found.high else ""
    return (
        f"Customers who were surprised made {abs(found.more):.1f} {how} visits in 90 days than those left out"
        f" (95 % interval {found.low:+.1f} to {found.high:+.1f}; {found.surprised} against {found.held})."
        f"{unsure}"
    )
