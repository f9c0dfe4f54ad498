"""``delight case attach``, ``detach``, ``files`` and ``file``: the photos and files of a case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from delight.cli import streams
from delight.cli.came import check_named, ready_files, whole_words
from delight.cli.columns import safe, whole_table
from delight.cli.commands import Deed, Question
from delight.cli.output import Speaker, answer, confirm, done
from delight.cli.targets import replaces, written_to
from delight.cli.values import FILE, ID, STREAM
from delight.cli.wishes import case_id, opened

_HEAD = ("Id", "Name", "Bytes", "Kind", "Added", "By")


@click.command(cls=Deed, example="delight case attach C-2026-0042 cake.jpg receipt.pdf")
@click.argument("reference", metavar="REF")
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
def attach(reference: str, files: Sequence[Path]) -> None:
    """Keep photos and files with a case; photos are made small, without where they were taken."""
    check_named(files)
    with opened() as services:
        found = case_id(services, reference)
        before = {row.id for row in services.attachments.of(found)}
        ready = ready_files(services, files)
        changes = services.attachments.attach(found, ready)
        rows = [row for row in services.attachments.of(found) if row.id not in before]
        told = (
            f"Kept with {services.cases.get(found).reference}: {', '.join(safe(row.name) for row in rows)}."
        )
        confirm({**done(changes), "files": Speaker(services).plain(rows)}, [told, *whole_words(ready)])


@click.command(cls=Deed, example="delight case detach 7")
@click.argument("file_id", type=ID, metavar="ID")
def detach(file_id: int) -> None:
    """Take a photo or file off its case; undo brings it back."""
    with opened() as services:
        row = services.attachments.get(file_id)
        changes = services.attachments.remove(file_id)
        confirm({**done(changes), **Speaker(services).plain(row)}, f"{safe(row.name)} is taken off its case.")


@click.command(name="files", cls=Question, example="delight case files C-2026-0042")
@click.argument("reference", metavar="REF")
def files_of(reference: str) -> None:
    """List the photos and files of a case."""
    with opened() as services:
        speaker = Speaker(services)
        rows = services.attachments.of(case_id(services, reference))
        lines = [
            (str(row.id), row.name, str(row.size), row.media_type, speaker.when(row.added_at), row.staff)
            for row in rows
        ]
        answer(speaker.plain(rows), whole_table(lines, _HEAD, "No photos or files are kept with it."))


@click.command(name="file", cls=Question, example="delight case file 7 --out cake.jpg")
@click.argument("file_id", type=ID, metavar="ID")
@written_to("FILE", "Where the copy goes; - is standard output.")
def file_out(file_id: int, out: Path) -> None:
    """Save a copy of a photo or file."""
    with opened() as services:
        row = services.attachments.get(file_id)
        if out == STREAM:
            streams.write_output(services.attachments.data(file_id))
            return
        services.attachments.save(file_id, out, replace=replaces())
        confirm(
            {**Speaker(services).plain(row), "path": str(out)}, f"{safe(row.name)} saved as {safe(str(out))}."
        )


COMMANDS = (attach, detach, files_of, file_out)
