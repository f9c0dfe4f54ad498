"""``delight today``, ``undo`` and ``history``: what there is to do, and what was done."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from delight.cli.commands import Deed, Question
from delight.cli.output import Speaker, answer, confirm, done, pairs, safe, table
from delight.cli.values import LIMIT
from delight.cli.wishes import opened
from delight.domain.changes import Changes, DeedName, HistoryRow, Noun
from delight.domain.errors import DelightError, UnknownError
from delight.domain.staff.rights import OwnersReason
from delight.domain.today import TaskKind, TodayRow

if TYPE_CHECKING:
    from delight.services.bundle import Services

_REFERENCE = re.compile(r"[A-Za-z]-\d{4}-\d+")
_HEAD = ("What", "Id", "Case", "Customer", "Phone", "About", "Due")


@click.command(cls=Question, example="delight today\ndelight today --week")
@click.option("--week", is_flag=True, help="What the owner is told on Fridays instead.")
def today(week: bool) -> None:
    """Show what is overdue and due, as on the app's first page."""
    with opened() as services:
        if week:
            _week(services)
            return
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
        row = services.history.deed(deed)
        take_back(services, row, lambda: services.history.undo(row.deed, rest=rest))


@click.command(cls=Question, example="delight history\ndelight history C-2026-0042")
@click.argument("about", required=False, metavar="[REF|ID]")
@click.option("--limit", type=LIMIT, default=50, show_default=True, help="At most so many.")
def history(about: str | None, limit: int) -> None:
    """Show who did what when: the last deeds, those on a case (REF) or on a customer (ID)."""
    with opened() as services:
        rows, speaker = _deeds(services, about, limit), Speaker(services)
        subjects = services.history.subjects(rows)
        lines = [
            (speaker.when(r.at), said(r.name), subjects.get(r.deed, ""), r.staff, str(r.records), r.deed)
            for r in rows
        ]
        told = [{**document(speaker, row), "about": subjects.get(row.deed, "")} for row in rows]
        head = ("When", "What", "About", "Who", "Records", "Deed")
        answer(told, table(lines, head, "Nothing was done yet."))


def _week(services: Services) -> None:
    found, speaker = services.reminders.week(), Speaker(services)
    if found is None:
        raise DelightError("owner.needed", why=OwnersReason.WEEK)
    age = (
        "none"
        if found.copy_days is None
        else f"{found.copy_days} day{'s' if found.copy_days != 1 else ''} old"
    )
    lines = {
        "settled without asking": str(found.settled),
        "given away by that": speaker.amount(found.given_minor),
        "newest copy outside this computer": age,
    }
    answer(speaker.plain(found), pairs(lines))


def take_back(services: Services, row: HistoryRow, undo: Callable[[], Changes]) -> None:
    """Take the deed ``row`` back by ``undo``, and say what went back: afterwards it may have no name left."""
    about = services.history.subjects([row]).get(row.deed, "")
    changes = undo()
    count = len(changes.touched)
    touched = [{"noun": noun.value, "id": record} for noun, record in sorted(changes.touched)]
    undid = {"deed": row.deed, "name": row.name.value, "about": about, "staff": row.staff}
    words = [said(row.name), about, f"by {row.staff}" if row.staff else ""]
    records = f"{count} record{'s' if count != 1 else ''} put back"
    line = f"Undone: {safe(', '.join(filter(None, words)))}; {records}."
    confirm(done(changes, undid=undid, touched=touched), line)


def said(name: DeedName) -> str:
    """Return what a deed is called: ``case logged``."""
    return name.replace(".", " ").replace("-", " ")


def step(row: HistoryRow) -> str:
    """Return from where to where a deed took a case, and why it was opened again; empty where it did not."""
    for line in row.lines:
        before, after = dict(line.before), dict(line.after)
        if line.noun is Noun.CASE and line.op == "U" and "stage" in after:
            why = f": {after['reopened_why']}" if after.get("reopened_why") else ""
            return f"{before['stage']} → {after['stage']}{why}"
    return ""


def document(speaker: Speaker, row: HistoryRow) -> dict[str, Any]:
    """Return a deed as JSON has it: what stood before and after as objects, amounts as everywhere."""
    lines = [
        {
            "noun": line.noun.value,
            "record_uid": line.record_uid,
            "op": line.op,
            "before": speaker.record(dict(line.before)),
            "after": speaker.record(dict(line.after)),
        }
        for line in row.lines
    ]
    return {**speaker.plain(row), "lines": lines}


def _deeds(services: Services, about: str | None, limit: int) -> list[HistoryRow]:
    if about is None:
        return services.history.page(limit=limit)
    try:
        return services.cases.history(services.cases.find(about))[:limit]
    except UnknownError:
        if _REFERENCE.fullmatch(about.strip()):
            raise
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
