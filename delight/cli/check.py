"""``delight check``: is all of it whole, and what came of mending what was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import click

from delight.cli import repair as mend
from delight.cli.commands import Question
from delight.cli.output import answer, pairs, write_json
from delight.cli.progress import shown
from delight.cli.wishes import opened, wishes
from delight.domain.backups import CheckReport, HistoryGap, Repair, RepairReport

_PROBLEMS = {
    "check.file": "The file is damaged: {detail}.",
    "check.reference": "Records of “{detail}” point to others that are gone.",
    "check.record": "Records of “{detail}” hold what cannot be read.",
    "check.derived": "What is counted of the records cannot be read; the records themselves can.",
    "check.history": "The history was changed from outside, from line {detail} on.",
    "check.letter": "The pages of letter {detail} are damaged.",
    "check.voucher": "What was taken of voucher {detail} does not fit what it is worth: please look at it.",
}
_MENDABLE = frozenset({"check.file", "check.reference", "check.record", "check.derived", "check.letter"})
_COUNTED = ("customers", "cases", "letters", "gestures", "vouchers", "visits")
_HISTORY = frozenset({"changes", "deeds", "payloads", "meta"})


@click.command(cls=Question, example="delight check\ndelight check --repair")
@click.option("--repair", is_flag=True, help="Mend the file first, out of itself and its newest copy.")
def check(repair: bool) -> None:
    """Look whether the shop's file, its history, its letters and its copies are whole.

    Ends with 1 where something is not. With --repair it ends with 0 once the file was mended, and says what
    is lost; with 1 where something is wrong that cannot be mended.
    """
    mended = mend(wishes().shop) if repair else None
    with opened() as services, shown("Checking") as progress:
        report = services.backups.check(progress)
    document = _document(report, mended)
    lines = [*_mended(mended), *(_whole(report) if report.sound else [])]
    if report.sound or (mended and mended.changed):
        answer(
            document, [*lines, *([] if report.sound else ["What could not be mended:", *_problems(report)])]
        )
        return
    if wishes().as_json:
        write_json(document)
    for line in [] if wishes().as_json else [*_problems(report), *_advice(report, repair=repair)]:
        click.echo(line, err=True)
    raise click.exceptions.Exit(1)


def _document(report: CheckReport, mended: RepairReport | None) -> dict[str, Any]:
    return {
        "sound": report.sound,
        "problems": [{"code": code, "detail": detail} for code, detail in report.problems],
        "counts": report.counts,
        "copies": {"whole": report.copies, "damaged": [str(path) for path in report.damaged]},
        "gaps": [{**asdict(gap), "noted_at": gap.noted_at.isoformat()} for gap in report.gaps],
        **({"repair": {**asdict(mended), **_paths(mended)}} if mended else {}),
    }


def _paths(report: RepairReport) -> dict[str, str | None]:
    return {
        name: str(path) if path else None for name, path in (("copy", report.copy), ("kept", report.kept))
    }


def _problems(report: CheckReport) -> list[str]:
    return [
        _PROBLEMS.get(code, code + ": {detail}").format(detail=detail) for code, detail in report.problems
    ]


def _advice(report: CheckReport, *, repair: bool) -> Iterator[str]:
    if repair:
        yield "This cannot be mended."
    elif any(code in _MENDABLE for code, _ in report.problems):
        yield "Mend it with `delight check --repair`."


def _whole(report: CheckReport) -> Iterator[str]:
    counts = {name: str(report.counts[name]) for name in _COUNTED if name in report.counts}
    yield "Everything is whole."
    yield from pairs({**counts, "copies": str(report.copies)})
    for path in report.damaged:
        yield f"This copy is damaged and counts no more: {path}."
    for gap in report.gaps:
        yield _gap(gap)


def _gap(gap: HistoryGap) -> str:
    lines = "1 line" if gap.lost == 1 else f"{gap.lost} lines"
    return (
        f"The history lacks {lines} before line {gap.line} since the repair of {_day(gap.noted_at)}. "
        "All the others are as they were written."
    )


def _day(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d}"


def _mended(report: RepairReport | None) -> list[str]:
    if report is None or report.how is Repair.NOTHING:
        return ["There was nothing to mend."] if report else []
    if report.how is Repair.INDEXES:
        return ["The file was mended: only its indexes were damaged."]
    rebuilt = report.how is Repair.REBUILT
    lines = ["The file was made anew out of what could be read."] if rebuilt else []
    for words, counts in (("Out of copies", report.brought_back), ("Lost", report.lost)):
        if counts:
            lines.append(f"{words}: {counted_words(counts)}.")
    if report.lost.get("shop"):
        lines.append("What the shop says of itself is lost: set it again with `delight settings`.")
    return [*lines, f"The damaged file is kept in {report.kept}."] if rebuilt else lines


def counted_words(counts: Mapping[str, int]) -> str:
    """Return how many records of each kind, what people do not see summed up as history."""
    told: dict[str, int] = {}
    for noun, count in counts.items():
        name = "lines of history" if noun in _HISTORY else noun.replace("_", "-")
        told[name] = told.get(name, 0) + count
    return ", ".join(f"{name} {count}" for name, count in sorted(told.items()) if count)
