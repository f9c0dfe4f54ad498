"""``delight backup``, ``restore`` and ``check``: keeping the shop safe."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from delight.cli import restore as put_back
from delight.cli.commands import Question
from delight.cli.output import Speaker, answer, confirm, pairs, write_json
from delight.cli.values import FILE
from delight.cli.wishes import opened, wishes

_PROBLEMS = {
    "check.file": "The file is damaged: {detail}.",
    "check.reference": "Records of “{detail}” point to others that are gone.",
    "check.history": "The history was changed from outside, from line {detail} on.",
    "check.letter": "The pages of letter {detail} are damaged.",
}
_COUNTED = ("customers", "cases", "letters", "gestures", "visits")


@click.command(cls=Question, example="delight backup /media/stick")
@click.argument("file", type=FILE, required=False, metavar="[FILE]")
def backup(file: Path | None) -> None:
    """Write the whole shop to one verified file (or into a folder; default: the shop's own)."""
    with opened() as services:
        report = services.backups.backup(file)
        size = f"{report.size / 1_000_000:.1f} MB"
        confirm(Speaker(services).plain(report), f"Backed up to {report.path} ({size}, read back and whole).")


@click.command(cls=Question, example="delight restore /media/stick/bakery-0012-2026-03-14.delightbackup")
@click.argument("file", type=FILE, metavar="FILE")
def restore(file: Path) -> None:
    """Put a backup in the place of the shop; the file it replaces is kept beside it."""
    report = put_back(file, wishes().shop)
    document = {
        **asdict(report),
        "backup": str(report.backup),
        "place": str(report.place),
        "made_at": report.made_at.isoformat(),
        "kept": str(report.kept) if report.kept else None,
    }
    lines = [f"The shop is as it was at the backup of {report.made_at.astimezone():%Y-%m-%d %H:%M}."]
    if report.kept:
        lines.append(f"What it replaced is kept in {report.kept}.")
    confirm(document, lines)


@click.command(cls=Question, example="delight check")
def check() -> None:
    """Look whether the shop's file, its history and its letters are whole."""
    with opened() as services:
        report = services.backups.check()
    problems = [{"code": code, "detail": detail} for code, detail in report.problems]
    document = {"sound": report.sound, "problems": problems, "counts": report.counts}
    if report.sound:
        counts = pairs({name: str(report.counts[name]) for name in _COUNTED if name in report.counts})
        answer(document, ["Everything is whole.", *counts])
        return
    if wishes().as_json:
        write_json(document)
    else:
        for code, detail in report.problems:
            click.echo(_PROBLEMS.get(code, code + ": {detail}").format(detail=detail), err=True)
    raise click.exceptions.Exit(1)
