"""``delight tally`` and ``delight guess``: small things counted, and the words that tell something."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.guessing import Told, document_of
from delight.cli.output import answer, confirm, done, table
from delight.cli.values import ID, TEXT, one_of
from delight.cli.wishes import opened, typing
from delight.domain.days.dates import read_day
from delight.domain.guessing.guess import GuessAbout
from delight.domain.guessing.telling import WordRow
from delight.domain.guessing.tokens import key_of

if TYPE_CHECKING:
    from delight.services.bundle import Services

_LAST_DAYS = 30


class _Counting(Noun):
    """A noun whose first word may be what is counted."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take words that are no command for something to count."""
        known = args and (args[0] in self.commands or args[0].startswith("-"))
        return super().resolve_command(ctx, args if known else ["add", *args])


@click.group(cls=_Counting, example='delight tally "Queue too long"\ndelight tally list --from monday')
def tally() -> None:
    """Small things not worth a case, counted by day and hour."""


@tally.command(
    name="add",
    cls=Deed,
    example='delight tally "Card reader down"\ndelight tally add -- "-2 degrees at the counter"',
)
@click.argument("what")
def add_mark(what: str) -> None:
    """Count something once more, now."""
    with opened() as services:
        changes = services.tally.add(what)
        marks = services.tally.marks(services.context.today())
        mark = next(one for one in marks if one.id == changes.record)
        today = sum(one.what_key == mark.what_key for one in marks)
        confirm(
            {**done(changes), "id": mark.id, "what": mark.what, "today": today},
            f"Counted: {mark.what}, {today} today.",
        )


@tally.command(name="list", cls=Question, example="delight tally list --from 2026-03-01 --json")
@click.option("--from", "first", metavar="DATE", help="From this day on (default: the last 30 days).")
@click.option("--to", "last", metavar="DATE", help="Up to this day (default: today).")
def list_(first: str | None, last: str | None) -> None:
    """Tell how often what happened, by day and by hour."""
    with opened() as services:
        today = services.context.today()
        until = read_day(last, typing(services), field="to") if last else today
        since = (
            read_day(first, typing(services), field="from")
            if first
            else until - timedelta(days=_LAST_DAYS - 1)
        )
        counts = services.tally.counts(since, until)
        document = [
            {
                "what": one.what,
                "total": one.total,
                "days": {day.isoformat(): count for day, count in one.days.items()},
                "hours": {str(hour): count for hour, count in one.hours.items()},
            }
            for one in counts
        ]
        lines = [
            (
                one.what,
                str(one.total),
                str(one.days.get(today, 0)),
                ", ".join(f"{hour}:00 {count}" for hour, count in one.hours.items()),
            )
            for one in counts
        ]
        answer(document, table(lines, ("What", "Times", "Today", "By hour"), "Nothing was counted."))


@tally.command(name="remove", cls=Deed, example="delight tally remove 12")
@click.argument("mark", type=ID)
def remove_mark(mark: int) -> None:
    """Take one mark away."""
    with opened() as services:
        confirm(done(services.tally.remove(mark)), "Taken away.")


@click.group(cls=Noun, example='delight guess text "Waited half an hour, and the waiter was rude"')
def guess() -> None:
    """What the words of a complaint tell, and the words that tell it."""


@guess.command(name="text", cls=Question, example='delight guess text "The soup was cold"')
@click.argument("text", type=TEXT)
def guess_text(text: str) -> None:
    """Tell what a text tells, and because of which words."""
    with opened() as services:
        told: Told = {**services.guesses.guess(text), **services.guesses.facts(text)}
        document = document_of(told)
        lines = [(str(about), one.value, ", ".join(one.because)) for about, one in told.items()]
        answer(document, table(lines, ("What", "Guess", "Because of"), "These words tell nothing."))


@guess.command(name="words", cls=Question, example="delight guess words failure late")
@click.argument("about", type=one_of(GuessAbout))
@click.argument("value")
def list_words(about: str, value: str) -> None:
    """List the words that tell something: the shop's own first."""
    with opened() as services:
        words = services.guesses.words(GuessAbout(about), value)
        document = [
            {"id": w.id, "word": w.word, "language": w.language or None, "sure": w.sure, "off": w.off}
            for w in words
        ]
        lines = [
            (
                str(w.id or ""),
                w.word,
                w.language or "own",
                "sure" if w.sure else "hint",
                "off" if w.off else "",
            )
            for w in words
        ]
        answer(document, table(lines, ("Id", "Word", "From", "Weight", ""), "No words tell that."))


@guess.command(name="add", cls=Deed, example="delight guess add failure quality hollow")
@click.argument("about", type=one_of(GuessAbout))
@click.argument("value")
@click.argument("word")
def add_word(about: str, value: str, word: str) -> None:
    """Add a word of the shop's own; a star ends a stem: wait*."""
    with opened() as services:
        changes = services.guesses.add(GuessAbout(about), value, word)
        confirm({**done(changes), "id": changes.record}, f"“{word}” tells {value} from now on.")


@guess.command(name="remove", cls=Deed, example="delight guess remove 3")
@click.argument("word", type=ID)
def remove_word(word: int) -> None:
    """Forget one of the shop's own words."""
    with opened() as services:
        confirm(done(services.guesses.remove(word)), "Forgotten.")


@guess.command(name="off", cls=Deed, example="delight guess off failure rude attitude")
@click.argument("about", type=one_of(GuessAbout))
@click.argument("value")
@click.argument("word")
@click.option("--on", is_flag=True, help="Take the word up again.")
def switch_word(about: str, value: str, word: str, *, on: bool) -> None:
    """Do without a ready-made word."""
    with opened() as services:
        for one in _ready_made(services, GuessAbout(about), value, word):
            changes = services.guesses.switch(one, off=not on)
            confirm(done(changes), f"“{one.word}” {'tells' if on else 'no longer tells'} {value}.")
            return
        raise click.UsageError(f"There is no ready-made word “{word}” that tells {value}.")


def _weight(word: WordRow) -> str:
    return "sure" if word.sure else "hint"


def _ready_made(services: Services, about: GuessAbout, value: str, word: str) -> list[WordRow]:
    words = services.guesses.words(about, value)
    return [one for one in words if one.id is None and key_of(one.word) == key_of(word)]


COMMANDS = (tally, guess)
