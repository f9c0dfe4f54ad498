"""``delight import``: customers out of files of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from delight.cli.commands import Deed
from delight.cli.faults import sentence
from delight.cli.history import confirm_undone
from delight.cli.output import Speaker, answer, table
from delight.cli.progress import shown
from delight.cli.values import FILE
from delight.cli.wishes import opened
from delight.domain.errors import DelightError
from delight.domain.imports import ImportReport, Rejected

_NOUNS = ("customers",)


@click.command(
    name="import",
    cls=Deed,
    example="delight import customers.csv --dry-run\ndelight import customers.csv\ndelight import --undo ID",
)
@click.argument("file", type=FILE, required=False, metavar="[FILE]")
@click.option("--as", "noun", type=click.Choice(_NOUNS), default=_NOUNS[0], help="What the rows are.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done with each row.")
@click.option("--undo", "undo_id", metavar="ID", help="Take a whole import back.")
@click.option("--list", "listed", is_flag=True, help="List the imports that were done.")
def import_(file: Path | None, noun: str, dry_run: bool, undo_id: str | None, listed: bool) -> None:
    """Take customers in from a CSV file, all in one go.

    Encoding, delimiter and header row are found. Customers who are here already are skipped, rows that cannot
    be taken are listed with the reason, and the whole import can be undone.
    """
    del noun
    if sum((file is not None, undo_id is not None, listed)) != 1:
        raise click.UsageError("Choose one: a file, --undo or --list.")
    if file is not None:
        _take(file, dry_run)
    elif undo_id is not None:
        _undo(undo_id)
    else:
        _list()


def _take(file: Path, dry_run: bool) -> None:
    with opened() as services, shown("Reading") as progress:
        report = services.imports.customers(file, dry_run=dry_run, progress=progress)
    answer(_document(report), _told(report, dry_run))


def _undo(import_id: str) -> None:
    with opened() as services:
        services.imports.check(import_id)
        confirm_undone(services.history.undo(import_id))


def _list() -> None:
    with opened() as services:
        rows, speaker = services.imports.list(), Speaker(services)
        lines = [
            (r.id, speaker.when(r.at), str(r.records), r.staff, "undone" if r.undone else "") for r in rows
        ]
        head = ("Id", "When", "Customers", "Who", "")
        answer(speaker.plain(rows), table(lines, head, "Nothing was imported yet."))


def _document(report: ImportReport) -> dict[str, Any]:
    return {
        "id": report.id or None,
        "file": str(report.file),
        "encoding": report.encoding,
        "delimiter": report.delimiter,
        "header_row": report.header_row,
        "columns": report.columns,
        "read": report.read,
        "imported": report.imported,
        "updated": report.updated,
        "merged": report.merged,
        "skipped": report.skipped,
        "rejected": [{"row": row.row, "reason": _reason(row)} for row in report.rejected],
        "unmapped": list(report.unmapped),
    }


def _told(report: ImportReport, dry_run: bool) -> list[str]:
    verb = "would be added" if dry_run else "added"
    counts = f"{report.imported} {verb}, {report.skipped} here already, {len(report.rejected)} refused"
    lines = [f"{report.read} rows read: {counts}."]
    lines += [f"  row {row.row}: {_reason(row)}" for row in report.rejected]
    if report.unmapped:
        lines.append(f"Left out: {', '.join(report.unmapped)}.")
    if report.id:
        lines.append(f"Take it back with: delight import --undo {report.id}")
    return lines


def _reason(row: Rejected) -> str:
    where = f"{row.column}: " if row.column else ""
    return where + sentence(DelightError(row.code, **row.details))
