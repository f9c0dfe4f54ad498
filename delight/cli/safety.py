"""``delight backup`` and ``delight restore``: keeping the shop safe."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from delight.cli import look_into, safety_at
from delight.cli import restore as put_back
from delight.cli.check import counted_words
from delight.cli.commands import Question
from delight.cli.faults import sentence
from delight.cli.output import Speaker, answer, confirm, table
from delight.cli.progress import gently, shown
from delight.cli.streams import complain, through_file
from delight.cli.targets import replace_option, replaces
from delight.cli.values import FILE, STREAM
from delight.cli.wishes import opened, wishes
from delight.domain.backups import BackupReport, BackupRow, Preview, Safety, SecondState, Where
from delight.domain.errors import StorageError

if TYPE_CHECKING:
    from delight.services.bundle import Services

_STATES = {
    SecondState.NONE: "There is no second place for copies.",
    SecondState.THERE: "Copies are kept in {folder} as well.",
    SecondState.AWAY: "The second place {folder} is not there now.",
    SecondState.REFUSES: "Nothing can be written to the second place {folder} now.",
}
NOWHERE = "none"


@click.command(
    cls=Question,
    example="delight backup\ndelight backup /media/stick\ndelight backup --list\n"
    "delight backup --second /media/stick",
)
@click.argument("file", type=FILE, required=False, metavar="[FILE]")
@click.option("--list", "listed", is_flag=True, help="List the copies there are, the newest first.")
@click.option("--second", metavar="DIR", help="Keep copies there as well from now on; “none” for nowhere.")
@replace_option
def backup(file: Path | None, listed: bool, second: str | None) -> None:
    """Write the whole shop to one verified file (or into a folder; default: the shop's own).

    - writes it to standard output.
    """
    if sum((file is not None, listed, second is not None)) > 1:
        raise click.UsageError("Say a file, or --list, or --second.")
    if listed:
        _list()
        return
    with opened() as services:
        if second is not None:
            _choose(services, second)
        elif file == STREAM:
            _to_output(services)
        else:
            _back_up(services, file)


def _back_up(services: Services, file: Path | None) -> None:
    with shown("Backing up") as progress:
        report: BackupReport = services.backups.backup(file, progress, replace=replaces())
    lines = [f"Backed up to {report.path} ({_size(report.size)}, read back and whole)."]
    if report.second:
        lines.append(f"A copy of it is in {report.second.parent}.")
    confirm(Speaker(services).plain(report), lines)


def _to_output(services: Services) -> None:
    with gently() as progress, through_file("shop.delightbackup") as copy:
        services.backups.backup(copy, progress)


def _list() -> None:
    """List the copies there are; also of a shop that cannot be read, which is when somebody asks."""
    try:
        with opened() as services:
            _tell(services.backups.safety(), Speaker(services))
    except StorageError as error:
        safety = safety_at(wishes().shop)
        if not safety.rows:
            raise
        _tell(safety, Speaker(None), {"code": error.code, "message": sentence(error)})


def _tell(safety: Safety, speaker: Speaker, problem: Mapping[str, str] | None = None) -> None:
    lines = [
        (str(r.number), speaker.when(r.made_at), r.reason.value, _holds(r), _places(r), str(r.path))
        for r in safety.rows
    ]
    head = ("No.", "Made", "Why", "Holds", "Where", "File")
    widest = [*table([line[:-1] for line in lines], head[:-1], "No copy was made yet.")]
    files = [*([""] if lines else []), *(f"{number}  {path}" for number, *_, path in lines)]
    document = {
        "backups": speaker.plain(safety.rows),
        "second": speaker.plain(safety.second),
        "set_aside": safety.set_aside,
        "unchanged": safety.unchanged,
        **({"problem": problem} if problem else {}),
    }
    answer(document, [*widest, *files])
    if problem and not wishes().as_json:
        complain(problem["message"])


def _choose(services: Services, folder: str) -> None:
    if folder == NOWHERE:
        second = services.backups.forget_second()
    else:
        second = services.backups.choose_second(FILE.convert(folder, None, None))
    confirm(Speaker(services).plain(second), _STATES[second.state].format(folder=second.folder))


@click.command(
    cls=Question,
    example="delight restore /media/stick/bakery-0012-2026-03-14.delightbackup --plan\n"
    "delight restore /media/stick/bakery-0012-2026-03-14.delightbackup",
)
@click.argument("file", type=FILE, metavar="FILE")
@click.option("--plan", is_flag=True, help="Only say what would change.")
def restore(file: Path, plan: bool) -> None:
    """Put a backup in the place of the shop; what it replaces is kept, so that this can be taken back."""
    if plan:
        _plan(file)
        return
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
    if report.erased:
        lines.append(f"People who were erased since, and were erased again: {report.erased}.")
    confirm(document, lines)


def _plan(file: Path) -> None:
    """Say what a backup holds and, beside a shop that can be opened, what bringing it back would change."""
    row = look_into(file)
    document = {"backup": {"path": str(row.path), "made_at": row.made_at.isoformat(), "shop": row.shop}}
    held = f"The backup of {row.made_at.astimezone():%Y-%m-%d %H:%M} holds {_holds(row)}."
    with ExitStack() as stack:
        try:
            services = stack.enter_context(opened())
        except StorageError:
            answer(document, [held, "No shop that is here can be read to compare it with."])
            return
        preview = services.backups.preview(file)
        answer(Speaker(services).plain(preview), [held, *_changed(preview)])


def _changed(preview: Preview) -> list[str]:
    """Return in words what bringing a backup back would change."""
    kinds = (
        ("Added since, and gone then", {one.noun: one.gone for one in preview.differences}),
        ("Would come back", {one.noun: one.back for one in preview.differences}),
        ("Changed since, and as it was then", {one.noun: one.changed for one in preview.differences}),
    )
    lines = [f"{words}: {counted_words(counts)}." for words, counts in kinds if any(counts.values())]
    if preview.other_shop:
        lines.insert(0, f"It is of another shop: “{preview.other_shop}”.")
    if preview.erased:
        lines.append(f"People who were erased since, and stay erased: {preview.erased}.")
    return lines or ["Nothing would change."]


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def _holds(row: BackupRow) -> str:
    counts = (row.counts.get(name, 0) for name in ("customers", "cases", "letters"))
    return "{} customers, {} cases, {} letters".format(*counts)


def _places(row: BackupRow) -> str:
    here, second = Where.HERE in row.places, Where.SECOND in row.places
    return "both" if here and second else "second" if second else "here"
