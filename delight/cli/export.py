"""``delight export``: take everything along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from delight.cli.commands import Question
from delight.cli.output import Speaker, confirm
from delight.cli.progress import gently, shown
from delight.cli.streams import through_file
from delight.cli.targets import replace_option, replaces
from delight.cli.values import FILE, STREAM, one_of
from delight.cli.wishes import opened
from delight.domain.exports import ExportReport, ExportWhat

if TYPE_CHECKING:
    from delight.services.bundle import Services


@click.command(
    cls=Question,
    example="delight export ~/Documents/shop\ndelight export everything.xlsx\n"
    "delight export customers.json --what customers",
)
@click.argument("target", type=FILE, metavar="DIR|FILE.xlsx|FILE.json")
@click.option(
    "--what", type=one_of(ExportWhat), default=ExportWhat.ALL.value, show_default=True, help="Which."
)
@replace_option
def export(target: Path, what: str) -> None:
    """Write everything the shop knows to a folder of CSV files, a workbook or a JSON document.

    - writes the JSON document to standard output. A folder has to be new, empty, or hold an earlier export,
    which --replace writes over.
    """
    with opened() as services:
        if target == STREAM:
            _to_output(services, ExportWhat(what))
            return
        with shown("Exporting") as progress:
            report = services.exports.export(target, ExportWhat(what), progress, replace=replaces())
        confirm(Speaker(services).plain(report), _told(report))


def _to_output(services: Services, what: ExportWhat) -> None:
    with gently() as progress, through_file("export.json") as document:
        services.exports.export(document, what, progress)


def _told(report: ExportReport) -> list[str]:
    filled = {key: count for key, count in report.counts.items() if count}
    counts = ", ".join(f"{key.replace('-', ' ')} {count}" for key, count in filled.items())
    lines = [f"Exported to {report.path}" + (f": {counts}." if counts else "; there is nothing in it yet.")]
    lines += [
        f"Too long for a cell, and whole in a file of its own: {cut.column}, line {cut.row} of {cut.table} "
        f"({cut.file})."
        for cut in report.cut
    ]
    return lines
