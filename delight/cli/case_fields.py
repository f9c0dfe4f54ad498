"""What the commands about one case share: the options that describe it, and what is said afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from delight.cli.grave import NONE, grave_of, grave_option
from delight.cli.output import Speaker, confirm, done, one_line
from delight.cli.values import TEXT, chosen, one_of
from delight.cli.wishes import minor, praised_id, staff_id, typing
from delight.domain.cases.case import Channel, Failure, Severity
from delight.domain.changes import Changes
from delight.domain.days.dates import read_past

if TYPE_CHECKING:
    from delight.services.bundle import Services


_EMPTIED = {
    "failure": "failure", "mood": "mood", "at-stake": "at_stake_minor", "owner": "owner_id",
    "happened": "happened_at", "praises": "praised_id", "grave": "grave",
}  # fmt: skip
"""What can be unknown again, as the options are called and as the case has it."""


def without_option() -> Any:
    """Return the option that empties what is no text."""
    return click.option(
        "--without",
        multiple=True,
        type=click.Choice([*_EMPTIED]),
        help="What is not known after all; repeatable.",
    )


def emptied(given: dict[str, Any]) -> frozenset[str]:
    """Return what an edit empties: what was named, and what was given as nothing."""
    nothing = {name for name in _EMPTIED if given.get(name.replace("-", "_")) == ""}
    no_grave = {"grave"} if given["grave"] == NONE else set()
    return frozenset(_EMPTIED[name] for name in {*given["without"], *nothing, *no_grave})


def fields(command: Any) -> Any:
    """Give a command the options that both ``add`` and ``edit`` take."""
    for option in reversed(
        (
            click.option("--what", type=TEXT, metavar="TEXT", help="What happened; - is standard input."),
            click.option("--customer", metavar="TEXT|ID", help="Whom it happened to: a name or an id."),
            click.option("--topic", metavar="TEXT", help="What it was about, in a letter: the cold soup."),
            click.option("--failure", type=one_of(Failure), help="What kind of failure it was."),
            click.option("--severity", type=one_of(Severity), help="How bad it was."),
            click.option("--channel", type=one_of(Channel), help="How it reached the shop."),
            click.option(
                "--remedy", type=TEXT, metavar="TEXT", help="What would put it right for the customer."
            ),
            click.option("--at-stake", metavar="AMOUNT", help="What the customer stands to lose."),
            click.option("--received", metavar="DATETIME", help="When it came in, if not just now."),
            click.option("--praises", metavar="NAME", help="Whom of the staff a compliment praises."),
            click.option("--happened", metavar="DATETIME", help="2026-03-14 10:00, yesterday at 5pm …"),
            click.option("--where", metavar="TEXT", help="Room, table, job or order number."),
            click.option("--mood", type=int, metavar="1-5", help="From furious (1) to delighted (5)."),
            click.option("--owner", metavar="NAME", help="Who of the staff looks after it."),
            click.option(
                "--owner-only",
                type=click.Choice(["yes", "no"]),
                help="Kept for the owner alone, as where it is about a colleague.",
            ),
            grave_option(),
        )
    ):
        command = option(command)
    return command


def values(services: Services, given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that ``add`` and ``edit`` share as the services take them; ``None`` is not given."""
    happened, received = given["happened"], given["received"]
    return {
        "what": given.get("what"),
        "customer_id": services.customers.find(given["customer"]) if given["customer"] is not None else None,
        "topic": given["topic"],
        "failure": chosen(Failure, given["failure"]),
        "severity": chosen(Severity, given["severity"]),
        "channel": chosen(Channel, given["channel"]),
        "remedy_wanted": given["remedy"],
        "at_stake_minor": minor(services, given["at_stake"] or None, field="at_stake"),
        "happened_at": read_past(happened, typing(services), field="happened") if happened else None,
        "received_at": read_past(received, typing(services), field="received") if received else None,
        "praised_id": praised_id(services, given["praises"]),
        "place": given["where"],
        "mood": given["mood"],
        "owner_id": staff_id(services, given["owner"]),
        "owner_only": None if given["owner_only"] is None else given["owner_only"] == "yes",
        "grave": grave_of(given["grave"]),
    }


def tell(services: Services, changes: Changes, line: str, *more: str, **beside: Any) -> None:
    """Say what was done to a case; ``more`` are further lines, ``beside`` what JSON tells beside the case.

    Whoever took one in for the owner alone is told just that.
    """
    if not services.cases.is_seen(changes.record):
        confirm(done(changes, owner_only=True), "Taken for the owner, who alone sees it from now on.")
        return
    detail, speaker = services.cases.get(changes.record), Speaker(services)
    told = line.format(
        reference=detail.reference,
        whose=f" for {detail.customer_name}" if detail.customer_name else "",
        what=one_line(detail.what),
        stage=detail.stage,
        outcome=detail.outcome,
        until=speaker.when(detail.snoozed_until),
    )
    confirm({**done(changes), **speaker.plain(detail), **beside}, [told, *filter(None, more)])
