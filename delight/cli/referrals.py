"""``delight referral``: who brought whom, and thanks for it."""

from __future__ import annotations

from dataclasses import replace

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.gestures import drafted
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.values import ID, LIMIT, TEXT
from delight.cli.wishes import minor, opened, typing
from delight.domain.customers.referrals import ReferralRow
from delight.domain.days.dates import read_day

_THANKS = (
    "delight referral thank {id} --gesture note",
    "delight letter write --wording thank-you-referral --customer {who} --out thanks.pdf",
)
_HEAD = ("Id", "Day", "Brought by", "Who came", "Thanks")


@click.group(cls=Noun, example='delight referral add "Zoë Marlow" --brought "Ida Rowe"')
def referral() -> None:
    """Customers who bring others."""


@referral.command(cls=Deed, example='delight referral add 12 --brought "Ida Rowe"')
@click.argument("who", metavar="WHO")
@click.option("--brought", required=True, metavar="WHOM", help="The customer they brought.")
@click.option("--on", metavar="DATE", default="today", help="Since when that is known (default: today).")
def add(who: str, brought: str, on: str) -> None:
    """Note that one customer brought another; a thank-you is suggested."""
    with opened() as services:
        day = read_day(on, replace(typing(services), past=True), field="day")
        find = services.customers.find
        changes = services.referrals.add(find(who), find(brought), day)
        row = services.referrals.get(changes.record)
        thanks = [line.format(id=row.link_id, who=row.who_id) for line in _THANKS]
        more = {"id": row.link_id, **Speaker(services).plain(row), "thanks": thanks}
        said = [f"{row.who} brought {row.brought}."]
        confirm(done(changes, **more), said if row.is_thanked else [*said, "Say thank you:", *thanks])


@referral.command(name="list", cls=Question, example="delight referral list --to-thank")
@click.option("--to-thank", is_flag=True, help="Only those of the last 90 days without thanks.")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_(to_thank: bool, limit: int) -> None:
    """List who brought whom, the latest first."""
    with opened() as services:
        rows = services.referrals.to_thank()[:limit] if to_thank else services.referrals.page(limit=limit)
        lines = [(str(r.link_id), r.day.isoformat(), r.who, r.brought, _thanks(r)) for r in rows]
        empty = "Nobody is to be thanked." if to_thank else "Nobody has brought anybody yet."
        answer(Speaker(services).plain(rows), table(lines, _HEAD, empty))


@referral.command(
    cls=Deed,
    example="delight referral thank 7 --gesture note\n"
    'delight referral thank 7 --gesture "a jar of plum jam" --cost 3.20 --planned friday',
)
@click.argument("link_id", type=ID, metavar="ID")
@click.option(
    "--gesture", "name", required=True, metavar="NAME", help="One of `gesture ideas`, or your own words."
)
@click.option("--cost", metavar="AMOUNT", help="What it costs the shop (default: as in the catalogue).")
@click.option("--planned", metavar="DATE", help="For thanks still to come.")
@click.option("--note", type=TEXT, default="", metavar="TEXT", help="A line of your own for the card.")
def thank(link_id: int, name: str, cost: str | None, planned: str | None, note: str) -> None:
    """Thank somebody for whom they brought; once."""
    with opened() as services:
        draft = drafted(services, name)
        changes = services.referrals.thank(
            link_id,
            replace(
                draft,
                cost_minor=minor(services, cost, field="cost") if cost is not None else draft.cost_minor,
                planned_on=read_day(planned, typing(services), field="planned") if planned else None,
                note=note,
            ),
        )
        row = services.referrals.get(link_id)
        when = f"planned for {row.planned_on}" if row.planned_on else "given"
        confirm(
            done(changes, id=changes.record, **Speaker(services).plain(row)),
            f"Thanks to {row.who} for bringing {row.brought}, {row.gesture}: {when}.",
        )


def _thanks(row: ReferralRow) -> str:
    if row.thanked_on:
        return f"{row.thanked_on}: {row.gesture}"
    if row.is_thanked:
        return f"planned for {row.planned_on}: {row.gesture}"
    return f"{row.written_on}: a letter" if row.written_on else ""
