"""``delight letter due``: every letter that is owed, in one go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli.commands import Deed
from delight.cli.faults import sentence
from delight.cli.output import confirm
from delight.cli.progress import shown
from delight.cli.values import FILE
from delight.cli.wishes import opened
from delight.domain.errors import DelightError
from delight.domain.progress import ProgressFn
from delight.domain.text import fold
from delight.domain.writing import DueLetter

if TYPE_CHECKING:
    from delight.services.bundle import Services


@click.command(
    cls=Deed, example="delight letter due --out week.pdf\ndelight letter due --out ./letters --issue"
)
@click.option(
    "--out", type=FILE, required=True, metavar="FILE.pdf|DIR", help="One PDF, or a folder for one each."
)
@click.option("--issue", is_flag=True, help="Keep each in the archive for good.")
def due(out: Path, issue: bool) -> None:
    """Write every letter that is due; what lacks something is left out and named."""
    with opened() as services, shown("Writing") as progress:
        one_file = out.suffix.lower() == ".pdf"
        if one_file:
            services.letters.check_file(out)
        elif not out.is_dir():
            raise DelightError("file.no_folder", path=str(out / "letters.pdf"))
        if issue:
            report = _issue(services, out, progress, one_file=one_file)
        else:
            report = _whole(services, out, progress) if one_file else _each(services, out, progress)
    confirm(report, _told(report))


def _whole(services: Services, out: Path, progress: ProgressFn) -> dict[str, Any]:
    letters = services.batch.write_due(progress)
    services.letters.save(letters.pdf, out)
    left = [(letter, ", ".join(m.field for m in missing)) for letter, missing in letters.incomplete]
    return _report(out, [(letter, {}) for letter in letters.written], left)


def _each(services: Services, out: Path, progress: ProgressFn) -> dict[str, Any]:
    written, left, letters = [], [], services.due.list()
    for number, letter in enumerate(letters):
        progress(number, len(letters))
        try:
            preview = services.letters.preview(letter.request)
        except DelightError as error:
            left.append((letter, sentence(error)))
            continue
        if preview.missing:
            left.append((letter, ", ".join(m.field for m in preview.missing)))
            continue
        path = out / f"{number + 1:03d}-{_slug(letter)}.pdf"
        services.letters.save(preview.pdf, path)
        written.append((letter, {"out": str(path)}))
    return _report(out, _some(written, left), left)


def _issue(services: Services, out: Path, progress: ProgressFn, *, one_file: bool) -> dict[str, Any]:
    written, left, letters = [], [], services.due.list()
    for number, letter in enumerate(letters):
        progress(number, len(letters))
        try:
            record = services.letters.issue(letter.request).record
        except DelightError as error:
            if not error.code.startswith(("letters.", "wording.")):
                raise
            left.append((letter, sentence(error)))
            continue
        row = services.letters.get(record)
        written.append((letter, {"id": row.id, "number": row.number, "sha256": row.sha256}))
    for letter, kept in _some(written, left):
        if not one_file:
            kept["out"] = str(out / f"{kept['number']}-{_slug(letter)}.pdf")
            services.letters.save(services.letters.pdf(kept["id"]), Path(kept["out"]))
    if one_file:
        services.letters.save(services.letters.joined([kept["id"] for _, kept in written]), out)
    return _report(out, written, left)


def _some(
    written: list[tuple[DueLetter, dict[str, Any]]], left: Sequence[tuple[DueLetter, str]]
) -> list[tuple[DueLetter, dict[str, Any]]]:
    if not written:
        raise DelightError("letters.none_due", incomplete=len(left))
    return written


def _report(
    out: Path, written: Sequence[tuple[DueLetter, dict[str, Any]]], left: Sequence[tuple[DueLetter, str]]
) -> dict[str, Any]:
    return {
        "out": str(out),
        "written": [{**_about(letter), **kept} for letter, kept in written],
        "incomplete": [{**_about(letter), "missing": missing} for letter, missing in left],
    }


def _about(letter: DueLetter) -> dict[str, str]:
    return {
        "wording": letter.request.wording,
        "customer": letter.customer_name,
        "about": letter.subject,
        "why": letter.why,
    }


def _told(report: dict[str, Any]) -> list[str]:
    count = len(report["written"])
    lines = [f"{count} letter{'s' if count != 1 else ''} written to {report['out']}."]
    return lines + [
        f"Left out: {item['wording']} to {item['customer']}, {item['missing']}."
        for item in report["incomplete"]
    ]


def _slug(letter: DueLetter) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(f"{letter.request.wording} {letter.customer_name}")).strip("-")[
        :60
    ]
