"""``delight import``: customers, past cases and visits out of files of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli.commands import Deed
from delight.cli.faults import sentence
from delight.cli.history import take_back
from delight.cli.output import Speaker, answer, confirm, table
from delight.cli.progress import shown
from delight.cli.streams import read_input
from delight.cli.targets import replaces, written_to
from delight.cli.values import FILE, STREAM
from delight.cli.wishes import opened
from delight.domain.customers.whys import english
from delight.domain.errors import DelightError
from delight.domain.imports.importing import Fate, ImportFile, ImportNoun, ImportReport, ImportWish, RowPlan
from delight.domain.imports.totals import sentences
from delight.domain.imports.words import incomplete, refusal, remark, row_called, why

if TYPE_CHECKING:
    from delight.services.bundle import Services


class _Mapped(click.ParamType):
    """A column and the field that it holds."""

    name = "column=field"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return (column, field); a column's name may hold =, a field's never does."""
        column, equals, field = str(value).rpartition("=")
        if not equals or not column.strip():
            self.fail("Write it like COLUMN=FIELD, such as “Client=name”.", param, ctx)
        return column.strip(), field.strip()


_NOUNS = tuple(noun.value for noun in ImportNoun)
_YES_NO = {"yes": True, "no": False}
_LISTED = 200
"""Rows that people are told one by one; the rest is in the report."""


@click.command(
    name="import",
    cls=Deed,
    example="delight import customers.csv --dry-run\ndelight import customers.csv\ndelight import --undo ID",
)
@click.argument("file", type=FILE, required=False, metavar="[FILE]")
@click.option(
    "--as", "noun", type=click.Choice(_NOUNS), default=_NOUNS[0], show_default=True, help="What the rows are."
)
@click.option(
    "--map", "mapping", type=_Mapped(), multiple=True, metavar="COLUMN=FIELD",
    help="What a column holds, where that is not found out; COLUMN= leaves it out.",
)  # fmt: skip
@click.option("--sheet", default="", metavar="NAME", help="Which worksheet of a workbook.")
@click.option("--encoding", default="", metavar="E", help="Encoding of a text, such as cp1252.")
@click.option(
    "--header-row", type=click.IntRange(min=0), metavar="N", help="Which row names the columns; 0 for none."
)
@click.option("--day-first", type=click.Choice(list(_YES_NO)), help="Whether 03/04/2025 is the 3rd of April.")
@click.option(
    "--make-unknown", is_flag=True, help="Add customers of visits whom nobody knows and no name names."
)
@written_to("FILE", "Save what became of every row, as CSV.", "--report", required=False)
@click.option("--dry-run", is_flag=True, help="Only say what would be done with each row.")
@click.option("--undo", "undo_id", metavar="ID", help="Take a whole import back.")
@click.option("--rest", is_flag=True, help="With --undo: leave what was changed since.")
@click.option("--show", "show_id", metavar="ID", help="Show what became of each row of an import.")
@click.option("--list", "listed", is_flag=True, help="List the imports that were done.")
def import_(**given: Any) -> None:
    """Take customers, past cases or visits in from a file of another program, all in one go.

    Encoding, delimiter, header row and columns are found. What is here already is not doubled, rows that
    cannot be taken are listed with the reason, and the whole import can be undone. FILE may be - for
    standard input.
    """
    chosen = [name for name in ("file", "undo_id", "show_id", "listed") if given[name]]
    if len(chosen) != 1:
        raise click.UsageError("Choose one: a file, --undo, --show or --list.")
    deeds = {
        "file": lambda: _take(given),
        "undo_id": lambda: _undo(given["undo_id"], rest=given["rest"]),
        "show_id": lambda: _show(given["show_id"]),
        "listed": _list,
    }
    deeds[chosen[0]]()


def _wish(given: dict[str, Any]) -> ImportWish:
    return ImportWish(
        noun=ImportNoun(given["noun"]),
        mapping=dict(given["mapping"]),
        sheet=given["sheet"],
        encoding=given["encoding"],
        header_row=given["header_row"],
        day_first=_YES_NO.get(given["day_first"]),
        make_unknown=given["make_unknown"],
    )


def _take(given: dict[str, Any]) -> None:
    wish, dry = _wish(given), given["dry_run"]
    with opened() as services, shown("Reading" if dry else "Taking in") as progress:
        file = _opened(services, given["file"])
        if given["report"]:
            services.imports.check_report(file.path, given["report"], replace=replaces())
        report = (services.imports.plan if dry else services.imports.take)(file, wish, progress)
        speaker = Speaker(services)
        if report.problem:
            raise DelightError(report.problem, path=str(file.path))
        _save(services, report, given["report"])
    _confirm(report, dry, speaker)


def _save(services: Services, report: ImportReport, path: Path | None) -> None:
    """Save the report; the rows are in by now, so that a place that fails is told and is no failure."""
    if path is None:
        return
    try:
        services.imports.save_report(report, path, replace=replaces())
    except DelightError as error:
        click.echo(sentence(error), err=True)


def _confirm(report: ImportReport, dry: bool, speaker: Speaker) -> None:
    (answer if dry else confirm)(_document(report), _told(report, dry, speaker))


def _opened(services: Services, path: Path) -> ImportFile:
    if path != STREAM:
        return services.imports.open(path)
    return services.imports.from_bytes("-", read_input(services.imports.largest + 1))


def _undo(import_id: str, *, rest: bool) -> None:
    with opened() as services:
        services.imports.check(import_id)
        row = services.history.deed(import_id)
        take_back(services, row, lambda: services.imports.undo(import_id, rest=rest))


def _show(import_id: str) -> None:
    with opened() as services:
        report, speaker = services.imports.report(import_id), Speaker(services)
    answer(_document(report), _told(report, False, speaker))


def _list() -> None:
    with opened() as services:
        rows, speaker = services.imports.list(), Speaker(services)
        lines = [
            (r.id, speaker.when(r.at), r.noun.value, r.file, str(r.counts.get(Fate.NEW, r.records)), r.staff,
             "undone" if r.undone else "")
            for r in rows
        ]  # fmt: skip
        head = ("Id", "When", "What", "File", "New", "Who", "")
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
        "rejected": [{"row": row.row, "reason": refusal(row)} for row in report.rejected],
        "unmapped": list(report.unmapped),
    }


def _told(report: ImportReport, dry: bool, speaker: Speaker) -> list[str]:
    """Return what people read: how many became what, then each row that is worth a look."""
    sums = sentences(report.totals, english, speaker.amount, "{:,g}".format)
    lines = [_counts(report, dry), *sums, *filter(None, [incomplete(report, english)])]
    lines += map(remark, report.remarks)
    worth = [
        row for row in report.rows if row.remarks or row.differs or row.fate not in {Fate.NEW, Fate.HERE}
    ]
    lines += [f"  {row_called(row.row, report.kind)}: {_row(row, report.kind)}" for row in worth[:_LISTED]]
    if len(worth) > _LISTED:
        lines.append(f"  … and {len(worth) - _LISTED:,} rows more: --report FILE saves them all.")
    if report.unmapped:
        lines.append(f"Left out: {', '.join(report.unmapped)}.")
    if report.id:
        lines.append(f"Take it back with: delight import --undo {report.id}")
    return lines


def _counts(report: ImportReport, dry: bool) -> str:
    verb = "would be added" if dry else "added"
    kinds = [
        f"{report.imported} {verb}",
        f"{report.updated} learn something" if report.updated else "",
        f"{report.merged} same as an earlier row" if report.merged else "",
        f"{report.skipped} here already",
        f"{len(report.rejected)} refused",
    ]
    rows = "row" if report.read == 1 else "rows"
    return f"{report.read} {rows} read: {', '.join(filter(None, kinds))}."


def _row(row: RowPlan, kind: str) -> str:
    return " ".join(filter(None, (f"{row.title}:" if row.title else "", why(row, kind))))
