"""``delight today``, ``undo`` and ``history``: what there is to do, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.values import LIMIT
from delight.cli.wishes import opened
from delight.domain.changes import Changes, HistoryRow
from delight.domain.errors import UnknownError
from delight.domain.today import TaskKind, TodayRow

if TYPE_CHECKING:
    from delight.services.bundle import Services

_HEAD = ("What", "Id", "Case", "Customer", "Phone", "About", "Due")


@click.command(cls=Question, example="delight today")
def today() -> None:
    """Show what is overdue and due, as on the app's first page."""
    with opened() as services:
        page, speaker = services.today.page(), Speaker(services)
        lines: list[str] = []
        for title, rows in (
            ("Overdue", page.late),
            ("Today", page.due),
            ("Planned surprises", page.planned),
        ):
            if rows:
                told = table([_line(speaker, row) for row in rows], _HEAD, "")
                lines += [title, *(f"  {line}" for line in told), ""]
        answer(speaker.plain(page), lines[:-1] or "Nothing is due today.")


@click.command(cls=Deed, example="delight undo")
@click.argument("deed", required=False, metavar="[DEED]")
@click.option("--rest", is_flag=True, help="Undo what still can be, where some of it was changed since.")
def undo(deed: str | None, rest: bool) -> None:
    """Take back the last deed, or a named one; `delight history` lists them."""
    with opened() as services:
        confirm_undone(services.history.undo(deed, rest=rest))


@click.command(cls=Question, example="delight history\ndelight history C-2026-0042")
@click.argument("about", required=False, metavar="[REF|ID]")
@click.option("--limit", type=LIMIT, default=50, show_default=True, help="At most so many.")
def history(about: str | None, limit: int) -> None:
    """Show who did what when: the last deeds, those on a case (REF) or on a customer (ID)."""
    with opened() as services:
        rows, speaker = _deeds(services, about, limit), Speaker(services)
        lines = [
            (speaker.when(r.at), r.name.replace(".", " "), r.staff, str(r.records), r.deed) for r in rows
        ]
        answer(
            speaker.plain(rows),
            table(lines, ("When", "What", "Who", "Records", "Deed"), "Nothing was done yet."),
        )


def confirm_undone(changes: Changes) -> None:
    """Say what was taken back."""
    count = len(changes.touched)
    touched = [{"noun": noun.value, "id": record} for noun, record in sorted(changes.touched)]
    confirm(done(changes, touched=touched), f"Undone: {count} record{'s' if count != 1 else ''} put back.")


def _deeds(services: Services, about: str | None, limit: int) -> list[HistoryRow]:
    if about is None:
        return services.history.page(limit=limit)
    try:
        return services.cases.history(services.cases.find(about))[:limit]
    except UnknownError:
        return services.history.of_customer(services.customers.find(about))[:limit]


def _line(speaker: Speaker, row: TodayRow) -> tuple[str, ...]:
    who = row.customer_name or "anonymous"
    if row.kind is TaskKind.PRINT:
        letters = f"{row.record} letter{'s' if row.record != 1 else ''}"
        return (row.kind, "", "", row.what, "", letters, speaker.when(row.due_at))
    return (
        row.kind,
        str(row.record),
        row.reference,
        who,
        "no calls" if row.no_calls else row.phone,
        row.what or row.code,
        speaker.when(row.due_at),
    )
