"""``delight export``: take everything along."""

from __future__ import annotations

from pathlib import Path

import click

from delight.cli.commands import Question
from delight.cli.output import Speaker, confirm
from delight.cli.progress import shown
from delight.cli.values import FILE, one_of
from delight.cli.wishes import opened
from delight.domain.exports import ExportReport, ExportWhat


@click.command(
    cls=Question,
    example="delight export ~/Documents/shop\ndelight export everything.xlsx\n"
    "delight export customers.json --what customers",
)
@click.argument("target", type=FILE, metavar="DIR|FILE.xlsx|FILE.json")
@click.option(
    "--what", type=one_of(ExportWhat), default=ExportWhat.ALL.value, show_default=True, help="Which."
)
@click.option("--replace", is_flag=True, help="Write over an earlier export in DIR.")
def export(target: Path, what: str, replace: bool) -> None:
    """Write everything the shop knows to a folder of CSV files, a workbook or a JSON document."""
    with opened() as services:
        with shown("Exporting") as progress:
            report = services.exports.export(target, ExportWhat(what), progress, replace=replace)
        confirm(Speaker(services).plain(report), _told(report))


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
