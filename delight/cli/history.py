"""``delight today``, ``undo`` and ``history``: what there is to do, and what was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from delight.cli.columns import safe
from delight.cli.commands import Deed, Question
from delight.cli.output import Speaker, answer, confirm, done, pairs, table
from delight.cli.past import past_of_case, past_of_customer, said
from delight.cli.values import LIMIT
from delight.cli.wishes import opened
from delight.domain.changes import Changes, HistoryRow
from delight.domain.errors import DelightError, UnknownError
from delight.domain.shop import SURPRISES_FROM
from delight.domain.staff.rights import OwnersReason
from delight.domain.today import TaskKind, TodayPage, TodayRow

if TYPE_CHECKING:
    from delight.services.bundle import Services

_REFERENCE = re.compile(r"[A-Za-z]-\d{4}-\d+")
_HEAD = ("What", "Id", "Case", "Customer", "Phone", "About", "Due")
_DEEDS = ("When", "What", "About", "Who", "Records", "Deed")


@click.command(cls=Question, example="delight today\ndelight today --week")
@click.option("--week", is_flag=True, help="What the owner is told on Fridays instead.")
def today(week: bool) -> None:
    """Show what is overdue and due, as on the app's first page."""
    with opened() as services:
        if week:
            _week(services)
            return
        page, speaker = _page(services), Speaker(services)
        lines: list[str] = []
        for title, rows in (
            ("Overdue", page.late),
            ("Today", page.due),
            ("Planned surprises", page.planned),
            ("Suggested surprises: see `delight surprises`", page.suggested),
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
    """Show who did what when: the last deeds, or on a case (REF) or a customer (ID) with what changed."""
    with opened() as services:
        rows, lines = _past(services, about, limit)
        speaker, subjects = Speaker(services), services.history.subjects(rows)
        answer([{**document(speaker, row), "about": subjects.get(row.deed, "")} for row in rows], lines)


def _page(services: Services) -> TodayPage:
    """Return the first page; this week's surprises are drawn for it where the shop has come to that."""
    page = services.today.page()
    if page.customers < SURPRISES_FROM:
        return page
    services.surprises.week()
    return services.today.page()


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


def _past(services: Services, about: str | None, limit: int) -> tuple[list[HistoryRow], list[str]]:
    """Return deeds, the newest first, and the same for people: of one case or customer with what changed."""
    history = services.history
    if about is None:
        rows = history.page(limit=limit)
        speaker, subjects = Speaker(services), history.subjects(rows)
        return rows, table([_deed(speaker, row, subjects) for row in rows], _DEEDS, "Nothing was done yet.")
    case_id = _case(services, about)
    if case_id is not None:
        rows = services.cases.history(case_id)[:limit]
        return rows, past_of_case(services, services.cases.get(case_id), rows)
    rows = history.of_customer(customer_id := services.customers.find(about))[:limit]
    return rows, past_of_customer(services, services.customers.get(customer_id), rows)


def _case(services: Services, about: str) -> int | None:
    """Return the case that is meant; none where it can only be a customer."""
    try:
        return services.cases.find(about)
    except UnknownError:
        if _REFERENCE.fullmatch(about.strip()):
            raise
        return None


def _deed(speaker: Speaker, row: HistoryRow, subjects: Mapping[str, str]) -> tuple[str, ...]:
    about = subjects.get(row.deed, "")
    return speaker.when(row.at), said(row.name), about, row.staff, str(row.records), row.deed


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
