"""``delight stamp``: cards that fill up, and what a full one earns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.cut_apart import SHEETS, size_of, tell
from delight.cli.kept import check_out, save
from delight.cli.output import Speaker, answer, confirm, done, pairs, table
from delight.cli.targets import pdf_option
from delight.cli.values import LIMIT, TEXT, chosen, one_of
from delight.cli.wishes import opened, typing
from delight.domain.changes import Changes
from delight.domain.codes import spaced
from delight.domain.days.dates import read_day
from delight.domain.loyalty.stamp_cards import CardState, StampCardRow, opened_in

if TYPE_CHECKING:
    from delight.services.bundle import Services

_MOST = 100_000
_HEAD = ("Code", "State", "Stamps", "Customer", "Reward", "Until")


@click.group(cls=Noun, example="delight stamp add SK72NPXR4")
def stamp() -> None:
    """Stamp cards, which fill up stamp by stamp."""


@stamp.command(cls=Deed, example="delight stamp add SK72NPXR4\ndelight stamp add --customer 12 --count 2")
@click.argument("card", required=False, metavar="CARD")
@click.option("--customer", metavar="ID", help="Stamp the card of this customer; without one, a new one.")
@click.option("--count", type=int, default=1, show_default=True, metavar="N", help="How many stamps.")
@click.option("--again", is_flag=True, help="Also where the card was stamped just now.")
def add(card: str | None, customer: str | None, count: int, again: bool) -> None:
    """Stamp a card by its code, or the one of a customer."""
    if (card is None) == (customer is None):
        raise click.UsageError("Please give a card's code, or a customer.")
    with opened() as services:
        if card is not None:
            changes = services.stamp_cards.stamp(card, count, again=again)
        else:
            who = services.customers.find(customer or "")
            changes = services.stamp_cards.stamp_customer(who, count, again=again)
        row = services.stamp_cards.get(changes.record)
        said = (
            [] if changes.deed else ["It was stamped a moment ago: one scan is one stamp (--again for more)."]
        )
        _confirm(services, changes, row, [*said, _filled(row)])


@stamp.command(
    name="open",
    cls=Deed,
    example='delight stamp open --customer 12\ndelight stamp open --count 20 --reward "A coffee" --needed 8',
)
@click.option("--customer", metavar="ID", help="Whose card it is (default: nobody's yet).")
@click.option("--count", type=int, default=1, show_default=True, metavar="N", help="How many cards.")
@click.option("--needed", type=int, metavar="N", help="How many stamps fill it (default: as in Settings).")
@click.option("--head-start", type=int, metavar="N", help="How many are on it from the start.")
@click.option("--reward", type=TEXT, metavar="TEXT", help="What a full one earns.")
@click.option("--until", metavar="DATE", help="The last day on which it can be stamped.")
def open_(
    customer: str | None,
    count: int,
    needed: int | None,
    head_start: int | None,
    reward: str | None,
    until: str | None,
) -> None:
    """Hand out a card, or several blank ones; without options by the shop's own scheme."""
    with opened() as services:
        wanted = {"needed": needed, "head_start": head_start, "reward": reward}
        draft = replace(
            services.stamp_cards.scheme(),
            **{name: value for name, value in wanted.items() if value is not None},
            customer_id=services.customers.find(customer) if customer else None,
            until=read_day(until, typing(services), field="until") if until else None,
        )
        changes = services.stamp_cards.open_many(count, draft)
        rows = [services.stamp_cards.get(card_id) for card_id in opened_in(changes)]
        document = done(changes, id=changes.record, cards=Speaker(services).plain(rows))
        confirm(document, [f"{spaced(row.code)}: {_filled(row)}" for row in rows])


@stamp.command(cls=Question, example="delight stamp show SK72NPXR4")
@click.argument("card", metavar="CARD")
def show(card: str) -> None:
    """Show a card."""
    with opened() as services:
        row, speaker = services.stamp_cards.find(card), Speaker(services)
        told = {
            "code": spaced(row.code), "state": row.state, "stamps": _count(row),
            "customer": row.customer_name, "reward": row.reward,
            "opened": speaker.when(row.opened_at), "last stamp": speaker.when(row.last_at),
            "until": speaker.when(row.until), "reward given": speaker.when(row.rewarded_at),
            "out of use": speaker.when(row.cancelled_at),
        }  # fmt: skip
        answer(speaker.plain(row), pairs(told))


@stamp.command(name="list", cls=Question, example="delight stamp list --state full")
@click.option("--customer", metavar="ID", help="Only this customer's.")
@click.option("--state", type=one_of(CardState), help="Only cards that stand so.")
@click.option("--search", default="", metavar="TEXT", help="Part of a code or a name.")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_(customer: str | None, state: str | None, search: str, limit: int) -> None:
    """List cards, the one that was opened last first."""
    with opened() as services:
        who = services.customers.find(customer) if customer else None
        rows = services.stamp_cards.page(who, chosen(CardState, state), search, limit=limit)
        speaker = Speaker(services)
        lines = [
            (spaced(r.code), r.state, _count(r), r.customer_name, r.reward, speaker.when(r.until))
            for r in rows
        ]
        answer(speaker.plain(rows), table(lines, _HEAD, "No stamp cards yet."))


@stamp.command(cls=Deed, example="delight stamp reward SK72NPXR4 --next")
@click.argument("card", metavar="CARD")
@click.option("--next", "next_card", is_flag=True, help="Open the next card, too.")
def reward(card: str, next_card: bool) -> None:
    """Give what a full card earns; stamps that were over go on the next one."""
    with opened() as services:
        changes = services.stamp_cards.reward(services.stamp_cards.find(card).id, next_card=next_card)
        row = services.stamp_cards.get(changes.record)
        after = [services.stamp_cards.get(card_id) for card_id in opened_in(changes)]
        said = [f"Given: {row.reward}.", *(f"The next card is {spaced(r.code)}: {_filled(r)}" for r in after)]
        _confirm(services, changes, row, said, next=Speaker(services).plain(after[0]) if after else None)


@stamp.command(
    name="print",
    cls=Question,
    example="delight stamp print SK72NPXR4 --out card.pdf\n"
    "delight stamp print --blank --out cards.pdf --paper A4",
)
@click.argument("cards", nargs=-1, metavar="[CARD]...")
@click.option("--blank", is_flag=True, help="All cards that are nobody's yet and have no stamp of their own.")
@click.option(
    "--paper",
    type=click.Choice([*SHEETS, "card"]),
    help="Ten on a sheet, or each of its own size, for card stock.",
)
@pdf_option
def print_(cards: tuple[str, ...], blank: bool, paper: str | None, out: Path) -> None:
    """Print cards, with the stamps that are on them, to cut apart."""
    if bool(cards) == blank:
        raise click.UsageError("Please give the codes of cards, or --blank.")
    with opened() as services:
        check_out(services, out)
        ids = _blank(services) if blank else [services.stamp_cards.find(code).id for code in cards]
        made = services.stamp_cards.paper(ids, size_of(services, paper))
        save(services, made.pdf, out)
        tell(out, made.pages, "cards", len(ids))


@stamp.command(cls=Deed, example="delight stamp cancel SK72NPXR4")
@click.argument("card", metavar="CARD")
def cancel(card: str) -> None:
    """Take a card out of use, such as one that was lost."""
    with opened() as services:
        changes = services.stamp_cards.cancel(services.stamp_cards.find(card).id)
        row = services.stamp_cards.get(changes.record)
        _confirm(services, changes, row, [f"{spaced(row.code)} is out of use."])


@stamp.command(cls=Deed, example="delight stamp attach SK72NPXR4 --customer 12")
@click.argument("card", metavar="CARD")
@click.option("--customer", required=True, metavar="ID", help="Whose card it is.")
def attach(card: str, customer: str) -> None:
    """Note whose card it is; the days it was stamped on become visits of theirs."""
    with opened() as services:
        who = services.customers.find(customer)
        changes = services.stamp_cards.attach(services.stamp_cards.find(card).id, who)
        row = services.stamp_cards.get(changes.record)
        _confirm(services, changes, row, [f"{spaced(row.code)} is {row.customer_name}’s card."])


def _blank(services: Services) -> list[int]:
    """Return the cards that nobody has yet, the first first."""
    rows = services.stamp_cards.page(state=CardState.OPEN, limit=_MOST)
    return sorted(row.id for row in rows if row.customer_id is None and row.last_at is None)


def _count(row: StampCardRow) -> str:
    return f"{row.stamps} of {row.needed}" + (f", {row.over} over" if row.over else "")


def _filled(row: StampCardRow) -> str:
    """Return how full a card is, as a sentence."""
    whose = f" for {row.customer_name}" if row.customer_name else ""
    if row.state is CardState.FULL:
        return f"Full{whose}: {row.reward}. `delight stamp reward {row.code}` notes that it was given."
    return f"{_count(row)} stamps{whose}; a full card earns: {row.reward}."


def _confirm(
    services: Services, changes: Changes, row: StampCardRow, said: list[str], **more: object
) -> None:
    document = done(changes, **Speaker(services).plain(row), **more)
    confirm(document, said)
