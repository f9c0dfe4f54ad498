"""``delight pulse``: would they recommend us?"""

from __future__ import annotations

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.values import LIMIT, TEXT
from delight.cli.wishes import opened
from delight.domain.customers.pulse import ENOUGH, Answers, PulseDraft
from delight.domain.customers.pulse_places import PulsePlace

_HEAD = ("When", "Customer", "Answer", "Words")
_GUESSED = ("When", "Who", "Guess")


@click.group(cls=Noun, example='delight pulse add --customer 12 --score 9 --words "The rye, of course"')
def pulse() -> None:
    """Would they recommend us? Answers are the owner's to read."""


@pulse.command(
    cls=Deed,
    example='delight pulse add --customer 12 --score 9 --words "The rye, of course"\n'
    "delight pulse add --score 7",
)
@click.option("--score", type=int, required=True, metavar="0-10", help="What they answered.")
@click.option("--customer", metavar="ID", help="Who answered, if they are known.")
@click.option("--words", type=TEXT, default="", metavar="TEXT", help="What they said to it.")
def add(score: int, customer: str | None, words: str) -> None:
    """Note what somebody answered; once more on the same day changes that answer."""
    with opened() as services:
        who = services.customers.find(customer) if customer else None
        draft = PulseDraft(score=score, customer_id=who, words=words, place=PulsePlace.TOLD)
        changes = services.pulses.answer(draft)
        name = services.customers.get(who).name if who else "somebody unknown"
        confirm(done(changes, id=changes.record, customer_id=who), f"The answer of {name} is noted.")


@pulse.command(name="list", cls=Question, example="delight pulse list --limit 20")
@click.option("--customer", metavar="ID", help="Only this customer's.")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_(customer: str | None, limit: int) -> None:
    """List the answers, those after follow-ups too, the latest first. For the owner."""
    with opened() as services:
        who = services.customers.find(customer) if customer else None
        rows, speaker = services.pulses.page(who, limit=limit), Speaker(services)
        lines = [(speaker.when(r.at), r.customer_name or "–", str(r.score), r.words) for r in rows]
        answer(speaker.plain(rows), table(lines, _HEAD, "Nobody was asked yet."))


@pulse.command(cls=Question, example="delight pulse baseline")
def baseline() -> None:
    """Show what the first ones answered, and the latest beside it. For the owner."""
    with opened() as services:
        first, now = services.pulses.baseline(), services.pulses.now()
        document = {"baseline": _document(first), "now": _document(now)}
        answer(document, [f"At first: {_words(first)}", f"Now: {_words(now)}"])


@pulse.command(
    cls=Deed, example='delight pulse guess --score 9\ndelight pulse guess --score 7 --of "Tom Okafor"'
)
@click.option("--score", type=int, required=True, metavar="0-10", help="What customers answer, you think.")
@click.option("--of", "whose", type=TEXT, metavar="NAME", help="Whose guess it is, if not your own.")
def guess(score: int, whose: str | None) -> None:
    """Guess what customers answer, before you read it; once more on the same day changes the guess."""
    with opened() as services:
        staff_id = services.staff.by_name(whose).id if whose else None
        changes = services.ourselves.guess(score, staff_id)
        confirm(done(changes, id=changes.record, staff_id=staff_id), "The guess is noted.")


@pulse.command(cls=Question, example="delight pulse guesses")
def guesses() -> None:
    """List the latest guess of each who works here. For the owner."""
    with opened() as services:
        rows, speaker = services.ourselves.all(), Speaker(services)
        lines = [(speaker.when(r.at), r.name or "–", str(r.score)) for r in rows]
        answer(speaker.plain(rows), table(lines, _GUESSED, "Nobody has guessed yet."))


def _document(found: Answers) -> dict[str, object]:
    """Return the figures, or only how many there are where they are too few to say anything by."""
    counted = {"answers": found.count, "wanted": found.wanted, "too_few": found.is_too_few}
    if found.is_too_few:
        return counted
    return {
        **counted,
        "first_on": found.first_on.isoformat() if found.first_on else None,
        "last_on": found.last_on.isoformat() if found.last_on else None,
        "promoters": found.promoters,
        "passives": found.passives,
        "detractors": found.detractors,
        "mean": round(found.mean, 2),
        "mean_between": [round(found.mean_low, 2), round(found.mean_high, 2)],
        "net": round(found.net),
        "net_between": [round(found.net_low), round(found.net_high)],
    }


def _words(found: Answers) -> str:
    """Return the figures as a sentence."""
    if found.is_too_few:
        return f"{found.count} of the {ENOUGH} answers it takes to say something."
    return (
        f"{found.count} answers from {found.first_on} to {found.last_on}: on average {found.mean:.1f}"
        f" (of all customers {found.mean_low:.1f} to {found.mean_high:.1f}), {found.promoters} would"
        f" recommend us and {found.detractors} would not, which is {found.net:+.0f} in a hundred"
        f" ({found.net_low:+.0f} to {found.net_high:+.0f})."
    )
