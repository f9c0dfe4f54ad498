"""Letters into a PDF, a pipe or a folder: to look at, or issued."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli.faults import sentence
from delight.cli.output import Speaker, confirm
from delight.cli.values import STREAM
from delight.cli.wishes import wishes
from delight.domain.errors import DelightError
from delight.domain.letters import LetterRow
from delight.domain.progress import ProgressFn
from delight.domain.text import fold
from delight.domain.writing import LeftOut, LetterRequest

if TYPE_CHECKING:
    from delight.services.bundle import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A letter that is wanted; ``about`` is what the answer says of it whatever comes of it."""

    request: LetterRequest
    name: str
    about: dict[str, Any] = field(default_factory=dict)


def check_out(services: Services, out: Path) -> None:
    """Make sure that a PDF can go to ``out`` before anything is done (``file.cannot_write``)."""
    if out != STREAM:
        services.letters.check_file(out)
    elif wishes().as_json:
        raise click.UsageError("--json and a PDF cannot both go to standard output.")


def save(services: Services, pdf: bytes, out: Path) -> None:
    """Write a PDF to a file or standard output (``file.cannot_write``)."""
    if out == STREAM:
        sys.stdout.buffer.write(pdf)
    else:
        services.letters.save(pdf, out)


def confirm_kept(services: Services, row: LetterRow, out: Path, deed: dict[str, object]) -> None:
    """Say which letter of the archive stands in ``out`` now; nothing beside a PDF in a pipe."""
    if out != STREAM:
        document = {**deed, "out": str(out), "issued": True, **Speaker(services).plain(row)}
        confirm(document, f"{row.number}, {row.title} to {row.customer_name}, written to {out}.")


def check_place(services: Services, out: Path) -> None:
    """Make sure that letters can be written there (``file.no_folder``, ``file.cannot_write``)."""
    if out.suffix.lower() == ".pdf":
        services.letters.check_file(out)
    elif not out.is_dir():
        raise DelightError("file.no_folder", path=str(out / "letters.pdf"))


def write_all(
    services: Services, asked: Sequence[Asked], out: Path, progress: ProgressFn, *, issue: bool
) -> dict[str, Any]:
    """Write letters to one PDF or a file each; return what was written and what was left out, with why.

    Raises:
        DelightError: ``file.no_folder``, ``file.cannot_write``, ``letters.none_due`` where none could be
            written; what ended a batch half-way, after what was put out had been kept.
    """
    check_place(services, out)
    written, left = (_issue if issue else _look)(services, asked, out, progress)
    return {
        "out": str(out),
        "written": [{**one.about, **kept} for one, kept in written],
        "incomplete": [{**one.about, "missing": reason} for one, reason in left],
    }


_NAMED = 3
"""How many letters that cannot be written one sentence names."""

_Written = list[tuple[Asked, dict[str, Any]]]
_Left = list[tuple[Asked, str]]


def _look(
    services: Services, asked: Sequence[Asked], out: Path, progress: ProgressFn
) -> tuple[_Written, _Left]:
    pages = services.batch.pages([one.request for one in asked], progress)
    left = [(one, _why(page)) for one, page in zip(asked, pages, strict=True) if isinstance(page, LeftOut)]
    ready = [(one, page) for one, page in zip(asked, pages, strict=True) if isinstance(page, bytes)]
    _check_some(ready, left)
    if out.suffix.lower() == ".pdf":
        services.letters.save(services.letters.together([page for _, page in ready]), out)
        return [(one, {}) for one, _ in ready], left
    written: _Written = []
    for number, (one, page) in enumerate(ready, 1):
        path = out / f"{number:03d}-{_slug(one)}.pdf"
        services.letters.save(page, path)
        written.append((one, {"out": str(path)}))
    return written, left


def _issue(
    services: Services, asked: Sequence[Asked], out: Path, progress: ProgressFn
) -> tuple[_Written, _Left]:
    """Put letters out, save them, then count them as issued; what cannot be saved never went out."""
    made = services.batch.put_out([one.request for one in asked], progress)
    reasons = {id(one.request): _why(one) for one in made.left_out}
    left = [(one, reasons[id(one.request)]) for one in asked if id(one.request) in reasons]
    ready = [one for one in asked if id(one.request) not in reasons]
    if made.problem is None:
        _check_some(made.letters, left)
    written, problem = _saved(services, list(zip(ready, made.letters, strict=False)), out)
    issued = made.letters[: len(written)]
    services.letters.came_out(issued)
    services.letters.never_sent(*made.letters[len(written) :])
    _check_whole(len(issued), len(ready), made.problem or problem)
    return written, left


def _saved(
    services: Services, kept: Sequence[tuple[Asked, int]], out: Path
) -> tuple[_Written, DelightError | None]:
    """Save letters that were put out, as far as it goes; return those that are there, and what ended it."""
    written: _Written = []
    try:
        if out.suffix.lower() == ".pdf" and kept:
            services.letters.save(services.letters.joined([letter_id for _, letter_id in kept]), out)
        for one, letter_id in kept:
            written.append((one, _kept(services, one, letter_id, out)))
    except DelightError as error:
        return written, error
    return written, None


def _kept(services: Services, one: Asked, letter_id: int, out: Path) -> dict[str, Any]:
    row = services.letters.get(letter_id)
    document: dict[str, Any] = {"id": row.id, "number": row.number, "sha256": row.sha256}
    if out.suffix.lower() != ".pdf":
        document["out"] = str(out / f"{row.number}-{_slug(one)}.pdf")
        services.letters.save(services.letters.pdf(letter_id), Path(document["out"]))
    return document


def _check_whole(issued: int, asked: int, problem: DelightError | None) -> None:
    """Say what became of a batch that something ended half-way."""
    if problem is None:
        return
    if not issued:
        raise problem
    raise DelightError("letters.half_done", issued=issued, asked=asked, why=sentence(problem).rstrip("."))


def _check_some(ready: Sequence[object], left: _Left) -> None:
    if ready:
        return
    if not left:
        raise DelightError("letters.none_due")
    why = [f"{one.name}, {reason.rstrip('.')}" for one, reason in left[:_NAMED]]
    more = [f"and {len(left) - _NAMED} more"] if len(left) > _NAMED else []
    raise DelightError("letters.none_ready", why="; ".join([*why, *more]))


def _why(left: LeftOut) -> str:
    return ", ".join(missing.field for missing in left.missing) or sentence(left.error)


def _slug(one: Asked) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(f"{one.request.wording} {one.name}")).strip("-")[:60]
