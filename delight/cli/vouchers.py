"""``delight voucher``: short codes that are worth something once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.cut_apart import SHEETS, size_of, tell
from delight.cli.kept import check_out, save
from delight.cli.output import Speaker, answer, confirm, done, pairs, table
from delight.cli.targets import pdf_option
from delight.cli.values import ID, LIMIT, TEXT, chosen, one_of
from delight.cli.wishes import case_id, minor, opened, typing
from delight.domain.changes import Changes
from delight.domain.codes import spaced
from delight.domain.days.dates import read_day
from delight.domain.loyalty.vouchers import (
    RedemptionRow,
    VoucherDraft,
    VoucherRow,
    VoucherState,
    issued_in,
)

if TYPE_CHECKING:
    from delight.services.bundle import Services

_MOST = 100_000
_HEAD = ("Code", "State", "Worth", "Left", "Until", "Customer", "Issued")
_CODE = click.argument("code", metavar="CODE")


@click.group(
    cls=Noun, example="delight voucher issue --customer 12 --value 10\ndelight voucher redeem VK72NPXR4"
)
def voucher() -> None:
    """Codes that are worth an amount or a thing, once.

    A CODE is typed as it is printed, with or without its spaces; a scanner types it, too.
    """


@voucher.command(
    cls=Deed,
    example="delight voucher issue --customer 12 --value 10 --until 2026-12-31\n"
    'delight voucher issue --item "a coffee and a slice of cake" --note "for the raffle"\n'
    "delight voucher issue --value 10 --count 10",
)
@click.option("--customer", metavar="ID", help="Whom it is for (default: whoever has it).")
@click.option("--value", metavar="AMOUNT", help="What it is worth; it can be used in parts.")
@click.option("--item", type=TEXT, default="", metavar="TEXT", help="What it is for, instead of an amount.")
@click.option("--until", metavar="DATE", help="The last day on which it is taken (default: no end).")
@click.option("--count", type=int, default=1, show_default=True, metavar="N", help="How many that are alike.")
@click.option("--note", type=TEXT, default="", metavar="TEXT", help="Why they get it; stands on no paper.")
@click.option("--case", "reference", metavar="REF", help="The case it goes with.")
@click.option("--gesture", type=ID, metavar="ID", help="The surprise it goes with.")
def issue(
    customer: str | None,
    value: str | None,
    item: str,
    until: str | None,
    count: int,
    note: str,
    reference: str | None,
    gesture: int | None,
) -> None:
    """Issue a voucher, or a stack to sell or hand out; the codes are answered."""
    if (value is None) == (not item):
        raise click.UsageError("Please give one of --value and --item.")
    with opened() as services:
        draft = VoucherDraft(
            customer_id=services.customers.find(customer) if customer else None,
            value_minor=minor(services, value, field="value"),
            item=item,
            until=read_day(until, typing(services), field="until") if until else None,
            note=note,
            gesture_id=gesture,
            case_id=case_id(services, reference) if reference else None,
        )
        _confirm_issued(services, services.vouchers.issue_many(count, draft))


@voucher.command(cls=Question, example="delight voucher show VK72NPXR4")
@_CODE
def show(code: str) -> None:
    """Show a voucher: what it is worth, what is left, and when it was used."""
    with opened() as services:
        row, speaker = services.vouchers.find(code), Speaker(services)
        answer(speaker.plain(row), _told(speaker, row))


@voucher.command(
    cls=Deed, example='delight voucher redeem "VK7 2NP XR4"\ndelight voucher redeem VK72NPXR4 --amount 4.50'
)
@_CODE
@click.option("--amount", metavar="AMOUNT", help="How much of its value (default: all that is left).")
@click.option("--anyway", is_flag=True, help="Take it though its last day is over.")
@click.option("--again", is_flag=True, help="Mean the same amount a second time within a moment.")
def redeem(code: str, amount: str | None, anyway: bool, again: bool) -> None:
    """Take a voucher, or an amount of its value; it counts as a visit."""
    with opened() as services:
        asked = minor(services, amount, field="amount")
        changes = services.vouchers.redeem(code, asked, anyway=anyway, again=again)
        speaker, row = Speaker(services), services.vouchers.get(changes.record)
        _confirm(services, changes, f"{_taken(speaker, row, row.redemptions[-1])} taken")


@voucher.command(cls=Deed, example='delight voucher cancel VK72NPXR4 --why "lost, and a new one issued"')
@_CODE
@click.option("--why", type=TEXT, default="", metavar="TEXT", help="Told to whoever tries to use it.")
def cancel(code: str, why: str) -> None:
    """Put a voucher, or what is left of it, out of use."""
    with opened() as services:
        _confirm(services, services.vouchers.cancel(code, why), "cancelled")


@voucher.command(
    name="list", cls=Question, example="delight voucher list --state open\ndelight voucher list --search zoë"
)
@click.option("--customer", metavar="ID", help="Only this customer's.")
@click.option("--state", type=one_of(VoucherState), help="Only those in this state; open: can be used.")
@click.option("--search", default="", metavar="TEXT", help="Part of a code, a name or an item.")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_(customer: str | None, state: str | None, search: str, limit: int) -> None:
    """List vouchers: the newest first."""
    with opened() as services:
        who = services.customers.find(customer) if customer else None
        rows = services.vouchers.page(who, chosen(VoucherState, state), search, limit=limit)
        speaker = Speaker(services)
        lines = [
            (spaced(r.code), r.state, _worth(speaker, r), speaker.amount(r.left_minor), speaker.when(r.until),
             r.customer_name, speaker.when(r.issued_at))
            for r in rows
        ]  # fmt: skip
        answer(speaker.plain(rows), table(lines, _HEAD, "No vouchers yet." if not search else "None fits."))


@voucher.command(cls=Question, example="delight voucher liability")
def liability() -> None:
    """Show what the shop still owes by its vouchers; those that are over do not count."""
    with opened() as services:
        owed, speaker = services.vouchers.liability(), Speaker(services)
        lines = {"can be used": str(owed.vouchers), "in money": speaker.amount(owed.value_minor)}
        answer(speaker.plain(owed), pairs({**lines, "for things": str(owed.items)}))


@voucher.command(
    name="print",
    cls=Question,
    example="delight voucher print VK72NPXR4 --out voucher.pdf\n"
    "delight voucher print --unnamed --paper A4 --out vouchers.pdf",
)
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--unnamed", is_flag=True, help="All that are nobody's by name and of which nothing was used.")
@click.option(
    "--paper",
    type=click.Choice([*SHEETS, "DL"]),
    help="Three on a sheet, or each of its own size, for a DL envelope.",
)
@pdf_option
def print_(codes: tuple[str, ...], unnamed: bool, paper: str | None, out: Path) -> None:
    """Print vouchers without a letter, to cut apart; one without a name has room for it."""
    if bool(codes) == unnamed:
        raise click.UsageError("Please give the codes of vouchers, or --unnamed.")
    with opened() as services:
        check_out(services, out)
        ids = _unnamed(services) if unnamed else [services.vouchers.find(code).id for code in codes]
        made = services.voucher_paper.render(ids, size_of(services, paper))
        save(services, made.pdf, out)
        tell(out, made.pages, "vouchers", len(set(ids)))


def _unnamed(services: Services) -> list[int]:
    """Return the vouchers that anybody may have, the first first."""
    rows = services.vouchers.page(state=VoucherState.OPEN, limit=_MOST)
    return sorted(row.id for row in rows if row.customer_id is None and not row.redemptions)


def _confirm_issued(services: Services, changes: Changes) -> None:
    """Answer one voucher as every deed does, and a stack with each of its codes."""
    rows = [services.vouchers.get(one) for one in issued_in(changes)]
    if len(rows) == 1:
        _confirm(services, changes, "issued")
        return
    speaker = Speaker(services)
    until = f", until {rows[0].until}" if rows[0].until else ""
    head = f"{len(rows)} vouchers worth {_worth(speaker, rows[0])} each{until}: issued."
    document = done(changes, id=changes.record, vouchers=speaker.plain(rows))
    confirm(document, [head, *(spaced(row.code) for row in rows)])


def _confirm(services: Services, changes: Changes, what: str) -> None:
    row, speaker = services.vouchers.get(changes.record), Speaker(services)
    who = f" for {row.customer_name}" if row.customer_name else ""
    until = f", until {row.until}" if row.until else ""
    is_part = row.redemptions and row.left_minor and not row.cancelled_at
    left = f", {speaker.amount(row.left_minor)} left" if is_part else ""
    line = f"Voucher {spaced(row.code)}{who} worth {_worth(speaker, row)}{until}: {what}{left}."
    confirm({**done(changes), **speaker.plain(row)}, line)


def _told(speaker: Speaker, row: VoucherRow) -> list[str]:
    used = [
        f"{speaker.when(one.at)}  {_taken(speaker, row, one)}{f', by {one.staff}' if one.staff else ''}"
        for one in row.redemptions
    ]
    cancelled = ", by ".join(filter(None, (speaker.when(row.cancelled_at), row.cancelled_by)))
    return pairs(
        {
            "code": spaced(row.code),
            "state": row.state,
            "worth": _worth(speaker, row),
            "left": speaker.amount(row.left_minor),
            "until": speaker.when(row.until),
            "customer": row.customer_name,
            "note": row.note,
            "issued": ", by ".join(filter(None, (speaker.when(row.issued_at), row.staff))),
            "used": "\n".join(used),
            "cancelled": cancelled,
            "why": row.cancel_why,
        }
    )


def _worth(speaker: Speaker, row: VoucherRow) -> str:
    return row.item or speaker.amount(row.value_minor)


def _taken(speaker: Speaker, row: VoucherRow, one: RedemptionRow) -> str:
    return row.item or speaker.amount(one.amount_minor)
